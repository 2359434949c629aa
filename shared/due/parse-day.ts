import type { Cursor } from './cursor.ts';
import type { DaySpan, YearTyped } from './due-tree.ts';
import { fourDigits, monthNumber, parseYearSuffix, yearNumber } from './parse-number.ts';

/** "15/6", "ngày 15 tháng 6 năm 2026", "thứ Ba, ngày 12/5/2026", "12/5/2026 (thứ Ba)", "17h00 ngày 15/6/2026". */
export function parseDay(at: Cursor): DaySpan | null {
  const hasTime = at.attempt(() => parseTime(at)) !== null;
  const before = at.attempt(() => parseWeekday(at));
  if (before !== null || hasTime) at.sign(',');
  const day = at.first(
    () => isoDate(at),
    () => dayMonth(at),
  );
  if (day === null) return null;
  const weekday = before ?? at.attempt(() => weekdayBehind(at));
  return { type: 'day', ...day, weekday };
}

/** "17h00", "17 giờ 30 phút", "17:00": a time of that day changes nothing about the day. */
export function parseTime(at: Cursor): true | null {
  const hour = at.number((token) => token.value <= 24);
  if (hour === null) return null;
  const unit = at.phrase('h', 'g', 'giờ') ?? at.sign(':');
  if (unit === null) return null;
  const minute = at.number((token) => token.value < 60);
  if (unit === ':' && minute === null) return null;
  if (minute !== null) at.phrase('phút', 'p');
  return true;
}

function weekdayBehind(at: Cursor): number | null {
  const bracket = at.sign('(', ',');
  const weekday = parseWeekday(at);
  if (weekday === null || (bracket === '(' && at.sign(')') === null)) return null;
  return weekday;
}

const WEEKDAYS = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'] as const;

/** 0 is Sunday, as in the calendar. */
export function parseWeekday(at: Cursor): number | null {
  if (at.phrase('chủ nhật') !== null) return 0;
  if (at.phrase('thứ') === null) return null;
  const number = at.number((token) => token.value >= 2 && token.value <= 7);
  if (number !== null) return number.value - 1;
  const word = at.phrase(...WEEKDAYS);
  return word === null ? null : WEEKDAYS.indexOf(word as (typeof WEEKDAYS)[number]) + 1;
}

type DayParts = Pick<DaySpan, 'day' | 'month' | 'year'>;

function isoDate(at: Cursor): DayParts | null {
  at.phrase('ngày');
  const year = fourDigits(at);
  if (year === null || at.sign('-') === null) return null;
  const month = at.number((token) => token.digits === 2);
  if (month === null || at.sign('-') === null) return null;
  const day = at.number((token) => token.digits === 2);
  return day === null ? null : { day: day.value, month: month.value, year };
}

function dayMonth(at: Cursor): DayParts | null {
  const headed = at.phrase('ngày') !== null;
  const day = at.number((token) => token.digits <= 2)?.value;
  if (day === undefined) return null;
  return at.first<DayParts>(
    () => {
      const separator = at.sign('/', '-', '.');
      const month = separator === null ? null : at.number((token) => token.digits <= 2);
      if (separator === null || month === null || at.sign(separator) === null) return null;
      const year = yearNumber(at);
      return year === null ? null : { day, month: month.value, year };
    },
    () => {
      if (at.phrase('tháng') === null) return null;
      const month = monthNumber(at);
      return month === null ? null : { day, month, year: parseYearSuffix(at) };
    },
    () => {
      const month = at.sign('/') === null ? null : at.number((token) => token.digits <= 2);
      return month === null ? null : { day, month: month.value, year: yearInWords(at) };
    },
    () => (headed ? { day, month: null, year: null } : null),
  );
}

/** Behind "15/6" only the word may introduce a year: "15/6 năm 2026". */
function yearInWords(at: Cursor): YearTyped | null {
  return at.attempt(() => (at.phrase('năm') === null ? null : yearNumber(at)));
}
