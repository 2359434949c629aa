import type { CellValue, RowSnapshot, TabSnapshot, WorkbookSnapshot } from './model.ts';
import { entityOfRowKey } from './row-key.ts';
import type { StaffSheet } from './staff-sheet.ts';

/**
 * A tab that is gone, as it stood when it was last seen. Null: the journal knows nothing of such a tab.
 *
 * @param isStaffs of the key of a row: staff may delete it.
 */
export function rememberedTab(
  tab: Pick<TabSnapshot, 'key' | 'title'> & { readonly columns: readonly string[] },
  { memory, written }: Pick<StaffSheet, 'memory' | 'written'>,
  isStaffs: (row: string) => boolean = () => false,
): TabSnapshot | null {
  const { key, columns } = tab;
  // Where the tab was seen and this row was not, it was deleted before any sync saw it.
  const isDeleted = (row: string): boolean => isStaffs(row) && memory.hasTab(key) && !memory.has(key, row);
  const cellOf = (row: string, column: string): CellValue => {
    const newest = memory.newest(key, entityOfRowKey(row), column);
    return newest === undefined ? (written.last(key, row, column) ?? null) : newest.value;
  };
  const rows = [...new Set([...memory.entities(key), ...written.rows(key)])]
    .filter((row) => !isDeleted(row))
    .toSorted(BY_NUMBER.compare)
    .map((row): RowSnapshot => ({ key: row, cells: columns.map((column) => cellOf(row, column)) }));
  return rows.length === 0 ? null : { ...tab, rows, look: null };
}

/** The journal knows no order of rows; most keys count. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

/** The workbook as found, with these tabs where it has none of their key. */
export function withGoneTabs(found: WorkbookSnapshot, gone: readonly TabSnapshot[]): WorkbookSnapshot {
  const keys = new Set(found.tabs.map(({ key }) => key));
  const added = gone.filter(({ key }) => !keys.has(key));
  return added.length === 0 ? found : { ...found, tabs: [...found.tabs, ...added] };
}
