import { complaintsOf } from '../../decisions/cell-decision.ts';
import type { Unit } from '../../units/unit.ts';
import { CLASS_TAB, isVacantSeat, REVIEW_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import { layoutReview, type ReviewedPlan } from './layout-review.ts';

/** `Cần xử lý`: what waits for a person, and the cells to decide in. */
export const REVIEW_KIND: TabKind<{
  readonly registered: readonly RegisteredPlan[];
  readonly units: readonly Unit[];
}> = {
  owns: isReviewTab,
  layout({ registered, units }) {
    const [first, ...others] = registered.map(reviewedPlan);
    return first === undefined ? [] : [layoutReview({ ...first, units, others })];
  },
  labelColumns: ['name', 'plan', 'unit', 'role', 'class'],
  identity: {
    place: ['kind', 'reason'],
    // One person may stand here for two plans, with the same row and time in both tables.
    entity: ['name', 'unitTyped', 'position', 'plan', 'row', 'submitted'],
    also: ['suggestion', 'state', 'class'],
  },
  leftoverColumn: 'state',
  rowsAreStaffs: false,
};

function reviewedPlan({ plan, reconciliation, decided }: RegisteredPlan): ReviewedPlan {
  return {
    plan,
    reconciliation,
    decidedRows: decided.touched,
    seenRows: decided.seen,
    complaints: complaintsOf(decided.problems, isReviewTab),
    besideVacantSeats: decided.problems.filter(
      ({ tab, entity }) => CLASS_TAB.is(tab) && isVacantSeat(entity),
    ),
  };
}

function isReviewTab(key: string): boolean {
  return key === REVIEW_TAB;
}
