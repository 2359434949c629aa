import type { SyncFacts } from './sync-facts.ts';
import type { PlanTabProblem } from '../tabs/plan/plan-tab-rows.ts';
import type { PlanTabsRead } from '../tabs/plan/read-plan-tabs.ts';
import { formNoteBefore } from '../tabs/plan/form-note.ts';
import type { RememberedResponse } from '../responses/history.ts';
import { syncClock } from '../responses/sync-clock.ts';
import { diffWorkbook, type WorkbookDiff } from '../workbook/diff.ts';
import type { LastWritten } from '../workbook/diff-input.ts';
import type { Change, Tab, WorkbookSnapshot } from '../workbook/model.ts';
import { withTicks } from '../workbook/ticks.ts';
import { applyChanges } from '../workbook/apply.ts';
import { withoutPartedMerges } from '../workbook/parted-merges.ts';
import { withDoubledKeys } from '../tabs/review/doubled-keys.ts';
import { withLog } from '../tabs/log/log-of-sync.ts';
import { markLeftover, remembersAs, rowLabel, rowsAreStaffs } from '../tabs/kinds.ts';
import { RememberedCells, type StaffCell } from '../workbook/remembered-cells.ts';
import { StaffSheet } from '../workbook/staff-sheet.ts';
import { changedStaffCells, takenOver } from './staff-cells.ts';
import { uncoveredCells } from './covered-cells.ts';
import { heldByRows, rightedNotices, rightedRows } from './displaced-facts.ts';
import type { RightedRows } from '../displaced/right-rows.ts';
import type { Held } from './held.ts';
import { heldByResponses, type ResponsesRead } from './responses-guard.ts';
import { type PlannedProgramme, planProgramme } from '../tabs/programme/plan-programme.ts';
import { rememberDateOrder } from '../tabs/plan/remember-date-order.ts';
import { readClassSettings, withCapacities } from '../tabs/plan/read-class-settings.ts';
import { takeoverNotes } from './takeover-notes.ts';
import { plansOfWorkbook } from './plans-of-workbook.ts';
import type { RegisteredPlanState } from './registered-plan-state.ts';
import { restoredSnapshot } from './restored-snapshot.ts';
import { stateOf, type SyncState } from './sync-state.ts';
import { skippedText } from './workbook-port.ts';

/** What a sync would do: a value, so that it can be shown, refused, written or explained. */
export interface PlannedSync {
  /** As found, with every row under the key of whom it is about (W1). */
  readonly snapshot: WorkbookSnapshot;
  /** `held`: a person must confirm or settle something first (W3). `refused`: the plan in the workbook cannot be worked with; only notes are written. */
  readonly outcome: 'done' | 'held' | 'refused';
  /** Why nothing may be written; null also where a person let it through. */
  readonly held: Held | null;
  /** What was put right in displaced rows, for staff. */
  readonly righted: readonly string[];
  readonly state: SyncState | null;
  /** Known also where the plan is refused: a mistake in a class tells nothing of the tasks. */
  readonly programme: PlannedProgramme;
  readonly planProblems: readonly PlanTabProblem[];
  readonly diff: WorkbookDiff;
  /** To remember: responses and staff cells that are new or different. */
  readonly responses: readonly RememberedResponse[];
  readonly staffCells: readonly StaffCell[];
}

/**
 * Plans one sync, purely: reads the plan's tabs, the responses and the decisions, reconciles, lays out what the
 * workbook should be and compares it with what is there.
 */
export function planSync(found: SyncFacts): PlannedSync {
  const planned = planAsFound(found);
  const parted = withoutPartedMerges(found.snapshot, planned.diff.changes);
  return parted === null ? planned : planAsFound({ ...found, snapshot: parted });
}

function planAsFound(found: SyncFacts): PlannedSync {
  const rows = rightedFacts(found);
  const facts = { ...found, snapshot: rows.snapshot };
  const planned = planWhole(facts, [...(found.rightedBefore ?? []), ...rightedNotices(rows)]);
  const changes = [...rows.changes, ...planned.diff.changes];
  return { ...planned, ...heldOrDone(facts, planned, rows), diff: { ...planned.diff, changes } };
}

