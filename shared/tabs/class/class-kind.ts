import { complaintsOf } from '../../decisions/cell-decision.ts';
import type { Unit } from '../../units/unit.ts';
import { CLASS_TAB, classMemory } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import { layoutClasses } from './layout-class.ts';

/** `Lớp 01` …: who is coming, seat by seat, and who stands outside the quota. */
export const CLASS_KIND: TabKind<{
  readonly registered: readonly RegisteredPlan[];
  readonly units: readonly Unit[];
}> = {
  owns: CLASS_TAB.is,
  layout: ({ registered, units }) =>
    registered.flatMap(({ plan, reconciliation, decided, classStates }) =>
      layoutClasses({
        plan,
        units,
        reconciliation,
        classStates,
        complaints: complaintsOf(decided.problems, CLASS_TAB.is),
      }),
    ),
  labelColumns: ['name', 'unit', 'role'],
  identity: {
    place: ['unit', 'role'],
    entity: ['name', 'position', 'phone', 'submitted'],
    also: ['status', 'note'],
  },
  leftoverColumn: 'note',
  rowsAreStaffs: false,
  remembersAs: classMemory,
};
