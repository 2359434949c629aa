import type { ListFile } from '../responses/list-file.ts';
import type { ResponsesTable } from '../responses/response.ts';
import { ResponsesError } from '../responses/responses-error.ts';
import type { KnownUnits } from '../units/known-units.ts';
import { OFFICE_PLAN_TAB } from '../workbook/keys.ts';
import { type ChangeCounts, countChanges } from '../workbook/count-changes.ts';
import type { StaffCell } from '../workbook/remembered-cells.ts';
import { commit, type Committed, type Found, type Road } from './commit.ts';
import { type PlannedSync, planSync } from './plan-sync.ts';
import { changeOfSync, type PlannedChange } from './planned-change.ts';
import type { ResponsesSource } from './source-plan.ts';
import { refuseSharedSource, sourcePlans } from './source-plans.ts';
import type { SyncFacts } from './sync-facts.ts';
import type { SkippedTab, WorkbookCalls } from './workbook-port.ts';

/** One sync of one workbook: where everything is, and what it was asked for. */
export interface SyncJob
  extends Road,
    ResponsesSource,
    Omit<SyncFacts, 'snapshot' | 'tables' | 'lists' | 'memory' | 'skipped' | 'rightedBefore' | 'registries'> {
  /** Units in registries of other days and provinces, read where a plan of duties stands in the workbook or is named. */
  readonly openRegistries?: (() => Promise<KnownUnits>) | undefined;
  /** The responses stand in a tab of the workbook: that they cannot be read is then said where people look (W3). */
  readonly responsesStandHere?: true | undefined;
}

export interface SyncResult {
  readonly planned: PlannedSync;
  readonly outcome: PlannedSync['outcome'];
  readonly changes: ChangeCounts;
  readonly calls: WorkbookCalls;
  /** Its number in the journal; null: nothing was recorded. */
  readonly sync: number | null;
  /** Tabs that were left as they are, because the service refused to have them written: the sync is done in part. */
  readonly skipped: readonly SkippedTab[];
  /** Every value of a staff cell that the journal knows now, in the order seen. */
  readonly staffCells: readonly StaffCell[];
}

/** Looks at everything and writes the difference. */
export async function runSync(job: SyncJob): Promise<SyncResult> {
  const committed = await commit(job, async (found) => {
    const planned = await planFound(job, found);
    const change = changeOfSync(planned, job.nowMs, job.trigger);
    return { change, value: { planned, found, change } };
  });
  return resultOf(job, committed);
}

/** Reads the responses and plans the sync of what was found. */
export async function planFound(
  job: SyncJob,
  found: Found,
  rightedBefore: readonly string[] = [],
): Promise<PlannedSync> {
  const registries = await registriesFor(job, found);
  const planned = await planWithResponses(job, { ...found, rightedBefore, registries });
  job.onStage?.({ kind: 'planned', planned, confirm: job.confirm });
  return planned;
}

type FoundFacts = Found & Required<Pick<SyncFacts, 'rightedBefore'>> & Pick<SyncFacts, 'registries'>;

/** Units of other days and places by their names, where a plan of duties asks for them. */
export async function registriesFor(job: SyncJob, { snapshot }: Found): Promise<KnownUnits | undefined> {
  const { dutyPlans = [] } = job;
  const isAsked = dutyPlans.length > 0 || snapshot.tabs.some(({ key }) => OFFICE_PLAN_TAB.is(key));
  return isAsked ? await job.openRegistries?.() : undefined;
}

async function planWithResponses(job: SyncJob, found: FoundFacts): Promise<PlannedSync> {
  try {
    return planSync(factsOf(job, { ...found, ...(await readSources(job, found)) }));
  } catch (error) {
    // A workbook that holds nothing of ours has no place where people look: whoever asked is told.
    const isShown = job.responsesStandHere === true && found.snapshot.tabs.length > 0;
    if (!isShown || !(error instanceof ResponsesError)) throw error;
    const known = planSync({ ...factsOf(job, { ...found, tables: NO_TABLES }), withoutResponses: true });
    return known.outcome === 'refused' ? known : { ...known, ...heldUnreadable(error) };
  }
}

/** The responses of each plan that people register for. */
async function readSources(job: SyncJob, found: FoundFacts): Promise<Pick<SyncFacts, 'tables' | 'lists'>> {
  const facts = factsOf(job, { ...found, tables: NO_TABLES });
  const tables = new Map<string | null, ResponsesTable | null>();
  const lists = new Map<string | null, readonly ListFile[]>();
  const plans = sourcePlans(facts);
  for (const plan of plans) {
    // Where no responses are to be read, what was received by lists still stands.
    lists.set(plan.key, (await job.lists?.(plan, plans)) ?? []);
    const table = await job.responses(plan, plans);
    job.onStage?.({ kind: 'responses', plan, table });
    tables.set(plan.key, table);
  }
  refuseSharedSource(plans, tables);
  return { tables, lists };
}

/** No table is read: what the journal knows stands as it was. */
export const NO_TABLES: SyncFacts['tables'] = new Map();

function heldUnreadable({ message }: ResponsesError): Pick<PlannedSync, 'held' | 'outcome'> {
  const text = `Chưa ghi gì. ${message}`;
  return { outcome: 'held', held: { reason: 'responses_unreadable', text, rows: [], mayConfirm: false } };
}

export function factsOf(
  job: SyncJob,
  found: Pick<
    SyncFacts,
    'snapshot' | 'tables' | 'lists' | 'memory' | 'skipped' | 'rightedBefore' | 'registries'
  >,
): SyncFacts {
  const { nowMs, trigger, mapping, dateOrder, setupPlan, programme, gazetteer, confirm } = job;
  const { initialProgress, isSample, given, responsesPlace, responsesMissing, withoutResponses } = job;
  const told = { nowMs, trigger, mapping, dateOrder, setupPlan, programme, gazetteer, confirm };
  const responses = { responsesPlace, responsesMissing, withoutResponses };
  const { dutyPlans, takePlan } = job;
  const duties = { dutyPlans, takePlan };
  return {
    ...told,
    ...responses,
    ...duties,
    initialProgress,
    isSample,
    given,
    tick: job.workbook.tick,
    ...found,
  };
}

/** A sync, planned: from what, and what is written for it. */
export interface Synced {
  readonly planned: PlannedSync;
  readonly found: Found;
  readonly change: PlannedChange;
}

export function resultOf(job: SyncJob, { value, sync, calls }: Committed<Synced>): SyncResult {
  const { planned, found, change } = value;
  return {
    planned,
    outcome: planned.outcome,
    changes: countChanges(job.dryRun === true ? planned.diff.changes : change.changes),
    calls,
    sync,
    skipped: found.skipped,
    staffCells: [...found.memory.staffCells, ...(sync === null ? [] : change.staffCells)],
  };
}
