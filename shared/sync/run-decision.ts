import { classWords } from '../decisions/class-words.ts';
import { type CellWords, editOf } from '../decisions/decision-cell.ts';
import type { DecisionRequest } from '../decisions/decision-request.ts';
import { decisionRowOf } from '../decisions/decision-row.ts';
import type { RightedRows } from '../displaced/right-rows.ts';
import { syncClock } from '../responses/sync-clock.ts';
import { applyChanges } from '../workbook/apply.ts';
import { countChanges } from '../workbook/count-changes.ts';
import type { Change } from '../workbook/model.ts';
import type { StaffCell } from '../workbook/remembered-cells.ts';
import { planOfRegistration } from '../workbook/keys.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import { commit, type Found, STANDS_ELSEWHERE } from './commit.ts';
import { heldByRows, rightedNotices } from './displaced-facts.ts';
import { type PlannedSync, rightedFacts, sheetOf } from './plan-sync.ts';
import { plansOfWorkbook } from './plans-of-workbook.ts';
import { changeOfSync, NOTHING, type PlannedChange } from './planned-change.ts';
import { Refusal } from './refusal.ts';
import {
  factsOf,
  NO_TABLES,
  planFound,
  resultOf,
  type Synced,
  type SyncJob,
  type SyncResult,
} from './run-sync.ts';

export interface DecisionResult {
  /** When the decision was written; milliseconds since the epoch. */
  readonly savedAt: number;
  /** What became of the sync that goes with it. */
  readonly sync: PromiseSettledResult<SyncResult>;
}

/**
 * Writes what a person decided in the panel into the staff cell, with everything that follows from it, in one go: the
 * workbook is read once, the sync is planned as if the cell already held the decision, and both are written together.
 * Where the sync cannot be planned, is held, or is too much for the workbook, the decision is written alone: it counts
 * as soon as a sync can. Throws `Refusal` where there is no such cell, or it holds what the panel did not show.
 *
 * @param by who decided, for the journal.
 */
export async function runDecision(
  job: SyncJob,
  request: DecisionRequest,
  by: string | null,
): Promise<DecisionResult> {
  const committed = await commit<PromiseSettledResult<Synced>>(job, async (found) => {
    const rows = rowsOf(job, found);
    const righted = { ...found, snapshot: rows.snapshot };
    const decided = decide(job, righted, request, by);
    const isClosed = found.skipped.some(({ tab }) => tab === decided?.change.tab);
    if (isClosed && found.failed !== null) throw found.failed;
    const planned = await settledPlan(job, righted, decided, rightedNotices(rows));
    const withRows = <Value extends PlannedChange | null>(change: Value): Value =>
      change === null ? change : { ...change, changes: [...rows.changes, ...change.changes] };
    if (planned.status === 'rejected')
      return {
        change: decided === null ? null : withRows(withDecision(alone(job), decided)),
        value: planned,
      };
    const synced = changeOfSync(planned.value, job.nowMs, job.trigger);
    const change = withRows(decided === null ? synced : withDecision(synced, decided));
    const value = { planned: planned.value, found, change };
    return { change, value: { status: 'fulfilled', value }, againAfter: [...STANDS_ELSEWHERE, TOO_MUCH] };
  });
  const { value } = committed;
  if (value.status === 'rejected') return { savedAt: job.nowMs, sync: value };
  const result = resultOf(job, { ...committed, value: value.value });
  return { savedAt: job.nowMs, sync: { status: 'fulfilled', value: result } };
}

/** The workbook has no room for what the sync adds; there is room for one cell. */
const TOO_MUCH = 'full';

/** Every row under the key of whom it is about (W1), by the responses known: a decision must not fall on another. */
function rowsOf(job: SyncJob, { snapshot, memory, skipped }: Found): RightedRows {
  const rows = rightedFacts(factsOf(job, { snapshot, memory, skipped, tables: NO_TABLES }));
  const held = heldByRows(rows);
  if (held !== null) throw new Refusal('decision-conflict', held.text);
  return rows;
}

interface Decided {
  readonly change: Change;
  /** As it will be remembered. */
  readonly cell: StaffCell;
}

