import type { CellValue, Change } from './model.ts';

/** How much a sync changes, for the report, the log and the journal. */
export interface ChangeCounts {
  /** Cells that get another content, those of new rows and tabs included. */
  readonly cells: number;
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  readonly tabsAdded: number;
  /** Server cells that somebody had overwritten. */
  readonly restored: number;
}

export function countChanges(changes: readonly Change[]): ChangeCounts {
  let [cells, rowsAdded, rowsRemoved, tabsAdded, restored] = [0, 0, 0, 0, 0];
  for (const change of changes) {
    if (change.kind === 'addTab') {
      tabsAdded++;
      rowsAdded += change.tab.rows.length;
      for (const row of Object.values(change.cells)) cells += filled(row);
    } else if (change.kind === 'insertRow') {
      rowsAdded++;
      cells += filled(change.cells);
    } else if (change.kind === 'removeRow') {
      rowsRemoved++;
    } else if (change.kind === 'setCell') {
      cells++;
      if (change.reason === 'restored') restored++;
    }
  }
  return { cells, rowsAdded, rowsRemoved, tabsAdded, restored };
}

function filled(cells: Readonly<Record<string, CellValue>>): number {
  return Object.values(cells).filter((value) => value !== null).length;
}
