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
  const rows = draft.rows.flatMap(({ paint }, at) =>
    paint === null || (isPaintedAnew && !paint.isNew) ? [] : [{ ...paint, at }],
  );
  const links = isPaintedAnew ? [] : rows.map(({ look, at }) => [look, at] as const);
  return [
    ...rowPaintRequests({ sheetId, order, columns }, rows, context),
    ...linkRequests(sheetId, order, links, context),
  ];
}
