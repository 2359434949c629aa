import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RETRY_TOTAL_MS, retryAfterMs, retryDelayMs } from '../../sync-server/google/retry-delay.ts';

const start = { attempts: 1, waitedMs: 0, retryAfterMs: null, random: 0.999 };

test('waits double, up to half a minute', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7].map((attempts) => retryDelayMs({ ...start, attempts, random: 1 }));
  expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000]);
});

test('the whole wait is random, so that services do not come back together', () => {
  expect(retryDelayMs({ ...start, attempts: 4, random: 0 })).toBe(0);
  expect(retryDelayMs({ ...start, attempts: 4, random: 0.25 })).toBe(2_000);
});

test('what the answer asks for is waited at least', () => {
  expect(retryDelayMs({ ...start, random: 0, retryAfterMs: 30_000 })).toBe(30_000);
  expect(retryDelayMs({ ...start, retryAfterMs: RETRY_TOTAL_MS + 1 })).toBe(null);
});

test('a call gives up within its total, whatever the luck', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 400, maxLength: 400 }),
      (luck) => {
        let waitedMs = 0;
        const gaveUp = luck.some((random, at) => {
          const delay = retryDelayMs({ attempts: at + 1, waitedMs, retryAfterMs: null, random });
          waitedMs += delay ?? 0;
          return delay === null;
        });
        expect(gaveUp).toBe(true);
        expect(waitedMs).toBeLessThanOrEqual(RETRY_TOTAL_MS);
      },
    ),
  );
});

test('the header counts seconds or names a date; anything else says nothing', () => {
  const now = Date.parse('2026-05-06T00:00:00Z');
  expect(retryAfterMs('12', now)).toBe(12_000);
  expect(retryAfterMs('Wed, 06 May 2026 00:01:00 GMT', now)).toBe(60_000);
  expect(retryAfterMs('Tue, 05 May 2026 00:00:00 GMT', now)).toBe(0);
  expect([retryAfterMs('soon', now), retryAfterMs(null, now), retryAfterMs(' ', now)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('a call that may not wait is made once', () => {
  expect(retryDelayMs({ ...start, random: 0, totalMs: 0 })).toBe(null);
});