/** The rows as found, with every key put right (W1); in a tab that cannot be written they are only read so. */
export function rightedFacts(found: SyncFacts): RightedRows {
  const uncovered = uncoveredCells(sheetOf(found), found.memory.written);
  const facts = { ...found, snapshot: uncovered.snapshot };
  const sheet = sheetOf(facts);
  const rows = rightedRows(sheet, facts.memory, () => planFrom(facts, sheet, []).state?.wanted ?? null);
  const isOpen = (tab: string) => !isSkipped(facts, tab);
  return {
    ...rows,
    changes: [...uncovered.changes, ...rows.changes].filter(
      ({ tab }) => typeof tab !== 'string' || isOpen(tab),
    ),
    righted: new Map([...rows.righted].filter(([tab]) => isOpen(tab))),
  };
}

function isSkipped({ skipped = [] }: Pick<SyncFacts, 'skipped'>, tab: string): boolean {
  return skipped.some((one) => one.tab === tab);
}

/** The workbook's own tables: what stands in the way of writing comes before what was planned. */
function heldOrDone(
  facts: SyncFacts,
  { outcome, state }: PlannedSync,
  rows: RightedRows,
): Pick<PlannedSync, 'held' | 'outcome'> {
  if (state === null) return { held: null, outcome };
  const held = heldByRows(rows) ?? heldBySources(facts, state);
  return held === null || (facts.confirm && held.mayConfirm)
    ? { held: null, outcome: 'done' }
    : { held, outcome: 'held' };
}

/** R8 holds for each plan; of several the text says which. */
function heldBySources(facts: SyncFacts, { registered }: SyncState): Held | null {
  for (const state of registered) {
    const held = heldByResponses(responsesRead(facts, state));
    if (held === null) continue;
    const text = registered.length === 1 ? held.text : `Kế hoạch “${state.plan.title}”. ${held.text}`;
    return { ...held, text };
  }
  return null;
}

function responsesRead(
  facts: SyncFacts,
  { plan, remembered, history, submitted, submittedInTable, table, lists }: RegisteredPlanState,
): ResponsesRead {
  const key = plan.id ?? null;
  return {
    snapshot: facts.snapshot,
    plan: key,
    remembered,
    history,
    table: submitted,
    formTable: table === null ? null : submittedInTable,
    lists: new Set(lists.map(({ name }) => name)),
    isExport: table?.isExport === true,
    isWithout: facts.withoutResponses === true,
    lookedIn: table?.from ?? facts.responsesPlace?.(key) ?? 'nơi đã khai báo',
  };
}

function planWhole(facts: SyncFacts, noted: readonly string[]): PlannedSync {
  const found = sheetOf(facts);
  let planned = planFrom(facts, found, noted);
  let comesBack = 0;
  for (let pass = 0; pass < RESTORING_PASSES_MAX; pass++) {
    const restored = restoredSnapshot(found, planned.diff.changes);
    if (restored.cells === comesBack) break;
    comesBack = restored.cells;
    planned = planFrom(facts, restored.sheet, noted);
  }
  return planned;
}

/** The staff cells of the workbook as found, with all that is remembered of them. */
export function sheetOf(
  facts: Pick<SyncFacts, 'snapshot' | 'memory' | 'nowMs' | 'initialProgress'>,
): StaffSheet {
  const memory = new RememberedCells(facts.memory.staffCells, remembersAs);
  const clock = syncClock(facts.nowMs, facts.memory.responses);
  return new StaffSheet(facts.snapshot, memory, clock, facts.initialProgress, facts.memory.written);
}

/** What comes back may bring more back: the unit set for a person, and then the decision in the tab of its class. */
const RESTORING_PASSES_MAX = 3;

