import { expandPlan } from '../obligations/expand.ts';
import { fillPlan } from '../obligations/fill.ts';
import { type ObligationTotals, obligationTotals } from '../obligations/obligation-totals.ts';
import { upgradePlan1 } from '../plan/upgrade-plan-1.ts';
import { seatFacts } from '../registrations/seat-facts.ts';
import type { Account, ClassState, Reconciliation } from '../registrations/registration.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { SyncState } from './sync-state.ts';

/** A plan in the report (design.md, "Contracts"). */
export interface ReportedPlan {
  readonly id: string;
  readonly title: string;
  /** R10; null: nobody registers for anything of it. */
  readonly account: Account | null;
  readonly classes: readonly ClassState[];
  readonly totals: ObligationTotals;
}

/** Every plan of the workbook: that of classes first, as the report has it at its top. */
export function reportPlans(
  {
    plan,
    planId,
    reconciliation,
    dutyPlans,
  }: Pick<SyncState, 'plan' | 'planId' | 'reconciliation' | 'dutyPlans'>,
  asOf: IsoDay,
): readonly ReportedPlan[] {
  const { account, classes } = reconciliation;
  const ofDuties = dutyPlans.states.map(({ plan: { id, title }, filled }): ReportedPlan => {
    const totals = obligationTotals(filled.all);
    return id === planId
      ? { id, title, account, classes, totals }
      : { id, title, account: null, classes: [], totals };
  });
  if (plan.classes.length === 0 || ofDuties.some(({ id }) => id === planId)) return ofDuties;
  const totals = seatTotals(plan, reconciliation, asOf);
  return [{ id: planId, title: plan.title, account, classes, totals }, ...ofDuties];
}

function seatTotals(plan: SyncState['plan'], reconciliation: Reconciliation, asOf: IsoDay): ObligationTotals {
  const duties = upgradePlan1(plan);
  return obligationTotals(fillPlan(duties, expandPlan(duties), seatFacts(reconciliation), asOf).all);
}
