import type { CellValue, TabSnapshot } from './model.ts';
import { isEmptyCell } from './cell-value.ts';
import { entityOfRowKey } from './row-key.ts';

/** What staff typed about one entity of a tab. */
export interface StaffRow {
  readonly tab: string;
  readonly entity: string;
  /** Filled cells by column key. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Columns in which two rows with the same key say different things: nobody knows which is meant. */
  readonly contradictions: readonly string[];
}

/**
 * The rows of a tab in which staff filled at least one of the columns; copies of a row are taken together. `isStaffRow`
 * tells by the key: in other rows, the headings among them, those columns hold what the server wrote.
 */
export function staffRows(
  tab: TabSnapshot,
  columns: readonly string[],
  isStaffRow: (key: string) => boolean,
): readonly StaffRow[] {
  const positions = columns.map((column) => [column, tab.columns.indexOf(column)] as const);
  const byEntity = new Map<string, Map<string, CellValue[]>>();
  for (const row of tab.rows) {
    if (row.key === null || !isStaffRow(row.key)) continue;
    const entity = entityOfRowKey(row.key);
    for (const [column, position] of positions) {
      const value = row.cells[position] ?? null;
      if (position < 0 || isEmptyCell(value) || String(value).trim() === '') continue;
      const values = byEntity.get(entity) ?? new Map<string, CellValue[]>();
      byEntity.set(entity, values);
      values.set(column, [...(values.get(column) ?? []), value]);
    }
  }
  return [...byEntity].map(([entity, values]) => ({
    tab: tab.key,
    entity,
    values: Object.fromEntries([...values].map(([column, all]) => [column, all[0] as CellValue])),
    contradictions: [...values].filter(([, all]) => new Set(all).size > 1).map(([column]) => column),
  }));
}
