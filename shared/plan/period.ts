/**
 * Periods of a plan, by keys that tell their kind: `2024-05` a month, `2024-Q2` a quarter, `2026-H1` half a year, `2024` a year,
 * `2022-2025` several, `2024-W22` the week of that number, `2026-05-19` a day.
 */
import { addDays, isoDay, monthEnd, monthStart, weekdayNumber } from '../time/calendar.ts';
import { displayDay, type IsoDay } from '../time/local-date.ts';

export type PeriodUnit = 'week' | 'month' | 'quarter' | 'half' | 'year';

export interface Period {
  readonly key: string;
  readonly unit: PeriodUnit | 'day' | 'years';
  /** "Tháng 5/2024". */
  readonly label: string;
  readonly from: IsoDay;
  readonly to: IsoDay;
}

export const PERIOD_FORMS =
  '2024-05 (tháng), 2024-Q2 (quý), 2026-H1 (6 tháng), 2024 (năm), 2022-2025 (nhiều năm), 2024-W22 (tuần), 2026-05-19 (ngày)';

/** Null: the text is the key of no period. */
export function readPeriod(key: string): Period | null {
  for (const [form, read] of FORMS) {
    const parts = form.exec(key);
    if (parts !== null) return read(key, parts.slice(1).map(Number));
  }
  return null;
}

type ReadParts = (key: string, parts: readonly number[]) => Period | null;

/** Years of four digits that begin with 1 or 2: "0206" is a slip, and no calendar of ours goes there. */
const FORMS: readonly (readonly [RegExp, ReadParts])[] = [
  [/^([12]\d{3})$/, (key, [year = 0]) => wholeMonths(key, 'year', `Năm ${year}`, year, 1, 12)],
  [/^([12]\d{3})-([12]\d{3})$/, (key, [first = 0, last = 0]) => years(key, first, last)],
  [/^([12]\d{3})-(\d{2})$/, (key, [year = 0, number = 0]) => month(key, year, number)],
  [/^([12]\d{3})-Q([1-4])$/, (key, [year = 0, n = 0]) => quarter(key, year, n)],
  [/^([12]\d{3})-H([12])$/, (key, [year = 0, n = 0]) => half(key, year, n)],
  [/^([12]\d{3})-W(\d{2})$/, (key, [year = 0, n = 0]) => week(key, year, n)],
  [/^([12]\d{3})-(\d{2})-(\d{2})$/, (key, [y = 0, m = 0, d = 0]) => oneDay(key, isoDay(y, m, d))],
];

/** The periods of a unit that touch the days from `from` to `to`, in order. */
export function unfoldPeriods(unit: PeriodUnit, from: IsoDay, to: IsoDay): readonly Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to; ) {
    const period = readPeriod(keyAt(unit, day));
    if (period === null) break;
    periods.push(period);
    day = addDays(period.to, 1);
  }
  return periods;
}

const QUARTERS = ['I', 'II', 'III', 'IV'];

function keyAt(unit: PeriodUnit, day: IsoDay): string {
  const [year = '', month = ''] = day.split('-');
  const number = Number(month);
  switch (unit) {
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(number / 3)}`;
    case 'half':
      return `${year}-H${number <= 6 ? 1 : 2}`;
    case 'year':
      return year;
    case 'week':
      return weekKeyAt(day);
    default:
      return unit satisfies never;
  }
}

/** Weeks begin on Monday; the first of a year holds its first Thursday (ISO 8601). */
function weekKeyAt(day: IsoDay): string {
  const thursday = addDays(day, 4 - (weekdayNumber(day) || 7));
  const year = thursday.slice(0, 4);
  const number = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

const DAY_MS = 86_400_000;

function week(key: string, year: number, number: number): Period | null {
  const fourth = `${year}-01-04`;
  const monday = addDays(fourth, 1 - (weekdayNumber(fourth) || 7) + 7 * (number - 1));
  if (weekKeyAt(monday) !== key) return null;
  const to = addDays(monday, 6);
  return { key, unit: 'week', label: `Tuần ${displayDay(monday)}–${displayDay(to)}`, from: monday, to };
}

function month(key: string, year: number, number: number): Period | null {
  return number < 1 || number > 12
    ? null
    : wholeMonths(key, 'month', `Tháng ${number}/${year}`, year, number, 1);
}

function quarter(key: string, year: number, number: number): Period {
  return wholeMonths(key, 'quarter', `Quý ${QUARTERS[number - 1]}/${year}`, year, number * 3 - 2, 3);
}

function half(key: string, year: number, number: number): Period {
  const which = number === 1 ? 'đầu' : 'cuối';
  return wholeMonths(key, 'half', `6 tháng ${which} năm ${year}`, year, number * 6 - 5, 6);
}

function years(key: string, first: number, last: number): Period | null {
  if (last <= first) return null;
  return {
    key,
    unit: 'years',
    label: `${first}–${last}`,
    from: monthStart(first, 1),
    to: monthEnd(last, 12),
  };
}

function oneDay(key: string, day: IsoDay | null): Period | null {
  return day === null ? null : { key, unit: 'day', label: displayDay(day), from: day, to: day };
}

function wholeMonths(
  key: string,
  unit: Period['unit'],
  label: string,
  year: number,
  first: number,
  count: number,
): Period {
  return { key, unit, label, from: monthStart(year, first), to: monthEnd(year, first + count - 1) };
}
