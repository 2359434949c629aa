/**
 * Reads a whole column of submission times. It is read as one, because only the column shows whether 06/05/2026 is a
 * day of May or of June (known trap): a cell such as 13/05/2026 proves the order for all. Where nothing proves it and
 * the two readings of some cell differ, the order must be given; it is never guessed from today or from the rows'
 * order, which a person may have sorted.
 */
import { instantOfSerial } from '../time/local-date.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { ResponsesError } from './responses-error.ts';
import {
  instantOfParts,
  timestampParts,
  type DateOrder,
  type TimestampParts,
} from '../time/timestamp-text.ts';

/** Milliseconds since the epoch by row; null where the cell holds no readable time. Throws `ResponsesError`. */
export function readTimestamps(cells: readonly CellValue[], dateOrder?: DateOrder): (number | null)[] {
  const read = cells.map((cell) => (serialOf(cell) === null ? timestampParts(cellText(cell)) : null));
  const order = dateOrder ?? orderOfColumn(read, cells);
  return cells.map((cell, index) => {
    const serial = serialOf(cell);
    if (serial !== null) return instantOfSerial(serial);
    const parts = read[index] ?? null;
    return parts === null ? null : instantOfParts(parts, order);
  });
}

/** Serials of the years 2000–2099; other numbers are no dates. */
const SERIAL_MIN = 36_526;
const SERIAL_MAX = 73_051;

/** A date cell arrives as a serial; a .csv may hold one as text ("46148,5869"). */
function serialOf(cell: CellValue): number | null {
  const number =
    typeof cell === 'string' && /^\s*\d{5}(?:[.,]\d+)?\s*$/.test(cell)
      ? Number(cell.trim().replace(',', '.'))
      : cell;
  return typeof number === 'number' && number >= SERIAL_MIN && number < SERIAL_MAX ? number : null;
}

/** One stray cell among many that agree is a mistake of its own (it becomes `no_time`), not a doubt about the rest. */
const STRAY_SHARE_MAX = 0.1;

function orderOfColumn(read: readonly (TimestampParts | null)[], cells: readonly CellValue[]): DateOrder {
  const proofs = { dmy: 0, mdy: 0 };
  let open: number | null = null;
  read.forEach((parts, index) => {
    if (parts === null) return;
    const asDmy = instantOfParts(parts, 'dmy');
    const asMdy = instantOfParts(parts, 'mdy');
    if (asDmy !== null && asMdy === null) proofs.dmy++;
    if (asMdy !== null && asDmy === null) proofs.mdy++;
    if (asDmy !== null && asMdy !== null && asDmy !== asMdy) open ??= index;
  });
  const [winner, fewer] =
    proofs.dmy >= proofs.mdy ? (['dmy', proofs.mdy] as const) : (['mdy', proofs.dmy] as const);
  const isProved = proofs[winner] > 0 && fewer <= proofs[winner] * STRAY_SHARE_MAX;
  if (isProved || (open === null && fewer === 0)) return winner;
  throw orderUnclear(open === null ? '' : cellText(cells[open]), proofs);
}

function orderUnclear(example: string, proofs: { dmy: number; mdy: number }): ResponsesError {
  const why =
    proofs.dmy > 0
      ? `Cột thời điểm gửi lẫn hai kiểu: ${proofs.dmy} dòng chỉ đọc được là ngày/tháng, ${proofs.mdy} dòng chỉ đọc được là tháng/ngày.`
      : `Cột thời điểm gửi có thể đọc là ngày/tháng hoặc tháng/ngày, ví dụ “${example}”; không dòng nào cho biết kiểu nào đúng.`;
  return new ResponsesError(
    'date-order-unclear',
    `${why} Đề nghị cho biết một lần: chọn “Kiểu ngày trong bảng phản hồi” ở tab “Kế hoạch”, ` +
      'hoặc thêm --date-order dmy (ngày/tháng/năm) hay --date-order mdy (tháng/ngày/năm) khi chạy lệnh.',
  );
}
