import type { CellValue } from '../workbook/model.ts';

/**
 * A cell as text, as typed, without what cannot be seen or stored: control and direction characters, lone surrogates,
 * white space at the ends. Line breaks stay. Numbers are written plainly, so a phone stored as a number keeps its
 * digits (and shows that it lost its zero).
 */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return String(cell);
  return PLAIN.test(cell)
    ? cell.trim()
    : cell.replace(/\r\n?/g, '\n').replace(UNSEEN, '').replace(LONE_SURROGATE, '\ufffd').trim();
}

/**
 * The text by which rows are ordered and recognised as equal (R0, R1): as `cellText`, composed to NFC. Neither case nor
 * inner spaces are touched: "equal in every cell" means what stands there. A number equals its plain text.
 */
export function comparedText(cell: CellValue | undefined): string {
  const text = cellText(cell);
  return PLAIN.test(text) ? text : text.normalize('NFC');
}

/** Nothing to clean: printable ASCII. */
const PLAIN = /^[ -~]*$/;
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- removing control characters needs naming them
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
