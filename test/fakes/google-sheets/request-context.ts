import { ApiError } from './api-error.ts';
import type { FakeSheet, FakeSpreadsheet, Span } from './model.ts';

/** One request of a batch: its body, what it acts on, and how refusals name it. */
export interface RequestContext {
  readonly spreadsheet: FakeSpreadsheet;
  readonly body: Body;
  /** `requests[0].addSheet` */
  readonly name: string;
}

// The body was checked against the discovery document; within it fields are read as the document names them.
// oxlint-disable-next-line typescript/no-explicit-any -- a typed copy of the whole document would prove nothing more
export type Body = Record<string, any>;

export type RequestHandler = (context: RequestContext) => object;

export function refuse({ name }: RequestContext, why: string): ApiError {
  return new ApiError(400, `Invalid ${name}: ${why}`);
}

export function sheetOf(context: RequestContext, sheetId: unknown): FakeSheet {
  const id = (sheetId ?? 0) as number;
  const sheet = context.spreadsheet.sheets.find((candidate) => candidate.properties.sheetId === id);
  if (sheet === undefined) throw refuse(context, `No grid with id: ${id}`);
  return sheet;
}

export function spanOf(range: Body): Span {
  const span: Span = {};
  for (const name of ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const) {
    if (typeof range[name] === 'number') span[name] = range[name];
  }
  return span;
}

/** The range within the grid; a range that begins outside is refused. */
export function boxOf(context: RequestContext, sheet: FakeSheet, span: Span): Required<Span> {
  const box = {
    startRowIndex: span.startRowIndex ?? 0,
    endRowIndex: span.endRowIndex ?? sheet.rows.length,
    startColumnIndex: span.startColumnIndex ?? 0,
    endColumnIndex: span.endColumnIndex ?? sheet.columns.length,
  };
  const isOutside =
    box.startRowIndex >= sheet.rows.length ||
    box.startColumnIndex >= sheet.columns.length ||
    box.endRowIndex > sheet.rows.length ||
    box.endColumnIndex > sheet.columns.length;
  if (isOutside) {
    throw refuse(
      context,
      `Range exceeds grid limits. Max rows: ${sheet.rows.length}, max columns: ${sheet.columns.length}`,
    );
  }
  return box;
}

/** A new number, as large as Google's. */
export function newId(spreadsheet: FakeSpreadsheet): number {
  spreadsheet.nextId += 1;
  return 1_000_000_000 + ((spreadsheet.nextId * 7_919) % 1_000_000_000);
}
