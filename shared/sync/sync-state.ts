import { dateOrderNotices, withDateOrder } from '../tabs/plan/remember-date-order.ts';
import type { StandingSaid } from '../tabs/plan/read-class-settings.ts';
import { heldPlaceIn } from '../registrations/holds-place.ts';
import { bookingsOf, withDoubleBookings } from '../registrations/double-bookings.ts';
import { seatFacts } from '../registrations/seat-facts.ts';
import { RESPONSES_ROW } from '../tabs/office/responses-rows.ts';
import { layOutTabs } from '../tabs/kinds.ts';
import { type PlannedDutyPlans, planDutyPlans } from '../tabs/plan-duty-plans.ts';
import { expandPlan } from '../obligations/expand.ts';
import { clashSentences } from '../obligations/clash-sentences.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { DutyPlan } from '../plan/duty-plan.ts';
import { upgradePlan1 } from '../plan/upgrade-plan-1.ts';
import type { Programme } from '../programme/programme.ts';
import { isSampleWorkbook } from '../tabs/summary/sample-mark.ts';
import { planProgramme, type PlannedProgramme } from '../tabs/programme/plan-programme.ts';
import { formNoteOf, withFormNote } from '../tabs/plan/form-note.ts';
import { unitsOfGazetteer } from '../units/known-units.ts';
import type { Tab, WorkbookSnapshot } from '../workbook/model.ts';
import { OFFICE_PLAN_TAB, PROGRAMME_TAB } from '../workbook/keys.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import { answerFacts } from './answer-facts.ts';
import { planLists } from './lists-of-plan.ts';
import type { PlanToRegister } from './plans-of-workbook.ts';
import type { DutyPlansFound } from './read-duty-plans.ts';
import { type RegisteredPlanState, registeredPlanState } from './registered-plan-state.ts';
import { type SeriesSource, seriesPlanState, seriesSource } from './series-plan-state.ts';
import type { SyncFacts } from './sync-facts.ts';

/**
 * The state of the plans and the programme at this sync, and the workbook it asks for. Its own registrations are those of the
 * first plan; `registered` has all.
 */
export interface SyncState extends RegisteredPlanState {
  /** Every plan that people register for, the first at its top. */
  readonly registered: readonly RegisteredPlanState[];
  readonly programme: PlannedProgramme;
  readonly dutyPlans: PlannedDutyPlans;
  readonly wanted: readonly Tab[];
  /** What stands beside the address of the Form: how its table was read, or that it was not found; null: nothing. */
  readonly formNote: string | null;
}

/**
 * From what was read to the tabs that are wanted. The log is not among them (log-of-sync.ts).
 *
 * @param sheet the workbook to read decisions from: as found, with what this sync puts back.
 */
export function stateOf(facts: SyncFacts, sheet: StaffSheet, found: PlansFound): SyncState {
  const { gazetteer } = facts;
  const { planTabs } = found;
  const ofUnits = withClashes(
    found.registered
      .filter(({ isSeries }) => isSeries !== true)
      .map((one) => registeredPlanState(facts, sheet, one, found.standings)),
  );
  const ofSeries = found.registered
    .filter(({ isSeries }) => isSeries === true)
    .map((one) => seriesSource(facts, sheet, one));
  const stateOfPlan = (id: string) => ofUnits.find(({ planId }) => planId === id);
  const seriesOf = (id: string) => ofSeries.find((one) => one.id === id);
  const clashes = scheduleClashesOf(found, (code) => gazetteer.nameOf(code) ?? code);
  const known = facts.registries ?? unitsOfGazetteer(gazetteer);
  const listsOf = (id: string) =>
    planLists(facts.lists?.get(id) ?? [], (stateOfPlan(id) ?? seriesOf(id))?.history.known ?? [], {
      ...known,
      nowMs: facts.nowMs,
    });
  const answersFor = (plan: DutyPlan, { history }: RegisteredPlanState) =>
    answerFacts(history.known, plan, () => obligationsOf(plan), known.match);
  const classes = ofUnits.flatMap((one) => one.classes);
  const programme = planProgramme({
    sheet,
    readable: found.readable,
    programme: programmeOf(facts, found),
    classes,
  });
  const dutyPlans = planDutyPlans({
    sheet,
    classes,
    factsOf: (plan) => {
      const state = stateOfPlan(plan.id);
      if (state === undefined) return [];
      const sent = listsOf(plan.id).factsFor(plan, obligationsOf(plan));
      return [...seatFacts(state.reconciliation), ...sent.facts, ...answersFor(plan, state).facts];
    },
    holdsPlaceOf: ({ id }) => {
      const state = stateOfPlan(id);
      return state === undefined ? undefined : heldPlaceIn(state.reconciliation);
    },
    formOf: (input) => seriesOf(input.plan.id)?.formOf(input).form,
    besideOf: (plan) => ({
      responsesNote: responsesNoteOf(stateOfPlan(plan.id) ?? seriesOf(plan.id), facts),
      clashes: clashes.get(plan.id) ?? [],
      guests: listsOf(plan.id).guestsFor(plan),
    }),
    ...found.dutyPlans,
    ...known,
  });
  const registered = [...ofUnits, ...ofSeries.flatMap((one) => seriesStates(one, dutyPlans, sheet))];
  const [first] = registered;
  if (first === undefined) throw new Error('a workbook has a plan, be it one without classes');
  const { written } = facts.memory;
  const isSample = facts.isSample === true || isSampleWorkbook(facts.snapshot);
  const laidOut = layOutTabs({
    registered,
    units: gazetteer.units,
    planTabs: withFormNote(planTabs, first.readNote, (tab, row, column) => written.last(tab, row, column)),
    programme,
    dutyPlans,
    isSample,
  });
  const wanted = withDateOrder(laidOut, sheet, facts.dateOrder);
  return {
    ...first,
    registered,
    programme,
    dutyPlans,
    wanted,
    formNote: formNoteOf(wanted),
    notices: [
      ...dateOrderNotices(sheet, facts.dateOrder, registered.length > 1),
      ...registered.flatMap((one) => noticesOf(one, registered.length === 1)),
      ...dutyPlans.states.flatMap(({ plan, filled }) => {
        const obligations = filled.all.map(({ obligation }) => obligation);
        const lists = listsOf(plan.id);
        const state = stateOfPlan(plan.id);
        return [
          ...(state === undefined ? [] : answersFor(plan, state).notices),
          ...lists.factsFor(plan, obligations).notices,
          ...lists.noticesOf(plan),
        ];
      }),
      ...programme.left,
    ],
  };
}

