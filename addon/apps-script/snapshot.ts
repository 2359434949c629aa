import { COLUMN_METADATA, KEY_COLUMN } from '#shared/workbook/marks.ts';
import { serialOfInstant } from '#shared/time/local-date.ts';
import type { CellValue, RowSnapshot, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { type OurTab, ourTabs } from './tabs.ts';

/** What `getValues` answers: an empty cell is ''. */
type SheetValue = string | number | boolean | Date;

/** Some of our tabs as the shared code reads a workbook. Positions count from the key column's neighbour on. */
export function readTabs(keys: readonly string[]): WorkbookSnapshot {
  const tabs = ourTabs().filter((tab) => keys.includes(tab.key));
  return { tabs: tabs.map(tabSnapshot), otherTitles: [] };
}

/** Where the cells of a snapshot stand in the sheet: snapshot column i is sheet column `columns[i]`. */
export interface Grid {
  readonly keyColumn: number | null;
  readonly columns: readonly number[];
}

export function gridOf(sheet: GoogleAppsScript.Spreadsheet.Sheet): Grid {
  let keyColumn: number | null = null;
  for (const metadata of sheet.createDeveloperMetadataFinder().withKey(COLUMN_METADATA).find()) {
    if (metadata.getValue() !== KEY_COLUMN) continue;
    keyColumn = metadata.getLocation().getColumn()?.getColumn() ?? null;
  }
  const all = Array.from({ length: sheet.getLastColumn() }, (_, index) => index + 1);
  return { keyColumn, columns: all.filter((column) => column !== keyColumn) };
}

function tabSnapshot({ key, sheet }: OurTab): TabSnapshot {
  const grid = gridOf(sheet);
  const keys = new Map<number, string>();
  for (const metadata of sheet.createDeveloperMetadataFinder().withKey(COLUMN_METADATA).find()) {
    const column = metadata.getLocation().getColumn()?.getColumn();
    const value = metadata.getValue();
    if (column !== undefined && value !== null) keys.set(column, value);
  }
  return {
    key,
    title: sheet.getName(),
    columns: grid.columns.map((column) => keys.get(column) ?? null),
    rows: rowsOf(sheet, grid),
    look: null,
  };
}

function rowsOf(sheet: GoogleAppsScript.Spreadsheet.Sheet, grid: Grid): readonly RowSnapshot[] {
  const lastRow = sheet.getLastRow();
  const lastColumn = sheet.getLastColumn();
  if (lastRow === 0 || lastColumn === 0) return [];
  const values = sheet.getRange(1, 1, lastRow, lastColumn).getValues() as SheetValue[][];
  return values.map((row) => {
    const key = grid.keyColumn === null ? '' : String(row[grid.keyColumn - 1] ?? '');
    return { key: key === '' ? null : key, cells: grid.columns.map((column) => cellValue(row[column - 1])) };
  });
}

function cellValue(value: SheetValue | undefined): CellValue {
  if (value === '' || value === undefined) return null;
  if (isDate(value)) return serialOfInstant(value.getTime());
  return value;
}

/** Not `instanceof`: a date made by the spreadsheet service need not be of this script's `Date`. */
function isDate(value: SheetValue): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
