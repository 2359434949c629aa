import type { CellValue } from '../workbook/model.ts';
import { cellData } from './cell-format.ts';
import type { TouchedSheet } from './change-batch.ts';
import type { GoogleTab, SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { keyOfName, nameOfOwn } from './own-column.ts';
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
export function raceRepair(touched: TouchedSheet, now: GoogleTab): RaceRepair {
  const columns = columnsBefore(touched.tab, now);
  const isShifted = touched.columns.some((name, at) => (now.columns[at] ?? null) !== keyOfName(name));
  const rows = rowsBefore(touched, now, columns);
  const wrong = touched.rows.filter((row) => isWrong(row, now, rows.get(row.at) ?? null, isShifted));
  const stray = isShifted
    ? touched.rows.filter((row) => row.origin === null && holdsItsCells(row, touched, now))
    : [];
  const order = Array.from({ length: now.rowCount }, (_, at) => at);
  const writes = new Map(
    wrong.map((row) => [row.at, contentBefore(row, touched, columns, rows.get(row.at) ?? null)] as const),
  );
  for (const [at, cells] of dueCells(touched, columns, rows)) {
    writes.set(at, new Map([...(writes.get(at) ?? []), ...cells]));
  }
  const requests = [
    ...[...writes].flatMap(([at, cells]) =>
      [...cells].map(([column, value]) => cellRequest(now.sheetId, at, column, value)),
    ),
    ...placesBack(wrong, touched, order, now.sheetId, rows),
    ...removals(stray, order, now.sheetId),
  ];
  const left = order.filter((at) => !stray.some((row) => row.at === at));
  return { requests, after: sheetAfter(now, left, writes) };
}

export interface RaceRepair {
  readonly requests: readonly SheetsRequest[];
  /** What the repair makes of the sheet: it may be raced as well, and is then repaired in its turn. */
  readonly after: TouchedSheet;
}

/** The repair seen as a batch of its own. Columns of staff's get names, so that what is written there can be told. */
function sheetAfter(
  now: GoogleTab,
  order: readonly number[],
  writes: ReadonlyMap<number, ReadonlyMap<number, CellValue>>,
): TouchedSheet {
  const columns = now.columns.map((key, at) => key ?? nameOfOwn(at));
  const rows = order.flatMap((origin, at): PlacedRow[] => {
    if (origin >= now.rows.length && !writes.has(origin)) return [];
    const cells = [...(writes.get(origin) ?? [])].map(
      ([column, value]) => [columns[column] ?? '', value] as const,
    );
    const named = new Map(cells);
    const keyWritten = named.get(KEY_COLUMN);
    const key =
      keyWritten === undefined
        ? (now.rows[origin]?.key ?? null)
        : keyWritten === null
          ? null
          : String(keyWritten);
    return [{ key, origin, at, writes: named, paint: null, isRetired: false }];
  });
  return { tab: now, columns, rows, due: writes };
}

/** What an earlier repair meant to write, at the places where those rows and columns stand now. */
function dueCells(
  { due = new Map() }: TouchedSheet,
  columns: readonly (number | null)[],
  rows: ReadonlyMap<number, number>,
): readonly (readonly [number, ReadonlyMap<number, CellValue>])[] {
  return [...rows].flatMap(([at, before]) => {
    const cells = due.get(before);
    if (cells === undefined) return [];
    const placed = [...cells].map(([column, value]) => [columns.indexOf(column), value] as const);
    return [[at, new Map(placed.filter(([column]) => column >= 0))] as const];
  });
}

/** Whether what was written into the row was meant for another, or for other columns. */
function isWrong(row: PlacedRow, now: GoogleTab, before: number | null, isShifted: boolean): boolean {
  if (row.origin === null || row.writes.size === 0) return false;
  if (isShifted || before !== row.origin) return true;
  const cells = now.rows[row.at]?.cells ?? [];
  return row.isRetired && cells.some((cell) => cell !== null);
}

/** What the cells the batch wrote held before; of a row that nobody knows, nothing of ours is left. */
function contentBefore(
  row: PlacedRow,
  { tab, columns: written }: TouchedSheet,
  columns: readonly (number | null)[],
  before: number | null,
): ReadonlyMap<number, CellValue> {
  const cells = before === null ? [] : (tab.rows[before]?.cells ?? []);
  return new Map(
    [...row.writes.keys()].map((name) => {
      const column = written.indexOf(name);
      const columnBefore = columns[column] ?? null;
      return [column, columnBefore === null ? null : (cells[columnBefore] ?? null)];
    }),
  );
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
