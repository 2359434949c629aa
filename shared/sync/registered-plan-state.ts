/** One plan that people register for, at this sync: its responses, what staff decided about them, who holds which seat. */
import { classStates, type TrainingClass } from '../programme/classes-progress.ts';
import { lastDayOfClass } from '../plan/class-sessions.ts';
import { withAttendance } from '../registrations/attendance.ts';
import { entriesReader } from '../registrations/entries.ts';
import { participantIn } from '../registrations/participants.ts';
import { reconcile } from '../registrations/reconcile.ts';
import type { Decision, Reconciliation } from '../registrations/registration.ts';
import { readAttendance } from '../tabs/class/read-attendance.ts';
import { readDeclared } from '../tabs/class/read-declared.ts';
import type { DecisionsRead } from '../tabs/read-decisions.ts';
import type { StandingSaid } from '../tabs/plan/read-class-settings.ts';
import type { RegisteredPlan } from '../decisions/registered-plan.ts';
import { dayOf, type IsoDay } from '../time/local-date.ts';
import { aliasKey } from '../units/alias-key.ts';
import type { UnitMatcher } from '../units/match-unit.ts';
import { REVIEW_TAB } from '../workbook/keys.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { PlanToRegister } from './plans-of-workbook.ts';
import { readDecided } from './read-decided.ts';
import { readSource, type SourceRead } from './read-source.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface RegisteredPlanState extends RegisteredPlan, Omit<SourceRead, 'read'> {
  readonly decided: DecisionsRead;
  /** The classes as tasks see them (T7). */
  readonly classes: readonly TrainingClass[];
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
  const { read, ...source } = readSource(facts, sheet, plan, (typed) => gazetteer.match(typed).code);
  const { history } = source;
  const seats = readDeclared(sheet.snapshot, plan);
  const isPlaceName = (text: string) => gazetteer.isPlaceName(text);
  const entriesWith = entriesReader({ known: history.known, plan, isPlaceName });
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
      isPlaceName,
      entriesOf: (said) => entriesWith(matcher, said),
      spellingConfirmedAt: (typed) => confirmed.get(aliasKey(typed)) ?? null,
      declared: seats.declared,
    });
  const said = readDecided({
    sheet,
    plan,
    units,
    matchUnit: (typed) => gazetteer.match(typed),
    entriesOf: (names) => entriesWith(gazetteer, names),
    reconcileWith,
  });
  // A settled case whose row or tab somebody deleted comes back with what was typed beside it.
  const decisions = {
    ...said,
    touched: new Set([...said.touched, ...deletedRemarks(sheet)]),
    problems: [...said.problems, ...seats.problems],
  };
  const { aliases } = decisions;
  const matcher = aliases.length === 0 ? gazetteer : gazetteer.withAliases(aliases);
  const confirmed = new Map(aliases.map(({ typed, confirmedAt }) => [aliasKey(typed), confirmedAt]));
  const registered = reconcileWith(decisions.decisions, matcher, confirmed);
  const attendance = readAttendance(sheet, plan, participantIn(registered));
  const reconciliation = withAttendance(registered, plan, attendance.marks);
  const decided = { ...decisions, problems: [...decisions.problems, ...attendance.problems] };
  const classes = trainingClasses({ id, plan }, standings, reconciliation, attendance.attendedSince);
  return {
    ...source,
    plan,
    planId: id,
    reconciliation,
    decided,
    classStates: classStates(classes, dayOf(nowMs)),
    classes,
  };
}

/** Cases of the queue that are gone from it, beside which something is remembered. */
export function deletedRemarks(sheet: StaffSheet): readonly string[] {
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
