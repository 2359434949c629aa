import type { RowDecision } from './person.ts';
import type { Decision } from './registration.ts';

/**
 * Since when the decision that counts has said what it says. Of decisions on several rows of a person the one on the
 * newest row counts (R7); so at any past time the newest row's of those made by then did. Saying the same again on a
 * later row makes no claim later, and costs nobody their seat.
 *
 * @param made newest row first, the first of them counts; none: it is never in force.
 * @param says what the decision comes to; decisions that say the same may stand in for each other.
 */
export function inForceSince(made: readonly RowDecision[], says: (decision: Decision) => string): number {
  const counting = made[0];
  if (counting === undefined) return Number.POSITIVE_INFINITY;
  let since = counting.decision.seenAt;
  if (made.length === 1) return since;
  const now = says(counting.decision);
  const earlierFirst = made.map(({ decision }) => decision.seenAt).sort((a, b) => b - a);
  for (const time of earlierFirst) {
    const then = made.find(({ decision }) => decision.seenAt <= time);
    if (then === undefined || says(then.decision) !== now) break;
    since = Math.min(since, time);
  }
  return since;
}
