/** One plan that people register for, at this sync: its responses, what staff decided about them, who holds which seat. */
import { classStates, type TrainingClass } from '../programme/classes-progress.ts';
import { lastDayOfClass } from '../plan/class-sessions.ts';
import type { Plan } from '../plan/plan.ts';
import { withAttendance } from '../registrations/attendance.ts';
import { participantIn } from '../registrations/participants.ts';
import { reconcile } from '../registrations/reconcile.ts';
import type { Decision, Reconciliation } from '../registrations/registration.ts';
import { advanceHistory, type HistoryStep, standingHistory } from '../responses/advance-history.ts';
import type { RememberedResponse } from '../responses/history.ts';
import { readHeader } from '../responses/read-header.ts';
import { readResponses } from '../responses/read-responses.ts';
import type { ListFile } from '../responses/list-file.ts';
import { withLists } from '../responses/with-lists.ts';
import type { ReadResponses, ResponsesTable } from '../responses/response.ts';
import { syncClock } from '../responses/sync-clock.ts';
import { type UnusedColumn, unusedColumnsText } from '../responses/unused-columns.ts';
import { readAttendance } from '../tabs/class/read-attendance.ts';
import { readDeclared } from '../tabs/class/read-declared.ts';
import type { DecisionsRead } from '../tabs/read-decisions.ts';
import type { StandingSaid } from '../tabs/plan/read-class-settings.ts';
import type { RegisteredPlan } from '../decisions/registered-plan.ts';
import { dayOf, type IsoDay } from '../time/local-date.ts';
import { aliasKey } from '../units/alias-key.ts';
import type { UnitMatcher } from '../units/match-unit.ts';
import { OF_PLAN, REVIEW_TAB } from '../workbook/keys.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { PlanToRegister } from './plans-of-workbook.ts';
import { namesByResponse, readDecided } from './read-decided.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface RegisteredPlanState extends RegisteredPlan {
  readonly decided: DecisionsRead;
  readonly history: HistoryStep;
  /** Responses of this plan that the journal knew before. */
  readonly remembered: readonly RememberedResponse[];
  readonly table: ResponsesTable | null;
  /** The lists that communes sent. */
  readonly lists: readonly ListFile[];
  /** Submission times of the responses in the table and the lists; null: none was read. */
  readonly submitted: readonly number[] | null;
  /** The classes as tasks see them (T7). */
  readonly classes: readonly TrainingClass[];
  /** P42: columns of the responses that play no part. */
  readonly unusedColumns: readonly UnusedColumn[];
  /** Why there is no table of responses, where one was looked for in the workbook. */
  readonly responsesMissing: string | null;
  /** How its table was read; null: nothing to say; undefined: it was not looked for. */
  readonly readNote: string | null | undefined;
  /** For the person at the terminal and for the report, Vietnamese. */
  readonly notices: readonly string[];
}

