/** Every plan of the workbook, as it keeps them and as somebody named them: what a sync must know before it reads responses. */
import { planId } from '../plan/plan-id.ts';
import { planInWorkbook } from '../plan/plan-in-workbook.ts';
import { planWithoutClasses } from '../plan/plan-without-classes.ts';
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { hasSeats, isSeries } from '../plan/plan-registers.ts';
import { registrationPlanOf } from '../plan/registration-view.ts';
import { upgradePlan1 } from '../plan/upgrade-plan-1.ts';
import { asStored, readStoredPlans } from '../tabs/office/stored-plan.ts';
import { foundSource } from '../tabs/plan/plan-source.ts';
import { hasPlanTabs } from '../tabs/plan/read-plan-tabs.ts';
import { dateOrderOfPlan } from '../tabs/plan/remember-date-order.ts';
import type { Change, WorkbookSnapshot } from '../workbook/model.ts';
import { applyChanges } from '../workbook/apply.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import { refuseLostPlan } from './lost-plan.ts';
import { refuseOtherPlan } from './other-plan.ts';
import { type DutyPlansFound, readDutyPlans } from './read-duty-plans.ts';
import { readPlan, type WorkbookPlan } from './read-plan.ts';
import { readableSnapshot } from './readable-snapshot.ts';
import { planReplacement } from './replace-plan.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface WorkbookPlans {
  /** What a plan file that somebody named puts in the place of what the plan's tabs say. */
  readonly replacing: readonly Change[];
  /** The workbook with that. */
  readonly seen: StaffSheet;
  /** The same, with tabs that somebody deleted as the journal knows them. */
  readonly readable: WorkbookSnapshot;
  readonly dutyPlans: DutyPlansFound;
  /** The plan's tabs (version 1). */
  readonly planRead: WorkbookPlan;
  /**
   * Those that people register for: that of the plan's tabs first. Empty: those tabs cannot be worked with. A workbook where
   * nobody registers for anything has one without classes.
   */
  readonly registered: readonly PlanToRegister[];
}

export interface PlanToRegister {
  readonly id: string;
  readonly plan: Plan;
  /** P60: anybody registers for a class, and no unit has seats. */
  readonly isSeries?: true;
}

type Facts = Pick<
  SyncFacts,
  'setupPlan' | 'given' | 'dutyPlans' | 'takePlan' | 'gazetteer' | 'programme' | 'snapshot' | 'memory'
>;

/** @param before the workbook to read: as found, with what this sync puts back. Throws `Refusal` where another plan is named. */
export function plansOfWorkbook(named: Facts, before: StaffSheet): WorkbookPlans {
  const facts = withAddedClasses(named, before);
  const replacing = planReplacement(facts, before);
  const seen = replacing.length === 0 ? before : before.over(applyChanges(before.snapshot, replacing));
  const readable = readableSnapshot(seen);
  const dutyPlans = readDutyPlans(facts, seen, readable);
  const planRead = readPlan(facts, seen, dutyPlans.plans);
  refuseOtherPlan(facts, planRead.isNew ? null : planRead, readable);
  refuseLostPlan(
    seen.snapshot,
    dutyPlans.plans.map(({ id }) => id),
  );
  const isRefused = planRead.plan === null && !(planRead.isNew && dutyPlans.plans.length > 0);
  return {
    replacing,
    seen,
    readable,
    dutyPlans,
    planRead,
    registered: isRefused ? [] : registeredPlans(planRead, dutyPlans.plans, facts, seen),
  };
}

/** A plan of version 1 beside one that the workbook keeps in the plan's tabs is kept like one of version 2 (P16). */
function withAddedClasses(facts: Facts, sheet: StaffSheet): Facts {
  const { given, setupPlan, takePlan, dutyPlans = [] } = facts;
  if (given?.plan !== true) return facts;
  const id = planId(setupPlan);
  const isKept = readStoredPlans(sheet).some((one) => one.id === id);
  const readable = readableSnapshot(sheet);
  const isAnother = hasPlanTabs(readable) && foundSource(readable)?.id !== id;
  if (!isKept && !(takePlan === 'add' && isAnother)) return facts;
  return {
    ...facts,
    given: { ...given, plan: false },
    dutyPlans: [...dutyPlans, asStored(upgradePlan1(setupPlan))],
  };
}

function registeredPlans(
  { plan, source }: WorkbookPlan,
  dutyPlans: readonly DutyPlan[],
  facts: Facts,
  sheet: StaffSheet,
): readonly PlanToRegister[] {
  const ofTabs = plan === null ? [] : [{ id: source?.id ?? planId(plan), plan }];
  const ofDuties = dutyPlans
    .filter(hasSeats)
    .map((one) => ({ id: one.id, plan: registrationPlan(one, facts, sheet) }));
  const ofSeries = dutyPlans
    .filter(isSeries)
    .map((one) => ({ id: one.id, plan: seriesPlan(one, sheet), isSeries: true as const }));
  const [first] = dutyPlans;
  const registered = [...ofTabs, ...ofDuties, ...ofSeries];
  if (registered.length > 0 || first === undefined) return registered;
  const nobodys = planWithoutClasses(first);
  return [{ id: planId(nobodys), plan: nobodys }];
}

function registrationPlan(one: DutyPlan, { gazetteer }: Facts, sheet: StaffSheet): Plan {
  const plan = planInWorkbook(
    registrationPlanOf(one, (code) => gazetteer.nameOf(code) ?? code),
    one.id,
  );
  return withDateOrder(plan, one.id, sheet);
}

/** Its classes are those that staff open: they stand in no plan. */
function seriesPlan(one: DutyPlan, sheet: StaffSheet): Plan {
  const issued = one.issued === null ? {} : { issued: one.issued };
  return withDateOrder({ ...planWithoutClasses(one), ...issued, id: one.id }, one.id, sheet);
}

function withDateOrder(plan: Plan, id: string, sheet: StaffSheet): Plan {
  const dateOrder = dateOrderOfPlan(sheet, id);
  return dateOrder === undefined ? plan : { ...plan, registration: { ...plan.registration, dateOrder } };
}
