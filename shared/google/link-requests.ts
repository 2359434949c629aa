import type { SheetsRequest } from './google-workbook.ts';
import type { LookContext, LookPlace } from './look-place.ts';
import { placedRows } from './look-place.ts';

/** Links within the spreadsheet: `#gid=` and the number of the sheet, which outlives renaming. */
export function linkRequests(place: LookPlace, context: LookContext): readonly SheetsRequest[] {
  return placedRows(place).flatMap(([row, at]) =>
    Object.entries(row.links ?? {}).flatMap(([column, tab]) => {
      const columnIndex = place.columns.indexOf(column);
      const sheetId = context.sheetIdOf(tab);
      return columnIndex < 0 || sheetId === undefined
        ? []
        : [linkRequest(place.sheetId, at, columnIndex, sheetId)];
    }),
  );
}

function linkRequest(sheetId: number, rowIndex: number, columnIndex: number, target: number): SheetsRequest {
  const textFormat = { link: { uri: `#gid=${target}` } };
  return {
    updateCells: {
      start: { sheetId, rowIndex, columnIndex },
      rows: [{ values: [{ userEnteredFormat: { textFormat } }] }],
      fields: 'userEnteredFormat.textFormat.link',
    },
  };
}
