import { complaintsOf, type DecisionProblem } from '../../decisions/cell-decision.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Reconciliation } from '../../registrations/registration.ts';
import type { Unit } from '../../units/unit.ts';
import { CLASS_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import { layoutClasses } from './layout-class.ts';

/** `Lớp 01` …: who is coming, seat by seat, and who stands outside the quota. */
export const CLASS_KIND: TabKind<{
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly reconciliation: Reconciliation;
  readonly decided: { readonly problems: readonly DecisionProblem[] };
  readonly classStates: ReadonlyMap<string, string>;
}> = {
  owns: CLASS_TAB.is,
  layout: ({ plan, units, reconciliation, decided, classStates }) =>
    layoutClasses({
      plan,
      units,
      reconciliation,
      classStates,
      complaints: complaintsOf(decided.problems, CLASS_TAB.is),
    }),
  labelColumns: ['name', 'unit', 'role'],
  identity: {
    place: ['unit', 'role'],
    entity: ['name', 'position', 'phone', 'submitted'],
    also: ['status', 'note'],
  },
  leftoverColumn: 'note',
  rowsAreStaffs: false,
  remembersAs: 'class',
};
