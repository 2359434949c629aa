import type { CellValue } from './model.ts';

/** What the dropdown of a `check` cell offers: a box that is ticked. An empty cell is an empty box. */
export const CHECK_MARK = '☑';
export const CHECK_BLANK = '☐';

/**
 * Whether staff ticked a `check` cell, in whatever way they did: the box of the spreadsheet program, the mark of the
 * dropdown, or a word. Text that is neither a yes nor a no counts as not ticked; the cell itself stays as typed.
 */
export function isChecked(value: CellValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1;
  return YES.has(value.trim().normalize('NFC').toLowerCase());
}

const YES: ReadonlySet<string> = new Set([
  CHECK_MARK,
  '☒',
  '✓',
  '✔',
  'x',
  'có',
  'co',
  'có mặt',
  'yes',
  'true',
  'đúng',
  '1',
]);
