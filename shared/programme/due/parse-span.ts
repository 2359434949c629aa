import type { Cursor } from './cursor.ts';
import type {
  DaySpan,
  EdgeSpan,
  MonthSpan,
  MonthsSpan,
  QuarterSpan,
  Span,
  YearSpan,
  YearTyped,
} from './due-tree.ts';

/** One day, month, quarter, year or part of a year. */
export function parseSpan(at: Cursor): Span | null {
  return at.first<Span>(
    () => parseEdge(at),
    () => parseMonthsOfYear(at),
    () => parseDay(at),
    () => parseMonth(at),
    () => parseQuarter(at),
    () => parseYear(at),
  );
}

/** In a list or range the head word stands once: "tháng 4, 5/2026", "Quý II - III/2026", "ngày 19, 20/5/2026". */
export function parseBareSpan(at: Cursor, like: Span): Span | null {
  return at.first<Span>(
    () => parseSpan(at),
    () => {
      if (like.type === 'month') return monthOf(at, at.number((token) => token.digits <= 2)?.value ?? null);
      if (like.type === 'quarter') return quarterOf(at);
      if (like.type === 'day') return parseBareDay(at);
      return null;
    },
  );
}

/** A day number alone, whose month comes later in the list. */
export function parseBareDay(at: Cursor): DaySpan | null {
  const day = at.number((token) => token.digits <= 2);
  if (day === null) return null;
  return { type: 'day', day: day.value, month: null, year: null, weekday: null };
}

/** "/2026", "năm 2026", "- 2026", or the year alone. */
export function parseYearSuffix(at: Cursor): YearTyped | null {
  return at.first<YearTyped>(
    () => (at.sign('/') === null ? null : yearNumber(at)),
    () => (at.sign('-') === null ? null : fourDigits(at)),
    () => {
      const bracket = at.sign('(', ',');
      if (at.phrase('của năm', 'trong năm', 'năm') === null) return null;
      const year = yearNumber(at);
      if (year === null || (bracket === '(' && at.sign(')') === null)) return null;
      return year;
    },
    () => fourDigits(at),
  );
}

function parseEdge(at: Cursor): EdgeSpan | null {
  const word = at.phrase('đầu', 'giữa', 'cuối');
  if (word === null) return null;
  const of = at.first<MonthSpan | QuarterSpan | YearSpan>(
    () => parseMonth(at),
    () => parseQuarter(at),
    () => parseYear(at),
    () => (at.phrase('năm') === null ? null : { type: 'year', year: null }),
  );
  if (of === null) return null;
  return { type: 'edge', edge: word === 'đầu' ? 'start' : word === 'giữa' ? 'middle' : 'end', of };
}

function parseMonthsOfYear(at: Cursor): MonthsSpan | null {
  const count = at.number((token) => token.digits <= 2)?.value ?? smallNumber(at);
  if (count === null || at.phrase('tháng') === null) return null;
  const side = at.phrase('đầu năm', 'cuối năm');
  if (side !== null) {
    const year = at.first(
      () => yearNumber(at),
      () => (at.sign('/') === null ? null : yearNumber(at)),
    );
    return { type: 'months', count, side: side === 'đầu năm' ? 'first' : 'last', year, sideStated: true };
  }
  if (at.phrase('năm') === null) return null;
  const year = fourDigits(at);
  return year === null ? null : { type: 'months', count, side: 'first', year, sideStated: count === 9 };
}

function parseDay(at: Cursor): DaySpan | null {
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

function parseMonth(at: Cursor): MonthSpan | null {
  return at.first<MonthSpan>(
    () => (at.phrase('tháng') === null ? null : monthOf(at, monthNumber(at))),
    // "T4/2026"; without a year "T6" may as well be a Friday.
    () => {
      if (at.phrase('t') === null) return null;
      at.sign('.');
      const span = monthOf(at, at.number((token) => token.digits <= 2)?.value ?? null);
      return span?.year == null ? null : span;
    },
    // "6/2026"
    () => {
      const month = at.number((token) => token.digits <= 2)?.value;
      const year = month === undefined || at.sign('/') === null ? null : fourDigits(at);
      return month === undefined || year === null ? null : { type: 'month', month, year };
    },
  );
}

function monthOf(at: Cursor, month: number | null): MonthSpan | null {
  return month === null ? null : { type: 'month', month, year: parseYearSuffix(at) };
}

const MONTH_WORDS: readonly (readonly [string, number])[] = [
  ['mười một', 11],
  ['mười hai', 12],
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['tư', 4],
  ['bốn', 4],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
];

/** "tháng năm 2026" is a form left blank as often as May, so "năm" counts as a number only where a year follows in words. */
function monthNumber(at: Cursor): number | null {
  const number = at.number((token) => token.digits <= 2);
  if (number !== null) return number.value;
  if (at.ahead('năm năm')) {
    at.phrase('năm');
    return 5;
  }
  return smallNumber(at);
}

function smallNumber(at: Cursor): number | null {
  const word = at.phrase(...MONTH_WORDS.map(([text]) => text));
  return MONTH_WORDS.find(([text]) => text === word)?.[1] ?? null;
}

function parseQuarter(at: Cursor): QuarterSpan | null {
  if (at.phrase('quý', 'quí', 'q') === null) return null;
  at.sign('.');
  return quarterOf(at);
}

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi'] as const;

function quarterOf(at: Cursor): QuarterSpan | null {
  const number = at.number((token) => token.digits <= 2)?.value ?? romanNumber(at) ?? smallNumber(at);
  return number === null ? null : { type: 'quarter', quarter: number, year: parseYearSuffix(at) };
}

/** Whole words only, so "IV" is never taken for "I". V and VI are read to be refused by name. */
function romanNumber(at: Cursor): number | null {
  const roman = at.phrase(...ROMANS);
  return roman === null ? null : ROMANS.indexOf(roman as (typeof ROMANS)[number]) + 1;
}

function parseYear(at: Cursor): YearSpan | null {
  const whole = at.phrase('cả năm', 'suốt năm', 'trong năm');
  const headed = whole ?? at.phrase('các năm', 'giai đoạn', 'năm');
  const year = headed === null || headed === 'giai đoạn' ? fourDigits(at) : yearNumber(at);
  if (year === null && whole === null) return null;
  return { type: 'year', year };
}

function yearNumber(at: Cursor): YearTyped | null {
  const token = at.number();
  return token === null ? null : { value: token.value, digits: token.digits };
}

function fourDigits(at: Cursor): YearTyped | null {
  const token = at.number((candidate) => candidate.digits === 4);
  return token === null ? null : { value: token.value, digits: 4 };
}
