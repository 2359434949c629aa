import { readDue } from '#shared/due/read-due.ts';
import { displayDay, startOfDayMs } from '#shared/time/local-date.ts';
import { classCodeOf, planNow } from './class-of-unit.ts';
import { gazetteer } from './gazetteer.ts';
import { missingOfClass } from './missing-of-class.ts';

/** A cell, or the cells of a range: a function over a column is then one call instead of eighty. */
type Cells = Cell | readonly (readonly Cell[])[];
type Cell = string | number | boolean | Date | null | undefined;

/**
 * Cho biết đơn vị thuộc lớp nào theo tab “Phân lớp”.
 *
 * @param {"Phường Cái Khế"} donVi Tên đơn vị như đã gõ, mã đơn vị, hoặc một vùng ô.
 * @return Tên lớp; để trống nếu ô trống; “Không thuộc đợt này” hoặc “Cần xem: …” nếu không xác định được.
 * @customfunction
 */
export function LOP_CUA(donVi: Cells): unknown {
  return forEachCell(donVi, (typed) => {
    const found = unitOf(typed);
    if ('reason' in found) return found.reason;
    const code = classCodeOf(found.code);
    if (code === null) return planNow() === null ? NO_PLAN : 'Không thuộc đợt này';
    return planNow()?.classes.find((one) => one.code === code)?.label ?? `Lớp ${code}`;
  });
}

/**
 * Cho biết chữ đã gõ là đơn vị nào, theo tên chính thức.
 *
 * @param {"p cai khe"} chuDaGo Chữ đã gõ trong biểu mẫu, hoặc một vùng ô.
 * @return Tên chính thức; để trống nếu ô trống; “Cần xem: …” kèm lý do nếu phải có người quyết định.
 * @customfunction
 */
export function DON_VI(chuDaGo: Cells): unknown {
  return forEachCell(chuDaGo, (typed) => {
    const found = unitOf(typed);
    return 'reason' in found ? found.reason : found.fullName;
  });
}

/**
 * Cho biết lớp còn thiếu bao nhiêu chỗ, theo tab của lớp đó.
 *
 * @param {"04"} lop Số của lớp, ví dụ 4, "04" hoặc "Lớp 04".
 * @param {A1} khiDoi Không bắt buộc: ô bất kỳ; ô này đổi thì hàm tính lại (ví dụ ô giờ đồng bộ ở “Tổng hợp”).
 * @return Số chỗ chưa có người đăng ký.
 * @customfunction
 */
export function CON_THIEU(lop: Cells, khiDoi?: unknown): unknown {
  void khiDoi;
  return forEachCell(lop, (typed) => {
    const number = /\d+/.exec(typed)?.[0];
    if (number === undefined) return 'Đề nghị ghi số của lớp, ví dụ 04';
    return missingOfClass(number.padStart(2, '0')) ?? `Không có tab của Lớp ${number.padStart(2, '0')}`;
  });
}

/**
 * Đọc thời gian hoàn thành ghi bằng chữ thành ngày đến hạn.
 *
 * @param {"Quý II/2026"} thoiGian Thời gian như ghi trong chương trình, hoặc một vùng ô.
 * @param {2026} nam Không bắt buộc: năm của chương trình, dùng khi chữ không ghi năm.
 * @return Ngày đến hạn; nhiều kỳ thì liệt kê các ngày; không đọc được thì nói rõ phần không hiểu.
 * @customfunction
 */
export function HAN(thoiGian: Cells, nam?: number): unknown {
  const year = Number.isInteger(nam) ? (nam as number) : PROGRAMME_YEAR;
  return forEachCell(thoiGian, (typed) => {
    const due = readDue(typed, { year });
    if (due.error !== null) return `Cần xem: ${due.error}`;
    if (due.occurrences.length > 0) return [...new Set(due.occurrences)].map(displayDay).join('; ');
    return due.to === null ? 'Không có ngày đến hạn' : new Date(startOfDayMs(due.to));
  });
}

/** The programme that comes with the project is that of 2026. */
const PROGRAMME_YEAR = 2026;
const NO_PLAN = 'Cần xem: chưa đọc được kế hoạch trong bảng này';

function unitOf(
  typed: string,
): { readonly code: string; readonly fullName: string } | { readonly reason: string } {
  const { nameOf, match } = gazetteer();
  const byCode = nameOf(typed);
  if (byCode !== null) return { code: typed, fullName: byCode };
  const found = match(typed);
  if (found.status === 'review') return { reason: `Cần xem: ${found.reason}` };
  return { code: found.code, fullName: nameOf(found.code) ?? found.code };
}

/** Blank stays blank; a range is answered cell by cell. */
function forEachCell(cells: Cells, answer: (typed: string) => unknown): unknown {
  const one = (cell: Cell) => {
    const typed = cell === null || cell === undefined ? '' : String(cell).trim();
    return typed === '' ? '' : answer(typed);
  };
  return Array.isArray(cells) ? cells.map((row: readonly Cell[]) => row.map(one)) : one(cells as Cell);
}
