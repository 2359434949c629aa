/** What the rows show of the columns, where the titles alone cannot tell: which are filled in one row, which hold links. */
import { FILE_ENDINGS } from '../text/file-endings.ts';
import type { CellValue } from '../workbook/model.ts';
import { toneKey } from '../text/vietnamese.ts';
import { cellText } from './cell-text.ts';
import { isNothing } from './nothing-text.ts';

type Rows = readonly (readonly CellValue[])[];

/** The columns' texts of a row, blank ones left out. */
export function filledTexts(cells: readonly CellValue[], columns: readonly number[]): string[] {
  return columns.map((column) => cellText(cells[column])).filter((text) => !isNothing(text));
}

/** How two sets of columns are filled over the rows: `both` counts rows where they say different things. */
export function sharedRows(
  rows: Rows,
  before: readonly number[],
  after: readonly number[],
): { readonly both: number; readonly onlyAfter: number } {
  let both = 0;
  let onlyAfter = 0;
  for (const cells of rows) {
    const later = filledTexts(cells, after);
    if (later.length === 0) continue;
    const earlier = filledTexts(cells, before);
    if (earlier.length === 0) onlyAfter++;
    else if (toneKey(earlier.join(' ')) !== toneKey(later.join(' '))) both++;
  }
  return { both, onlyAfter };
}

/** True where every filled cell of the column holds links or names of files and nothing else: files that were uploaded. */
export function holdsLinks(rows: Rows, column: number): boolean {
  return everyFilled(
    rows,
    column,
    (text) =>
      text.split(/[\s,;]+/).every((part) => part === '' || LINK.test(part)) ||
      text.split(/[\n,;]+/).every((part) => part.trim() === '' || FILE.test(part.trim())),
  );
}

/** True where every filled cell of the column is a score, as a graded form has it: "-- / 0", "1.00 / 1". */
export function holdsScores(rows: Rows, column: number): boolean {
  return everyFilled(rows, column, (text) => SCORE.test(text));
}

function everyFilled(rows: Rows, column: number, fits: (text: string) => boolean): boolean {
  let filled = 0;
  for (const cells of rows) {
    const text = cellText(cells[column]);
    if (isNothing(text)) continue;
    if (!fits(text)) return false;
    filled++;
  }
  return filled > 0;
}

const SCORE = /^(?:-+|\d+(?:[.,]\d+)?)\s*\/\s*\d+(?:[.,]\d+)?$/;
const FILE = new RegExp(`\\.(?:${FILE_ENDINGS})$`, 'i');

const LINK = /^(?:https?:\/\/|www\.|(?:drive|docs|forms|sites)\.google\.com\/|1drv\.ms\/)\S+$/i;
