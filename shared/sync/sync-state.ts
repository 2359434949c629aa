import { dateOrderNotices, withDateOrder } from '../tabs/plan/remember-date-order.ts';
import type { StandingSaid } from '../tabs/plan/read-class-standings.ts';
import { dayOf, type IsoDay } from '../time/local-date.ts';
import { lastDayOfClass } from '../plan/class-sessions.ts';
import { withAttendance } from '../registrations/attendance.ts';
import { heldPlaceIn } from '../registrations/holds-place.ts';
import { seatFacts } from '../registrations/seat-facts.ts';
import { participantIn } from '../registrations/participants.ts';
import { readAttendance } from '../tabs/class/read-attendance.ts';
import { layOutTabs } from '../tabs/kinds.ts';
import { type PlannedDutyPlans, planDutyPlans } from '../tabs/plan-duty-plans.ts';
import type { Programme } from '../programme/programme.ts';
import { readDeclared } from '../tabs/class/read-declared.ts';
import { isSampleWorkbook } from '../tabs/summary/sample-mark.ts';
import type { DecisionsRead } from '../tabs/read-decisions.ts';
import type { Plan } from '../plan/plan.ts';
import { planProgramme, type PlannedProgramme } from '../tabs/programme/plan-programme.ts';
import { classStates, type TrainingClass } from '../programme/classes-progress.ts';
import { reconcile } from '../registrations/reconcile.ts';
import type { Decision, Reconciliation } from '../registrations/registration.ts';
import { advanceHistory, type HistoryStep, standingHistory } from '../responses/advance-history.ts';
import { syncClock } from '../responses/sync-clock.ts';
import { readHeader } from '../responses/read-header.ts';
import { readResponses } from '../responses/read-responses.ts';
import type { ReadResponses } from '../responses/response.ts';
import { type UnusedColumn, unusedColumnsText } from '../responses/unused-columns.ts';
import { formNoteOf, withFormNote } from '../tabs/plan/form-note.ts';
import { aliasKey } from '../units/alias-key.ts';
import { unitsOfGazetteer } from '../units/known-units.ts';
import type { UnitMatcher } from '../units/match-unit.ts';
import type { Tab, WorkbookSnapshot } from '../workbook/model.ts';
import { PROGRAMME_TAB, REVIEW_TAB } from '../workbook/keys.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { DutyPlansFound } from './read-duty-plans.ts';
import type { SyncFacts } from './sync-facts.ts';
import { namesByResponse, readDecided } from './read-decided.ts';

/** The state of the plan and the programme at this sync, and the workbook it asks for. */
export interface SyncState {
  readonly plan: Plan;
  /** By which the workbook knows it. */
  readonly planId: string;
  readonly reconciliation: Reconciliation;
  readonly history: HistoryStep;
  /** Submission times of the responses in the table; null: no table was read. */
  readonly submitted: readonly number[] | null;
  readonly decided: DecisionsRead;
  readonly programme: PlannedProgramme;
  readonly dutyPlans: PlannedDutyPlans;
  /** The classes as tasks see them (T7). */
  readonly classes: readonly TrainingClass[];
  readonly wanted: readonly Tab[];
  /** P42: columns of the responses that play no part. */
  readonly unusedColumns: readonly UnusedColumn[];
  /** Why there is no table of responses, where one was looked for in the workbook. */
  readonly responsesMissing: string | null;
  /** What stands beside the address of the Form: how its table was read, or that it was not found; null: nothing. */
  readonly formNote: string | null;
  /** For the person at the terminal and for the report, Vietnamese. */
  readonly notices: readonly string[];
}

/**
 * From what was read to the tabs that are wanted. The log is not among them (log-of-sync.ts).
 *
 * @param sheet the workbook to read decisions from: as found, with what this sync puts back.
 */
