import type { Plan } from '../../plan/plan.ts';
import type { ProgrammeState } from '../../programme/programme-state.ts';
import type { Reconciliation } from '../../registrations/registration.ts';
import { SUMMARY_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import { dutyPlanSummaryRows } from './duty-plan-summary-rows.ts';
import { layoutSummary } from './layout-summary.ts';
import { programmeSummaryRows } from './programme-summary-rows.ts';
import { summaryColumnsOf } from './summary-tab.ts';

/** `Tổng hợp`: what managers read. */
export const SUMMARY_KIND: TabKind<{
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  readonly programme: { readonly state: ProgrammeState };
  readonly dutyPlans: { readonly states: readonly DutyPlanState[] };
  readonly isSample: boolean;
  readonly classStates: ReadonlyMap<string, string>;
}> = {
  owns: (key) => key === SUMMARY_TAB,
  layout: ({ plan, reconciliation, programme, dutyPlans, isSample, classStates }) => [
    layoutSummary({
      plan,
      reconciliation,
      isSample,
      classStates,
      programmeRows: [
        ...(programme.state.tasks.length === 0
          ? []
          : programmeSummaryRows(programme.state, summaryColumnsOf(plan).use)),
        ...dutyPlanSummaryRows(dutyPlans.states, summaryColumnsOf(plan).use),
      ],
    }),
  ],
  labelColumns: ['class'],
  identity: { place: ['date', 'venue'], entity: ['class'], also: [] },
  leftoverColumn: 'note',
  rowsAreStaffs: false,
};
