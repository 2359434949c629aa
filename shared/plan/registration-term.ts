import { type IsoDay, endOfDayMs } from '../time/local-date.ts';
import type { Plan } from './plan.ts';

/** The days by which a plan wants its registrations. */
export type RegistrationTerm = Pick<Plan['registration'], 'deadline' | 'graceDay'>;

/** R5: on time through the deadline day; on time and noted on the grace day; then late. */
export type Timing = 'on_time' | 'in_grace' | 'late';

export function timingAt(term: RegistrationTerm, submittedAt: number): Timing {
  if (submittedAt <= endOfDayMs(term.deadline)) return 'on_time';
  return submittedAt <= endOfDayMs(lastDayOf(term)) ? 'in_grace' : 'late';
}

/** The last day on which a registration is on time. */
export function lastDayOf({ deadline, graceDay }: RegistrationTerm): IsoDay {
  return graceDay ?? deadline;
}