function obligationsOf(plan: DutyPlan): readonly Obligation[] {
  return expandPlan(plan).obligations;
}

function seriesStates(
  source: SeriesSource,
  { states }: PlannedDutyPlans,
  sheet: StaffSheet,
): readonly RegisteredPlanState[] {
  const state = states.find(({ plan }) => plan.id === source.id);
  return state === undefined ? [] : [seriesPlanState(source, state, sheet)];
}

/** Of several plans a sentence says which it is about. */
function noticesOf({ plan, notices }: RegisteredPlanState, isOnly: boolean): readonly string[] {
  return isOnly ? notices : notices.map((text) => `“${plan.title}”: ${text}`);
}

/** What stands in its `Kế hoạch` of how its table was read; a sync that looks for none leaves what stands. */
function responsesNoteOf(
  state: Pick<RegisteredPlanState, 'plan' | 'readNote'> | undefined,
  { memory }: SyncFacts,
): string | null {
  if (state?.plan.id === undefined) return null;
  if (state.readNote !== undefined) return state.readNote;
  const before = memory.written.last(OFFICE_PLAN_TAB.of(state.plan.id), RESPONSES_ROW, 'note');
  return typeof before === 'string' ? before : null;
}

/** P41, by schedule: the plan of the plan's tabs, and all plans of duties. */
function scheduleClashesOf(
  { registered, dutyPlans }: PlansFound,
  unitName: (code: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const ofTabs = registered.filter(({ plan }) => plan.id === undefined && plan.classes.length > 0);
  const plans = [...ofTabs.map(({ plan }) => upgradePlan1(plan)), ...dutyPlans.plans];
  return plans.length < 2 ? new Map() : clashSentences(plans, unitName);
}

/** P41: who is booked in another plan at the same time is noted in both. */
function withClashes(registered: readonly RegisteredPlanState[]): readonly RegisteredPlanState[] {
  if (registered.length < 2) return registered;
  const bookings = registered.map(({ reconciliation, plan }) => bookingsOf(reconciliation, plan));
  return registered.map((one, at) => {
    const others = bookings.filter((_, place) => place !== at).flat();
    return { ...one, reconciliation: withDoubleBookings(one.reconciliation, one.plan, others) };
  });
}

/** A workbook of plans of duties alone has no programme that nobody named. */
function programmeOf(
  { programme, given }: SyncFacts,
  { planTabs, dutyPlans, readable }: PlansFound,
): Programme {
  const isAlone = dutyPlans.plans.length > 0 && planTabs.length === 0;
  const stands = readable.tabs.some(({ key }) => key === PROGRAMME_TAB);
  return isAlone && !stands && given?.programme !== true ? NO_PROGRAMME : programme;
}

const NO_PROGRAMME: Programme = { title: '', year: 0, sections: [], tasks: [], oddities: [] };

/** What the plan's tabs say. */
export interface PlansFound {
  /** At least one. */
  readonly registered: readonly PlanToRegister[];
  readonly planTabs: readonly Tab[];
  /** The workbook to read the programme from. */
  readonly readable: WorkbookSnapshot;
  /** “Tình trạng lớp”, by class code. */
  readonly standings: ReadonlyMap<string, StandingSaid>;
  readonly dutyPlans: DutyPlansFound;
}
