/** Keys and columns of `Cần xử lý`. A row's key is the registration's key, so staff cells stay with the registration. */
import type { Plan } from '../../plan/plan.ts';
import { LISTS_UNIT_COLUMN } from '../plan/plan-tabs.ts';
import type { Column } from '../../workbook/model.ts';
import { OFFERED_DECISION_WORDS } from '../class/class-tab.ts';
import { HEADER_ROW, LISTS_TAB, ROW_PROBLEM } from '../../workbook/keys.ts';

/** Is this the key of a registration? All others are headings or row problems. */
export function isReviewDataRow(key: string): boolean {
  return !REVIEW_HEADINGS.has(key) && !ROW_PROBLEM.is(key);
}

const REVIEW_HEADINGS: ReadonlySet<string> = new Set(['title', 'count', 'help', HEADER_ROW]);

/** Who, why, what to do and the cells to decide in stand together on a laptop's screen; what explains further, behind. */
export function reviewColumns(plans: readonly Pick<Plan, 'roles'>[]): readonly Column[] {
  const roles = [...new Set(plans.flatMap((plan) => plan.roles.map((role) => role.shortLabel)))];
  return [
    { key: 'kind', title: 'Loại việc', owner: 'server', kind: 'text', width: 15.5, wrap: true },
    { key: 'name', title: 'Họ và tên', owner: 'server', kind: 'text', width: 17, wrap: true },
    {
      key: 'unitTyped',
      title: 'Đơn vị ghi trên biểu mẫu',
      owner: 'server',
      kind: 'text',
      width: 15,
      wrap: true,
    },
    { key: 'reason', title: 'Lý do', owner: 'server', kind: 'text', width: 32, wrap: true },
    { key: 'suggestion', title: 'Gợi ý', owner: 'server', kind: 'text', width: 33, wrap: true },
    {
      key: 'decision',
      title: 'Quyết định',
      owner: 'staff',
      kind: 'choice',
      width: 13,
      wrap: true,
      choices: { list: OFFERED_DECISION_WORDS },
    },
    {
      key: 'unit',
      title: 'Đơn vị đúng',
      owner: 'staff',
      kind: 'choice',
      width: 17,
      wrap: true,
      choices: { tab: LISTS_TAB, column: LISTS_UNIT_COLUMN },
    },
    { key: 'fullName', title: 'Họ tên đúng', owner: 'staff', kind: 'text', width: 17, wrap: true },
    {
      key: 'role',
      title: 'Thành phần đúng',
      owner: 'staff',
      kind: 'choice',
      width: 14,
      wrap: true,
      ...(fitsDropdown(roles) ? { choices: { list: roles } } : {}),
    },
    { key: 'state', title: 'Tình trạng quyết định', owner: 'server', kind: 'text', width: 14, wrap: true },
    { key: 'seen', title: 'Đã xem', owner: 'staff', kind: 'check', width: 5, align: 'center' },
    { key: 'remember', title: 'Ghi nhớ cách viết', owner: 'staff', kind: 'check', width: 7, align: 'center' },
    { key: 'remark', title: 'Ghi chú', owner: 'staff', kind: 'text', width: 14, wrap: true },
    { key: 'position', title: 'Chức vụ', owner: 'server', kind: 'text', width: 14, wrap: true },
    { key: 'class', title: 'Lớp', owner: 'server', kind: 'text', width: 5, align: 'center' },
    ...(plans.length === 1 ? [] : [PLAN_TITLE]),
    { key: 'row', title: 'Dòng', owner: 'server', kind: 'integer', width: 6, align: 'center' },
    {
      key: 'submitted',
      title: 'Lúc đăng ký',
      owner: 'server',
      kind: 'dateTime',
      width: 16,
      align: 'center',
    },
  ];
}

/** Which of several plans a row is about. */
const PLAN_TITLE: Column = {
  key: 'plan',
  title: 'Kế hoạch',
  owner: 'server',
  kind: 'text',
  width: 24,
  wrap: true,
};

/** A list typed into a dropdown may hold 255 characters, and a comma would end an entry. */
function fitsDropdown(list: readonly string[]): boolean {
  return list.join(',').length <= 255 && !list.some((text) => text.includes(','));
}
