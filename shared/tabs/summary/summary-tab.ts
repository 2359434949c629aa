/** The columns of `Tổng hợp`, and which of them each section of it uses. */
import { countedRoles } from '../../obligations/seat-terms.ts';
import type { Plan } from '../../plan/plan.ts';
import { MISSING_COLUMN } from '../../workbook/keys.ts';
import type { Column } from '../../workbook/model.ts';

/**
 * Several tables stand below each other in one grid: the classes name the columns, every other section says here in
 * which of them its own cells stand.
 */
export interface SummaryColumns {
  readonly columns: readonly Column[];
  readonly use: SummaryUse;
}

/** A section's cells by what they are, each with the key of the column it stands in. */
export interface SummaryUse {
  /** "II", "NV II.7"; headings run on from here. */
  readonly label: string;
  readonly date: string;
  /** Names and titles. */
  readonly text: string;
  readonly rate: string;
  /** In the order they stand; ten at least: the nine counts of T6 and their sum. */
  readonly counts: readonly string[];
  readonly note: string;
}

/** Together as wide as a laptop's screen; printed on landscape A4 at about three quarters. */
export function summaryColumnsOf(plan: Pick<Plan, 'roles' | 'classes'>): SummaryColumns {
  const counted = countedRoles(plan);
  const roles = plan.roles.filter(({ key }) => counted.has(key));
  const before = [count('units', 'Đơn vị', 7), count('seats', 'Chỗ', 7), count('seated', 'Đã đăng ký', 8)];
  const after = [
    ...roles.map(({ key, shortLabel }) => count(MISSING_COLUMN.of(key), `Thiếu ${shortLabel}`, 9)),
    // A plan that counts nobody's seats still gives the programme its ten counts.
    ...(roles.length === 0 ? [count(MISSING_COLUMN.of('-'), 'Thiếu', 9)] : []),
    count('full', 'Đơn vị đủ', 7),
    count('short', 'Đơn vị thiếu', 7),
    count('none', 'Đơn vị chưa có ai', 7),
    count('pending', 'Vượt chỉ tiêu chờ duyệt', 9),
    count('approved', 'Bổ sung đã duyệt', 8),
    count('headcount', 'Tổng dự', 7),
  ];
  const columns: readonly Column[] = [
    { key: 'class', title: 'Lớp', owner: 'server', kind: 'text', width: 10 },
    { key: 'date', title: 'Ngày', owner: 'server', kind: 'date', width: 11, align: 'center' },
    { key: 'venue', title: 'Địa điểm', owner: 'server', kind: 'text', width: 28, wrap: true },
    ...before,
    { key: 'rate', title: 'Tỷ lệ', owner: 'server', kind: 'progress', width: 9, align: 'center' },
    ...after,
    { key: 'note', title: 'Hệ thống lưu ý', owner: 'server', kind: 'text', width: 16, wrap: true },
  ];
  const counts = [...before, ...after].map(({ key }) => key);
  return {
    columns,
    use: { label: 'class', date: 'date', text: 'venue', rate: 'rate', counts, note: 'note' },
  };
}

function count(key: string, title: string, width: number): Column {
  return { key, title, owner: 'server', kind: 'integer', width, align: 'center' };
}
