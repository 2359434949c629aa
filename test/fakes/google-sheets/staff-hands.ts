import { ApiError } from './api-error.ts';
import { batchUpdate } from './batch-update.ts';
import { sortRange } from './cell-requests.ts';
import { deleteDimension, insertDimension, moveDimension, type Dimension } from './dimensions.ts';
import { effectiveValue, rawValue } from './effective-value.ts';
import { cellAt, type FakeSheet, type FakeSpreadsheet, type Span } from './model.ts';
import { plainCopy } from './plain-copy.ts';
import type { Body } from './request-context.ts';

type Value = string | number | boolean | null;

/** A person at the spreadsheet, as the pages of Google's program let them work. Positions count over the whole grid. */
export class StaffHands {
  private readonly read: () => FakeSpreadsheet;
  private readonly write: (after: FakeSpreadsheet) => void;

  constructor(read: () => FakeSpreadsheet, write: (after: FakeSpreadsheet) => void) {
    this.read = read;
    this.write = write;
  }

  titles(): readonly string[] {
    return this.read().sheets.map((sheet) => sheet.properties.title);
  }

  sheet(title: string): FakeSheet {
    const found = this.read().sheets.find((sheet) => sheet.properties.title === title);
    if (found === undefined) throw new Error(`no tab "${title}" among ${this.titles().join(', ')}`);
    return found;
  }

  /** All cells, trailing empties included as far as any row goes. */
  cells(title: string): readonly (readonly Value[])[] {
    return this.sheet(title).rows.map((row) =>
      Array.from(row.cells, (cell): Value => effectiveValue(cell)?.value ?? null),
    );
  }

  setCell(title: string, row: number, column: number, value: Value): void {
    const sheet = this.sheet(title);
    while (sheet.rows.length <= row) insertDimension(sheet, 'ROWS', sheet.rows.length, 1, false);
    while (sheet.columns.length <= column) insertDimension(sheet, 'COLUMNS', sheet.columns.length, 1, false);
    const cell = cellAt(sheet, row, column);
    const raw = rawValue(value);
    if (raw === undefined) delete cell.userEnteredValue;
    else cell.userEnteredValue = raw;
  }

  setRows(title: string, rows: readonly (readonly Value[])[]): void {
    rows.forEach((cells, row) => cells.forEach((value, column) => this.setCell(title, row, column, value)));
  }

  insert(title: string, dimension: Dimension, at: number): void {
    insertDimension(this.sheet(title), dimension, at, 1, false);
  }

  delete(title: string, dimension: Dimension, at: number): void {
    deleteDimension(this.sheet(title), dimension, at, at + 1);
  }

  /** `to` is the place after it was taken out. */
  move(title: string, dimension: Dimension, from: number, to: number): void {
    moveDimension(this.sheet(title), dimension, from, from + 1, to > from ? to + 1 : to);
  }

  /** Copies a whole row and pastes it into a new one right behind. */
  duplicateRow(title: string, at: number): void {
    const sheet = this.sheet(title);
    insertDimension(sheet, 'ROWS', at + 1, 1, false);
    sheet.rows[at + 1]!.cells = plainCopy(sheet.rows[at]!.cells);
  }

  sort(title: string, from: number, count: number, column: number, descending = false): void {
    const sheet = this.sheet(title);
    const box = {
      startRowIndex: from,
      endRowIndex: from + count,
      startColumnIndex: 0,
      endColumnIndex: sheet.columns.length,
    };
    sortRange(sheet, box, [{ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }]);
  }

  /** What is selected is sorted, and nothing beside it: columns from `fromColumn` to before `endColumn`. */
  sortSelected(
    title: string,
    rows: { readonly from: number; readonly count: number },
    columns: { readonly from: number; readonly end: number },
    by: number,
    descending = false,
  ): void {
    const range = {
      sheetId: this.sheet(title).properties.sheetId,
      startRowIndex: rows.from,
      endRowIndex: rows.from + rows.count,
      startColumnIndex: columns.from,
      endColumnIndex: columns.end,
    };
    const sortOrder = descending ? 'DESCENDING' : 'ASCENDING';
    this.request({ sortRange: { range, sortSpecs: [{ dimensionIndex: by, sortOrder }] } });
  }

  /** Merges cells; all but the first lose what they hold. */
  merge(title: string, span: Required<Span>): void {
    const range = { sheetId: this.sheet(title).properties.sheetId, ...span };
    this.request({ mergeCells: { range, mergeType: 'MERGE_ALL' } });
  }

  /** The owner protects cells, or with an empty span the whole tab, for themselves alone. */
  protect(title: string, span: Span = {}): void {
    this.sheet(title).protectedRanges.push({
      protectedRangeId: 77_000 + this.sheet(title).protectedRanges.length,
      range: { ...span },
      rest: {
        description: 'khóa của chủ bảng',
        requestingUserCanEdit: false,
        editors: { users: ['chu@example.vn'] },
      },
    });
  }

  filter(title: string): void {
    this.request({
      setBasicFilter: { filter: { range: { sheetId: this.sheet(title).properties.sheetId } } },
    });
  }

  addTab(title: string, rows: readonly (readonly Value[])[] = []): void {
    this.request({ addSheet: { properties: { title } } });
    this.setRows(title, rows);
  }

  duplicateTab(title: string, newTitle: string): void {
    const { sheetId } = this.sheet(title).properties;
    this.request({
      duplicateSheet: {
        sourceSheetId: sheetId,
        insertSheetIndex: this.titles().length,
        newSheetName: newTitle,
      },
    });
  }

  renameTab(title: string, newTitle: string): void {
    this.sheet(title).properties.title = newTitle;
  }

  /** `to` is the place after the tab was taken out. */
  moveTab(title: string, to: number): void {
    const { sheets } = this.read();
    const sheet = this.sheet(title);
    sheets.splice(sheets.indexOf(sheet), 1);
    sheets.splice(to, 0, sheet);
  }

  deleteTab(title: string): void {
    if (this.read().sheets.length === 1) this.addTab('Trang tính2');
    this.request({ deleteSheet: { sheetId: this.sheet(title).properties.sheetId } });
  }

  /** Anything else the program can do, as the request it would be. */
  request(request: Body): void {
    try {
      this.write(batchUpdate(this.read(), { requests: [request] }, 'owner').after);
    } catch (error) {
      if (error instanceof ApiError)
        throw new Error(`staff cannot do this: ${error.message}`, { cause: error });
      throw error;
    }
  }
}
