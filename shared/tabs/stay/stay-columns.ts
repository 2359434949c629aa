import type { DutyPlan, StayTerms } from '../../plan/duty-plan.ts';
import { LISTS_TAB } from '../../workbook/keys.ts';
import type { Column, ToneRule } from '../../workbook/model.ts';
import { LISTS_UNIT_COLUMN } from '../plan/plan-tabs.ts';
import { APPROVED, REFUSED } from './read-request.ts';
import { type StaySlot, slotsOf } from '../../plan/stay-slots.ts';
import { STAY_STATE_WORDS } from './stay-state.ts';

export function stayColumns(plan: DutyPlan, terms: StayTerms): readonly Column[] {
  const slots = slotsOf(terms);
  const nights = slots.filter(({ kind }) => kind === 'night');
  return [
    ...personColumns(plan),
    ...slots.map(slotColumn),
    ...decisionColumns(),
    ...roomColumns(nights.length > 0),
  ];
}

function personColumns({ roles }: DutyPlan): readonly Column[] {
  const units = { tab: LISTS_TAB, column: LISTS_UNIT_COLUMN } as const;
  const labels = { list: roles.map(({ shortLabel }) => shortLabel) };
  return [
    { key: 'name', title: 'Họ và tên', owner: 'staff', kind: 'text', width: 24, wrap: true },
    {
      key: 'sex',
      title: 'Nam/Nữ',
      owner: 'staff',
      kind: 'choice',
      width: 6,
      align: 'center',
      wrap: true,
      choices: { list: ['Nam', 'Nữ'] },
    },
    { key: 'unit', title: 'Đơn vị', owner: 'staff', kind: 'choice', width: 23, wrap: true, choices: units },
    {
      key: 'role',
      title: 'Thành phần',
      owner: 'staff',
      kind: 'choice',
      width: 16,
      wrap: true,
      choices: labels,
    },
  ];
}

function slotColumn({ key, kind, label }: StaySlot): Column {
  return {
    key,
    title: label,
    owner: 'staff',
    kind: 'choice',
    width: kind === 'meal' ? 6 : 8,
    align: 'center',
    wrap: true,
    choices: { list: ['x'] },
  };
}

function decisionColumns(): readonly Column[] {
  return [
    {
      key: 'registered',
      title: 'Lúc đăng ký',
      owner: 'staff',
      kind: 'date',
      width: 11,
      align: 'center',
      wrap: true,
    },
    {
      key: 'approval',
      title: 'Duyệt',
      owner: 'staff',
      kind: 'choice',
      width: 9,
      wrap: true,
      choices: { list: [APPROVED, REFUSED] },
    },
    { key: 'state', title: 'Trạng thái', owner: 'server', kind: 'text', width: 15, wrap: true },
  ];
}

function roomColumns(hasNights: boolean): readonly Column[] {
  const rooms: readonly Column[] = [
    { key: 'room', title: 'Phòng', owner: 'staff', kind: 'text', width: 10, wrap: true },
    { key: 'proposal', title: 'Phòng đề xuất', owner: 'server', kind: 'text', width: 21, wrap: true },
  ];
  return [
    ...(hasNights ? rooms : []),
    { key: 'note', title: 'Ghi chú', owner: 'staff', kind: 'text', width: 18, wrap: true },
    { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 32, wrap: true },
  ];
}

export const STAY_TONES: readonly ToneRule[] = [
  { columns: ['state'], startsWith: STAY_STATE_WORDS.received, tone: 'green' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.approved, tone: 'green' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.late, tone: 'orange' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.unclearTime, tone: 'orange' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.incomplete, tone: 'orange' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.outside, tone: 'grey' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.withdrawn, tone: 'grey' },
  { columns: ['state'], startsWith: STAY_STATE_WORDS.refused, tone: 'grey' },
];
