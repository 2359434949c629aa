import type { SheetsRequest } from './google-workbook.ts';
import { linkRequests } from './link-requests.ts';
import type { LookContext } from './look-place.ts';
import { rowPaintRequests } from './row-paint-requests.ts';
import type { SheetDraft } from './sheet-draft.ts';

/** Rows as their changes say they look. Where the whole tab is painted behind them, only what that leaves to staff. */
export function rowPaints(
  draft: SheetDraft,
  isPaintedAnew: boolean,
  context: LookContext,
): readonly SheetsRequest[] {
  const { sheetId, columns: order, paintColumns: columns } = draft;
  return rowPaintRequests({ sheetId, order, columns }, painted(draft, isPaintedAnew), context);
}

/** The links of such rows, and of cells written anew: to be put behind the values, with which a link may go. */
export function rowLinks(
  draft: SheetDraft,
  isPaintedAnew: boolean,
  context: LookContext,
): readonly SheetsRequest[] {
  if (isPaintedAnew) return [];
  const rows = painted(draft, false).map(({ look, at }) => [look, at] as const);
  const cells = draft.linked.flatMap(({ key, links }) => {
    const at = draft.rowAt(key);
    return at === undefined ? [] : [[{ links }, at] as const];
  });
  return linkRequests(draft.sheetId, draft.columns, [...rows, ...cells], context);
}

function painted(draft: SheetDraft, isPaintedAnew: boolean) {
  return draft.rows.flatMap(({ paint }, at) =>
    paint === null || (isPaintedAnew && !paint.isNew) ? [] : [{ ...paint, at }],
  );
}
