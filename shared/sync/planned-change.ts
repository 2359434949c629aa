import { countChanges } from '../workbook/count-changes.ts';
import type { SyncBegin, SyncEnd } from './journal-port.ts';
import { bannerChanges } from './banner-changes.ts';
import type { PlannedSync } from './plan-sync.ts';

/**
 * One change of the workbook, whole: what is remembered of it, what is written, and how it ends once it is written. A
 * sync, a decision made in the panel and an undo are the same thing here (commit.ts).
 */
export interface PlannedChange extends SyncBegin {
  readonly end: Omit<SyncEnd, 'at'>;
}

/** What a planned sync writes. Held, it writes the banner that says so, and remembers nothing but itself (W3). */
export function changeOfSync(planned: PlannedSync, at: number, trigger: string): PlannedChange {
  const { held } = planned;
  if (held !== null) {
    // "Seen before" is what stood at the last sync that was not held.
    const gone = (planned.state?.registered ?? []).reduce((sum, one) => sum + one.history.goneNow, 0);
    const changes = bannerChanges(planned.snapshot, planned.state?.wanted ?? [], held);
    const end = { outcome: 'held', detail: held.text } as const;
    return { ...NOTHING, at, trigger, changes, counts: { gone }, end };
  }
  const { responses, staffCells } = planned;
  const { changes } = planned.diff;
  const counts = { ...countChanges(changes) };
  return { at, trigger, responses, staffCells, changes, counts, end: ENDS[planned.outcome] };
}

export const NOTHING = { responses: [], staffCells: [], changes: [] } as const;

const ENDS = {
  held: { outcome: 'held', detail: '' },
  done: { outcome: 'done', detail: '' },
  // The notes beside the plan's cells were written, and the next sync must know them for ours.
  refused: { outcome: 'failed', detail: 'plan-refused', written: true },
} as const;
