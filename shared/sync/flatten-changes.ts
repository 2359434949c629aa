import type { CellValue, Change } from '../workbook/model.ts';
import type { CellChange } from './journal-port.ts';

/** The cells a row is believed to hold now, by column: what the server last wrote there. */
export type RowBelieved = (tab: string, row: string) => ReadonlyMap<string, CellValue>;

/**
 * One change of the workbook as the cells it writes, before and after. Empty cells of new rows are not listed: a row
 * that was written holds null wherever nothing else is said. A change of key lists the row's cells twice, once as
 * gone from the old key and once as new under the new one, so that "what was last written there" needs no other table.
 */
export function flattenChange(change: Change, believed: RowBelieved): readonly CellChange[] {
  switch (change.kind) {
    case 'addTab':
      return Object.entries(change.cells).flatMap(([row, cells]) =>
        arrived(change.tab.key, row, cells, 'new'),
      );
    case 'insertRow':
      return arrived(change.tab, change.row.key, change.cells, change.reason);
    case 'moveRow':
    case 'rekeyRow':
      return change.row.key === change.key ? [] : rekeyed(change.tab, change.key, change.row.key, believed);
    case 'removeRow':
      return gone(change.tab, change.key, believed(change.tab, change.key), 'removed');
    case 'setCell': {
      const { tab, row, column, before, after, reason } = change;
      return [{ tab, row, column, before, after, reason }];
    }
    default:
      // addColumn, adoptRow, giveKeys and lookTab write no cell of ours; the cells that follow them come as setCell.
      return [];
  }
}

function arrived(
  tab: string,
  row: string,
  cells: Readonly<Record<string, CellValue>>,
  reason: string,
): readonly CellChange[] {
  return Object.entries(cells)
    .filter(([, after]) => after !== null)
    .map(([column, after]) => ({ tab, row, column, before: undefined, after, reason }));
}

function gone(
  tab: string,
  row: string,
  cells: ReadonlyMap<string, CellValue>,
  reason: string,
): readonly CellChange[] {
  return [...cells].map(([column, before]) => ({ tab, row, column, before, after: undefined, reason }));
}

function rekeyed(tab: string, from: string, to: string, believed: RowBelieved): readonly CellChange[] {
  const cells = believed(tab, from);
  return [
    ...gone(tab, from, cells, 'rekeyed'),
    ...[...cells].map(([column, after]) => ({
      tab,
      row: to,
      column,
      before: undefined,
      after,
      reason: 'rekeyed',
    })),
  ];
}
