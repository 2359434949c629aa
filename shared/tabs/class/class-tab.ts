/** Columns of the class tabs. */
import { classSessions } from '../../plan/class-sessions.ts';
import type { PlanClass } from '../../plan/plan.ts';
import { DECLARED_COLUMN } from '../../workbook/keys.ts';
import { OFFERED_DECISIONS, DECISION_WORDS } from '../../registrations/registration-words.ts';
import { OFFERED_TOGETHER } from '../../decisions/decision-text.ts';
import type { Column } from '../../workbook/model.ts';

export const OFFERED_DECISION_WORDS: readonly string[] = [
  ...OFFERED_DECISIONS.map((kind) => DECISION_WORDS[kind]),
  ...OFFERED_TOGETHER,
];

/** Beside a person of a class tab one may also be called into the queue (R7). */
const CLASS_DECISION_WORDS: readonly string[] = [
  ...OFFERED_DECISION_WORDS.filter((words) => words !== DECISION_WORDS.right_time),
  DECISION_WORDS.look_again,
];

/**
 * As far as `Ghi chú của cán bộ` they fit a laptop's screen, and a landscape A4 page holds them all at two thirds of their size. What is
 * least asked for, the time, comes last.
 */
const CLASS_COLUMNS: readonly Column[] = [
  { key: 'number', title: 'STT', owner: 'server', kind: 'integer', width: 5, align: 'center' },
  { key: 'unit', title: 'Đơn vị', owner: 'server', kind: 'text', width: 19, wrap: true },
  { key: 'role', title: 'Thành phần', owner: 'server', kind: 'text', width: 17, wrap: true },
  { key: 'name', title: 'Họ và tên', owner: 'server', kind: 'text', width: 20, wrap: true },
  { key: 'position', title: 'Chức vụ', owner: 'server', kind: 'text', width: 23, wrap: true },
  { key: 'phone', title: 'Số điện thoại', owner: 'server', kind: 'phone', width: 12, wrap: true },
  { key: 'status', title: 'Trạng thái', owner: 'server', kind: 'text', width: 14, wrap: true },
  { key: 'note', title: 'Hệ thống lưu ý', owner: 'server', kind: 'text', width: 21, wrap: true },
  {
    key: 'decision',
    title: 'Xử lý',
    owner: 'staff',
    kind: 'choice',
    width: 12,
    wrap: true,
    choices: { list: CLASS_DECISION_WORDS },
  },
  { key: 'remark', title: 'Ghi chú của cán bộ', owner: 'staff', kind: 'text', width: 15, wrap: true },
  // No words of a Form's own timestamp: staff's copy of this tab would be taken for a second table of responses.
  {
    key: 'submitted',
    title: 'Lúc đăng ký',
    owner: 'server',
    kind: 'dateTime',
    width: 16,
    align: 'center',
  },
];

/** P32: where units say how many they send, before staff's own remark. */
const DECLARED_NUMBER: Column = {
  key: DECLARED_COLUMN,
  title: 'Số khai',
  owner: 'staff',
  kind: 'integer',
  width: 7,
  align: 'center',
};

/** P39: what staff choose; anything else they type stays and is told beside the cell. */
const ATTENDANCE_MARKS = ['x', 'P', 'K'] as const;

function attendanceColumnsOf(planned: PlanClass): readonly Column[] {
  return classSessions(planned).map(({ column, title }) => ({
    key: column,
    title,
    owner: 'staff',
    kind: 'choice',
    width: 7,
    align: 'center',
    choices: { list: ATTENDANCE_MARKS },
  }));
}

/** Of one class: what it asks for, and when, says which columns it needs. */
export function classColumns(planned: PlanClass): readonly Column[] {
  const isDeclared = (planned.seats ?? []).some(({ amount }) => amount.kind === 'declared');
  return CLASS_COLUMNS.flatMap((column) =>
    column.key === 'remark'
      ? [...attendanceColumnsOf(planned), ...(isDeclared ? [DECLARED_NUMBER] : []), column]
      : [column],
  );
}
