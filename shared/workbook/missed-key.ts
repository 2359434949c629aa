import type { CellValue, RowSnapshot, TabSnapshot } from './model.ts';
import type { StaffSheet } from './staff-sheet.ts';

/**
 * The key that stands nowhere and of which every cell remembered is what the row holds: the row was to get it by a write
 * that never arrived.
 *
 * @param given keys that other rows got in this sync.
 * @param isOne whether a key could be one of such a row at all.
 */
export function missedKey(
  tab: TabSnapshot,
  row: RowSnapshot,
  sheet: StaffSheet,
  given: ReadonlySet<string>,
  isOne: (key: string) => boolean,
): string | null {
  const cell = cellReader(tab, row);
  const columns = tab.columns.flatMap((column) => (column === null ? [] : [column]));
  const isSame = (key: string): boolean => {
    const kept = columns.filter((column) => sheet.remembered(tab.key, key, column) !== null);
    return kept.length > 0 && kept.every((column) => sheet.remembered(tab.key, key, column) === cell(column));
  };
  const free = sheet.used(tab.key).filter((key) => isOne(key) && !given.has(key));
  return free.find((key) => !sheet.stands(tab.key, key) && isSame(key)) ?? null;
}

/** What a row holds in a column, by the column's key; `null` where the tab has no such column. */
export function cellReader(tab: TabSnapshot, row: RowSnapshot): (column: string) => CellValue {
  return (column) => {
    const at = tab.columns.indexOf(column);
    return at < 0 ? null : (row.cells[at] ?? null);
  };
}
