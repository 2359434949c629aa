import type { RememberedResponse } from '../responses/history.ts';
import type { CellValue, Change } from '../workbook/model.ts';
import type { StaffCell } from '../workbook/remembered-cells.ts';

/**
 * The append-only memory of one workbook: what was seen, decided and written. One contract suite
 * (`test/journal-port.contract.ts`) holds for every adapter.
 *
 * A sync first `begin`s (what it read and what it is about to write, in one transaction), then writes the workbook,
 * then `finish`es. Killed anywhere between, the next sync reads the workbook again and goes on.
 */
export interface JournalPort {
  /** Every response ever seen, in the order of first sight. */
  responses(): readonly RememberedResponse[];
  /** The present content of every staff cell ever seen; cleared cells hold null. */
  staffCells(): readonly StaffCell[];
  /** Every value every staff cell ever held, in the order seen: the state of a past day needs it (T6). */
  staffCellHistory(): readonly StaffCell[];
  /**
   * What the server last wrote there; undefined: never. A sync that failed or never finished counts only once a later
   * one was written: until then nobody has looked whether it took effect.
   */
  lastWritten(tab: string, row: string, column: string): CellValue | undefined;
  begin(sync: SyncBegin): number;
  finish(
    sync: number,
    finish: {
      readonly at: number;
      readonly outcome: SyncOutcome;
      readonly detail: string;
      /** Whether the workbook was written as `begin` said. Default: where the outcome is `done`. */
      readonly written?: boolean;
    },
  ): void;
  /** Newest first. */
  syncs(max: number): readonly SyncEntry[];
  /** Changes of one sync in the order applied, for undo and audit. */
  changesOf(sync: number): readonly CellChange[];
  close(): void;
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
  readonly counts: Readonly<Record<string, number>>;
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
