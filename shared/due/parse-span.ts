import type { Cursor } from './cursor.ts';
import type { DaySpan, EdgeSpan, MonthSpan, MonthsSpan, QuarterSpan, Span, YearSpan } from './due-tree.ts';
import { parseDay } from './parse-day.ts';
import { fourDigits, monthNumber, parseYearSuffix, smallNumber, yearNumber } from './parse-number.ts';

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
    // "Quý 1, 4/2026" goes on with the fourth quarter, not with April.
    () => (like.type === 'quarter' ? bareQuarter(at) : null),
    () => parseSpan(at),
    () => {
      if (like.type === 'month') return monthOf(at, at.number((token) => token.digits <= 2)?.value ?? null);
      if (like.type === 'day') return parseBareDay(at);
      return null;
    },
  );
}

/** Not the beginning of a date: "từ quý II đến 4/12/2026". */
function bareQuarter(at: Cursor): QuarterSpan | null {
  const span = quarterOf(at);
  if (span === null || span.quarter > 4 || at.isSign('/')) return null;
  return span.year === null || span.year.digits === 4 ? span : null;
}

/** A day number alone, whose month comes later in the list. */
export function parseBareDay(at: Cursor): DaySpan | null {
  const day = at.number((token) => token.digits <= 2);
  if (day === null) return null;
  return { type: 'day', day: day.value, month: null, year: null, weekday: null };
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
