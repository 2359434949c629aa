import type { RememberedResponse } from '../responses/history.ts';
import type { CellValue, Change } from '../workbook/model.ts';
import type { StaffCell } from '../workbook/remembered-cells.ts';
import type { WrittenCells } from '../workbook/written-cells.ts';

/**
 * The append-only memory of one workbook: what was seen, decided and written. One contract suite
 * (`test/journal-port.contract.ts`) holds for every adapter.
 *
 * A sync first `begin`s (what it read and what it is about to write, all or nothing), then writes the workbook, then
 * `finish`es. Killed anywhere between, the next sync reads the workbook again and goes on.
 */
export interface JournalPort {
  /** Everything a sync must know, as of one moment. */
  memory(): Promise<JournalMemory>;
  /** Answers with the number of the sync. */
  begin(sync: SyncBegin): Promise<number>;
  finish(sync: number, end: SyncEnd): Promise<void>;
  /**
   * What became of the write that nobody heard of is known now, and put right: what was kept for that is let go.
   *
   * @param tookEffect false: it never reached the workbook, and what it meant counts as never written.
   */
  heard(tookEffect: boolean): Promise<void>;
  /** Newest first. */
  syncs(max: number): Promise<readonly SyncEntry[]>;
  /** Changes of one sync in the order applied, for undo and audit. */
  changesOf(sync: number): Promise<readonly CellChange[]>;
  /**
   * Keeps everybody else off this workbook, whatever process they are in, until it is released or the process ends.
   * Rejects at once, with the code `sync-running`, where somebody else has it.
   */
  lock(): Promise<SyncLock>;
  close(): Promise<void>;
}

export interface SyncLock {
  /** May be called twice. */
  release(): Promise<void>;
}

export interface JournalMemory {
  /** Every response ever seen, in the order of first sight. */
  readonly responses: readonly RememberedResponse[];
  /** Every value every staff cell ever held, in the order seen: the state of a past day needs it (T6). */
  readonly staffCells: readonly StaffCell[];
  /**
   * What the server last wrote. A sync that failed or never finished counts only once a later one was written: until
   * then nobody has looked whether it took effect.
   */
  readonly written: WrittenCells;
  /** What the newest write meant, in the adapter's own words, where nobody heard what became of it (`SyncBegin.intent`). */
  readonly unheard: string | null;
  /** The number that the next sync will have. */
  readonly nextSync: number;
}

export type SyncOutcome = 'done' | 'held' | 'failed';

export interface SyncBegin {
  readonly at: number;
  /** `cli`, `form`, `edit`, `timer`, `panel`, `undo`. */
  readonly trigger: string;
  /** Responses whose versions or presence changed, whole. */
  readonly responses: readonly RememberedResponse[];
  /** Staff cells whose value changed since last seen. */
  readonly staffCells: readonly StaffCell[];
  readonly changes: readonly Change[];
  /** What the workbook needs to put right what this write hits wrongly, should nobody hear of it. Kept only until then. */
  readonly intent?: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

export interface SyncEnd {
  readonly at: number;
  readonly outcome: SyncOutcome;
  readonly detail: string;
  /**
   * Whether the workbook was compared and written as `begin` said. Default: where the outcome is `done`. False of one
   * that failed: certainly nothing was written.
   */
  readonly written?: boolean;
  /** Nobody knows whether it was written: the intent is kept. */
  readonly isUnheard?: boolean;
}

export interface SyncEntry {
  readonly sync: number;
  readonly at: number;
  readonly finishedAt: number | null;
  readonly trigger: string;
  /** Null: it never finished. */
  readonly outcome: SyncOutcome | null;
  readonly detail: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** One cell written. `before` undefined: the row or tab was new. `after` undefined: the row went. */
export interface CellChange {
  readonly tab: string;
  readonly row: string;
  readonly column: string;
  readonly before: CellValue | undefined;
  readonly after: CellValue | undefined;
  readonly reason: string;
}
