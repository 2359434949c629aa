/** The columns of the tab of one class: a row a person who registered (P60). */
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { toneKey } from '../../text/vietnamese.ts';
import type { Column } from '../../workbook/model.ts';
import { setOf } from '../office/duty-cells.ts';
import { audienceDuties } from './series-columns.ts';

export const ADMIT = 'Cho vào lớp';
export const WITHDRAW = 'Thôi dự';
export const OTHER_PERSON = 'Khác người';

/** P39. */
export const ATTENDANCE = { x: 'x', excused: 'P', absent: 'K' } as const;

/** By which of its cells a row that staff typed is a person. */
export const PERSON_FIELDS = [
  'name',
  'audience',
  'post',
  'organisation',
  'commune',
  'phone',
  'decision',
  'attended',
  'same',
  'note',
] as const;

export function peopleColumns(plan: DutyPlan, duty: Duty): readonly Column[] {
  const choices = { list: fedAudiences(plan, duty).map((one) => audienceChoice(plan, one)) };
  return [
    { key: 'number', title: 'Thứ tự', owner: 'server', kind: 'integer', width: 7, align: 'center' },
    staff('name', 'Họ và tên', 24, 'text'),
    { ...staff('audience', 'Đối tượng', 26, 'choice'), choices },
    staff('post', 'Chức vụ', 18, 'text'),
    staff('organisation', 'Đơn vị, HTX, DN', 22, 'text'),
    staff('commune', 'Xã', 14, 'text'),
    staff('phone', 'Số điện thoại', 13, 'phone'),
    { ...staff('decision', 'Quyết định', 12, 'choice'), choices: { list: [ADMIT, WITHDRAW] } },
    {
      ...staff('attended', 'Có mặt', 8, 'choice'),
      align: 'center',
      choices: { list: Object.values(ATTENDANCE) },
    },
    { ...staff('same', 'Trùng tên', 12, 'choice'), choices: { list: [OTHER_PERSON] } },
    { key: 'listed', title: 'Theo danh mục tổ chức', owner: 'server', kind: 'text', width: 22, wrap: true },
    { key: 'state', title: 'Chỗ', owner: 'server', kind: 'text', width: 16, wrap: true },
    { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 34, wrap: true },
    staff('note', 'Ghi chú', 18, 'text'),
    {
      key: 'submitted',
      title: 'Gửi biểu mẫu lúc',
      owner: 'server',
      kind: 'dateTime',
      width: 16,
      align: 'center',
    },
  ];
}

function staff(key: string, title: string, width: number, kind: Column['kind']): Column {
  return { key, title, owner: 'staff', kind, width, wrap: true };
}

/** Those for which the group counts (P58). */
export function fedAudiences(plan: DutyPlan, { feeds }: Duty): readonly Duty[] {
  return audienceDuties(plan).filter(({ key }) => feeds.includes(key));
}

/** The audience that a text names: as offered, by its code or by its name. */
export function audienceNamed(typed: string, plan: DutyPlan, duty: Duty): Duty | undefined {
  const key = toneKey(typed);
  return fedAudiences(plan, duty).find((one) => {
    const choice = audienceChoice(plan, one);
    return [choice, one.key, choice.slice(one.key.length + 2)].some((name) => toneKey(name) === key);
  });
}

export function audienceChoice(plan: DutyPlan, { key, who }: Duty): string {
  return `${key}. ${setOf(plan, who)?.label ?? who}`;
}
