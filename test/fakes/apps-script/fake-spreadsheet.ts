import { COLUMN_METADATA, KEY_COLUMN, TAB_MARK, TAB_METADATA } from '#shared/workbook/marks.ts';

import type { CellValue, Row, Tab, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';

/** What `getValue` answers; an empty cell is ''. */
export type FakeValue = string | number | boolean | Date;

export interface FakeMetadata {
  readonly key: string;
  readonly value: string;
}

/** A spreadsheet as the add-in sees it through SpreadsheetApp, with plain fields for the tests. */
export class FakeSpreadsheet {
  readonly sheets: FakeSheet[] = [];
  formUrl: string | null = null;
  timeZone = 'Asia/Ho_Chi_Minh';
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  add(title: string): FakeSheet {
    const sheet = new FakeSheet(this, this.sheets.length + 100, title);
    this.sheets.push(sheet);
    return sheet;
  }

  /** A tab of ours as the server lays it out: hidden key column first, everything tagged. */
  addTab(tab: Tab): FakeSheet {
    const sheet = this.add(tab.title);
    sheet.metadata.push({ key: TAB_METADATA, value: TAB_MARK.of({ sheetId: sheet.sheetId, key: tab.key }) });
    sheet.columnMetadata.set(1, { key: COLUMN_METADATA, value: KEY_COLUMN });
    for (const [index, column] of tab.columns.entries()) {
      sheet.columnMetadata.set(index + 2, { key: COLUMN_METADATA, value: column.key });
    }
    sheet.layRows(tab);
    return sheet;
  }

  tab(key: string): FakeSheet {
    const found = this.sheets.find((sheet) => sheet.tabKey === key);
    if (found === undefined) throw new Error(`no tab ${key}`);
    return found;
  }

  snapshot(): WorkbookSnapshot {
    return { tabs: this.sheets.flatMap((sheet) => sheet.snapshot() ?? []), otherTitles: [] };
  }

  getId = () => this.id;
  getSpreadsheetTimeZone = () => this.timeZone;
  getFormUrl = () => this.formUrl;
  getSheets = () => this.sheets;
  createDeveloperMetadataFinder = () => finder(this.sheets.flatMap((sheet) => sheet.located()));
}

export class FakeSheet {
  readonly spreadsheet: FakeSpreadsheet;
  readonly sheetId: number;
  title: string;
  formUrl: string | null = null;
  /** Rows of cells, both from 0. */
  cells: FakeValue[][] = [];
  notes = new Map<string, string>();
  readonly metadata: FakeMetadata[] = [];
  /** By column number from 1. */
  columnMetadata = new Map<number, FakeMetadata>();

  constructor(spreadsheet: FakeSpreadsheet, sheetId: number, title: string) {
    this.spreadsheet = spreadsheet;
    this.sheetId = sheetId;
    this.title = title;
  }

  get tabKey(): string | undefined {
    const mark = this.metadata.find(({ key }) => key === TAB_METADATA);
    return TAB_MARK.partsOf(mark?.value ?? '')?.key;
  }

  columnOf(key: string): number {
    const found = [...this.columnMetadata].find(([, metadata]) => metadata.value === key);
    if (found === undefined) throw new Error(`no column ${key} in ${this.title}`);
    return found[0];
  }

  /** Row number from 1. */
  rowOf(key: string): number {
    const column = this.columnOf(KEY_COLUMN) - 1;
    const index = this.cells.findIndex((row) => row[column] === key);
    if (index < 0) throw new Error(`no row ${key} in ${this.title}`);
    return index + 1;
  }

  cell(rowKey: string, columnKey: string): FakeRange {
    return new FakeRange(this, this.rowOf(rowKey), this.columnOf(columnKey), 1, 1);
  }

  /** Lays the rows again, as the server would: rows that stay keep their place, and staff cells and notes go with their entity. */
  layRows(tab: Tab): void {
    const width = Math.max(...this.columnMetadata.keys());
    const order = Array.from(
      { length: width },
      (_, index) => this.columnMetadata.get(index + 1)?.value ?? null,
    );
    const keyIndex = order.indexOf(KEY_COLUMN);
    const before = new Map(
      this.cells.map((cells, index) => [entityOfRowKey(String(cells[keyIndex])), { cells, index }]),
    );
    const staff = new Set(tab.columns.filter(({ owner }) => owner === 'staff').map(({ key }) => key));
    const placeOf = (row: Row) => before.get(entityOfRowKey(row.key))?.index ?? Number.POSITIVE_INFINITY;
    const rows = [...tab.rows].sort((a, b) => placeOf(a) - placeOf(b) || 0);
    const notes = new Map<string, string>();
    this.cells = rows.map((row, at) => {
      const found = before.get(entityOfRowKey(row.key));
      return order.map((column, index) => {
        const note = this.notes.get(`${found?.index} ${index}`);
        if (note !== undefined) notes.set(`${at} ${index}`, note);
        if (column === KEY_COLUMN) return row.key;
        if (column === null) return found?.cells[index] ?? '';
        if (row.kind !== 'data' || !staff.has(column)) return row.cells[column] ?? '';
        return found === undefined ? (row.staffInitial?.[column] ?? '') : (found.cells[index] ?? '');
      });
    });
    this.notes = notes;
  }

  snapshot(): TabSnapshot | null {
    const key = this.tabKey;
    if (key === undefined) return null;
    const keyColumn = this.columnOf(KEY_COLUMN) - 1;
    const width = Math.max(...this.columnMetadata.keys());
    const columns = Array.from(
      { length: width },
      (_, index) => this.columnMetadata.get(index + 1)?.value ?? null,
    );
    return {
      key,
      title: this.title,
      columns: columns.filter((_, index) => index !== keyColumn),
      rows: this.cells.map((row) => ({
        key: row[keyColumn] === '' ? null : String(row[keyColumn]),
        cells: row
          .filter((_, index) => index !== keyColumn)
          .map((value) => (value === '' ? null : (value as CellValue))),
      })),
      look: null,
    };
  }

  located(): FakeLocated[] {
    return [
      ...this.metadata.map((metadata) => ({ ...metadata, sheet: this, column: null })),
      ...[...this.columnMetadata].map(([column, metadata]) => ({ ...metadata, sheet: this, column })),
    ];
  }

  getSheetId = () => this.sheetId;
  getName = () => this.title;
  getFormUrl = () => this.formUrl;
  getLastRow = () => this.cells.length;
  getLastColumn = () => Math.max(0, ...this.cells.map((row) => row.length));
  getDeveloperMetadata = () => this.metadata.map((one) => wrapped({ ...one, sheet: this, column: null }));
  createDeveloperMetadataFinder = () => finder(this.located());
  getRange = (row: number, column: number, rows = 1, columns = 1) =>
    new FakeRange(this, row, column, rows, columns);
}

export class FakeRange {
  readonly sheet: FakeSheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;

  constructor(sheet: FakeSheet, row: number, column: number, rows: number, columns: number) {
    if (row < 1 || column < 1 || rows < 1 || columns < 1)
      throw new Error('The coordinates of the range are outside the sheet.');
    this.sheet = sheet;
    this.row = row;
    this.column = column;
    this.rows = rows;
    this.columns = columns;
  }

  getSheet = () => this.sheet;
  getColumn = () => this.column;
  getValues = () => this.grid((row, column) => this.sheet.cells[row]?.[column] ?? '');
  getValue = () => this.getValues()[0]?.[0] ?? '';
  getNotes = () => this.grid((row, column) => this.sheet.notes.get(`${row} ${column}`) ?? '');
  getNote = () => this.getNotes()[0]?.[0] ?? '';
  clearContent = () => this.put('');
  /** Reads a text as if somebody typed it, as Sheets does. */
  setValue = (value: FakeValue) => {
    if (typeof value === 'string' && value.startsWith('=')) throw new Error(`became a formula: ${value}`);
    this.put(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
  };
  setNotes = (notes: string[][]) => {
    this.grid((row, column) =>
      this.sheet.notes.set(`${row} ${column}`, notes[row - this.row + 1]?.[column - this.column + 1] ?? ''),
    );
  };
  setNote = (note: string) => this.setNotes([[note]]);

  private put(value: FakeValue): void {
    const row = (this.sheet.cells[this.row - 1] ??= []);
    while (row.length < this.column) row.push('');
    row[this.column - 1] = value;
  }

  private grid<Value>(at: (row: number, column: number) => Value): Value[][] {
    return Array.from({ length: this.rows }, (_, row) =>
      Array.from({ length: this.columns }, (__, column) => at(this.row - 1 + row, this.column - 1 + column)),
    );
  }
}

interface FakeLocated extends FakeMetadata {
  readonly sheet: FakeSheet;
  readonly column: number | null;
}

function finder(all: readonly FakeLocated[]) {
  let wanted: string | null = null;
  const self = {
    withKey: (key: string) => {
      wanted = key;
      return self;
    },
    find: () => all.filter((one) => wanted === null || one.key === wanted).map(wrapped),
  };
  return self;
}

function wrapped({ key, value, sheet, column }: FakeLocated) {
  return {
    getKey: () => key,
    getValue: () => value,
    getLocation: () => ({
      getSheet: () => (column === null ? sheet : null),
      getColumn: () => (column === null ? null : sheet.getRange(1, column, 1000, 1)),
    }),
  };
}
