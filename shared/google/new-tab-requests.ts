import type { CellValue, Change } from '../workbook/model.ts';
import { cellRequests } from './cell-requests.ts';
import type { SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { columnMetadata, tabMetadata } from './metadata.ts';
import type { SheetDraft } from './sheet-draft.ts';

export interface NewTab {
  readonly sheetId: number;
  readonly title: string;
  /** Among all sheets of the spreadsheet. */
  readonly index: number;
  readonly frozenRows: number;
  readonly draft: SheetDraft;
}

/**
 * Makes a tab and fills it, in groups: the sheet with its marks, then the rows with their keys, block by block. Where
 * the groups fall into two requests and the second never comes, the next sync finds a tab with fewer rows.
 */
export function newTabRequests(
  place: NewTab,
  change: Extract<Change, { kind: 'addTab' }>,
): SheetsRequest[][] {
  const { sheetId, title, index, draft } = place;
  const { rowCount, columnCount, columns } = draft;
  const gridProperties = { rowCount, columnCount, frozenRowCount: place.frozenRows };
  const sheet = { addSheet: { properties: { sheetId, title, index, sheetType: 'GRID', gridProperties } } };
  const checks = new Set(change.tab.columns.filter(({ kind }) => kind === 'check').map(({ key }) => key));
  const marks = columns.map((key, at) =>
    columnMetadata(sheetId, at, { key: key ?? '', isCheck: checks.has(key ?? '') }),
  );
  // Every cell is named, blanks too: whole rows make one block, and a block is one request.
  const rows = draft.rows.map((row, at) => {
    const cells: Readonly<Record<string, CellValue>> = { ...change.cells[row.key!], [KEY_COLUMN]: row.key };
    return { at, writes: new Map(columns.map((key) => [key!, cells[key!] ?? null])) };
  });
  return [
    [sheet, tabMetadata({ sheetId, key: change.tab.key }), ...marks],
    ...cellRequests(sheetId, columns, rows).map((request) => [request]),
  ];
}
