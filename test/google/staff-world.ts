import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, Change, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import type { FakeGoogle } from './fake-google.ts';

export interface SyncedOnce {
  readonly changes: readonly Change[];
  readonly calls: { readonly reads: number; readonly writes: number };
  /** Null: it went through. */
  readonly failed: string | null;
}

/** A server of its own with a memory of staff cells, as the journal keeps one; what it does is what a sync does. */
export class SmallServer {
  private readonly google: FakeGoogle;
  private readonly memory = new Map<string, CellValue>();

  private readonly hasJournal: boolean;

  constructor(google: FakeGoogle, hasJournal = true) {
    this.google = google;
    this.hasJournal = hasJournal;
  }

  async sync(wanted: readonly Tab[]): Promise<SyncedOnce> {
    const port = this.google.open();
    const begin = { ...port.calls };
    for (let attempt = 1; ; attempt++) {
      try {
        const snapshot = await port.read();
        if (this.hasJournal) this.remember(snapshot, wanted);
        const memory = (tab: string, entity: string, column: string) =>
          this.memory.get(`${tab}\t${entity}\t${column}`) ?? null;
        const { changes } = diffWorkbook({ snapshot, wanted, memory });
        await port.apply(changes);
        const calls = { reads: port.calls.reads - begin.reads, writes: port.calls.writes - begin.writes };
        return { changes, calls, failed: null };
      } catch (error) {
        if (!(error instanceof WorkbookError)) throw error;
        const isPassing = error.code === 'changed-meanwhile' || error.code === 'unclear';
        if (!isPassing || attempt >= 4) return { changes: [], calls: port.calls, failed: error.code };
      }
    }
  }

  private remember(snapshot: WorkbookSnapshot, wanted: readonly Tab[]): void {
    for (const tab of snapshot.tabs) {
      const columns = wanted.find((candidate) => candidate.key === tab.key)?.columns ?? [];
      const staff = new Set(columns.filter((column) => column.owner === 'staff').map((column) => column.key));
      for (const row of tab.rows) {
        tab.columns.forEach((column, at) => {
          if (row.key === null || column === null || !staff.has(column)) return;
          this.memory.set(`${tab.key}\t${entityOfRowKey(row.key)}\t${column}`, row.cells[at] ?? null);
        });
      }
    }
  }
}
