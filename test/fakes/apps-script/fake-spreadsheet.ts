import { instantOfSerial } from '#shared/time/local-date.ts';
import { effectiveValue, rawValue, typedValue } from '../google-sheets/effective-value.ts';
import type { GoogleSheetsFake } from '../google-sheets/google-sheets-fake.ts';
import { columnAt, keyedRows, sheetOf } from '../google-sheets/marked-sheet.ts';
import { allMetadata, sheetMetadata } from '../google-sheets/metadata-requests.ts';
import { cellAt, type FakeCell, type FakeSheet as StoredSheet } from '../google-sheets/model.ts';
import type { StaffHands } from '../google-sheets/staff-hands.ts';
import { finder, wrapped } from './fake-metadata.ts';

/** What `getValue` answers; an empty cell is ''. */
export type FakeValue = string | number | boolean | Date;

/**
 * A spreadsheet as the add-in sees it through SpreadsheetApp: a view of what the fake of Google Sheets holds. So the
 * add-in meets what the server stored, marks and formats included, and nothing is laid out here a second time.
 */
export class FakeSpreadsheet {
  readonly id: string;
  readonly google: GoogleSheetsFake;
  /** A person at the same spreadsheet. */
  readonly staff: StaffHands;
  formUrl: string | null = null;
  /** One per sheet of the store, so that what a test sets on a view stays. */
  private readonly views = new Map<number, FakeSheet>();

  constructor(id: string, google: GoogleSheetsFake) {
    this.id = id;
    this.google = google;
    this.staff = google.staff(id);
  }

  /** In the order they stand. */
  get sheets(): readonly FakeSheet[] {
    return this.google.get(this.id).sheets.map((stored) => this.view(stored));
  }

  get timeZone(): string {
    return String(this.google.get(this.id).properties['timeZone']);
  }

  set timeZone(zone: string) {
    this.google.get(this.id).properties['timeZone'] = zone;
  }

  /** Our tab with this key; a copy that staff made is not it. */
  tab(key: string): FakeSheet {
    const stored = sheetOf(this.staff, key);
    if (stored === undefined) throw new Error(`no tab ${key}`);
    return this.view(stored);
  }

  /** Any tab, by what it is called. */
  titled(title: string): FakeSheet {
    return this.view(this.staff.sheet(title));
  }

  getId = () => this.id;
  getSpreadsheetTimeZone = () => this.timeZone;
  getFormUrl = () => this.formUrl;
  getSheets = () => this.sheets;
  createDeveloperMetadataFinder = () => finder(this, allMetadata(this.google.get(this.id)));

  private view(stored: StoredSheet): FakeSheet {
    const { sheetId } = stored.properties;
    const view = this.views.get(sheetId) ?? new FakeSheet(this, sheetId);
    this.views.set(sheetId, view);
    return view;
  }
}

export class FakeSheet {
  readonly spreadsheet: FakeSpreadsheet;
  readonly sheetId: number;
  formUrl: string | null = null;

  constructor(spreadsheet: FakeSpreadsheet, sheetId: number) {
    this.spreadsheet = spreadsheet;
    this.sheetId = sheetId;
  }

  get stored(): StoredSheet {
    const { google, id } = this.spreadsheet;
    const found = google.get(id).sheets.find(({ properties }) => properties.sheetId === this.sheetId);
    if (found === undefined) throw new Error(`sheet ${this.sheetId} was deleted`);
    return found;
  }

  get title(): string {
    return this.stored.properties.title;
  }

  /** Everything that stands in the sheet, from the first row and column. */
  get cells(): readonly (readonly FakeValue[])[] {
    return this.getRange(1, 1, Math.max(1, this.getLastRow()), Math.max(1, this.getLastColumn())).getValues();
  }

