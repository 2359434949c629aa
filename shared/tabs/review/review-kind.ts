import { complaintsOf, type DecisionProblem } from '../../decisions/cell-decision.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Reconciliation } from '../../registrations/registration.ts';
import type { Unit } from '../../units/unit.ts';
import { CLASS_TAB, isVacantSeat, REVIEW_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import { layoutReview } from './layout-review.ts';

/** `Cần xử lý`: what waits for a person, and the cells to decide in. */
export const REVIEW_KIND: TabKind<{
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly reconciliation: Reconciliation;
  readonly decided: {
    readonly touched: ReadonlySet<string>;
    readonly seen: ReadonlySet<string>;
    readonly problems: readonly DecisionProblem[];
  };
}> = {
  owns: isReviewTab,
  layout: ({ plan, units, reconciliation, decided }) => [
    layoutReview({
      plan,
      units,
      reconciliation,
      decidedRows: decided.touched,
      seenRows: decided.seen,
      complaints: complaintsOf(decided.problems, isReviewTab),
      besideVacantSeats: decided.problems.filter(
        ({ tab, entity }) => CLASS_TAB.is(tab) && isVacantSeat(entity),
      ),
    }),
  ],
  labelColumns: ['name', 'unit', 'role', 'class'],
  identity: {
    place: ['kind', 'reason'],
    entity: ['name', 'unitTyped', 'position', 'row', 'submitted'],
    also: ['suggestion', 'state', 'class'],
  },
  leftoverColumn: 'state',
  rowsAreStaffs: false,
};

function isReviewTab(key: string): boolean {
  return key === REVIEW_TAB;
}
