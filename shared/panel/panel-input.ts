import type { Plan } from '../plan/plan.ts';
import type { DecisionKind, Reconciliation } from '../registrations/registration.ts';
import type { DutyPlanState } from '../tabs/office/duty-plan-state.ts';
import type { Unit } from '../units/unit.ts';
import type { PanelFigures, PanelSync } from './panel-state.ts';
import type { PanelTask } from './panel-task.ts';

/** What the panel's state is made from. */
export interface PanelInput {
  /** Now, by the server's clock. */
  readonly now: number;
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  /** Further plans of the workbook that people register for. */
  readonly others?: readonly PanelPlanInput[];
  /** The official units: names of those outside the plan are needed too. */
  readonly units: readonly Unit[];
  /** Who decided what and when, from the journal's staff cells. Missing ones are shown without. */
  readonly decisionsMeta: readonly DecisionMeta[];
  /** Keys of registrations that staff marked `Đã xem`. */
  readonly seen?: readonly string[];
  /** How a class stands, by its code, where there is anything to say of it. */
  readonly classStates?: ReadonlyMap<string, string>;
  readonly tasks?: readonly PanelTask[];
  readonly dutyPlans?: readonly DutyPlanState[];
  /** What stands beside the address of the Form in `Kế hoạch`. */
  readonly formNote?: string | null;
  /** P226: whom the workbook is shared with and should not be, in words. */
  readonly sharing?: readonly string[];
  readonly lastSync: PanelSync | null;
  /** Default: read just now, and nothing waits to be written. */
  readonly figures?: PanelFigures;
  readonly mayDecide?: boolean;
}

export type PanelPlanInput = Pick<PanelInput, 'plan' | 'reconciliation' | 'classStates'>;

export interface DecisionMeta {
  readonly registration: string;
  readonly kind: DecisionKind;
  readonly at: number;
  readonly by: string | null;
}
