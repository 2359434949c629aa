import { LOG_LINE, LOG_TAB } from './keys.ts';
import type { CellValue, Change } from './model.ts';

/**
 * How much a sync changes, for the terminal, the report, the log and the journal alike. The lines that tell of it in
 * `Nhật ký` are not counted: the line itself could not say how many cells it will have.
 */
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
      const rows = change.tab.rows.filter(({ key }) => !isLogLine(change.tab.key, key));
      rowsAdded += rows.length;
      for (const { key } of rows) cells += filled(change.cells[key] ?? {});
      continue;
    }
    if (change.kind === 'lookTab' || isLogLine(change.tab, keyOf(change))) continue;
    if (change.kind === 'insertRow') {
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

function isLogLine(tab: string, key: string | null): boolean {
  return tab === LOG_TAB && key !== null && LOG_LINE.partsOf(key) !== null;
}

function keyOf(change: Exclude<Change, { kind: 'addTab' | 'lookTab' }>): string | null {
  switch (change.kind) {
    case 'insertRow':
    case 'adoptRow':
      return change.row.key;
    case 'removeRow':
    case 'moveRow':
    case 'rekeyRow':
      return change.key;
    case 'setCell':
      return change.row;
    case 'addColumn':
    case 'giveKeys':
      return null;
  }
}

function filled(cells: Readonly<Record<string, CellValue>>): number {
  return Object.values(cells).filter((value) => value !== null).length;
}
