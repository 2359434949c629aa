import type { Plan } from '../plan/plan.ts';
import type { Reconciliation } from '../registrations/registration.ts';
import type { DecisionProblem } from './cell-decision.ts';

/** A plan that people register for, with who did, as its tabs show it. */
export interface RegisteredPlan {
  readonly plan: Plan;
  /** By which the workbook knows it. */
  readonly planId: string;
  readonly reconciliation: Reconciliation;
  /** What staff typed beside whom, and what of it could not be read or used. */
  readonly decided: {
    readonly touched: ReadonlySet<string>;
    readonly seen: ReadonlySet<string>;
    readonly problems: readonly DecisionProblem[];
  };
  /** How a class stands, by its code, where there is anything to say of it. */
  readonly classStates: ReadonlyMap<string, string>;
}
