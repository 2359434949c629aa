/** Where the titles stand in what is read: staff put a title above the table, a column in front of it, or move a column. */
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { recognisedTitles } from './read-header.ts';

/** Titles of the list above the header take a few rows at most. */
export const HEADER_ROWS_SEARCHED = 20;

/** How many of the needed things (timestamp, unit, name) the titles of a row name. */
export function likeness(cells: readonly CellValue[]): number {
  const kinds = recognisedTitles(cells.map(cellText));
  return (['timestamp', 'unit', 'name'] as const).filter((kind) => kinds.has(kind)).length;
}

/** The first row that names at least so many of them; null: none does. */
export function headingRow(rows: readonly (readonly CellValue[])[], least: number): number | null {
  const found = rows.slice(0, HEADER_ROWS_SEARCHED).findIndex((cells) => likeness(cells) >= least);
  return found < 0 ? null : found;
}
