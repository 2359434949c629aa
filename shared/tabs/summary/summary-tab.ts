/** Key and columns of `Tổng hợp`. The programme's rows use the same columns. */
import type { Plan } from '../../plan/plan.ts';
import type { Column } from '../../workbook/model.ts';
import { MISSING_COLUMN } from '../../workbook/keys.ts';

/** Together as wide as a laptop's screen; printed on landscape A4 at about three quarters. */
export function summaryColumns(plan: Plan): readonly Column[] {
  const count = (key: string, title: string, width: number): Column => ({
    key,
    title,
    owner: 'server',
    kind: 'integer',
    width,
    align: 'center',
  });
  return [
    { key: 'class', title: 'Lớp', owner: 'server', kind: 'text', width: 10 },
    { key: 'date', title: 'Ngày', owner: 'server', kind: 'date', width: 11, align: 'center' },
    { key: 'venue', title: 'Địa điểm', owner: 'server', kind: 'text', width: 28, wrap: true },
    count('units', 'Đơn vị', 7),
    count('seats', 'Chỗ', 7),
    count('seated', 'Đã đăng ký', 8),
    { key: 'rate', title: 'Tỷ lệ', owner: 'server', kind: 'progress', width: 9, align: 'center' },
    ...plan.roles.map(({ key, shortLabel }) => count(MISSING_COLUMN.of(key), `Thiếu ${shortLabel}`, 9)),
    count('full', 'Đơn vị đủ', 7),
    count('short', 'Đơn vị thiếu', 7),
    count('none', 'Đơn vị chưa có ai', 7),
    count('pending', 'Vượt chỉ tiêu chờ duyệt', 9),
    count('approved', 'Bổ sung đã duyệt', 8),
    count('headcount', 'Tổng dự', 7),
    { key: 'note', title: 'Ghi nhận', owner: 'server', kind: 'text', width: 16, wrap: true },
  ];
}
