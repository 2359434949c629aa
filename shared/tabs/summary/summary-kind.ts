import type { ProgrammeState } from '../../programme/programme-state.ts';
import { waitingCount } from '../../registrations/review-needs.ts';
import { SUMMARY_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import { dutyPlanSummaryRows } from './duty-plan-summary-rows.ts';
import { layoutSummary } from './layout-summary.ts';
import { programmeSummaryRows } from './programme-summary-rows.ts';
import { furtherPlanCharts } from './summary-charts.ts';
import { summaryColumnsOf } from './summary-tab.ts';

/** `Tổng hợp`: what managers read. */
export const SUMMARY_KIND: TabKind<{
  readonly registered: readonly RegisteredPlan[];
  readonly programme: { readonly state: ProgrammeState };
  readonly dutyPlans: { readonly states: readonly DutyPlanState[] };
  readonly isSample: boolean;
}> = {
  owns: (key) => key === SUMMARY_TAB,
  layout({ registered, programme, dutyPlans, isSample }) {
    const [first, ...others] = registered;
    if (first === undefined) return [];
    const { use } = summaryColumnsOf(first.plan);
    // Of a first plan without classes the table above tells nothing.
    const further = first.plan.classes.length === 0 ? registered : others;
    const programmeRows = [
      ...(programme.state.tasks.length === 0 ? [] : programmeSummaryRows(programme.state, use)),
      ...dutyPlanSummaryRows(dutyPlans.states, further, use),
    ];
    const furtherCharts = dutyPlans.states.flatMap(({ plan }) =>
      further
        .filter(({ planId }) => planId === plan.id)
        .flatMap((one) => furtherPlanCharts(one, plan.shortTitle, use)),
    );
    const waitingElsewhere = others.reduce((sum, one) => sum + waitingCount(one.reconciliation), 0);
    return [layoutSummary({ ...first, isSample, programmeRows, furtherCharts, waitingElsewhere })];
  },
  labelColumns: ['class'],
  identity: { place: ['date', 'venue'], entity: ['class'], also: [] },
  leftoverColumn: 'note',
  rowsAreStaffs: false,
};
