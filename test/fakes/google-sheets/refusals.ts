/** What Google refuses because of what staff did to a sheet: protected cells, and merged cells over several rows. */
import { ApiError } from './api-error.ts';
import type { FakeSheet, FakeSpreadsheet, Span } from './model.ts';
import type { Body } from './request-context.ts';

/** Refuses a request of ours that touches what a person protected without naming us among the editors. */
export function checkProtection(spreadsheet: FakeSpreadsheet, kind: string, body: Body, name: string): void {
  const touched = touchedSpan(kind, body);
  if (touched === null) return;
  const sheet = spreadsheet.sheets.find(({ properties }) => properties.sheetId === touched.sheetId);
  const closed = (sheet?.protectedRanges ?? []).filter(
    ({ rest }) => rest.requestingUserCanEdit === false && rest.warningOnly !== true,
  );
  if (!closed.some(({ range }) => meets(range, touched.span))) return;
  throw new ApiError(
    400,
    `Invalid ${name}: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.`,
  );
}

/** Rows do not move into, out of, or across cells merged over several rows. */
export function crossesMerge(sheet: FakeSheet, start: number, end: number, destination: number): boolean {
  return sheet.merges.some(({ startRowIndex = 0, endRowIndex = sheet.rows.length }) => {
    if (endRowIndex - startRowIndex < 2) return false;
    const isTorn =
      start < endRowIndex && end > startRowIndex && !(start <= startRowIndex && end >= endRowIndex);
    return isTorn || (destination > startRowIndex && destination < endRowIndex);
  });
}

/** Behind a merge: all its cells but the first hold nothing, whatever is written there. */
export function isCovered(sheet: FakeSheet, row: number, column: number): boolean {
  return sheet.merges.some((merge) => {
    const isFirst = (merge.startRowIndex ?? 0) === row && (merge.startColumnIndex ?? 0) === column;
    const cell = {
      startRowIndex: row,
      endRowIndex: row + 1,
      startColumnIndex: column,
      endColumnIndex: column + 1,
    };
    return !isFirst && meets(merge, cell);
  });
}

export function meets(left: Span, right: Span): boolean {
  const isApart = (from = 0, to = Infinity, otherFrom = 0, otherTo = Infinity) =>
    from >= otherTo || to <= otherFrom;
  return !(
    isApart(left.startRowIndex, left.endRowIndex, right.startRowIndex, right.endRowIndex) ||
    isApart(left.startColumnIndex, left.endColumnIndex, right.startColumnIndex, right.endColumnIndex)
  );
}

function touchedSpan(kind: string, body: Body): { readonly sheetId: number; readonly span: Span } | null {
  const place = body.start ?? body.range ?? body.source ?? body.properties ?? body;
  const sheetId = (place.sheetId ?? 0) as number;
  switch (kind) {
    case 'updateCells': {
      const rows: Body[] = body.rows ?? [];
      if (body.start === undefined) return { sheetId, span: place };
      const { rowIndex = 0, columnIndex = 0 } = body.start;
      const width = Math.max(1, ...rows.map((row) => (row.values ?? []).length));
      return {
        sheetId,
        span: {
          startRowIndex: rowIndex,
          endRowIndex: rowIndex + rows.length,
          startColumnIndex: columnIndex,
          endColumnIndex: columnIndex + width,
        },
      };
    }
    case 'repeatCell':
    case 'setDataValidation':
    case 'sortRange':
    case 'mergeCells':
      return { sheetId, span: place };
    case 'moveDimension':
    case 'deleteDimension':
      return { sheetId, span: dimensionSpan(place) };
    case 'insertDimension':
      // A new row belongs to what is protected only where it is inserted within.
      return {
        sheetId,
        span: dimensionSpan({ ...place, startIndex: place.startIndex - 0.5, endIndex: place.startIndex }),
      };
    default:
      return null;
  }
}

function dimensionSpan({ dimension, startIndex, endIndex }: Body): Span {
  return dimension === 'ROWS'
    ? { startRowIndex: startIndex, endRowIndex: endIndex }
    : { startColumnIndex: startIndex, endColumnIndex: endIndex };
}
