/** How registrations came in, day by day, against the term of the plan (R5). */
import type { RegistrationTerm } from '../plan/registration-term.ts';
import { hasDeadline, lastDayOf, timingAt } from '../plan/registration-term.ts';
import { addDays } from '../time/calendar.ts';
import { dayOf, type IsoDay } from '../time/local-date.ts';
import type { Registration } from './registration.ts';
import { isWaiting } from './review-needs.ts';

/** A day on which people registered, or may yet. */
export interface ArrivalDay {
  readonly day: IsoDay;
  /** What came on earlier days is counted with it. */
  readonly isFirstOfMany: boolean;
  /** The day of the term that it is; null: none. */
  readonly term: 'deadline' | 'grace' | null;
  /** Null: nobody knows yet. The sums are of all days up to this one. */
  readonly came: { readonly onDay: number; readonly onTime: number; readonly late: number } | null;
}

/** A month: what came earlier is one sum, a term further ahead is not shown yet. */
const DAYS_MAX = 31;

/**
 * Everybody who holds a place, was approved or waits for a decision, once, on the day of their first registration: the sum
 * of `onDay` is theirs in the account (R10). Days go on to the last one of the term, whatever the clock says; none: nobody
 * has registered.
 */
export function arrivalsOf(
  registrations: readonly Registration[],
  term: RegistrationTerm,
): readonly ArrivalDay[] {
  const times = registrations.flatMap(({ status, why }) => (isCounted(status) ? [why.firstSubmittedAt] : []));
  if (times.length === 0) return [];
  const oldest = dayOf(times.reduce((least, time) => Math.min(least, time)));
  const known = dayOf(
    registrations.reduce(
      (newest, { row, submittedAt, why }) =>
        row === null ? newest : Math.max(newest, why.countedAt ?? submittedAt),
      times.reduce((most, time) => Math.max(most, time)),
    ),
  );
  const last = lastDay(known, term);
  const isLong = addDays(last, 1 - DAYS_MAX) > oldest;
  const first = isLong ? addDays(last, 1 - DAYS_MAX) : oldest;
  const sums = sumsByDay(times, first, term);
  const days: ArrivalDay[] = [];
  let [onTime, late] = [0, 0];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const sum = sums.get(day) ?? { onTime: 0, late: 0 };
    onTime += sum.onTime;
    late += sum.late;
    days.push({
      day,
      isFirstOfMany: isLong && day === first,
      term: termDay(day, term),
      came: day > known ? null : { onDay: sum.onTime + sum.late, onTime, late },
    });
  }
  return days;
}

function lastDay(known: IsoDay, term: RegistrationTerm): IsoDay {
  if (!hasDeadline(term) || lastDayOf(term) <= known) return known;
  const furthest = addDays(known, DAYS_MAX - 1);
  return lastDayOf(term) < furthest ? lastDayOf(term) : furthest;
}

function isCounted(status: Registration['status']): boolean {
  return status === 'seated' || status === 'extra_approved' || isWaiting(status);
}

function sumsByDay(
  times: readonly number[],
  first: IsoDay,
  term: RegistrationTerm,
): ReadonlyMap<IsoDay, { readonly onTime: number; readonly late: number }> {
  const sums = new Map<IsoDay, { onTime: number; late: number }>();
  for (const time of times) {
    const day = dayOf(time) < first ? first : dayOf(time);
    const sum = sums.get(day) ?? { onTime: 0, late: 0 };
    sums.set(day, sum);
    if (timingAt(term, time) === 'late') sum.late += 1;
    else sum.onTime += 1;
  }
  return sums;
}

function termDay(day: IsoDay, term: RegistrationTerm): ArrivalDay['term'] {
  if (!hasDeadline(term)) return null;
  if (day === term.deadline) return 'deadline';
  return day === term.graceDay ? 'grace' : null;
}
