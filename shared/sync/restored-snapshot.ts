import {
  type CellValue,
  type Change,
  type RowSnapshot,
  staffCellsOf,
  type TabSnapshot,
  type WorkbookSnapshot,
} from '../workbook/model.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';

export interface RestoredSnapshot {
  readonly sheet: StaffSheet;
  /** How many staff cells come back. */
  readonly cells: number;
}

/**
 * The workbook as found, with the staff cells that the changes put back after their tab, row or column was deleted. What
 * comes back counts in the sync that brings it: otherwise a decision would be void until the next one, and seats would
 * change hands and back again. Rows as found keep their places; what comes back stands behind them.
 *
 * Only what the memory holds of the very same cell comes back; what is carried from another tab is read where it stands.
 */
export function restoredSnapshot(sheet: StaffSheet, changes: readonly Change[]): RestoredSnapshot {
  if (sheet.knowsNothing()) return { sheet, cells: 0 };
  const found: WorkbookSnapshot = sheet.snapshot;
  const tabs = new Map(found.tabs.map((tab) => [tab.key, new GrowingTab(tab)]));
  let cells = 0;
  const isBack = (tab: string, key: string, column: string, value: CellValue): boolean => {
    if (value === null || sheet.restorable(tab, entityOfRowKey(key), column) !== value) return false;
    cells += 1;
    return true;
  };
  for (const change of changes) {
    if (change.kind === 'addTab') {
      const { tab } = change;
      const columns = tab.columns.map((column) => column.key);
      const grown = new GrowingTab({ key: tab.key, title: tab.title, columns, rows: [], look: null });
      tabs.set(tab.key, grown);
      for (const row of tab.rows) {
        const staff = staffCellsOf(row, tab.columns);
        const kept = Object.entries(change.cells[row.key] ?? {}).filter(
          ([column, value]) => !staff.includes(column) || isBack(tab.key, row.key, column, value),
        );
        grown.addRow(row.key, Object.fromEntries(kept));
      }
    } else if (change.kind === 'addColumn') {
      tabs.get(change.tab)?.addColumn(change.column.key);
    } else if (change.kind === 'insertRow' && change.reason === 'restored') {
      const kept = Object.entries(change.cells).filter(([column, value]) =>
        isBack(change.tab, change.row.key, column, value),
      );
      tabs.get(change.tab)?.addRow(change.row.key, { ...change.row.cells, ...Object.fromEntries(kept) });
    } else if (change.kind === 'setCell' && tabs.get(change.tab)?.isNew(change.column) === true) {
      if (isBack(change.tab, change.row, change.column, change.after))
        tabs.get(change.tab)?.set(change.row, change.column, change.after);
    }
  }
  const grown = { ...found, tabs: [...tabs.values()].map((tab) => tab.toSnapshot()) };
  return { sheet: sheet.over(grown), cells };
}

class GrowingTab {
  private readonly tab: TabSnapshot;
  private readonly columns: (string | null)[];
  private readonly rows: { key: string | null; cells: CellValue[]; comesBack?: true }[];
  private readonly newColumns = new Set<string>();

  constructor(tab: TabSnapshot) {
    this.tab = tab;
    this.columns = [...tab.columns];
    this.rows = tab.rows.map(({ key, cells }) => ({ key, cells: [...cells] }));
  }

  isNew(column: string): boolean {
    return this.newColumns.has(column);
  }

  addColumn(key: string): void {
    this.columns.push(key);
    this.newColumns.add(key);
  }

  addRow(key: string, cells: Readonly<Record<string, CellValue>>): void {
    this.rows.push({
      key,
      cells: this.columns.map((column) => (column === null ? null : (cells[column] ?? null))),
      comesBack: true,
    });
  }

  set(key: string, column: string, value: CellValue): void {
    // A row that changes its key in the same sync is still about the same.
    const row =
      this.rows.find((candidate) => candidate.key === key) ??
      this.rows.find(
        (candidate) => candidate.key !== null && entityOfRowKey(candidate.key) === entityOfRowKey(key),
      );
    if (row === undefined) return;
    const at = this.columns.indexOf(column);
    while (row.cells.length <= at) row.cells.push(null);
    row.cells[at] = value;
  }

  toSnapshot(): TabSnapshot {
    const rows: readonly RowSnapshot[] = this.rows;
    return { ...this.tab, columns: this.columns, rows };
  }
}
