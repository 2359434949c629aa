import { expandPlan } from '../obligations/expand.ts';
import { fillPlan } from '../obligations/fill.ts';
import { type ObligationTotals, obligationTotals } from '../obligations/obligation-totals.ts';
import { upgradePlan1 } from '../plan/upgrade-plan-1.ts';
import { type ReportedRegistrations, reportedRegistrations } from '../registrations/report.ts';
import { seatFacts } from '../registrations/seat-facts.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { RegisteredPlanState } from './registered-plan-state.ts';
import type { SyncState } from './sync-state.ts';

/** A plan in the report (design.md, "Contracts"). Who registered for the first of them stands at the report's top. */
export interface ReportedPlan extends Partial<Omit<ReportedRegistrations, 'account' | 'classes'>> {
  readonly id: string;
  readonly title: string;
  /** R10; null: nobody registers for anything of it. */
  readonly account: ReportedRegistrations['account'] | null;
  readonly classes: ReportedRegistrations['classes'];
  readonly totals: ObligationTotals;
}

/** Every plan of the workbook: that of classes first, as the report has it at its top. */
export function reportPlans(
  { registered, dutyPlans }: Pick<SyncState, 'registered' | 'dutyPlans'>,
  asOf: IsoDay,
): readonly ReportedPlan[] {
  const [first] = registered;
  const registrationsOf = (state: RegisteredPlanState) => {
    const { account, classes, ...others } = reportedRegistrations(state.reconciliation);
    return state === first ? { account, classes } : { account, classes, ...others };
  };
  const ofDuties = dutyPlans.states.map(({ plan: { id, title }, filled }): ReportedPlan => {
    const totals = obligationTotals(filled.all);
    const state = registered.find(({ planId }) => planId === id);
    const found = state === undefined ? { account: null, classes: [] } : registrationsOf(state);
    return { id, title, ...found, totals };
  });
  const ofTabs = registered
    .filter(({ plan }) => plan.id === undefined && plan.classes.length > 0)
    .map((state): ReportedPlan => {
      const { planId: id, plan } = state;
      return { id, title: plan.title, ...registrationsOf(state), totals: seatTotals(state, asOf) };
    });
  return [...ofTabs, ...ofDuties];
}

function seatTotals({ plan, reconciliation }: RegisteredPlanState, asOf: IsoDay): ObligationTotals {
  const duties = upgradePlan1(plan);
  return obligationTotals(fillPlan(duties, expandPlan(duties), seatFacts(reconciliation), asOf).all);
}
