/** A plan of duties in `Tổng hợp`: what it asks for by kind, and how much of it is there (P7, P83, P104). */
import { DUTY_KIND_WORDS } from '../../obligations/duty-words.ts';
import { type ObligationTotals, obligationTotals, totalsBy } from '../../obligations/obligation-totals.ts';
import { DUTY_KINDS } from '../../plan/duty-plan.ts';
import { flowText } from '../../text/flow-lines.ts';
import { displayDay } from '../../time/local-date.ts';
import { OFFICE_PLAN_TAB, PLAN_SUMMARY_ROW } from '../../workbook/keys.ts';
import type { Row } from '../../workbook/model.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import { registeredPlanRows } from './registered-plan-rows.ts';
import { type SummaryRow, summaryRow } from './summary-row.ts';
import type { SummaryUse } from './summary-tab.ts';

/** @param registered those plans of which the first table of `Tổng hợp` does not tell who registered. */
export function dutyPlanSummaryRows(
  states: readonly DutyPlanState[],
  registered: readonly RegisteredPlan[],
  columns: SummaryUse,
): readonly Row[] {
  return states.flatMap((state) =>
    rowsOf(
      state,
      registered.find(({ planId }) => planId === state.plan.id),
    ).map((row) => summaryRow(PLAN_SUMMARY_ROW.of(state.plan.id, row.key), row, columns)),
  );
}

function rowsOf(
  { plan, filled, asOf, summary }: DutyPlanState,
  registered: RegisteredPlan | undefined,
): readonly SummaryRow[] {
  const byKind = totalsBy(filled.all, ({ obligation }) => obligation.duty.what);
  const kinds = DUTY_KINDS.flatMap((kind) => {
    const totals = byKind.get(kind);
    return totals === undefined ? [] : [totalsRow(kind, DUTY_KIND_WORDS[kind], totals)];
  });
  return [
    { key: 'space', kind: 'blank' },
    { key: 'title', kind: 'section', label: plan.shortTitle, link: OFFICE_PLAN_TAB.of(plan.id) },
    { key: 'as-of', kind: 'info', label: `Tính đến hết ngày ${displayDay(asOf)}` },
    ...summary
      .flatMap((text) => flowText(text, LINE_CHARACTERS_MAX))
      .map((label, at): SummaryRow => ({ key: `line-${at + 1}`, kind: 'info', label })),
    ...(registered === undefined ? [] : registeredPlanRows(registered)),
    {
      key: 'header',
      kind: 'header',
      label: '',
      text: 'Nghĩa vụ',
      rate: 'Tỷ lệ',
      counts: COUNTS.map(([title]) => title),
    },
    ...kinds,
    { ...totalsRow('total', 'Tổng cộng', obligationTotals(filled.all)), kind: 'total' },
  ];
}

/** As much as runs over the columns on a laptop's screen. */
const LINE_CHARACTERS_MAX = 125;

const COUNTS: readonly (readonly [string, (totals: ObligationTotals) => number])[] = [
  ['Tổng số', ({ obligations }) => obligations],
  ['Đủ', ({ byState }) => byState.full + byState.over],
  ['Trễ hạn', ({ byState }) => byState.late],
  ['Còn thiếu', ({ byState }) => byState.short],
  ['Chưa có', ({ byState }) => byState.none],
  ['Quá hạn', ({ byState }) => byState.overdue],
  ['Chưa đến kỳ', ({ byState }) => byState.not_due],
  ['Không phát sinh, miễn', ({ byState }) => byState.nil + byState.exempt],
  ['Chưa xác định', ({ byState }) => byState.unknown],
];

function totalsRow(key: string, text: string, totals: ObligationTotals): SummaryRow {
  const { obligations, byState } = totals;
  const settled = byState.full + byState.over + byState.late + byState.nil + byState.exempt;
  // What nobody knows yet is no part of what is asked for, and none of what is there (P5).
  const known = obligations - byState.unknown;
  const rate = known === 0 ? null : settled / known;
  return { key, kind: 'data', text, rate, counts: COUNTS.map(([, count]) => count(totals)) };
}
