/** The charts of `Tổng hợp`: how full the classes are, and how registrations came in against the deadline. */
import { countedRoles } from '../../obligations/seat-terms.ts';
import { hasDeadline } from '../../plan/registration-term.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import {
  ARRIVALS_ROW,
  CLASS_ROW,
  HEADER_ROW,
  MISSING_COLUMN,
  OF_PLAN,
  PLAN_SUMMARY_ROW,
} from '../../workbook/keys.ts';
import type { Chart, Tone } from '../../workbook/model.ts';
import { ARRIVALS_HEADER, arrivalRows, furtherArrivalsKey } from './arrival-rows.ts';
import type { SummaryUse } from './summary-tab.ts';

type Charted = Pick<RegisteredPlan, 'plan' | 'reconciliation'>;

const SEATS_TITLE = 'Số chỗ đã đăng ký và còn thiếu theo lớp';
const ARRIVALS_TITLE = 'Đăng ký đến từng ngày so với hạn';

/** Of the plan that the first table is about. */
export function firstPlanCharts({ plan, reconciliation }: Charted, use: SummaryUse): readonly Chart[] {
  const [first, last] = [reconciliation.classes[0], reconciliation.classes.at(-1)];
  const counted = countedRoles(plan);
  const missing = plan.roles.filter(({ key }) => counted.has(key));
  const seats: readonly Chart[] =
    first === undefined || last === undefined
      ? []
      : [
          {
            key: 'seats',
            title: SEATS_TITLE,
            kind: 'stackedBar',
            headerRow: HEADER_ROW,
            labelColumn: use.label,
            values: [
              { column: 'seated', tone: 'green' },
              ...missing.map(({ key }, at) => ({ column: MISSING_COLUMN.of(key), tone: toneOfRole(at) })),
            ],
            fromRow: CLASS_ROW.of(first.code),
            toRow: CLASS_ROW.of(last.code),
          },
        ];
  return [
    ...seats,
    ...arrivalsChart(
      { key: 'arrivals', title: ARRIVALS_TITLE },
      { plan, reconciliation },
      use,
      ARRIVALS_ROW.of,
    ),
  ];
}

/** Of a further plan, whose rows stand in a block of their own (P7). `name` is what the block is called. */
export function furtherPlanCharts(
  { plan, planId, reconciliation }: RegisteredPlan,
  name: string,
  use: SummaryUse,
): readonly Chart[] {
  // Its people stand in classes that no plan names (P60).
  if (plan.classes.length === 0) return [];
  const rowOf = (key: string) => PLAN_SUMMARY_ROW.of(planId, key);
  const planned = new Set(plan.classes.map(({ code }) => code));
  const classes = reconciliation.classes.filter(({ code }) => planned.has(code));
  const [first, last] = [classes[0], classes.at(-1)];
  const [, , seated = '', missing = ''] = use.counts;
  const seats: readonly Chart[] =
    // A bar alone says nothing that its row does not.
    first === undefined || last === undefined || first === last
      ? []
      : [
          {
            key: OF_PLAN.of('seats', planId),
            title: `${SEATS_TITLE} – ${name}`,
            kind: 'stackedBar',
            headerRow: rowOf('classes'),
            labelColumn: use.label,
            values: [
              { column: seated, tone: 'green' },
              { column: missing, tone: 'orange' },
            ],
            fromRow: rowOf(`class-${first.code}`),
            toRow: rowOf(`class-${last.code}`),
          },
        ];
  return [
    ...seats,
    ...arrivalsChart(
      { key: OF_PLAN.of('arrivals', planId), title: `${ARRIVALS_TITLE} – ${name}` },
      { plan, reconciliation },
      use,
      (key) => rowOf(furtherArrivalsKey(key)),
    ),
  ];
}

/** Of how many came in until each day, and from the deadline on how many too late. */
function arrivalsChart(
  head: Pick<Chart, 'key' | 'title'>,
  { plan, reconciliation }: Charted,
  use: SummaryUse,
  rowOf: (key: string) => string,
): readonly Chart[] {
  const days = arrivalRows(reconciliation, plan).filter(({ kind }) => kind === 'data');
  const [first, last] = [days[0], days.at(-1)];
  const [, onTime = '', late = ''] = use.counts;
  // One day is no course of things.
  if (first === undefined || last === undefined || first === last) return [];
  return [
    {
      ...head,
      kind: 'stackedColumn',
      headerRow: rowOf(ARRIVALS_HEADER),
      labelColumn: use.label,
      values: [
        { column: onTime, tone: 'blue' },
        ...(hasDeadline(plan.registration) ? [{ column: late, tone: 'red' as const }] : []),
      ],
      fromRow: rowOf(first.key),
      toRow: rowOf(last.key),
    },
  ];
}

/** One colour a role, the same again for the fifth. */
function toneOfRole(at: number): Tone {
  return ROLE_TONES[at % ROLE_TONES.length] ?? 'orange';
}

const ROLE_TONES: readonly Tone[] = ['orange', 'red', 'blue', 'grey'];
