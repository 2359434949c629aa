/**
 * What an `.xlsx` of the program holds, by keys, read from outside: the key of a tab stands in the corner of its hidden
 * first row and column, those of its columns in that row, those of its rows in that column.
 */
import type ExcelJS from 'exceljs';

export interface Table {
  /** The tab's key; of a tab that is not ours its title in brackets. */
  readonly key: string;
  readonly title: string;
  /** In the order in which they stand; without a key: “(own 1)”. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What is seen of the tab as a whole, in words of the library. */
  readonly look: Readonly<Record<string, string>>;
}

export interface TableRow {
  /** Without a key: “(own 1 below header)”; a key that stands again: “… #2”. */
  readonly key: string;
  /** By column; empty cells are absent. */
  readonly cells: Readonly<Record<string, string | number | boolean>>;
  /** Links, notes, formats and dropdowns, by column and kind; what is usual is absent. */
  readonly looks: Readonly<Record<string, string>>;
}

/** Where the keys of a sheet stand, counted from 1. */
export interface KeyPlace {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
}

export function tablesOf(workbook: ExcelJS.Workbook): Table[] {
  return workbook.worksheets.filter((sheet) => !isStore(sheet)).map(tableOf);
}

/** Null: the sheet is not ours. */
export function keyPlaceOf(sheet: ExcelJS.Worksheet): KeyPlace | null {
  for (let row = 1; row <= Math.min(CORNER_MAX, sheet.rowCount); row++) {
    for (let column = 1; column <= Math.min(CORNER_MAX, sheet.columnCount); column++) {
      const text = plainValue(sheet.getCell(row, column));
      if (typeof text === 'string' && text.startsWith(MARK))
        return { tab: text.slice(MARK.length), row, column };
    }
  }
  return null;
}

/** What a reader sees in the cell; dates as serials, because that is how the file holds them. */
export function plainValue(cell: ExcelJS.Cell): string | number | boolean | null {
  const value = cell.formula === undefined ? cell.value : cell.result;
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return Number((value.getTime() / 86_400_000 + 25_569).toFixed(8));
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return value.text;
  return JSON.stringify(value);
}

const MARK = 'so-lop ';
/** Staff put a row or a column before the keys, not pages of them. */
const CORNER_MAX = 6;

/** Sheets in which the program keeps looks and long lists: its own affair. */
function isStore(sheet: ExcelJS.Worksheet): boolean {
  return sheet.name.startsWith('_SoLop');
}

function tableOf(sheet: ExcelJS.Worksheet): Table {
  const place = keyPlaceOf(sheet);
  const numbers = countUpTo(sheet.columnCount).filter((column) => column !== place?.column);
  const columns = named(
    numbers.map((column) => (place === null ? null : textAt(sheet, place.row, column))),
    (count) => `(own ${count})`,
  );
  const rowNumbers = countUpTo(sheet.rowCount).filter((row) => row !== place?.row);
  let above = 'top';
  let own = 0;
  const keys = named(
    rowNumbers.map((row) => {
      const key = place === null ? null : textAt(sheet, row, place.column);
      if (key === null) return `(own ${++own} below ${above})`;
      above = key;
      own = 0;
      return key;
    }),
    (count) => `(own ${count})`,
  );
  return {
    key: place?.tab ?? `(${sheet.name})`,
    title: sheet.name,
    columns,
    rows: rowNumbers.map((row, at) => rowOf(sheet.getRow(row), keys[at] ?? '', columns, numbers)),
    look: sheetLook(sheet, columns, numbers),
  };
}

function rowOf(
  row: ExcelJS.Row,
  key: string,
  columns: readonly string[],
  numbers: readonly number[],
): TableRow {
  const cells: Record<string, string | number | boolean> = {};
  const looks: Record<string, string> = {};
  if (row.hidden) looks['row hidden'] = 'true';
  if (row.height !== undefined) looks['row height'] = String(row.height);
  for (const [at, column] of columns.entries()) {
    const cell = row.getCell(numbers[at] ?? 0);
    const value = plainValue(cell);
    if (value !== null) cells[column] = value;
    for (const [kind, look] of Object.entries(cellLook(cell))) looks[`${column} ${kind}`] = look;
  }
  return { key, cells, looks };
}

function cellLook(cell: ExcelJS.Cell): Record<string, string> {
  const look: Record<string, string> = {};
  if (cell.hyperlink !== undefined) look['link'] = cell.hyperlink;
  if (cell.note !== undefined) look['note'] = JSON.stringify(cell.note);
  if (cell.formula !== undefined) look['formula'] = cell.formula;
  const style = JSON.stringify(cell.style);
  if (style !== '{}') look['format'] = style;
  // The types say it is always there; it is not.
  const choices: ExcelJS.DataValidation | undefined = cell.dataValidation;
  if (choices !== undefined) look['choices'] = JSON.stringify(choices);
  return look;
}

function sheetLook(
  sheet: ExcelJS.Worksheet,
  columns: readonly string[],
  numbers: readonly number[],
): Record<string, string> {
  const look: Record<string, unknown> = {
    state: sheet.state,
    views: sheet.views,
    filter: sheet.autoFilter,
    print: sheet.pageSetup,
    properties: { ...sheet.properties, outlineLevelCol: 0, outlineLevelRow: 0 },
    conditions: 'conditionalFormattings' in sheet ? sheet.conditionalFormattings : [],
  };
  for (const [at, column] of columns.entries()) {
    const { width, hidden } = sheet.getColumn(numbers[at] ?? 0);
    look[`width of ${column}`] = { width, hidden };
  }
  return Object.fromEntries(
    Object.entries(look).map(([name, value]) => [name, JSON.stringify(value, withoutChance) ?? 'none']),
  );
}

/** The one thing that is not compared: the id that the library draws for each data bar at every writing. */
function withoutChance(name: string, value: unknown): unknown {
  return name === 'x14Id' ? undefined : value;
}

function textAt(sheet: ExcelJS.Worksheet, row: number, column: number): string | null {
  const value = plainValue(sheet.getCell(row, column));
  return value === null ? null : String(value);
}

/** Each name once: a name that stands again gets its number, an absent one a name of its own. */
function named(names: readonly (string | null)[], ofAbsent: (count: number) => string): string[] {
  const seen = new Map<string, number>();
  let absent = 0;
  return names.map((name) => {
    const wanted = name ?? ofAbsent(++absent);
    const count = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, count);
    return count === 1 ? wanted : `${wanted} #${count}`;
  });
}

function countUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
