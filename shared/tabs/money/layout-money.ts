import { dayOf } from '../../time/local-date.ts';
import { lowerFirst } from '../../text/lower-first.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { FIGURE_ROW, HEADER_ROW, TOTAL_ROW, MONEY_TAB, SECTION_HEADING } from '../../workbook/keys.ts';
import type { Column, Row, Tab } from '../../workbook/model.ts';
import { asOfText, dayValue } from '../office/duty-cells.ts';
import { type DutyPlanState, problemCell } from '../office/duty-plan-state.ts';
import { figuresOf, lineSlot, MONEY_COLUMNS, type MoneyLine, rateOf } from './money-lines.ts';
import { byUnitAndSlot } from './money-sentences.ts';
import { type MoneyLineRead, moneySum, sumProblems } from './money-sums.ts';

const AMOUNT = { kind: 'amount', align: 'right', width: 14, wrap: true } as const;
const SHARE = { kind: 'share', align: 'right', width: 10, wrap: true } as const;

const COLUMNS: readonly Column[] = [
  { key: 'source', title: 'Nguồn', owner: 'server', kind: 'text', width: 34, wrap: true },
  { key: 'slot', title: 'Năm, kỳ', owner: 'server', kind: 'text', width: 11, wrap: true },
  { key: MONEY_COLUMNS.given, title: 'Kế hoạch', owner: 'server', ...AMOUNT },
  { key: 'share', title: 'Tỷ trọng', owner: 'server', ...SHARE },
  { key: MONEY_COLUMNS.allocated, title: 'Đã phân bổ', owner: 'staff', ...AMOUNT },
  { key: MONEY_COLUMNS.done, title: 'Lũy kế thực hiện (giải ngân)', owner: 'staff', ...AMOUNT },
  { key: 'rate', title: 'Tỷ lệ', owner: 'server', ...SHARE },
  {
    key: MONEY_COLUMNS.asOf,
    title: 'Số liệu đến ngày',
    owner: 'staff',
    kind: 'date',
    width: 12,
    align: 'center',
    wrap: true,
  },
  { key: MONEY_COLUMNS.document, title: 'Văn bản', owner: 'staff', kind: 'text', width: 18, wrap: true },
  { key: MONEY_COLUMNS.note, title: 'Ghi chú', owner: 'staff', kind: 'text', width: 22, wrap: true },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 34, wrap: true },
  { key: 'remark', title: 'Cách đọc văn bản', owner: 'server', kind: 'text', width: 34, wrap: true },
];

export function layoutMoney(lines: readonly MoneyLine[], state: DutyPlanState): Tab {
  const { plan, asOf } = state;
  const all = lines.map((line) => ({ line, figures: figuresOf(line, state) }));
  const units = [...new Set(lines.map(({ unit }) => unit))];
  const groups = byUnitAndSlot(all);
  return {
    key: MONEY_TAB.of(plan.id),
    title: 'Kinh phí',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'source', 'KINH PHÍ'),
      textRow('plan', 'subtitle', 'source', plan.title),
      textRow('as-of', 'info', 'source', asOfText(asOf)),
      textRow('unit', 'info', 'source', unitText(units)),
      headerRow(COLUMNS),
      ...groups.flatMap((group) => groupRows(group, groups.length > 1, units.length > 1, state)),
      ...(groups.length > 1 && units.length === 1 ? [sumRow('all', 'Tổng cộng', all, state)] : []),
      ...historyRows(all, state),
    ],
    frozenThrough: HEADER_ROW,
    tones: [
      { columns: ['rate'], startsWith: NOT_GIVEN, tone: 'orange' },
      { columns: ['rate'], startsWith: NO_FIGURES, tone: 'grey' },
    ],
    orientation: 'landscape',
  };
}

const NOT_GIVEN = 'Chưa giao';
const NO_FIGURES = 'Chưa có số liệu';

function unitText(units: readonly string[]): string {
  const [unit = ''] = units;
  return units.length === 1
    ? `Đơn vị tính: ${unit}. Số ghi kèm “tỷ”, “triệu”, “nghìn”, “đồng” được đọc theo đơn vị đã ghi.`
    : 'Đơn vị tính ghi ở từng nguồn.';
}