  /** Cells with a note, by row and column from 0. */
  get notes(): readonly (readonly [string, string])[] {
    return this.stored.rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) =>
        cell?.note === undefined ? [] : [[`${row} ${column}`, cell.note] as const],
      ),
    );
  }

  /** Column number from 1. */
  columnOf(key: string): number {
    const at = columnAt(this.stored, key);
    if (at < 0) throw new Error(`no column ${key} in ${this.title}`);
    return at + 1;
  }

  /** Row number from 1. */
  rowOf(key: string): number {
    const found = keyedRows(this.stored).find((row) => row.key === key);
    if (found === undefined) throw new Error(`no row ${key} in ${this.title}`);
    return found.at + 1;
  }

  /** Keys of the rows that stand here. */
  keys(): readonly string[] {
    return keyedRows(this.stored).map(({ key }) => key);
  }

  cell(rowKey: string, columnKey: string): FakeRange {
    return new FakeRange(this, this.rowOf(rowKey), this.columnOf(columnKey), 1, 1);
  }

  getSheetId = () => this.sheetId;
  getName = () => this.title;
  getFormUrl = () => this.formUrl;
  getLastRow = () => this.stored.rows.findLastIndex(({ cells }) => cells.some(isFilled)) + 1;
  getLastColumn = () =>
    Math.max(0, ...this.stored.rows.map(({ cells }) => cells.findLastIndex(isFilled) + 1));
  getDeveloperMetadata = () =>
    sheetMetadata(this.stored)
      .filter(({ location }) => location['locationType'] === 'SHEET')
      .map((found) => wrapped(this.spreadsheet, found));
  createDeveloperMetadataFinder = () => finder(this.spreadsheet, sheetMetadata(this.stored));
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
  getValues = () => this.grid(shownValue);
  getValue = () => this.getValues()[0]?.[0] ?? '';
  getNotes = () => this.grid((cell) => cell?.note ?? '');
  getNote = () => this.getNotes()[0]?.[0] ?? '';
  clearContent = () => {
    delete this.only().userEnteredValue;
  };
  /** Reads a text as if somebody typed it, as Sheets does; in a cell of text it stays one. */
  setValue = (value: FakeValue) => {
    if (typeof value === 'string' && value.startsWith('=')) throw new Error(`became a formula: ${value}`);
    const cell = this.only();
    const entered = formatOf(cell) === 'TEXT' ? rawValue(value) : typedValue(value).value;
    if (entered === undefined) delete cell.userEnteredValue;
    else cell.userEnteredValue = entered;
  };
  setNotes = (notes: string[][]) => {
    const { stored } = this.sheet;
    notes.forEach((row, at) =>
      row.forEach((note, offset) => {
        const cell = cellAt(stored, this.row - 1 + at, this.column - 1 + offset);
        if (note === '') delete cell.note;
        else cell.note = note;
      }),
    );
  };
  setNote = (note: string) => this.setNotes([[note]]);

  private only(): FakeCell {
    return cellAt(this.sheet.stored, this.row - 1, this.column - 1);
  }

  private grid<Value>(show: (cell: FakeCell | undefined) => Value): Value[][] {
    const { rows } = this.sheet.stored;
    return Array.from({ length: this.rows }, (_, row) =>
      Array.from({ length: this.columns }, (__, column) =>
        show(rows[this.row - 1 + row]?.cells[this.column - 1 + column]),
      ),
    );
  }
}

/** A box that nobody ticked reads as false, a number formatted as a date as a date. */
function shownValue(cell: FakeCell | undefined): FakeValue {
  const value = effectiveValue(cell)?.value;
  if (value === undefined) return isBox(cell) ? false : '';
  const format = formatOf(cell);
  const isDate = typeof value === 'number' && (format === 'DATE' || format === 'DATE_TIME');
  return isDate ? new Date(instantOfSerial(value)) : value;
}

function isFilled(cell: FakeCell | undefined): boolean {
  return effectiveValue(cell) !== null;
}

function isBox(cell: FakeCell | undefined): boolean {
  const { condition } = (cell?.dataValidation ?? {}) as { readonly condition?: { readonly type?: string } };
  return condition?.type === 'BOOLEAN';
}

function formatOf(cell: FakeCell | undefined): string | undefined {
  const format = cell?.userEnteredFormat?.['numberFormat'] as { readonly type?: string } | undefined;
  return format?.type;
}
