import { KEY_COLUMN, PROTECTION } from '../workbook/marks.ts';
import { staffCellsOf } from '../workbook/model.ts';
import type { SheetsRequest } from './google-workbook.ts';
import type { LookPlace, Protection } from './look-place.ts';
import { placedColumns, placedRows } from './look-place.ts';
import { runsOf } from './runs.ts';

/**
 * Protects the key column, and every column in which no row has a cell of staff's. A column that staff may type in
 * somewhere stays open: what they change of the server's there is put back by the next sync, and the log says so. By
 * default it warns: a strict protection, of the hidden key column above all, refuses staff the sorting, moving and
 * deleting of rows.
 */
export function protectionRequests(place: LookPlace, protection: Protection): readonly SheetsRequest[] {
  const { sheetId } = place;
  const keyAt = place.columns.indexOf(KEY_COLUMN);
  const closed = closedColumns(place).map((at) => [at, true] as const);
  return [
    ...place.protectedRangeIds.map((protectedRangeId) => ({ deleteProtectedRange: { protectedRangeId } })),
    protect(sheetId, keyAt, keyAt + 1, PROTECTION.of('khóa dòng'), protection),
    ...runsOf(closed).map((run) =>
      protect(sheetId, run.start, run.end, PROTECTION.of('cột do hệ thống ghi'), protection),
    ),
  ];
}

function closedColumns(place: LookPlace): readonly number[] {
  const staff = new Set(placedRows(place).flatMap(([row]) => [...staffCellsOf(row, place.tab.columns)]));
  return placedColumns(place)
    .filter(([column]) => column.owner === 'server' && !staff.has(column.key))
    .map(([, at]) => at);
}

function protect(
  sheetId: number,
  startColumnIndex: number,
  endColumnIndex: number,
  description: string,
  { editor, warningOnly }: Protection,
): SheetsRequest {
  const range = { sheetId, startColumnIndex, endColumnIndex };
  // A warning has no list of editors: the API refuses one that names both. Without an editor to name, a protection may
  // shut us out as well, or nobody.
  const who = warningOnly || editor === null ? { warningOnly: true } : { editors: { users: [editor] } };
  return { addProtectedRange: { protectedRange: { range, description, ...who } } };
}