export function stateOf(facts: SyncFacts, sheet: StaffSheet, found: PlanFound): SyncState {
  const { gazetteer, nowMs } = facts;
  const { plan, planTabs } = found;
  const { units } = gazetteer;
  const { read, unused, notices, ofTable } = readTable(facts, plan);
  const history =
    facts.table === null
      ? standingHistory(facts.memory.responses)
      : advanceHistory({
          remembered: facts.memory.responses,
          table: read.responses,
          unitOf: (typed) => gazetteer.match(typed).code,
          namesSet: namesByResponse(sheet),
          nowMs: syncClock(nowMs, facts.memory.responses),
        });
  const seats = readDeclared(sheet.snapshot, plan);
  const reconcileWith = (
    decisions: readonly Decision[],
    matcher: Pick<UnitMatcher, 'match'> = gazetteer,
    confirmed: ReadonlyMap<string, number> = new Map(),
  ) =>
    reconcile({
      plan,
      units,
      known: history.known,
      read,
      decisions,
      matchUnit: (typed) => matcher.match(typed),
      isPlaceName: (text) => gazetteer.isPlaceName(text),
      spellingConfirmedAt: (typed) => confirmed.get(aliasKey(typed)) ?? null,
      declared: seats.declared,
    });
  const said = readDecided({
    sheet,
    plan,
    units,
    known: history.known,
    matchUnit: (typed) => gazetteer.match(typed),
    isPlaceName: (text) => gazetteer.isPlaceName(text),
    reconcileWith,
  });
  // A settled case whose row or tab somebody deleted comes back with what was typed beside it.
  const decisions = {
    ...said,
    touched: new Set([...said.touched, ...deletedRemarks(sheet)]),
    problems: [...said.problems, ...seats.problems],
  };
  const matcher = gazetteer.withAliases(decisions.aliases);
  const confirmed = new Map(
    decisions.aliases.map(({ typed, confirmedAt }) => [aliasKey(typed), confirmedAt]),
  );
  const registered = reconcileWith(decisions.decisions, matcher, confirmed);
  const attendance = readAttendance(sheet, plan, participantIn(registered));
  const reconciliation = withAttendance(registered, plan, attendance.marks);
  const decided = { ...decisions, problems: [...decisions.problems, ...attendance.problems] };
  const classes = trainingClasses(found, reconciliation, attendance.attendedSince);
  const programme = planProgramme({
    sheet,
    readable: found.readable,
    programme: programmeOf(facts, found),
    classes,
  });
  const dutyPlans = planDutyPlans({
    sheet,
    factsOf: ({ id }) => (id === found.planId ? seatFacts(reconciliation) : []),
    holdsPlaceOf: ({ id }) => (id === found.planId ? heldPlaceIn(reconciliation) : undefined),
    ...found.dutyPlans,
    ...(facts.registries ?? unitsOfGazetteer(gazetteer)),
  });
  const { written } = facts.memory;
  const responsesMissing = missingWords(facts);
  const formNote = facts.table === null ? (responsesMissing ?? undefined) : ofTable.join(' ') || null;
  const isSample = facts.isSample === true || isSampleWorkbook(facts.snapshot);
  const laidOut = layOutTabs({
    plan,
    units,
    planTabs: withFormNote(planTabs, formNote, (tab, row, column) => written.last(tab, row, column)),
    reconciliation,
    decided,
    programme,
    dutyPlans,
    isSample,
    classStates: classStates(classes, dayOf(nowMs)),
  });
  const wanted = withDateOrder(laidOut, sheet, facts.dateOrder);
  return {
    plan,
    planId: found.planId,
    reconciliation,
    history,
    submitted: facts.table === null ? null : read.responses.map(({ submittedAt }) => submittedAt),
    decided,
    programme,
    dutyPlans,
    classes,
    wanted,
    unusedColumns: unused,
    responsesMissing,
    formNote: formNoteOf(wanted),
    notices: [...dateOrderNotices(sheet, facts.dateOrder), ...notices, ...programme.left],
  };
}

/** A workbook of plans of duties alone has no programme that nobody named. */
function programmeOf(
  { programme, given }: SyncFacts,
  { planTabs, dutyPlans, readable }: PlanFound,
): Programme {
  const isAlone = dutyPlans.plans.length > 0 && planTabs.length === 0;
  const stands = readable.tabs.some(({ key }) => key === PROGRAMME_TAB);
  return isAlone && !stands && given?.programme !== true ? NO_PROGRAMME : programme;
}

const NO_PROGRAMME: Programme = { title: '', year: 0, sections: [], tasks: [], oddities: [] };

/** Cases of the queue that are gone from it, beside which something is remembered. */
function deletedRemarks(sheet: StaffSheet): readonly string[] {
  return [...sheet.memory.present()]
    .filter(({ tab, entity, value }) => tab === REVIEW_TAB && value !== null && !sheet.stands(tab, entity))
    .map(({ entity }) => entity);
}

/** What the plan's tabs say. */
export interface PlanFound {
  readonly plan: Plan;
  readonly planId: string;
  readonly planTabs: readonly Tab[];
  /** The workbook to read the programme from. */
  readonly readable: WorkbookSnapshot;
  /** “Tình trạng lớp”, by class code. */
  readonly standings: ReadonlyMap<string, StandingSaid>;
  readonly dutyPlans: DutyPlansFound;
}

function trainingClasses(
  { plan, planId, standings }: PlanFound,
  { classes }: Reconciliation,
  attendedSince: ReadonlyMap<string, IsoDay>,
): readonly TrainingClass[] {
  return plan.classes.map((planned) => {
    const { code, label, date } = planned;
    const state = classes.find((one) => one.code === code);
    const counts = { seated: state?.seated ?? 0, size: state?.size ?? 0 };
    return {
      plan: planId,
      code,
      label,
      date,
      lastDay: lastDayOfClass(planned),
      ...counts,
      said: standings.get(code),
      attendedSince: attendedSince.get(code),
    };
  });
}

function missingWords({ table, withoutResponses, responsesMissing }: SyncFacts): string | null {
  return table === null && withoutResponses !== true ? (responsesMissing?.() ?? null) : null;
}

interface TableReading {
  readonly read: ReadResponses;
  readonly unused: readonly UnusedColumn[];
  readonly notices: readonly string[];
  /** Those about the table itself, the same at every sync of it. */
  readonly ofTable: readonly string[];
}

function readTable(facts: SyncFacts, plan: Plan): TableReading {
  if (facts.table === null) {
    const rows = facts.memory.responses.filter((response) => response.present).length;
    const known = rows > 0 ? [`Không đọc bảng phản hồi lần này; dùng ${rows} phản hồi đã biết.`] : [];
    const read = { responses: [], identicalRows: 0, rowProblems: [], rows };
    return { read, unused: [], notices: known, ofTable: [] };
  }
  const header = readHeader(facts.table.header, plan.roles, facts.mapping, facts.table.rows);
  const read = readResponses(facts.table, header, {
    dateOrder: facts.dateOrder ?? facts.mapping?.dateOrder ?? plan.registration.dateOrder,
  });
  const { unused } = header;
  const notUsed = unusedColumnsText(unused);
  const ofTable = [...(facts.table.notices ?? []), ...header.notices, ...(notUsed === null ? [] : [notUsed])];
  return { read, unused, notices: ofTable, ofTable };
}
