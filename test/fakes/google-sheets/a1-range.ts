import { ApiError } from './api-error.ts';
import type { FakeSheet, FakeSpreadsheet, Span } from './model.ts';

export interface SheetSpan {
  readonly sheet: FakeSheet;
  readonly span: Span;
}

/** `'Tab'!A1:B2`, `Tab!A:A`, `Tab!1:1`, `Tab`, `A1` (of the first sheet). */
export function parseA1(spreadsheet: FakeSpreadsheet, text: string): SheetSpan {
  const [title, cells] = splitRange(text);
  const named = title === null ? undefined : sheetTitled(spreadsheet, title);
  if (title !== null && cells !== null) {
    const span = parseCells(cells);
    if (named === undefined || span === null) throw new ApiError(400, `Unable to parse range: ${text}`);
    return { sheet: named, span };
  }
  if (named !== undefined) return { sheet: named, span: {} };
  const span = text.startsWith("'") ? null : parseCells(text);
  const first = spreadsheet.sheets[0];
  if (span === null || first === undefined) throw new ApiError(400, `Unable to parse range: ${text}`);
  return { sheet: first, span };
}

/** The range as replies write it: clipped to the grid, the title quoted only where it must be. */
export function formatA1({ sheet, span }: SheetSpan): string {
  const { startRowIndex = 0, startColumnIndex = 0 } = span;
  const endRow = Math.min(span.endRowIndex ?? sheet.rows.length, sheet.rows.length);
  const endColumn = Math.min(span.endColumnIndex ?? sheet.columns.length, sheet.columns.length);
  const from = `${letters(startColumnIndex)}${startRowIndex + 1}`;
  const to = `${letters(endColumn - 1)}${endRow}`;
  return `${titleText(sheet.properties.title)}!${from === to ? from : `${from}:${to}`}`;
}

export function sheetTitled(spreadsheet: FakeSpreadsheet, title: string): FakeSheet | undefined {
  return spreadsheet.sheets.find((sheet) => sheet.properties.title.toLowerCase() === title.toLowerCase());
}

function titleText(title: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) ? title : `'${title.replace(/'/g, "''")}'`;
}

function splitRange(text: string): readonly [string | null, string | null] {
  const quoted = /^'((?:[^']|'')*)'(?:!(.*))?$/su.exec(text);
  if (quoted !== null) return [quoted[1]!.replace(/''/g, "'"), quoted[2] ?? null];
  const at = text.lastIndexOf('!');
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function parseCells(text: string): Span | null {
  const found = /^\$?([A-Za-z]*)\$?(\d*)(?::\$?([A-Za-z]*)\$?(\d*))?$/.exec(text);
  if (found === null || text === '') return null;
  const [, column, row, endColumn, endRow] = found as unknown as [string, string, string, string?, string?];
  if (endColumn === undefined && (column === '' || row === '' || column.length > 3)) return null;
  const span: Span = {};
  if (row !== '') span.startRowIndex = Number(row) - 1;
  if (column !== '') span.startColumnIndex = columnNumber(column);
  const lastRow = endColumn === undefined ? row : (endRow ?? '');
  const lastColumn = endColumn === undefined ? column : endColumn;
  if (lastRow !== '') span.endRowIndex = Number(lastRow);
  if (lastColumn !== '') span.endColumnIndex = columnNumber(lastColumn) + 1;
  return inOrder(span);
}

/** `D4:A1` is `A1:D4`. */
function inOrder(span: Span): Span {
  const { startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right } = span;
  if (top !== undefined && bottom !== undefined && bottom <= top)
    Object.assign(span, { startRowIndex: bottom - 1, endRowIndex: top + 1 });
  if (left !== undefined && right !== undefined && right <= left)
    Object.assign(span, { startColumnIndex: right - 1, endColumnIndex: left + 1 });
  return span;
}

function columnNumber(text: string): number {
  let number = 0;
  for (const letter of text.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}
