import type { CellValue } from '../workbook/model.ts';
import { cellData } from './cell-format.ts';
import type { TouchedSheet } from './change-batch.ts';
import type { GoogleTab, SheetsRequest } from './google-workbook.ts';
import { columnsBefore, rowsBefore } from './race-match.ts';
import type { PlacedRow } from './sheet-draft.ts';

/**
 * What must be written at once when somebody moved rows or columns, or typed in a row being put aside, just before a
 * write of ours. A batch speaks of positions, so it may have written into another row than it meant, renamed it or put
 * it aside. Here that is undone from what was read before: overwritten cells get their content back, renamed rows their
 * key, rows put aside their place. What the batch had meant is then not done, and the next diff does it.
 *
 * `now` is the tab as read after the write. A cell that staff changed in that same moment, and that the batch then
 * overwrote, cannot be known; it gets what it held before.
 */
export function raceRepair(touched: TouchedSheet, now: GoogleTab): readonly SheetsRequest[] {
  const columns = columnsBefore(touched.tab, now);
  const isShifted = touched.columns.some((key, at) => (now.columns[at] ?? null) !== key);
  const rows = rowsBefore(touched, now, columns);
  const wrong = touched.rows.filter((row) => isWrong(row, now, rows.get(row.at) ?? null, isShifted));
  const stray = isShifted
    ? touched.rows.filter((row) => row.origin === null && holdsItsCells(row, touched, now))
    : [];
  const order = Array.from({ length: now.rowCount }, (_, at) => at);
  return [
    ...wrong.flatMap((row) => restoredCells(row, touched, now, columns, rows.get(row.at) ?? null)),
    ...placesBack(wrong, touched, order, now.sheetId, rows),
    ...removals(stray, order, now.sheetId),
  ];
}

/** Whether what was written into the row was meant for another, or for other columns. */
function isWrong(row: PlacedRow, now: GoogleTab, before: number | null, isShifted: boolean): boolean {
  if (row.origin === null || row.writes.size === 0) return false;
  if (isShifted || before !== row.origin) return true;
  const cells = now.rows[row.at]?.cells ?? [];
  return row.isRetired && cells.some((cell) => cell !== null);
}

/** Every cell the batch wrote gets what it held; of a row that nobody knows, nothing of ours is left. */
function restoredCells(
  row: PlacedRow,
  { tab, columns: written }: TouchedSheet,
  now: GoogleTab,
  columns: readonly (number | null)[],
  before: number | null,
): readonly SheetsRequest[] {
  return [...row.writes.keys()].map((key) => {
    const column = written.indexOf(key);
    const columnBefore = columns[column] ?? null;
    const cells = before === null ? [] : (tab.rows[before]?.cells ?? []);
    const value = columnBefore === null ? null : (cells[columnBefore] ?? null);
    return cellRequest(now.sheetId, row.at, column, value);
  });
}

/**
 * Rows put aside by mistake go back behind the row they stood behind. `order`: which row stands where, kept up to date.
 */
function placesBack(
  wrong: readonly PlacedRow[],
  touched: TouchedSheet,
  order: number[],
  sheetId: number,
  rows: ReadonlyMap<number, number>,
): readonly SheetsRequest[] {
  const aside = new Set(touched.rows.filter((row) => row.isRetired).map((row) => row.at));
  return wrong
    .filter((row) => row.isRetired)
    .flatMap((row) => {
      const before = rows.get(row.at);
      const from = order.indexOf(row.at);
      if (before === undefined || from < 0) return [];
      const stands = (at: number) => {
        const was = rows.get(at);
        return was !== undefined && was < before && !aside.has(at);
      };
      const destinationIndex = order.findLastIndex(stands) + 1;
      if (destinationIndex >= from) return [];
      order.splice(destinationIndex, 0, ...order.splice(from, 1));
      aside.delete(row.at);
      const source = { sheetId, dimension: 'ROWS', startIndex: from, endIndex: from + 1 };
      return [{ moveDimension: { source, destinationIndex } }];
    });
}

/** Rows the batch inserted while columns stood elsewhere: their key is in a wrong column, nothing of them is right. */
function removals(
  stray: readonly PlacedRow[],
  order: readonly number[],
  sheetId: number,
): readonly SheetsRequest[] {
  const places = stray.map((row) => order.indexOf(row.at)).sort((left, right) => right - left);
  return places.map((at) => ({
    deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
  }));
}

function holdsItsCells(row: PlacedRow, { columns }: TouchedSheet, now: GoogleTab): boolean {
  const cells = now.rows[row.at]?.cells ?? [];
  const written = new Map([...row.writes].map(([key, value]) => [columns.indexOf(key), value]));
  return now.columns.every((_, at) => (cells[at] ?? null) === (written.get(at) ?? null));
}

function cellRequest(
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  value: CellValue,
): SheetsRequest {
  const start = { sheetId, rowIndex, columnIndex };
  return { updateCells: { start, rows: [{ values: [cellData(value)] }], fields: 'userEnteredValue' } };
}
