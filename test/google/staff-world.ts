import { bannerChanges } from '#shared/sync/banner-changes.ts';
import { commit, type Found } from '#shared/sync/commit.ts';
import { uncoveredCells } from '#shared/sync/covered-cells.ts';
import { heldByRows, rightedRows } from '#shared/sync/displaced-facts.ts';
import type { JournalPort } from '#shared/sync/journal-port.ts';
import { NOTHING, type PlannedChange } from '#shared/sync/planned-change.ts';
import { changedStaffCells, takenOver } from '#shared/sync/staff-cells.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { remembersAs, rowsAreStaffs } from '#shared/tabs/kinds.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Change, Tab } from '#shared/workbook/model.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import type { FakeGoogle } from './fake-google.ts';

export interface SyncedOnce {
  readonly changes: readonly Change[];
  readonly calls: { readonly reads: number; readonly writes: number };
  /** Null: it went through, or is held. */
  readonly failed: string | null;
  /** Rows of which nobody can tell whose the cells beside them are: nothing was written. */
  readonly isHeld: boolean;
  /** How many rows got their keys back. */
  readonly righted: number;
  /** Tabs that Google would not have written. */
  readonly skipped: readonly string[];
}

export interface Without {
  /** Nothing is remembered from one sync to the next. */
  readonly memory?: true;
  /** Rows are known by their hidden keys alone (W1). */
  readonly righting?: true;
}

/**
 * The road of a sync with tabs that a test lays out: displaced rows are put right, what is meant is recorded in a journal,
 * written, and the record is finished. Only what the tabs should say does not follow from a plan and responses.
 */
export class SmallServer {
  private readonly google: FakeGoogle;
  private readonly without: Without;
  private journal: JournalPort = openJournal(':memory:');
  private syncs = 0;

  constructor(google: FakeGoogle, without: Without = {}) {
    this.google = google;
    this.without = without;
  }

  async sync(wanted: readonly Tab[]): Promise<SyncedOnce> {
    if (this.without.memory === true) await this.forget();
    const workbook = this.google.open();
    const road = { workbook, journal: this.journal };
    try {
      const { value, calls } = await commit(road, (found) => this.plan(found, wanted));
      return { ...value, calls, failed: null };
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      const { calls } = workbook;
      return { changes: [], calls, failed: error.code, isHeld: false, righted: 0, skipped: [] };
    }
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private async forget(): Promise<void> {
    await this.journal.close();
    this.journal = openJournal(':memory:');
  }

  private plan({ snapshot, memory, skipped }: Found, wanted: readonly Tab[]) {
    const at = START + (this.syncs += 1) * 60_000;
    const remembered = new RememberedCells(memory.staffCells, remembersAs);
    const read = new StaffSheet(snapshot, remembered, at);
    const found = read.over(uncoveredCells(read, memory.written).snapshot);
    const rows = this.without.righting === true ? null : rightedRows(found, memory, () => wanted);
    const sheet = rows === null ? found : found.over(rows.snapshot);
    const isOpen = (tab: string) => !skipped.some((one) => one.tab === tab);
    const told = { righted: sum(rows?.righted.values() ?? []), skipped: skipped.map(({ tab }) => tab) };
    const begin = { ...NOTHING, at, trigger: 'cli', counts: {} };
    const held = rows === null ? null : heldByRows(rows);
    if (held !== null) {
      const changes = bannerChanges(snapshot, wanted, held);
      const end = { outcome: 'held', detail: held.text } as const;
      return { change: { ...begin, changes, end }, value: { ...told, changes, isHeld: true } };
    }
    const diff = diffWorkbook({
      snapshot: sheet.snapshot,
      wanted: wanted.filter(({ key }) => isOpen(key)),
      memory: (tab, entity, column) => sheet.remembered(tab, entity, column),
      lastWritten: (tab, row, column) => memory.written.last(tab, row, column),
      mayHaveWritten: (tab, row, column, value) => memory.written.mayHold(tab, row, column, value),
    });
    const changes = [...(rows?.changes ?? []), ...diff.changes].filter((change) => isOpen(tabOf(change)));
    const staffCells = [...changedStaffCells(sheet, wanted, rowsAreStaffs), ...takenOver(sheet)];
    const change: PlannedChange = { ...begin, changes, staffCells, end: { outcome: 'done', detail: '' } };
    return { change, value: { ...told, changes, isHeld: false } };
  }
}

const START = Date.UTC(2026, 4, 6);

function tabOf(change: Change): string {
  return typeof change.tab === 'string' ? change.tab : change.tab.key;
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((one, other) => one + other, 0);
}
