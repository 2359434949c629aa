import type { SheetsRequest } from './google-workbook.ts';
import type { SheetDraft } from './sheet-draft.ts';
import { runsOf } from './runs.ts';

/**
 * A row inserted between rows unlike itself (the first seat below a heading) inherits a heading's colours: they are
 * cleared. Everything else of a plain row's look comes from a neighbour of its kind, and headings come with the look.
 */
export function rowLookRequests({ sheetId, rows, columns }: SheetDraft): readonly SheetsRequest[] {
  const unlike = rows.flatMap((row, at) => (row.isPlain ? [[at, true] as const] : []));
  return runsOf(unlike).map((run) => ({
    repeatCell: {
      range: {
        sheetId,
        startRowIndex: run.start,
        endRowIndex: run.end,
        startColumnIndex: 0,
        endColumnIndex: columns.length,
      },
      cell: {},
      fields: 'userEnteredFormat(backgroundColor,textFormat)',
    },
  }));
}
