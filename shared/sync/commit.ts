import type { WorkbookSnapshot } from '../workbook/model.ts';
import type { JournalMemory, JournalPort, SyncEnd } from './journal-port.ts';
import type { PlannedChange } from './planned-change.ts';
import type { SyncStage } from './sync-stage.ts';
import {
  type SkippedTab,
  TabsRefused,
  type WorkbookCalls,
  WorkbookError,
  type WorkbookErrorCode,
  type WorkbookPort,
} from './workbook-port.ts';

/** Where a change is made. */
export interface Road {
  readonly workbook: WorkbookPort;
  readonly journal: JournalPort;
  /** Plans, and writes neither the workbook nor the journal. */
  readonly dryRun?: boolean;
  readonly onStage?: (stage: SyncStage) => void;
}

/** What was found when it was this change's turn. */
export interface Found {
  readonly snapshot: WorkbookSnapshot;
  readonly memory: JournalMemory;
  /** What came of writing before; null: this is the first time. */
  readonly failed: WorkbookError | null;
  /** Whatever comes of writing now, it is not tried again. */
  readonly isLast: boolean;
  /** Tabs that the service refuses to have written: whatever is planned leaves them out. */
  readonly skipped: readonly SkippedTab[];
}

export interface Planned<Value> {
  /** Null: there is nothing to write and nothing to remember. */
  readonly change: PlannedChange | null;
  readonly value: Value;
  /** Where writing it ends with one of these, the workbook is read and planned again. */
  readonly againAfter?: readonly WorkbookErrorCode[];
}

/** What was read is no longer, or may no longer be, what stands there. */
export const STANDS_ELSEWHERE: readonly WorkbookErrorCode[] = ['changed-meanwhile', 'unclear'];

export interface Committed<Value> {
  readonly value: Value;
  /** Its number in the journal; null: nothing was recorded. */
  readonly sync: number | null;
  /** Calls it made, those of earlier attempts included. */
  readonly calls: WorkbookCalls;
}

/**
 * The one road by which the workbook changes: read, plan, record, write, finish, with nobody else on it in between.
 * Level-triggered: what is planned looks at everything and is the difference, so nothing is lost when it is killed; the
 * next one goes on from what is there. A workbook that changed between reading and writing, or did not say what became
 * of a write, is read and planned again.
 *
 * @param plan plans purely from what was found; may be called several times. What it throws ends the change unwritten.
 */
export async function commit<Value>(
  road: Road,
  plan: (found: Found) => Promise<Planned<Value>> | Planned<Value>,
): Promise<Committed<Value>> {
  const lock = road.dryRun === true ? null : await road.journal.lock();
  try {
    const { reads, writes } = road.workbook.calls;
    const { value, sync } = await attempts(road, plan);
    const { calls } = road.workbook;
    return { value, sync, calls: { reads: calls.reads - reads, writes: calls.writes - writes } };
  } finally {
    await lock?.release();
  }
}

async function attempts<Value>(
  road: Road,
  plan: (found: Found) => Promise<Planned<Value>> | Planned<Value>,
): Promise<Omit<Committed<Value>, 'calls'>> {
  let failed: WorkbookError | null = null;
  let skipped: readonly SkippedTab[] = [];
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt >= ATTEMPTS_MAX;
    let againAfter = STANDS_ELSEWHERE;
    try {
      const planned = await plan({ ...(await find(road, failed)), failed, isLast, skipped });
      const { change, value } = planned;
      againAfter = planned.againAfter ?? againAfter;
      const sync = change === null || road.dryRun === true ? null : await write(road, change);
      return { value, sync };
    } catch (error) {
      if (isLast || !(error instanceof WorkbookError)) throw error;
      if (!(error instanceof TabsRefused) && !againAfter.includes(error.code)) throw error;
      if (error instanceof TabsRefused) skipped = [...skipped, ...error.tabs];
      failed = error;
    }
  }
}

async function find(road: Road, failed: WorkbookError | null): Promise<Pick<Found, 'snapshot' | 'memory'>> {
  const { workbook, journal, onStage, dryRun } = road;
  onStage?.({ kind: 'reading', after: failed?.code ?? null });
  let memory = await journal.memory();
  // Nobody heard of the last write: before anything else, what it hit wrongly is put right.
  const unheard = dryRun === true ? null : memory.unheard;
  const tookEffect = unheard === null ? undefined : await workbook.settle?.(unheard);
  const snapshot = await workbook.read();
  if (unheard !== null) {
    await journal.heard(tookEffect ?? true);
    memory = await journal.memory();
  }
  onStage?.({ kind: 'read', snapshot });
  onStage?.({ kind: 'remembered', memory });
  return { snapshot, memory };
}

async function write(road: Road, change: PlannedChange): Promise<number> {
  const { workbook, journal, onStage } = road;
  const { at, changes, end } = change;
  onStage?.({ kind: 'writing', change });
  const intent = changes.length > 0 ? (workbook.intentOf?.(changes) ?? null) : null;
  const sync = await journal.begin({ ...change, intent });
  try {
    if (changes.length > 0) await workbook.apply(changes);
  } catch (error) {
    // What is held writes nothing but a banner, where it can be written; that it is held is said all the same.
    if (end.outcome === 'held' && error instanceof WorkbookError && !STANDS_ELSEWHERE.includes(error.code)) {
      await journal.finish(sync, { at, ...end });
      return sync;
    }
    await journal.finish(sync, { at, outcome: 'failed', ...endOf(error) });
    throw error;
  }
  await journal.finish(sync, { at, ...end });
  onStage?.({ kind: 'written', change, sync, calls: workbook.calls });
  return sync;
}

/** How a write that failed ended: what is certainly not written counts as never meant, what nobody knows is looked at again. */
function endOf(error: unknown): Pick<SyncEnd, 'detail' | 'written' | 'isUnheard'> {
  if (!(error instanceof WorkbookError)) return { detail: 'unexpected', isUnheard: true };
  const { code: detail, applied } = error;
  if (applied === 'no') return { detail, written: false };
  return applied === 'whole' ? { detail } : { detail, isUnheard: true };
}

/** Somebody keeps editing while we write; after so many times the next doorbell goes on. */
const ATTEMPTS_MAX = 4;
