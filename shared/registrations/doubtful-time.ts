import type { Plan } from '../plan/plan.ts';
import { startOfDayMs } from '../time/local-date.ts';

/** R5: without a date of issue a plan is taken to be known this many days before its first class. */
const KNOWN_BEFORE_DAYS = 120;
const DAY_MS = 86_400_000;

/** The earliest time at which anybody could have registered; milliseconds since the epoch. */
export function knownFrom({ issued, classes }: Pick<Plan, 'issued' | 'classes'>): number {
  if (issued !== undefined) return startOfDayMs(issued);
  const first = classes.map(({ date }) => date).sort()[0];
  return first === undefined ? Number.NEGATIVE_INFINITY : startOfDayMs(first) - KNOWN_BEFORE_DAYS * DAY_MS;
}

/** R5: before the plan was known, or after the sync that first saw it: the clock was wrong, or somebody typed it. */
export function isDoubtful(submittedAt: number, seenAt: number, plansKnownFrom: number): boolean {
  return submittedAt < plansKnownFrom || submittedAt > seenAt;
}
