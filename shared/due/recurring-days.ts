import { displayDay } from '../time/local-date.ts';
import type { IsoDay } from '../time/local-date.ts';
import { addDays, isoDay, lastDayOfMonth, monthEnd, monthStart, weekdayNumber } from '../time/calendar.ts';
import type { DuePeriod } from './due-reading.ts';
import type { Cycle, CycleDay } from './due-tree.ts';
import { DueRefusal } from './span-days.ts';

/**
 * The periods of a year for these cycles, in the order of their due days; of equal days the shorter cycle first.
 * Cycles are independent: a month, a quarter and the year that end on one day are three obligations.
 */
export function periodsOf(
  cycles: readonly Cycle[],
  day: CycleDay | null,
  year: number,
): readonly DuePeriod[] {
  const withYear = cycles.some((cycle) => cycle.unit === 'year');
  const seen = new Set<string>();
  const periods: (DuePeriod & { readonly length: number })[] = [];
  for (const cycle of cycles) {
    for (const period of periodsOfCycle(cycle, withYear, year)) {
      if (seen.has(period.key)) continue;
      seen.add(period.key);
      periods.push(day === null ? period : { ...period, due: dueInPeriod(period, day) });
    }
  }
  periods.sort((a, b) => compareText(a.due, b.due) || a.length - b.length);
  return periods.map(({ key, label, from, due }) => ({ key, label, from, due }));
}

/** "thứ hai mỗi tuần": that weekday in every week of the year. */
export function weekdayPeriods(weekday: number, year: number): readonly DuePeriod[] {
  const periods: DuePeriod[] = [];
  const first = monthStart(year, 1);
  const last = monthEnd(year, 12);
  for (
    let due = addDays(first, (weekday - weekdayNumber(first) + 7) % 7);
    due <= last;
    due = addDays(due, 7)
  ) {
    const from = addDays(due, -6) < first ? first : addDays(due, -6);
    periods.push({ key: `week:${due}`, label: `Tuần đến ${displayDay(due)}`, from, due });
  }
  return periods;
}

type Period = DuePeriod & { readonly length: number };

function periodsOfCycle(cycle: Cycle, withYear: boolean, year: number): readonly Period[] {
  switch (cycle.unit) {
    case 'week':
      // A week ends on Sunday.
      return weekdayPeriods(0, year).map((period) => ({ ...period, length: 0 }));
    case 'month':
      return spread(year, 1, 'month', (index) => `Tháng ${String(index).padStart(2, '0')}/${year}`);
    case 'quarter':
      return spread(year, 3, 'quarter', (index) => `Quý ${ROMANS[index - 1]}/${year}`);
    case 'year':
      return spread(year, 12, 'year', () => `Năm ${year}`);
    default:
      return cumulative(cycle.count, withYear, year);
  }
}

const ROMANS = ['I', 'II', 'III', 'IV'] as const;

function spread(
  year: number,
  months: number,
  name: string,
  label: (index: number) => string,
): readonly Period[] {
  const count = 12 / months;
  return Array.from({ length: count }, (_, index) => {
    const due = monthEnd(year, (index + 1) * months);
    const from = monthStart(year, index * months + 1);
    return { key: `${name}:${due}`, label: label(index + 1), from, due, length: months };
  });
}

/**
 * "06 tháng" beside "năm" is the report on the first six months; by itself ("06 tháng một lần") it comes twice a year.
 */
function cumulative(count: number, withYear: boolean, year: number): readonly Period[] {
  if (withYear && count > 1 && count < 12) {
    const due = monthEnd(year, count);
    const label = `${String(count).padStart(2, '0')} tháng đầu năm ${year}`;
    return [{ key: `months${count}:${due}`, label, from: monthStart(year, 1), due, length: count }];
  }
  if (count === 3) return periodsOfCycle({ unit: 'quarter', count: 1 }, withYear, year);
  if (count === 12) return periodsOfCycle({ unit: 'year', count: 1 }, withYear, year);
  if (count === 6) {
    return spread(year, 6, 'half', (index) => `06 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`);
  }
  throw new DueRefusal(`chu kỳ “${count} tháng”: chưa rõ kết thúc vào tháng nào`, false);
}

function dueInPeriod(period: DuePeriod, day: CycleDay): IsoDay {
  const year = Number(period.due.slice(0, 4));
  const month = Number(period.due.slice(5, 7));
  if (day.day === 'last') return period.due;
  const named = isoDay(year, month, day.day);
  if (named === null) {
    const last = lastDayOfMonth(year, month);
    throw new DueRefusal(`ngày ${day.day} hằng tháng: tháng ${month}/${year} chỉ có ${last} ngày`, true);
  }
  return day.bound === 'before' ? addDays(named, -1) : named;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
