import type { SheetsRequest } from './google-workbook.ts';
import type { Row } from '../workbook/model.ts';
import type { LookContext } from './look-place.ts';

/** Links within the spreadsheet: `#gid=` and the number of the sheet, which outlives renaming. */
export function linkRequests(
  sheetId: number,
  order: readonly (string | null)[],
  rows: readonly (readonly [Pick<Row, 'links'>, number])[],
  context: LookContext,
): readonly SheetsRequest[] {
  return rows.flatMap(([row, at]) =>
    Object.entries(row.links ?? {}).flatMap(([column, tab]) => {
      const columnIndex = order.indexOf(column);
      const target = context.sheetIdOf(tab);
      return columnIndex < 0 || target === undefined ? [] : [linkRequest(sheetId, at, columnIndex, target)];
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
