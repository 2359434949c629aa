/** First wait at most 1 s, then 2, 4, 8 … up to 32 s: a quota per minute needs minutes, not the 2 s of most libraries. */
const FIRST_MS = 1_000;
const LONGEST_MS = 32_000;

/** How long one call may wait for better times, all waits together. A sync that waits longer should say so instead. */
export const RETRY_TOTAL_MS = 150_000;

export interface RetryState {
  /** Attempts that failed so far, from 1. */
  readonly attempts: number;
  /** What was waited so far. */
  readonly waitedMs: number;
  /** What the answer asked for, where it did. */
  readonly retryAfterMs: number | null;
  /** Between 0 and 1. */
  readonly random: number;
  readonly totalMs?: number;
}

/**
 * How long to wait before the next attempt; null: give up. Exponential backoff with full jitter, so that services that
 * failed together do not come back together; `Retry-After` is a lower bound.
 */
export function retryDelayMs(state: RetryState): number | null {
  const { attempts, waitedMs, retryAfterMs, random, totalMs = RETRY_TOTAL_MS } = state;
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  const delay = Math.max(Math.round(ceiling * random), retryAfterMs ?? 0);
  return totalMs <= 0 || waitedMs + delay > totalMs ? null : delay;
}

/** The header counts seconds or names a date. Null where it says nothing readable. */
export function retryAfterMs(header: string | null | undefined, now: number): number | null {
  if (header === null || header === undefined || header.trim() === '') return null;
  if (/^\d+$/.test(header.trim())) return Number(header.trim()) * 1_000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}
