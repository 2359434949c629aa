/**
 * By when something is owed at one occasion or in one period: a number of days before the occasion, the document's words, or
 * the end of the period. What the words leave open stays open, so that nobody is called late on a day that we made up (P4).
 */
import { addDays } from '../time/calendar.ts';
import { displayDay, type IsoDay } from '../time/local-date.ts';
import type { DueReading } from '../due/due-reading.ts';
import { readDue } from '../due/read-due.ts';
import type { Duty, DutyPlan, Occasion } from './duty-plan.ts';
import type { Period } from './period.ts';
import { closingDay, openingDay } from './reporting-days.ts';

export interface SlotDue {
  /** Owed by the end of this day; null: no day, or none that anybody could tell. */
  readonly due: IsoDay | null;
  /** Vietnamese: why a due day that there is cannot be told; null: it can, or there is none. */
  readonly unclear: string | null;
}

export type DueTerms = Pick<Duty, 'due' | 'dueDaysBefore'>;
export type DuePlan = Pick<DutyPlan, 'from' | 'to' | 'issued' | 'occasions' | 'reporting'>;

export function dueOfSlot(
  duty: DueTerms,
  plan: DuePlan,
  occasion: Pick<Occasion, 'days'> | null,
  period: Period | null,
): SlotDue {
  const { dueDaysBefore: before } = duty;
  if (before !== null && occasion !== null) return daysBefore(before, occasion);
  const words = duty.due?.trim() ?? '';
  if (words === '') return clear(period === null ? null : endOfPeriod(period, plan));
  return dueOfWords(words, plan, period);
}

function clear(due: IsoDay | null): SlotDue {
  return { due, unclear: null };
}

function unclear(why: string): SlotDue {
  return { due: null, unclear: why };
}

function daysBefore(before: number, { days }: Pick<Occasion, 'days'>): SlotDue {
  const dates = days.map(({ date }) => date).sort();
  const day = before < 0 ? dates.at(-1) : dates[0];
  return day === undefined
    ? unclear('chưa có ngày tổ chức nên chưa tính được hạn')
    : clear(addDays(day, -before));
}

function dueOfWords(words: string, plan: DuePlan, period: Period | null): SlotDue {
  const year = yearOfPeriod(period) ?? yearOfPlan(plan);
  const reading = readDue(words, { year: year?.number ?? ANY_YEAR });
  const { kind, error, to, flags } = reading;
  if (error !== null || kind === null) return unclear(`chưa đọc được thời hạn: ${error ?? words}`);
  if (kind === 'recurring') return dueOfRecurring(words, reading, plan, period);
  if (to === null) return dueWithoutDay(kind, plan, period);
  const yearDoubt = flags.includes('yearInferred') ? doubtOfYear(to, year) : null;
  if (yearDoubt !== null) return unclear(yearDoubt);
  if (period !== null && to < openingDay(period, plan.reporting))
    return unclear(`hạn ${displayDay(to)} đến trước khi kỳ bắt đầu (${period.label})`);
  return clear(to);
}

function doubtOfYear(to: IsoDay, year: AssumedYear | null): string | null {
  if (year === null) return 'thời hạn không ghi năm, và kế hoạch không cho biết là năm nào';
  if (year.notBefore === null || to >= year.notBefore) return null;
  return `thời hạn không ghi năm; tính theo năm ban hành thì ngày ${displayDay(to)} đã qua trước ngày ban hành`;
}

/** Only to read words that name a year themselves. */
const ANY_YEAR = 2000;

export interface AssumedYear {
  readonly number: number;
  /** What the words come to is not meant where it lies before this day. */
  readonly notBefore: IsoDay | null;
}

function yearOfPeriod(period: Period | null): AssumedYear | null {
  if (period === null || yearOf(period.from) !== yearOf(period.to)) return null;
  return { number: yearOf(period.to), notBefore: null };
}

/** Taken where due words name no year: a plan over several years does not tell which. */
export function yearOfPlan({ from, to, issued, occasions }: DuePlan): AssumedYear | null {
  const days = occasions.flatMap((occasion) => occasion.days.map(({ date }) => date));
  const stated = [from, to].filter((day) => day !== null);
  const years = new Set((stated.length > 0 ? stated : days).map(yearOf));
  const [only] = years;
  if (only !== undefined) return years.size === 1 ? { number: only, notBefore: null } : null;
  // A plan of December is often for the year that follows.
  return issued === null ? null : { number: yearOf(issued), notBefore: issued };
}

function yearOf(day: IsoDay): number {
  return Number(day.slice(0, 4));
}

/** What has no due day by nature, and what has one that these words do not tell. */
function dueWithoutDay(kind: NonNullable<DueReading['kind']>, plan: DuePlan, period: Period | null): SlotDue {
  if (kind === 'event' || kind === 'external') return clear(null);
  if (kind === 'relative') return unclear('thời hạn tính từ một việc chưa rõ ngày');
  if (period !== null) return clear(endOfPeriod(period, plan));
  return kind === 'ongoing' ? clear(null) : unclear('thời hạn không cho biết ngày nào');
}

/** "ngày 20 hằng tháng": that day of each month; "hằng tháng": each month's last, or when the office closes its data (P11). */
function dueOfRecurring(words: string, reading: DueReading, plan: DuePlan, period: Period | null): SlotDue {
  if (period === null)
    return unclear('thời hạn lặp lại theo kỳ, nhưng nghĩa vụ chưa ghi các kỳ (periods hoặc every)');
  // A week may belong to two years.
  const all = [
    ...readDue(words, { year: yearOf(period.from) }).occurrences,
    ...reading.occurrences,
    ...readDue(words, { year: yearOf(period.to) }).occurrences,
  ];
  const days = new Set(all.filter((day) => period.from <= day && day <= period.to));
  const [only] = days;
  if (period.unit !== 'years') {
    if (days.has(period.to)) return clear(endOfPeriod(period, plan));
    if (only !== undefined && days.size === 1) return clear(only);
  }
  return unclear(`thời hạn lặp lại không cho đúng một ngày trong kỳ ${period.label}`);
}

function endOfPeriod(period: Period, { reporting }: DuePlan): IsoDay {
  return addDays(closingDay(period, reporting), reporting.sendWithin ?? 0);
}
