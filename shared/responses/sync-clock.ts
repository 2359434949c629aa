import type { RememberedResponse } from './history.ts';

/**
 * The time that a sync counts for what it sees first: its own, but not before the newest response known whose time was
 * believable when it was first seen (R7). A clock that was set back makes no decision older than the rows it is about.
 */
export function syncClock(nowMs: number, responses: readonly RememberedResponse[]): number {
  let clock = nowMs;
  for (const { versions, present } of responses) {
    const [first] = versions;
    if (!present || first === undefined) continue;
    const { submittedAt } = first.response;
    if (submittedAt <= first.seenAt && submittedAt > clock) clock = submittedAt;
  }
  return clock;
}
