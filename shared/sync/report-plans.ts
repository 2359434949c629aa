import { expandPlan } from '../obligations/expand.ts';
import type { Fact } from '../obligations/fact.ts';
import { fillPlan } from '../obligations/fill.ts';
import { type ObligationTotals, obligationTotals } from '../obligations/obligation-totals.ts';
import type { HeldPlace } from '../obligations/place.ts';
import { upgradePlan1 } from '../plan/upgrade-plan-1.ts';
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
  const ofClasses: readonly ReportedPlan[] =
    plan.classes.length === 0
      ? []
      : [
          {
            id: planId,
            title: plan.title,
            account: reconciliation.account,
            classes: reconciliation.classes,
            totals: seatTotals(plan, reconciliation, asOf),
          },
        ];
  const ofDuties = dutyPlans.states.map(
    ({ plan: { id, title }, filled }): ReportedPlan => ({
      id,
      title,
      account: null,
      classes: [],
      totals: obligationTotals(filled.all),
    }),
  );
  return [...ofClasses, ...ofDuties];
}

function seatTotals(plan: SyncState['plan'], reconciliation: Reconciliation, asOf: IsoDay): ObligationTotals {
  const duties = upgradePlan1(plan);
  const submitted = new Map(reconciliation.registrations.map(({ key, submittedAt }) => [key, submittedAt]));
  const facts = reconciliation.places.flatMap(({ place, holders }: HeldPlace) =>
    holders.map(
      (holder): Fact => ({
        source: `${place.key} ${holder}`,
        duty: `${place.duty}@${place.occasion}`,
        party: place.party,
        slot: place.occasion,
        says: { kind: 'more', n: 1 },
        on: null,
        recordedAt: submitted.get(holder) ?? 0,
      }),
    ),
  );
  return obligationTotals(fillPlan(duties, expandPlan(duties), facts, asOf).all);
}
