/** Key and columns of `Tổng hợp`. The programme's rows use the same columns. */
import type { Plan, RoleKey } from '../plan/plan.ts';
import type { Column } from '../workbook/model.ts';

export const SUMMARY_TAB = 'summary';

export function missingColumn(role: RoleKey): string {
  return `missing:${role}`;
}

export function summaryColumns(plan: Plan): readonly Column[] {
  const count = (key: string, title: string, width = 9): Column => ({
    key,
    title,
    owner: 'server',
    kind: 'integer',
    width,
    align: 'center',
  });
  return [
    { key: 'class', title: 'Lớp', owner: 'server', kind: 'text', width: 11 },
    { key: 'date', title: 'Ngày', owner: 'server', kind: 'date', width: 12, align: 'center' },
    { key: 'venue', title: 'Địa điểm', owner: 'server', kind: 'text', width: 32, wrap: true },
    count('units', 'Đơn vị'),
    count('seats', 'Chỗ'),
    count('seated', 'Đã đăng ký'),
    { key: 'rate', title: 'Tỷ lệ', owner: 'server', kind: 'progress', width: 12, align: 'center' },
    ...plan.roles.map(({ key, shortLabel }) => count(missingColumn(key), `Thiếu ${shortLabel}`, 11)),
    count('full', 'Đơn vị đủ'),
    count('short', 'Đơn vị thiếu'),
    count('none', 'Đơn vị chưa đăng ký', 10),
    count('pending', 'Vượt chỉ tiêu chờ duyệt', 11),
    count('approved', 'Bổ sung đã duyệt', 10),
    count('headcount', 'Tổng dự'),
    { key: 'note', title: 'Ghi nhận', owner: 'server', kind: 'text', width: 26, wrap: true },
  ];
}
