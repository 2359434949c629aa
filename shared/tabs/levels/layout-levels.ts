import type { Filled } from '../../obligations/obligation-state.ts';
import { daysBetween } from '../../time/calendar.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { LEVELS_TAB } from '../../workbook/keys.ts';
import type { Column, Row, Tab } from '../../workbook/model.ts';
import { asOfText, daysText, dayValue } from '../office/duty-cells.ts';
import { type DutyPlanState, problemCell } from '../office/duty-plan-state.ts';
import type { LevelGoal, LevelGoals, UnnamedGoal } from './level-goals.ts';
import { LEVEL_COLUMNS, LEVEL_STATE_WORDS, OUTCOMES } from './level-row.ts';
import { settingRows, targetRows } from './layout-targets.ts';

const staffText = (key: string, title: string, width: number): Column => {
  return { key, title, owner: 'staff', kind: 'text', width, wrap: true };
};
const staffDay = (key: string, title: string): Column => {
  return { key, title, owner: 'staff', kind: 'date', width: 12, align: 'center', wrap: true };
};

/** What the server says of a unit stands together, so that it is seen without scrolling; what staff fill comes behind. */
const COLUMNS: readonly Column[] = [
  { key: 'party', title: 'Đơn vị', owner: 'server', kind: 'text', width: 32, wrap: true },
  { key: 'district', title: 'Huyện (đơn vị cấp trên)', owner: 'server', kind: 'text', width: 18, wrap: true },
  { key: 'level', title: 'Mức', owner: 'server', kind: 'text', width: 14, wrap: true },
  { key: 'commitment', title: 'Cam kết', owner: 'server', kind: 'text', width: 12, wrap: true },
  { key: 'due', title: 'Hạn', owner: 'server', kind: 'date', width: 12, align: 'center' },
  { key: 'days', title: 'Số ngày', owner: 'server', kind: 'text', width: 14, wrap: true },
  { key: 'state', title: 'Trạng thái', owner: 'server', kind: 'text', width: 16, wrap: true },
  { ...staffText(LEVEL_COLUMNS.criteria, 'Tiêu chí đạt/tổng', 11), align: 'center' },
  staffText(LEVEL_COLUMNS.dossier, 'Hồ sơ: số', 14),
  staffDay(LEVEL_COLUMNS.dossierOn, 'Hồ sơ: ngày trình'),
  staffDay(LEVEL_COLUMNS.appraisedOn, 'Ngày thẩm định'),
  staffText(LEVEL_COLUMNS.decision, 'Quyết định công nhận: số', 15),
  staffDay(LEVEL_COLUMNS.decisionOn, 'Quyết định công nhận: ngày'),
  {
    key: LEVEL_COLUMNS.outcome,
    title: 'Kết quả khác',
    owner: 'staff',
    kind: 'choice',
    width: 14,
    wrap: true,
    choices: { list: OUTCOMES },
  },
  staffText(LEVEL_COLUMNS.outcomeDocument, 'Văn bản của kết quả khác', 15),
  { key: 'today', title: 'Nay thuộc', owner: 'server', kind: 'text', width: 18, wrap: true },
  staffText('note', 'Ghi chú', 20),
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 30, wrap: true },
];

export function layoutLevels(goals: LevelGoals, state: DutyPlanState): Tab {
  const { plan, asOf } = state;
  const filled = new Map(state.filled.all.map((one) => [keyOf(one.obligation), one]));
  return {
    key: LEVELS_TAB.of(plan.id),
    title: 'Mục tiêu',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'party', 'MỤC TIÊU'),
      textRow('plan', 'subtitle', 'party', plan.title),
      textRow('as-of', 'info', 'party', asOfText(asOf)),
      ...targetRows(goals, state, COLUMNS),
      ...settingRows(state),
      { key: 'goals-space', kind: 'blank', cells: {} },
      headerRow(COLUMNS),
      ...goals.named.map((goal) => goalRow(goal, filled.get(keyOf(goal.obligation)), state)),
      ...goals.unnamed.map(unnamedRow),
    ],
    frozenThrough: 'title',
    tones: [
      { columns: ['state'], startsWith: LEVEL_STATE_WORDS.recognised, tone: 'green' },
      { columns: ['state'], startsWith: LEVEL_STATE_WORDS.failed, tone: 'red' },
      { columns: ['state'], startsWith: LEVEL_STATE_WORDS.unknown, tone: 'orange' },
      { columns: ['state'], startsWith: LEVEL_STATE_WORDS.postponed, tone: 'grey' },
      { columns: ['days'], startsWith: 'Quá hạn', tone: 'red' },
      { columns: ['days'], startsWith: 'Trễ', tone: 'orange' },
      { columns: ['days'], startsWith: 'Hạn hôm nay', tone: 'orange' },
    ],
    orientation: 'landscape',
  };
}

function keyOf({ duty, party, slot }: Filled['obligation']): string {
  return `${duty.key} ${party} ${slot}`;
}

function goalRow(goal: LevelGoal, one: Filled | undefined, state: DutyPlanState): Row {
  const { key, unit, level, commitment, obligation, reading } = goal;
  return {
    key,
    kind: 'data',
    cells: {
      party: unit?.name ?? obligation.party,
      district: unit?.parent ?? null,
      level,
      commitment,
      due: dayValue(obligation.due),
      days: one === undefined ? null : goalDays(one, state),
      state: LEVEL_STATE_WORDS[reading.state],
      today: unit?.today ?? null,
      problem: problemCell(state, LEVELS_TAB.of(state.plan.id), key),
    },
  };
}

/** “Còn 12 ngày”, “Quá hạn 3 ngày”, “Trễ 4 ngày”; by the dossier where the office counts so. */
function goalDays(one: Filled, { asOf }: DutyPlanState): string | null {
  const { due, isDueMet } = one.obligation;
  if (isDueMet === true) return 'Hồ sơ trình trong hạn';
  if (one.state === 'late' && due !== null && one.completedOn !== null)
    return `Trễ ${daysBetween(due, one.completedOn)} ngày`;
  return daysText(one, asOf);
}

function unnamedRow({ key, set, level, commitment, count, obligation }: UnnamedGoal): Row {
  const label = set.label;
  return {
    key,
    kind: 'data',
    staffCells: ['note'],
    cells: {
      party:
        count === null ? `${label} – chưa có danh sách` : `${label}: ${count} đơn vị – chưa có danh sách`,
      level,
      commitment,
      due: dayValue(obligation.due),
      state: LEVEL_STATE_WORDS.unknown,
      problem: 'Đề nghị ghi tên các đơn vị ở tab “Nhóm đối tượng”.',
    },
  };
}
