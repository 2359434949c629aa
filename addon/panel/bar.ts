import type { VNode } from 'preact';
import { html } from './html.ts';

/** How much of a whole is done. The numbers stand beside it in words, so it is hidden from screen readers. */
export function Bar({ part, whole }: { readonly part: number; readonly whole: number }): VNode {
  const share = whole === 0 ? 0 : Math.min(1, part / whole);
  return html`<span class=${share === 1 ? 'bar whole' : 'bar'} aria-hidden="true">
    <span style=${{ width: `${Math.round(share * 100)}%` }}></span>
  </span>`;
}
