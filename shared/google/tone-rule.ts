import type { Tone } from '../workbook/model.ts';
import type { ConditionalFormatReply } from './replies.ts';

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Background and text of each tone, from the palette of Google's own spreadsheets; text keeps a contrast of 4.5 : 1. */
export const TONE_COLOURS: Readonly<Record<Tone, { readonly background: Colour; readonly text: Colour }>> = {
  green: { background: rgb(0xd9ead3), text: rgb(0x1e4d16) },
  blue: { background: rgb(0xcfe2f3), text: rgb(0x0b3a66) },
  orange: { background: rgb(0xfce5cd), text: rgb(0x7a3e00) },
  red: { background: rgb(0xf4cccc), text: rgb(0x7d0000) },
  grey: { background: rgb(0xe6e6e6), text: rgb(0x434343) },
};

/** Whether a conditional format is one that a look of ours wrote. Rules have no name, so the exact colour tells. */
export function isToneRule(rule: ConditionalFormatReply): boolean {
  const background = rule.booleanRule?.format?.backgroundColor;
  if (rule.booleanRule?.condition?.type !== 'TEXT_STARTS_WITH' || background == null) return false;
  return Object.values(TONE_COLOURS).some(
    ({ background: tone }) =>
      near(tone.red, background.red) &&
      near(tone.green, background.green) &&
      near(tone.blue, background.blue),
  );
}

export function rgb(hex: number): Colour {
  return { red: share(hex >> 16), green: share((hex >> 8) & 255), blue: share(hex & 255) };
}

/** Colours come back as 32-bit fractions of 255. */
function near(wanted: number, found: number | null | undefined): boolean {
  return Math.abs(wanted - (found ?? 0)) < 1 / 512;
}

/** Four digits tell 256 shades apart, and hundreds of requests carry colours. */
function share(of255: number): number {
  return Math.round((of255 / 255) * 10_000) / 10_000;
}
