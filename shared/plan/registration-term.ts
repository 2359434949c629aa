import { readDue } from '../due/read-due.ts';
import { type IsoDay, endOfDayMs } from '../time/local-date.ts';
import type { Plan } from './plan.ts';

/** The days by which a plan wants its registrations. */
export type RegistrationTerm = Pick<Plan['registration'], 'deadline' | 'graceDay'>;

/** R5: on time through the deadline day; on time and noted on the grace day; then late. */
export type Timing = 'on_time' | 'in_grace' | 'late';

export function timingAt(term: RegistrationTerm, submittedAt: number): Timing {
  const { deadline, last } = endsOf(term);
  if (submittedAt <= deadline) return 'on_time';
  return submittedAt <= last ? 'in_grace' : 'late';
}

/** Milliseconds; everybody who registers is held against the same few terms. */
function endsOf(term: RegistrationTerm): { readonly deadline: number; readonly last: number } {
  let ends = ENDS.get(term);
  if (ends === undefined) {
    ends = { deadline: endOfDayMs(term.deadline), last: endOfDayMs(lastDayOf(term)) };
    ENDS.set(term, ends);
  }
  return ends;
}

const ENDS = new WeakMap<RegistrationTerm, { readonly deadline: number; readonly last: number }>();

/** The last day on which a registration is on time. */
export function lastDayOf({ deadline, graceDay }: RegistrationTerm): IsoDay {
  return graceDay ?? deadline;
}

/** A plan that says no day: nobody is late. */
export const NO_DEADLINE: RegistrationTerm = { deadline: '9999-12-31', graceDay: null };

export function hasDeadline({ deadline }: RegistrationTerm): boolean {
  return deadline !== NO_DEADLINE.deadline;
}

/**
 * R5 from due words: “chậm nhất ngày 12 tháng 5 năm 2026” is that day; “trước ngày 08/5/2026” the day before it, with the day
 * named as the one that a lenient reader would still accept. Null: they say no day that could be read.
 *
 * @param year taken where the words name none; null: nobody knows it.
 */
export function termOfDueWords(due: string, year: number | null): RegistrationTerm | null {
  const { to, lenientTo, error, flags } = readDue(due, { year: year ?? ANY_YEAR });
  const isGuessed = year === null && flags.includes('yearInferred');
  if (to === null || error !== null || isGuessed) return null;
  return { deadline: to, graceDay: lenientTo };
}

/** Only to read words that name a year themselves. */
const ANY_YEAR = 2000;