function groupRows(
  group: readonly MoneyLineRead[],
  hasHeading: boolean,
  saysUnit: boolean,
  state: DutyPlanState,
): readonly Row[] {
  const [first] = group;
  if (first === undefined) return [];
  const { slot, unit } = first.line;
  const label = [lineSlot(first.line, state.plan), ...(saysUnit ? [unit] : [])]
    .filter((text) => text !== '')
    .join(', ');
  const name = `${slot} ${unit}`;
  // A share of what is known only would be too high.
  const sum = moneySum(group);
  const total = sum.withoutPlan === 0 ? sum.plan : null;
  return [
    ...(hasHeading
      ? [{ key: SECTION_HEADING.of(name), kind: 'section' as const, cells: { source: label } }]
      : []),
    ...group.map((one) => lineRow(one, total, state)),
    ...(group.length > 1
      ? [sumRow(name, hasHeading ? `Cộng ${lowerFirst(label)}` : 'Tổng cộng', group, state)]
      : []),
  ];
}

function lineRow({ line, figures }: MoneyLineRead, total: number | null, state: DutyPlanState): Row {
  const { plan, rate } = figures;
  const row: Row = {
    key: line.key,
    kind: 'data',
    cells: {
      source: line.label,
      slot: lineSlot(line, state.plan) || null,
      ...(line.duty === null ? {} : { [MONEY_COLUMNS.given]: line.stated }),
      share: rateOf(plan, total),
      rate: rate ?? (plan === null ? NOT_GIVEN : NO_FIGURES),
      problem: problemCell(state, MONEY_TAB.of(state.plan.id), line.key),
      remark: line.remark,
    },
  };
  return line.duty === null ? { ...row, staffCells: Object.values(MONEY_COLUMNS) } : row;
}

function sumRow(name: string, label: string, all: readonly MoneyLineRead[], state: DutyPlanState): Row {
  const sum = moneySum(all);
  return {
    key: TOTAL_ROW.of(name),
    kind: 'total',
    cells: {
      source: label,
      [MONEY_COLUMNS.given]: sum.plan,
      share: sum.withoutPlan === 0 ? 1 : null,
      [MONEY_COLUMNS.allocated]: sum.allocated,
      [MONEY_COLUMNS.done]: sum.done,
      rate: sum.rate,
      problem: sumProblems(all, sum, state.plan).join('\n') || null,
    },
  };
}

/** P96: what stood there over time, the newest first. */
function historyRows(all: readonly MoneyLineRead[], { plan }: DutyPlanState): readonly Row[] {
  const figures = all.flatMap(({ line, figures: { history, plan: planned } }) =>
    history.map((figure, at) => ({ line, figure, at, rate: rateOf(figure.done, planned) })),
  );
  if (figures.length === 0) return [];
  const sorted = figures.toSorted((a, b) => b.figure.seenAt - a.figure.seenAt);
  return [
    { key: 'history-space', kind: 'blank', cells: {} },
    {
      key: 'history-title',
      kind: 'section',
      cells: { source: 'Số liệu đã ghi qua các lần (hệ thống giữ, không sửa ở đây)' },
    },
    {
      key: 'history-header',
      kind: 'header',
      cells: {
        source: 'Nguồn',
        slot: 'Lần ghi',
        [MONEY_COLUMNS.done]: 'Lũy kế thực hiện',
        rate: 'Tỷ lệ',
        [MONEY_COLUMNS.asOf]: 'Số liệu đến ngày',
        [MONEY_COLUMNS.document]: 'Ghi vào bảng ngày',
      },
    },
    ...sorted.map(({ line, figure, at, rate }): Row => {
      return {
        key: FIGURE_ROW.of(line.key, String(at + 1)),
        kind: 'data',
        staffCells: [],
        cells: {
          source: line.label,
          slot: [lineSlot(line, plan), `lần ${at + 1}`].filter((text) => text !== '').join(', '),
          [MONEY_COLUMNS.done]: figure.done,
          rate,
          [MONEY_COLUMNS.asOf]: dayValue(figure.day),
          [MONEY_COLUMNS.document]: dayValue(dayOf(figure.seenAt)),
        },
        formats: { [MONEY_COLUMNS.document]: { kind: 'date', align: 'left' } },
      };
    }),
  ];
}
