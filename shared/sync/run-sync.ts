import { type ChangeCounts, countChanges } from '../workbook/count-changes.ts';
import { type PlannedSync, planSync } from './plan-sync.ts';
import { type SyncFacts } from './sync-facts.ts';
import type { ResponsesTable } from '../responses/response.ts';
import type { JournalPort } from './journal-port.ts';
import { WorkbookError, type WorkbookPort } from './workbook-port.ts';

/** One sync of one workbook: where everything is, and what it was asked for. */
export interface SyncJob
  extends Pick<
    SyncFacts,
    | 'setupPlan'
    | 'programme'
    | 'initialProgress'
    | 'gazetteer'
    | 'mapping'
    | 'dateOrder'
    | 'confirm'
    | 'trigger'
  > {
  readonly workbook: WorkbookPort;
  readonly journal: JournalPort;
  /** Reads the responses; called after the workbook was read, because they may stand in it. Null: no source yet. */
  readonly responses: () => Promise<ResponsesTable | null>;
  readonly nowMs: number;
  /** Plans, and writes neither the workbook nor the journal. */
  readonly dryRun?: boolean;
  readonly onStage?: (stage: SyncStage) => void;
}

export type SyncStage = 'reading' | 'planning' | 'writing' | 'again';

export interface SyncResult {
  readonly planned: PlannedSync;
  readonly outcome: PlannedSync['outcome'];
  readonly changes: ChangeCounts;
  readonly calls: { readonly reads: number; readonly writes: number };
}

/** Somebody keeps editing while we write; after so many rereads the next doorbell goes on. */
const ATTEMPTS_MAX = 4;

/**
 * Read, plan, guard, record, write. Level-triggered: it looks at everything and writes the difference, so nothing is
 * lost when it is killed; the next sync goes on from what is there. A workbook that changed between reading and
 * writing is read and compared again.
 */
export function runSync(job: SyncJob): Promise<SyncResult> {
  return readingAgain(async (attempt) => {
    job.onStage?.(attempt === 1 ? 'reading' : 'again');
    const planned = await plan(job);
    const changes = countChanges(planned.diff.changes);
    if (job.dryRun === true) return resultOf(job, planned, changes);
    if (planned.outcome === 'held') {
      await recordHeld(job, planned);
      return resultOf(job, planned, countChanges([]));
    }
    job.onStage?.('writing');
    await write(job, planned, changes);
    return resultOf(job, planned, changes);
  });
}

/** Reads, compares and writes, and does it again where the workbook changed meanwhile or did not say what became of it. */
export async function readingAgain<Value>(work: (attempt: number) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!mayReadAgain(error) || attempt >= ATTEMPTS_MAX) throw error;
    }
  }
}

async function plan(job: SyncJob): Promise<PlannedSync> {
  const { workbook, journal, nowMs } = job;
  const snapshot = await workbook.read();
  const table = await job.responses();
  job.onStage?.('planning');
  return planSync({
    nowMs,
    trigger: job.trigger,
    snapshot,
    table,
    mapping: job.mapping,
    dateOrder: job.dateOrder,
    setupPlan: job.setupPlan,
    programme: job.programme,
    initialProgress: job.initialProgress,
    gazetteer: job.gazetteer,
    memory: await journal.memory(),
    confirm: job.confirm,
  });
}

async function write(job: SyncJob, planned: PlannedSync, counts: ChangeCounts): Promise<void> {
  const { workbook, journal, nowMs, trigger } = job;
  const sync = await journal.begin({
    at: nowMs,
    trigger,
    responses: planned.responses,
    staffCells: planned.staffCells,
    changes: planned.diff.changes,
    counts: { ...counts },
  });
  try {
    if (planned.diff.changes.length > 0) await workbook.apply(planned.diff.changes);
  } catch (error) {
    await journal.finish(sync, { at: nowMs, outcome: 'failed', detail: codeOf(error) });
    throw error;
  }
  const refused = planned.outcome === 'refused';
  await journal.finish(sync, {
    at: nowMs,
    outcome: refused ? 'failed' : 'done',
    detail: refused ? 'plan-refused' : '',
    // The notes beside the plan's cells were written, and the next sync must know them for ours.
    ...(refused ? { written: true } : {}),
  });
}

/** R8: "seen before" is what stood at the last sync that was not held, so a held one remembers nothing but itself. */
async function recordHeld({ journal, nowMs, trigger }: SyncJob, planned: PlannedSync): Promise<void> {
  const gone = planned.state?.history.goneNow ?? 0;
  const sync = await journal.begin({
    at: nowMs,
    trigger,
    responses: [],
    staffCells: [],
    changes: [],
    counts: { gone },
  });
  await journal.finish(sync, { at: nowMs, outcome: 'held', detail: `gone ${gone}` });
}

function mayReadAgain(error: unknown): boolean {
  return error instanceof WorkbookError && (error.code === 'changed-meanwhile' || error.code === 'unclear');
}

function codeOf(error: unknown): string {
  return error instanceof WorkbookError ? error.code : 'unexpected';
}

function resultOf({ workbook }: SyncJob, planned: PlannedSync, changes: ChangeCounts): SyncResult {
  const { reads, writes } = workbook.calls;
  return { planned, outcome: planned.outcome, changes, calls: { reads, writes } };
}
