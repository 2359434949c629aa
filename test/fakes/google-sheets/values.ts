import { formatA1, parseA1, type SheetSpan } from './a1-range.ts';
import { ApiError } from './api-error.ts';
import { rawValue, renderedValue, typedValue } from './effective-value.ts';
import type { FakeSheet, FakeSpreadsheet } from './model.ts';
import { cellAt, newRow } from './model.ts';

export interface Rendering {
  readonly valueRenderOption?: string | null;
  readonly dateTimeRenderOption?: string | null;
  readonly majorDimension?: string | null;
}

/** A range with its values: trailing empties of rows and trailing empty rows are left out, as the API does. */
export function valueRange(place: SheetSpan, rendering: Rendering): Record<string, unknown> {
  const majorDimension = rendering.majorDimension ?? 'ROWS';
  const rows = shownRows(place, rendering);
  const values = majorDimension === 'COLUMNS' ? transposed(rows) : rows;
  const range = formatA1(place);
  return { range, majorDimension, ...(values.length === 0 ? {} : { values }) };
}

export function updateValues(
  spreadsheet: FakeSpreadsheet,
  range: string,
  body: { readonly values?: readonly (readonly unknown[])[]; readonly majorDimension?: string | null },
  input: string,
): Record<string, unknown> {
  const place = parseA1(spreadsheet, range);
  const values = body.majorDimension === 'COLUMNS' ? transposed(body.values ?? []) : (body.values ?? []);
  return writeValues(spreadsheet, place, values, input);
}

export function clearValues(spreadsheet: FakeSpreadsheet, range: string): Record<string, unknown> {
  const place = parseA1(spreadsheet, range);
  for (const [row, column] of positionsOf(place)) {
    const cell = place.sheet.rows[row]?.cells[column];
    if (cell !== undefined) delete cell.userEnteredValue;
  }
  return { spreadsheetId: spreadsheet.spreadsheetId, clearedRange: formatA1(place) };
}

/** Behind the last row of the table that stands in the range, at its first column. */
export function appendValues(
  spreadsheet: FakeSpreadsheet,
  range: string,
  values: readonly (readonly unknown[])[],
  input: string,
): Record<string, unknown> {
  const place = parseA1(spreadsheet, range);
  const { sheet } = place;
  const rows = shownRows({ sheet, span: {} }, {});
  const last = rows.length - 1;
  const lastRow = rows[last] ?? [];
  // The API looks for the table at the end; of a row with gaps it takes the last part.
  const start = last < 0 ? 0 : lastRow.reduce<number>((from, value, at) => (value === '' ? at + 1 : from), 0);
  while (sheet.rows.length < last + 1 + values.length) sheet.rows.push(newRow());
  const target = { sheet, span: { startRowIndex: last + 1, startColumnIndex: start } };
  const updates = writeValues(spreadsheet, target, values, input);
  const end = {
    startRowIndex: 0,
    endRowIndex: last + 1,
    startColumnIndex: start,
    endColumnIndex: lastRow.length,
  };
  const tableRange =
    last < 0
      ? {}
      : { tableRange: formatA1({ sheet, span: { ...end, startRowIndex: firstOf(rows, start) } }) };
  return { spreadsheetId: spreadsheet.spreadsheetId, ...tableRange, updates };
}

function firstOf(rows: readonly (readonly unknown[])[], column: number): number {
  let first = rows.length - 1;
  while (first > 0 && (rows[first - 1]?.[column] ?? '') !== '') first -= 1;
  return first;
}

function writeValues(
  spreadsheet: FakeSpreadsheet,
  { sheet, span }: SheetSpan,
  values: readonly (readonly unknown[])[],
  input: string,
): Record<string, unknown> {
  const { startRowIndex = 0, startColumnIndex = 0 } = span;
  const width = Math.max(1, ...values.map((row) => row.length));
  const end = {
    endRowIndex: startRowIndex + Math.max(1, values.length),
    endColumnIndex: startColumnIndex + width,
  };
  const tooWide =
    end.endColumnIndex > (span.endColumnIndex ?? Infinity) && span.endColumnIndex !== startColumnIndex + 1;
  if (tooWide)
    throw new ApiError(
      400,
      `Requested writing within range [${formatA1({ sheet, span })}], but tried writing to column [${end.endColumnIndex}]`,
    );
  if (end.endRowIndex > sheet.rows.length || end.endColumnIndex > sheet.columns.length) {
    throw new ApiError(
      400,
      `Range (${formatA1({ sheet, span })}) exceeds grid limits. Max rows: ${sheet.rows.length}, max columns: ${sheet.columns.length}`,
    );
  }
  let updatedCells = 0;
  const rowsWritten = new Set<number>();
  const columnsWritten = new Set<number>();
  values.forEach((row, at) =>
    row.forEach((value, offset) => {
      if (value === null) return;
      write(sheet, startRowIndex + at, startColumnIndex + offset, value, input);
      updatedCells += 1;
      rowsWritten.add(at);
      columnsWritten.add(offset);
    }),
  );
  const updatedRange = formatA1({ sheet, span: { startRowIndex, startColumnIndex, ...end } });
  return {
    spreadsheetId: spreadsheet.spreadsheetId,
    updatedRange,
    updatedRows: rowsWritten.size,
    updatedColumns: columnsWritten.size,
    updatedCells,
  };
}

function write(sheet: FakeSheet, row: number, column: number, value: unknown, input: string): void {
  const cell = cellAt(sheet, row, column);
  const typed = input === 'RAW' ? { value: rawValue(value) } : typedValue(value);
  if (typed.value === undefined) delete cell.userEnteredValue;
  else cell.userEnteredValue = typed.value;
  const dateType = 'dateType' in typed ? typed.dateType : undefined;
  if (dateType !== undefined)
    cell.userEnteredFormat = { ...cell.userEnteredFormat, numberFormat: { type: dateType } };
}

function shownRows({ sheet, span }: SheetSpan, rendering: Rendering): unknown[][] {
  const { valueRenderOption, dateTimeRenderOption } = rendering;
  const { startRowIndex = 0, startColumnIndex = 0 } = span;
  const endRow = Math.min(span.endRowIndex ?? Infinity, sheet.rows.length);
  const endColumn = Math.min(span.endColumnIndex ?? Infinity, sheet.columns.length);
  const rows: unknown[][] = [];
  for (let row = startRowIndex; row < endRow; row++) {
    const cells = sheet.rows[row]!.cells;
    const shown: unknown[] = [];
    for (let column = startColumnIndex; column < Math.min(endColumn, cells.length); column++) {
      shown.push(
        renderedValue(
          cells[column],
          valueRenderOption ?? 'FORMATTED_VALUE',
          dateTimeRenderOption ?? 'SERIAL_NUMBER',
        ),
      );
    }
    while (shown.length > 0 && shown.at(-1) === '') shown.pop();
    rows.push(shown);
  }
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop();
  return rows;
}

function* positionsOf({ sheet, span }: SheetSpan): Generator<readonly [number, number]> {
  const { startRowIndex = 0, startColumnIndex = 0 } = span;
  for (let row = startRowIndex; row < Math.min(span.endRowIndex ?? Infinity, sheet.rows.length); row++) {
    const width = sheet.rows[row]!.cells.length;
    for (let column = startColumnIndex; column < Math.min(span.endColumnIndex ?? Infinity, width); column++) {
      yield [row, column];
    }
  }
}

function transposed(rows: readonly (readonly unknown[])[]): unknown[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}
