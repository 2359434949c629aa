import { serialOfInstant } from '#shared/time/local-date.ts';
import type { CellValue, RowSnapshot, TabSnapshot } from '#shared/workbook/model.ts';
import { columnsOf, type OurTab, ourTabs, type SheetColumns } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What `getValues` answers: an empty cell is ''. */
type SheetValue = string | number | boolean | Date;

/**
 * Some of our tabs as the shared code reads a workbook: row `i` is row `i + 1` of the sheet, and the key column stands
 * aside.
 */
export function readTabs(isWanted: (key: string) => boolean): readonly TabSnapshot[] {
  return ourTabs()
    .filter((tab) => isWanted(tab.key))
    .map((tab) => tabSnapshot(tab));
}

/** The keys of a sheet's rows, by their place; null: a row of staff's own. */
export function rowKeysOf(sheet: Sheet, { keyColumn }: SheetColumns): readonly (string | null)[] {
  const lastRow = sheet.getLastRow();
  if (keyColumn === null || lastRow === 0) return [];
  return sheet
    .getRange(1, keyColumn, lastRow, 1)
    .getValues()
    .map((cells) => keyText(cells[0] as SheetValue | undefined));
}

function tabSnapshot({ key, sheet }: OurTab): TabSnapshot {
  const columns = columnsOf(sheet);
  const keys = new Map([...columns.places].map(([column, place]) => [place, column]));
  const shown = Array.from({ length: sheet.getLastColumn() }, (_, index) => index + 1).filter(
    (column) => column !== columns.keyColumn,
  );
  return {
    key,
    title: sheet.getName(),
    columns: shown.map((column) => keys.get(column) ?? null),
    rows: rowsOf(sheet, columns, shown),
    look: null,
  };
}

function rowsOf(
  sheet: Sheet,
  { keyColumn, boxes }: SheetColumns,
  shown: readonly number[],
): readonly RowSnapshot[] {
  const [lastRow, lastColumn] = [sheet.getLastRow(), sheet.getLastColumn()];
  if (lastRow === 0 || lastColumn === 0) return [];
  const values = sheet.getRange(1, 1, lastRow, lastColumn).getValues() as SheetValue[][];
  return values.map((row) => ({
    key: keyColumn === null ? null : keyText(row[keyColumn - 1]),
    cells: shown.map((column) => cellValue(row[column - 1], boxes.has(column))),
  }));
}

function keyText(value: SheetValue | undefined): string | null {
  return value === undefined || value === '' ? null : String(value);
}

/** A box that nobody ticked may read as false, and means the same as an empty cell. */
function cellValue(value: SheetValue | undefined, isBox: boolean): CellValue {
  if (value === '' || value === undefined || (isBox && value === false)) return null;
  if (isDate(value)) return serialOfInstant(value.getTime());
  return value;
}

/** Not `instanceof`: a date made by the spreadsheet service need not be of this script's `Date`. */
function isDate(value: SheetValue): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
