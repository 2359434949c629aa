/** The part of a sync that is about plans of duties: read them, settle what staff settled, fill, lay out. */
import { expandPlan, type ExpandOptions } from '../obligations/expand.ts';
import { fillPlan } from '../obligations/fill.ts';
import type { Fact } from '../obligations/fact.ts';
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { SeriesForm } from '../series/series-form.ts';
import type { TrainingClass } from '../programme/classes-progress.ts';
import { dayOf, type IsoDay } from '../time/local-date.ts';
import { applyChanges } from '../workbook/apply.ts';
import { type InitialCells, NO_INITIAL_CELLS } from '../workbook/initial-cells.ts';
import { type Change, staffCellsOf, type Tab } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import { declaredAmounts } from './class/declared-amounts.ts';
import { DUTY_TABS } from './duty-tabs.ts';
import { ownClassProgress, withPlansClasses } from './office/class-progress.ts';
import { planWarnings } from './office/stored-plan.ts';
import type { MatchUnitIn, UnitsKnown } from '../units/known-units.ts';
import type { DutyPlanState, DutyTabInput, DutyTabRead, HoldsPlace } from './office/duty-plan-state.ts';

export interface DutyPlansInput {
  readonly sheet: StaffSheet;
  /** The plans of the workbook, as stored. */
  readonly plans: readonly DutyPlan[];
  /** What is known of a plan from elsewhere than its tabs: who holds its seats. */
  readonly factsOf?: (plan: DutyPlan) => readonly Fact[];
  readonly units: UnitsKnown;
  readonly match: MatchUnitIn;
  /** Who takes part in person, where people register for the plan; absent: nobody knows. */
  readonly holdsPlaceOf?: (plan: DutyPlan) => HoldsPlace | undefined;
  /** P60: what the Form of a series says, where there is one; asked with the plan as settled on a day. */
  readonly formOf?: (input: DutyTabInput) => SeriesForm | undefined;
  /** What else is to be said in its `Kế hoạch`; absent: nothing. */
  readonly besideOf?: (plan: DutyPlan) => Pick<DutyPlanState, 'responsesNote' | 'clashes' | 'guests'>;
  /** P13: classes for which people register, of whichever plan. */
  readonly classes?: readonly TrainingClass[];
}

export interface PlannedDutyPlans {
  /** Rows that get a key; to be written before the rest. */
  readonly adopt: readonly Change[];
  readonly states: readonly DutyPlanState[];
  /** The plans at the end of another day. */
  readonly on: (day: IsoDay) => readonly DutyPlanState[];
  readonly tabs: readonly Tab[];
}

export function planDutyPlans(input: DutyPlansInput): PlannedDutyPlans {
  const { sheet, plans } = input;
  const adopt = plans.flatMap((plan) => DUTY_TABS.flatMap((tab) => tab.adopt?.(sheet, plan) ?? []));
  const keyed = adopt.length === 0 ? sheet : sheet.over(applyChanges(sheet.snapshot, adopt));
  const on = (day: IsoDay) =>
    withPlansClasses(
      plans.map((plan) => dutyPlanAsOf(plan, { ...input, sheet: keyed }, day)),
      input.classes ?? [],
    );
  const states = on(dayOf(sheet.nowMs));
  const tabs = states.flatMap((state) => DUTY_TABS.flatMap((tab) => tab.layout(state)));
  return { adopt, states, on, tabs: tabs.map((tab) => withInitial(tab, sheet.initial)) };
}

/** What a demonstration begins with stands in the rows that are made. */
function withInitial(tab: Tab, initial: InitialCells): Tab {
  if (initial === NO_INITIAL_CELLS) return tab;
  const rows = tab.rows.map((row) => {
    const cells = staffCellsOf(row, tab.columns).flatMap((column) => {
      const value = initial.cell(tab.key, row.key, column);
      return value === null ? [] : [[column, value] as const];
    });
    return cells.length === 0
      ? row
      : { ...row, staffInitial: { ...row.staffInitial, ...Object.fromEntries(cells) } };
  });
  return { ...tab, rows };
}

const NOTHING_BESIDE = { responsesNote: null, clashes: [], guests: [] };
const NOBODY_KNOWS: HoldsPlace = () => 'unknown';

/** A plan at the end of any day, from what was recorded by then. */
export function dutyPlanAsOf(
  stored: DutyPlan,
  { sheet, units, match, factsOf, holdsPlaceOf, besideOf, formOf }: Omit<DutyPlansInput, 'plans' | 'classes'>,
  asOf: IsoDay,
): DutyPlanState {
  const here = { asOf, sheet, units, match };
  const plan = DUTY_TABS.reduce(
    (settled, tab) => tab.settle?.({ ...here, plan: settled }) ?? settled,
    stored,
  );
  const known = { ...here, form: formOf?.({ ...here, plan }) };
  const reads = DUTY_TABS.flatMap(({ tab, read }): readonly (readonly [string, DutyTabRead])[] =>
    read === undefined ? [] : [[tab.of(plan.id), read({ ...known, plan })]],
  );
  const facts = [...reads.flatMap(([, read]) => read.facts), ...(factsOf?.(plan) ?? [])];
  const holdsPlace = holdsPlaceOf?.(stored);
  const declared = holdsPlace === undefined ? {} : declaredAmounts({ plan, sheet, asOf }, facts);
  const filled = fillPlan(plan, expandPlan(plan, { ...asks({ ...known, plan }), ...declared }), facts, asOf);
  const problems = new Map(reads.map(([tab, read]) => [tab, read.problems]));
  const state = {
    ...known,
    stored,
    plan,
    filled,
    facts,
    holdsPlace: holdsPlace ?? NOBODY_KNOWS,
    problems,
    ...(besideOf?.(stored) ?? NOTHING_BESIDE),
    warnings: planWarnings(stored),
    classProgress: ownClassProgress(filled.all),
  };
  return { ...state, summary: DUTY_TABS.flatMap((tab) => tab.summary?.(state) ?? []) };
}

function asks(input: DutyTabInput): ExpandOptions {
  return DUTY_TABS.reduce<ExpandOptions>((options, tab) => ({ ...options, ...tab.asks?.(input) }), {});
}