/** @param standings “Tình trạng lớp”, by class code. */
export function registeredPlanState(
  facts: SyncFacts,
  sheet: StaffSheet,
  { id, plan }: PlanToRegister,
  standings: ReadonlyMap<string, StandingSaid>,
): RegisteredPlanState {
  const { gazetteer, nowMs } = facts;
  const { units } = gazetteer;
  const table = facts.tables.get(plan.id ?? null) ?? null;
  // Where nothing is to be read this time, lists stand as they were, like the Form's table.
  const lists = facts.withoutResponses === true ? [] : (facts.lists?.get(plan.id ?? null) ?? []);
  const isRead = table !== null || lists.some((list) => list.table.rows.length > 0);
  const remembered = rememberedOf(plan, facts.memory.responses);
  const { unused, ofTable, ...form } = readTable(table, plan, facts);
  const read = isRead ? withLists(form.read, lists, plan.roles) : knownRows(remembered);
  const notices = [...(isRead ? form.notices : knownNotices(remembered)), ...listNotices(lists)];
  const history = !isRead
    ? standingHistory(remembered)
    : advanceHistory({
        remembered,
        table: read.responses,
        plan: plan.id ?? null,
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
  const classes = trainingClasses({ id, plan }, standings, reconciliation, attendance.attendedSince);
  const responsesMissing = missingWords(table, plan.id ?? null, facts);
  return {
    plan,
    planId: id,
    reconciliation,
    decided,
    classStates: classStates(classes, dayOf(nowMs)),
    history,
    remembered,
    table,
    lists,
    submitted: !isRead ? null : read.responses.map(({ submittedAt }) => submittedAt),
    classes,
    unusedColumns: unused,
    responsesMissing,
    readNote: table === null ? (responsesMissing ?? undefined) : ofTable.join(' ') || null,
    notices,
  };
}

/** A response says of which plan it is. */
function rememberedOf(
  { id: plan = null }: { readonly id?: string | null },
  responses: readonly RememberedResponse[],
): readonly RememberedResponse[] {
  return responses.filter((one) => OF_PLAN.partsOf(one.id)[1] === plan);
}

/** Cases of the queue that are gone from it, beside which something is remembered. */
function deletedRemarks(sheet: StaffSheet): readonly string[] {
  return [...sheet.memory.present()]
    .filter(({ tab, entity, value }) => tab === REVIEW_TAB && value !== null && !sheet.stands(tab, entity))
    .map(({ entity }) => entity);
}

function trainingClasses(
  { id, plan }: PlanToRegister,
  standings: ReadonlyMap<string, StandingSaid>,
  { classes }: Reconciliation,
  attendedSince: ReadonlyMap<string, IsoDay>,
): readonly TrainingClass[] {
  return plan.classes.map((planned) => {
    const { code, label, date } = planned;
    const state = classes.find((one) => one.code === code);
    const counts = { seated: state?.seated ?? 0, size: state?.size ?? 0 };
    return {
      plan: id,
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

function missingWords(
  table: ResponsesTable | null,
  plan: string | null,
  { withoutResponses, responsesMissing }: SyncFacts,
): string | null {
  return table === null && withoutResponses !== true ? (responsesMissing?.(plan) ?? null) : null;
}

interface TableReading {
  readonly read: ReadResponses;
  readonly unused: readonly UnusedColumn[];
  readonly notices: readonly string[];
  /** Those about the table itself, the same at every sync of it. */
  readonly ofTable: readonly string[];
}

const NO_ROWS: ReadResponses = { responses: [], identicalRows: 0, rowProblems: [], rows: 0 };

function knownRows(remembered: readonly RememberedResponse[]): ReadResponses {
  return { ...NO_ROWS, rows: remembered.filter((response) => response.present).length };
}

function knownNotices(remembered: readonly RememberedResponse[]): readonly string[] {
  const { rows } = knownRows(remembered);
  return rows > 0 ? [`Không đọc bảng phản hồi lần này; dùng ${rows} phản hồi đã biết.`] : [];
}

/** How many lists were read, and what each of them leaves to be asked. */
function listNotices(lists: readonly ListFile[]): readonly string[] {
  if (lists.length === 0) return [];
  return [`Đã đọc ${lists.length} tệp danh sách.`, ...lists.flatMap(({ table }) => table.notices ?? [])];
}

function readTable(
  table: ResponsesTable | null,
  plan: Plan,
  { mapping, dateOrder }: SyncFacts,
): TableReading {
  if (table === null) return { read: NO_ROWS, unused: [], notices: [], ofTable: [] };
  const header = readHeader(table.header, plan.roles, mapping, table.rows);
  const read = readResponses(table, header, {
    dateOrder: dateOrder ?? mapping?.dateOrder ?? plan.registration.dateOrder,
  });
  const { unused } = header;
  const notUsed = unusedColumnsText(unused);
  const ofTable = [...(table.notices ?? []), ...header.notices, ...(notUsed === null ? [] : [notUsed])];
  return { read, unused, notices: ofTable, ofTable };
}
