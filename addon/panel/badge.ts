import type { Tone } from '#shared/workbook/model.ts';
import type { VNode } from 'preact';
import { html } from './html.ts';
import { Icon, type IconName } from './icon.ts';

/** A state in words, with a sign of its own besides the colour. */
export function Badge({ tone, text, icon }: BadgeProps): VNode {
  return html`<span class=${`badge ${tone}`}><${Icon} name=${icon ?? ICONS[tone]} />${text}</span>`;
}

export interface BadgeProps {
  readonly tone: Tone;
  readonly text: string;
  /** Where the tone's own sign would say something else. */
  readonly icon?: IconName;
}

const ICONS: Readonly<Record<Tone, IconName>> = {
  green: 'check',
  blue: 'check',
  orange: 'question',
  red: 'alert',
  grey: 'stop',
};