/** What the request does to the workbook as found; null: it already holds what was decided. */
function decide(job: SyncJob, found: Found, request: DecisionRequest, by: string | null): Decided | null {
  const { tabs } = found.snapshot;
  const row = decisionRowOf((isWanted) => tabs.filter((tab) => isWanted(tab.key)), request);
  if (row === null) throw new Refusal('registration-unknown');
  if (row === 'twice') throw new Refusal('decision-conflict', TWICE);
  const edit = editOf(request, row.valueOf, wordsOf(job, found, request.registration));
  if (!edit.ok) throw new Refusal('decision-conflict', edit.message);
  const { column, before, after } = edit;
  if (before === after) return null;
  if (!row.tab.columns.includes(column)) throw new Refusal('decision-conflict', NO_COLUMN);
  const tab = row.tab.key;
  const entity = entityOfRowKey(row.key);
  return {
    change: { kind: 'setCell', tab, row: row.key, column, before, after, reason: 'decided' },
    cell: {
      tab,
      entity,
      column,
      value: after,
      seenAt: syncClock(job.nowMs, found.memory.responses),
      by,
    },
  };
}

/** Words for a unit, a class and a role, as the cells of this workbook hold them. */
function wordsOf(job: SyncJob, { snapshot, memory, skipped }: Found, registration: string): CellWords {
  return {
    tick: job.workbook.tick,
    unitName: (code) => job.gazetteer.nameOf(code),
    className: (code) =>
      classWords(code, registration, (isWanted) => snapshot.tabs.filter(({ key }) => isWanted(key))),
    isUnit: (text) => job.gazetteer.match(text).code !== null,
    roleLabel: (key) => {
      const facts = factsOf(job, { snapshot, memory, skipped, tables: NO_TABLES });
      const { registered } = plansOfWorkbook(facts, sheetOf(facts));
      const of = planOfRegistration(registration);
      const plan = registered.find((one) => (one.plan.id ?? null) === of)?.plan ?? job.setupPlan;
      return plan.roles.find((role) => role.key === key)?.shortLabel ?? null;
    },
  };
}

/** The sync of the workbook with the decision in it, or what stands in its way. */
async function settledPlan(
  job: SyncJob,
  found: Found,
  decided: Decided | null,
  rightedBefore: readonly string[],
): Promise<PromiseSettledResult<PlannedSync>> {
  const { failed, isLast } = found;
  if (failed !== null && (isLast || failed.code === TOO_MUCH)) return { status: 'rejected', reason: failed };
  const snapshot = decided === null ? found.snapshot : applyChanges(found.snapshot, [decided.change]);
  const [planned] = await Promise.allSettled([planFound(job, { ...found, snapshot }, rightedBefore)]);
  return planned;
}

function withDecision(planned: PlannedChange, { change, cell }: Decided): PlannedChange {
  const changes = [change, ...planned.changes];
  return {
    ...planned,
    staffCells: signed(planned.staffCells, cell),
    changes,
    counts: { ...planned.counts, ...countChanges(changes), decided: 1 },
  };
}

/** The sync found the cell too, but does not know who decided. */
function signed(cells: readonly StaffCell[], cell: StaffCell): readonly StaffCell[] {
  const isSame = ({ tab, entity, column }: StaffCell): boolean =>
    tab === cell.tab && entity === cell.entity && column === cell.column;
  return cells.some(isSame)
    ? cells.map((one) => (isSame(one) ? { ...one, by: cell.by } : one))
    : [...cells, cell];
}

/** Nobody compared the rest of the workbook, so what earlier syncs left open stays open. */
function alone({ nowMs: at, trigger }: SyncJob): PlannedChange {
  return { ...NOTHING, at, trigger, counts: {}, end: { outcome: 'done', detail: 'decided', written: false } };
}

const TWICE = 'Dòng này bị lặp trong bảng tính. Đề nghị xóa bớt một dòng rồi quyết định lại.';
const NO_COLUMN =
  'Cột của ô quyết định không còn trong bảng tính. Đề nghị bấm “Đồng bộ ngay” để trả lại cột, rồi quyết định lại.';
