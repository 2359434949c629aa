import type { CellChange } from '#shared/sync/journal-port.ts';
import type { CellValue, Change } from '#shared/workbook/model.ts';
import type { Statements } from './journal-statements.ts';
import { readWrittenRow } from './written-rows.ts';

/** What rows hold by what was written, and by what the sync being recorded has said so far: of those that lose their key. */
export class BelievedRows {
  private readonly rows = new Map<string, Map<string, Map<string, CellValue>>>();

  constructor(statements: Statements, changes: readonly Change[]) {
    for (const change of changes) {
      if (change.kind !== 'moveRow' && change.kind !== 'rekeyRow' && change.kind !== 'removeRow') continue;
      const { tab, key } = change;
      const rows = this.rows.get(tab) ?? new Map<string, Map<string, CellValue>>();
      this.rows.set(tab, rows);
      if (!rows.has(key)) rows.set(key, readWrittenRow(statements, tab, key));
    }
  }

  /** By column, in the order of their keys. */
  readonly of = (tab: string, row: string): ReadonlyMap<string, CellValue> =>
    new Map([...(this.rows.get(tab)?.get(row) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));

  say({ tab, row, column, after }: CellChange): void {
    const cells = this.rows.get(tab)?.get(row);
    if (after === undefined) cells?.delete(column);
    else cells?.set(column, after);
  }
}
