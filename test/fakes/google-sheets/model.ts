/** The state of a spreadsheet in the fake. Metadata hangs on the rows and columns themselves, so that it moves along. */
export interface FakeSpreadsheet {
  readonly spreadsheetId: string;
  properties: Record<string, unknown>;
  sheets: FakeSheet[];
  metadata: FakeMetadata[];
  namedRanges: FakeNamedRange[];
  nextId: number;
}

export interface FakeSheet {
  /** Without index and grid size, which the state itself tells. */
  properties: Record<string, unknown> & { sheetId: number; title: string };
  /** `gridProperties` without the counts. */
  grid: Record<string, unknown>;
  rows: FakeRow[];
  columns: FakeColumn[];
  metadata: FakeMetadata[];
  merges: Span[];
  protectedRanges: { protectedRangeId: number; range: Span; rest: Record<string, unknown> }[];
  conditionalFormats: { ranges: Span[]; rest: Record<string, unknown> }[];
  charts: Record<string, unknown>[];
  basicFilter: { range: Span; rest: Record<string, unknown> } | null;
  columnGroups: { startIndex: number; endIndex: number }[];
  rowGroups: { startIndex: number; endIndex: number }[];
}

export interface FakeRow {
  cells: (FakeCell | undefined)[];
  properties: Record<string, unknown>;
  metadata: FakeMetadata[];
}

export interface FakeColumn {
  properties: Record<string, unknown>;
  metadata: FakeMetadata[];
}

export interface FakeCell {
  userEnteredValue?: FakeValue;
  userEnteredFormat?: Record<string, unknown>;
  note?: string;
  dataValidation?: Record<string, unknown>;
  textFormatRuns?: unknown[];
}

export interface FakeValue {
  numberValue?: number;
  stringValue?: string;
  boolValue?: boolean;
  formulaValue?: string;
}

export interface FakeMetadata {
  readonly metadataId: number;
  metadataKey: string;
  metadataValue?: string;
  visibility: string;
}

export interface FakeNamedRange {
  readonly namedRangeId: string;
  name: string;
  sheetId: number;
  range: Span;
}

/** A range over a grid; absent ends are open. */
export interface Span {
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

/** Google's limit for all sheets of a spreadsheet together. */
export const CELLS_MAX = 10_000_000;

export function newSheet(
  sheetId: number,
  title: string,
  rowCount: number,
  columnCount: number,
  properties: Record<string, unknown> = {},
): FakeSheet {
  return {
    properties: { sheetId, title, sheetType: 'GRID', ...properties },
    grid: {},
    rows: Array.from({ length: rowCount }, newRow),
    columns: Array.from({ length: columnCount }, newColumn),
    metadata: [],
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    charts: [],
    basicFilter: null,
    columnGroups: [],
    rowGroups: [],
  };
}

export function newRow(): FakeRow {
  return { cells: [], properties: {}, metadata: [] };
}

export function newColumn(): FakeColumn {
  return { properties: {}, metadata: [] };
}

export function cellCount(spreadsheet: FakeSpreadsheet): number {
  return spreadsheet.sheets.reduce((sum, sheet) => sum + sheet.rows.length * sheet.columns.length, 0);
}

/** The cell to write to; made where there was none. */
export function cellAt(sheet: FakeSheet, row: number, column: number): FakeCell {
  const { cells } = sheet.rows[row]!;
  return (cells[column] ??= {});
}
