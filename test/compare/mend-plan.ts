import { isPlanTab } from './desk.ts';
import type { Hand } from './hand.ts';
import type { Table } from './workbook-tables.ts';

/** What staff do where the sync says that the plan cannot be used: they set the plan back to what it last was. */
export function mendPlan(now: readonly Table[], good: readonly Table[]): Hand[] {
  return now
    .filter(({ key }) => isPlanTab(key))
    .flatMap(({ key: tab, rows, columns }) => {
      const former = new Map(good.find(({ key }) => key === tab)?.rows.map((row) => [row.key, row]));
      return rows.flatMap((row): Hand[] => {
        const cells = former.get(row.key)?.cells;
        if (row.key.startsWith('(own')) return [];
        if (cells === undefined) return [{ does: 'delete row', tab, row: row.key }];
        return columns
          .filter((column) => !SERVERS.has(column) && row.cells[column] !== cells[column])
          .map((column) => ({ does: 'type', tab, row: row.key, column, value: cells[column] ?? null }));
      });
    });
}

const SERVERS: ReadonlySet<string> = new Set(['item', 'note']);
