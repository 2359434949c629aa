/**
 * A column that a program of another date order opened and saved (S6): the cells whose day is 12 or less became real
 * dates with day and month swapped, the others stayed text. Read as it stands, people who were first come last. It is
 * known by all real dates having a day of 12 or less while all text has one of 13 or more, and by the dates standing
 * closer together once they are swapped back. Nobody can repair it for certain, so it is refused.
 */
import type { TimestampParts } from '../time/timestamp-text.ts';
import { wallOfParts } from '../time/timestamp-text.ts';
import { displayDay } from '../time/local-date.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { ResponsesError } from './responses-error.ts';

/** @param times by row: a real date as its clock's time as if it were UTC, text in its parts, null for no time. */
export function refuseSwappedDates(
  times: readonly (number | TimestampParts | null)[],
  cells: readonly CellValue[],
): void {
  const fixed: { readonly wall: number; readonly index: number }[] = [];
  const texts: number[] = [];
  let order: 'dmy' | 'mdy' | null = null;
  for (const [index, time] of times.entries()) {
    if (time === null) continue;
    const wall = fixedWall(time);
    if (wall !== null) {
      fixed.push({ wall, index });
      continue;
    }
    const parts = time as TimestampParts;
    const proved = provedOrder(parts);
    // Text that could be read both ways was not touched by such a program; and one column has one order.
    if (proved === null || (order !== null && proved !== order)) return;
    order = proved;
    texts.push(wallOfParts(parts, proved) ?? 0);
  }
  if (fixed.length === 0 || texts.length === 0) return;
  const swapped = fixed.map(({ wall }) => swappedWall(wall));
  if (swapped.includes(null)) return;
  const asItStands = spread([...fixed.map(({ wall }) => wall), ...texts]);
  if (spread([...swapped.map(Number), ...texts]) >= asItStands) return;
  const odd = fixed.find(({ wall }) => swappedWall(wall) !== wall) ?? fixed[0];
  const text = times.findIndex((time) => time !== null && fixedWall(time) === null);
  throw refused(odd?.wall ?? 0, cellText(cells[text]), fixed.length, texts.length);
}

/** A real date, or text whose year in front says where the month stands. */
function fixedWall(time: number | TimestampParts): number | null {
  if (typeof time === 'number') return time;
  return time.order === 'either' || time.zone !== 'none' ? null : wallOfParts(time, 'dmy');
}

function provedOrder(parts: TimestampParts): 'dmy' | 'mdy' | null {
  if (parts.order !== 'either') return null;
  const [asDmy, asMdy] = [wallOfParts(parts, 'dmy'), wallOfParts(parts, 'mdy')];
  if (asDmy === null) return asMdy === null ? null : 'mdy';
  return asMdy === null ? 'dmy' : null;
}

/** Day and month changed about; null where the day is no month. */
function swappedWall(wall: number): number | null {
  const date = new Date(wall);
  const day = date.getUTCDate();
  if (day > 12) return null;
  return Date.UTC(date.getUTCFullYear(), day - 1, date.getUTCMonth() + 1) + (wall % 86_400_000);
}

function spread(walls: readonly number[]): number {
  return (
    walls.reduce((most, wall) => Math.max(most, wall), -Infinity) -
    walls.reduce((least, wall) => Math.min(least, wall), Infinity)
  );
}

function refused(wall: number, text: string, dates: number, texts: number): ResponsesError {
  const shown = displayDay(new Date(wall).toISOString().slice(0, 10));
  return new ResponsesError(
    'dates-swapped',
    `Cột thời điểm gửi đã bị một chương trình đọc nhầm ngày thành tháng: ${dates} ô thành ngày thật, mọi ngày đều từ 12 trở xuống ` +
      `(ví dụ ${shown}), còn ${texts} ô vẫn là chữ với ngày từ 13 trở lên (ví dụ “${text}”). Đọc như vậy sẽ sai thứ tự đăng ký. ` +
      'Đề nghị tải lại bảng phản hồi từ Google Biểu mẫu và đưa thẳng vào, không mở rồi lưu bằng Excel.',
  );
}
