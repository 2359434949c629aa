import { POINT_STATE_WORDS } from './point-state.ts';
import type { DutyPlan } from '../../plan/duty-plan.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { PRESENT_COLUMN } from '../../workbook/keys.ts';
import type { Column, ToneRule } from '../../workbook/model.ts';
import { pointDays, pointsOf } from './point-duties.ts';

/** Beside which day a due day of the office's own is confirmed. */
export const CONFIRM_COLUMN = 'tested';

export const TEST_RESULTS = ['Đạt', 'Chưa đạt'] as const;

const BEFORE: readonly Column[] = [
  { key: 'party', title: 'Đơn vị', owner: 'server', kind: 'text', width: 28, wrap: true },
];

/** Where the plan has several sets of points, one party stands there once for each. */
const OCCASION: Column = {
  key: 'occasion',
  title: 'Điểm cầu của',
  owner: 'server',
  kind: 'text',
  width: 18,
  wrap: true,
};

const PREPARED: readonly Column[] = [
  { key: 'place', title: 'Địa điểm', owner: 'staff', kind: 'text', width: 28, wrap: true },
  { key: 'contact', title: 'Cán bộ đầu mối', owner: 'staff', kind: 'text', width: 19, wrap: true },
  { key: 'phone', title: 'Số điện thoại', owner: 'staff', kind: 'phone', width: 13, wrap: true },
  { key: 'equipment', title: 'Thiết bị', owner: 'staff', kind: 'text', width: 19, wrap: true },
  {
    key: CONFIRM_COLUMN,
    title: 'Ngày thử',
    owner: 'staff',
    kind: 'date',
    width: 11,
    align: 'center',
    wrap: true,
  },
  {
    key: 'result',
    title: 'Kết quả thử',
    owner: 'staff',
    kind: 'choice',
    width: 10,
    align: 'center',
    wrap: true,
    choices: { list: TEST_RESULTS },
  },
  {
    key: 'expected',
    title: 'Dự kiến dự',
    owner: 'staff',
    kind: 'integer',
    width: 8,
    align: 'center',
    wrap: true,
  },
];

const AFTER: readonly Column[] = [
  { key: 'state', title: 'Trạng thái', owner: 'server', kind: 'text', width: 16, wrap: true },
  { key: 'days', title: 'Số ngày', owner: 'server', kind: 'text', width: 22, wrap: true },
  { key: 'note', title: 'Ghi chú', owner: 'staff', kind: 'text', width: 20, wrap: true },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 32, wrap: true },
];

export function pointColumns(plan: DutyPlan): readonly Column[] {
  const isSeveral = pointsOf(plan).length > 1;
  return [
    ...BEFORE,
    ...(isSeveral ? [OCCASION] : []),
    ...PREPARED,
    ...pointDays(plan).map(presentColumn),
    ...AFTER,
  ];
}

function presentColumn(day: IsoDay): Column {
  return {
    key: PRESENT_COLUMN.of(day),
    title: `Có mặt ${shortDay(day)}`,
    owner: 'staff',
    kind: 'integer',
    width: 8,
    align: 'center',
    wrap: true,
  };
}

/** “19/5”. */
function shortDay(day: IsoDay): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date}/${month}`;
}

export const POINT_TONES: readonly ToneRule[] = [
  { columns: ['state'], startsWith: POINT_STATE_WORDS.ready, tone: 'green' },
  { columns: ['state'], startsWith: POINT_STATE_WORDS.failed, tone: 'orange' },
  { columns: ['days'], startsWith: 'Quá hạn', tone: 'red' },
  { columns: ['days'], startsWith: 'Hạn hôm nay', tone: 'orange' },
];
