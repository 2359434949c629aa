import type { CellValue } from './model.ts';

/** What Excel allows in one cell. Google Sheets allows 50,000; one limit for both keeps the adapters equal. */
export const CELL_CHARACTERS_MAX = 32_767;

/** Stands at the end of a text that was too long for a cell, so that nobody takes it for the whole. */
export const CUT_MARK = ' … [đã cắt bớt]';

/**
 * The value as every adapter can keep it. The server compares and writes only storable values: what comes back from a
 * file must equal what was meant, else each sync would write the same cell again.
 */
export function storable(value: CellValue | undefined): CellValue {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (value.length <= CELL_CHARACTERS_MAX && !IN_NEED.test(value)) return value;
  const text = cut(value.replace(/\r\n?/g, '\n').replace(UNSTORABLE, '').replace(LONE_SURROGATE, '\uFFFD'));
  return text === '' ? null : text;
}

/** Equal as far as a reader can tell: programs save numbers with 15 digits, and an empty text is an empty cell. */
export function sameCell(left: CellValue | undefined, right: CellValue | undefined): boolean {
  const a = left === undefined || left === '' ? null : left;
  const b = right === undefined || right === '' ? null : right;
  if (a === b) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Nothing that anyone would miss. Spaces alone were typed by somebody and count as content. */
export function isEmptyCell(value: CellValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Control characters other than tab and line feed, and the two code points XML forbids. */
// oxlint-disable-next-line no-control-regex -- these are the very characters that must go
const UNSTORABLE = /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g;

/** A text without any of these is kept as it is: nearly every text, and one look is a fifth of the work. */
// oxlint-disable-next-line no-control-regex -- as above
const IN_NEED = /[\u0000-\u0008\u000B-\u001F\u007F\uD800-\uDFFF\uFFFE\uFFFF]/;

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function cut(text: string): string {
  if (text.length <= CELL_CHARACTERS_MAX) return text;
  let end = CELL_CHARACTERS_MAX - CUT_MARK.length;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return text.slice(0, end) + CUT_MARK;
}