/** @param seen the workbook to read decisions and plan from: as found, with what this sync puts back. */
function planFrom(facts: SyncFacts, before: StaffSheet, noted: readonly string[]): PlannedSync {
  const { replacing, seen, readable, dutyPlans, planRead, registered } = plansOfWorkbook(facts, before);
  if (registered.length === 0) {
    const diff = diffTabs(facts, planRead.tabs, seen, [...replacing, ...adoptions(planRead)]);
    return {
      snapshot: facts.snapshot,
      outcome: 'refused',
      held: null,
      righted: noted,
      state: null,
      programme: planProgramme({ sheet: seen, readable, programme: facts.programme, classes: null }),
      planProblems: planRead.problems,
      diff,
      responses: [],
      staffCells: [],
    };
  }
  const keyed =
    planRead.adopt.length === 0 ? seen : seen.over(applyChanges(seen.snapshot, adoptions(planRead)));
  const settings = readClassSettings(
    keyed,
    registered.map(({ plan }) => plan),
  );
  const state = stateOf(facts, seen, {
    registered: registered.map((one) => ({ ...one, plan: withCapacities(one.plan, settings) })),
    planTabs: planRead.tabs,
    readable,
    standings: settings.standings,
    dutyPlans,
  });
  const adopted = [
    ...replacing,
    ...adoptions(planRead),
    ...state.programme.adopt,
    ...state.dutyPlans.adopt,
    ...rememberDateOrder(seen, facts.dateOrder),
  ];
  const tabs = withDoubledKeys(state.wanted, facts.snapshot, rowLabel);
  const { nextSync: syncNumber } = facts.memory;
  const skipped = (facts.skipped ?? []).map(skippedText);
  const told = [...noted, ...takeoverNotes(facts.snapshot, state.programme.state)];
  const beside = [...skipped, ...newFormNote(facts, state)];
  const log = { ...facts, syncNumber, lastWritten: lastWritten(facts), rowLabel, noted: told, beside };
  const diff = withLog(tabs, log, (wanted) => diffTabs(facts, wanted, seen, adopted));
  const found = seen.over(applyChanges(facts.snapshot, adopted));
  const staffCells = changedStaffCells(found, tabs, rowsAreStaffs);
  return {
    snapshot: facts.snapshot,
    outcome: 'done',
    held: null,
    righted: noted,
    state,
    programme: state.programme,
    planProblems: planRead.problems,
    diff,
    responses: state.registered.flatMap(({ history }) => history.changed),
    staffCells: [...staffCells, ...takenOver(found)],
  };
}

/** The log tells once what then stands in `Kế hoạch`. */
function newFormNote(facts: SyncFacts, { formNote }: SyncState): readonly string[] {
  return formNote === null || formNote === formNoteBefore(lastWritten(facts)) ? [] : [formNote];
}

function lastWritten({ memory: { written } }: SyncFacts): LastWritten {
  return (tab, row, column) => written.last(tab, row, column);
}

function adoptions({ adopt }: Pick<PlanTabsRead, 'adopt'>): Change[] {
  return adopt.map(({ tab, index, row }) => ({ kind: 'adoptRow', tab, index, row }));
}

function diffTabs(
  facts: SyncFacts,
  wanted: readonly Tab[],
  sheet: StaffSheet,
  adopted: readonly Change[],
): WorkbookDiff {
  return diffWorkbook({
    snapshot: facts.snapshot,
    // A tab that is not wanted is left as it is, and no row leaves it or arrives in it.
    wanted: withTicks(
      wanted.filter(({ key }) => !isSkipped(facts, key)),
      facts.tick,
    ),
    adopted: adopted.filter((change) => change.kind !== 'adoptRow' || !isSkipped(facts, change.tab)),
    memory: (tab, entity, column) => sheet.remembered(tab, entity, column),
    restorable: (tab, entity, column) => sheet.restorable(tab, entity, column),
    lastWritten: lastWritten(facts),
    mayHaveWritten: (tab, row, column, value) => facts.memory.written.mayHold(tab, row, column, value),
    leftover: markLeftover,
  });
}
