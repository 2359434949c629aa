import { expect, test } from 'vitest';
import { startOfDayMs } from '#shared/time/local-date.ts';
import { intervalMs, startScheduler } from '../../sync-server/schedule/scheduler.ts';
import { ManualTimer } from './manual-timer.ts';

const CONFIG = { registrationMinutes: 5, otherMinutes: 60 };
const MINUTE_MS = 60_000;
const GRACE_DAY = '2026-05-08';
const AFTERWARDS = startOfDayMs('2026-05-09');

test('syncs come every five minutes through the last day of registration, then every hour', () => {
  expect(intervalMs(CONFIG, GRACE_DAY, startOfDayMs('2026-04-20'))).toBe(5 * MINUTE_MS);
  expect(intervalMs(CONFIG, GRACE_DAY, AFTERWARDS - 1)).toBe(5 * MINUTE_MS);
  expect(intervalMs(CONFIG, GRACE_DAY, AFTERWARDS)).toBe(60 * MINUTE_MS);
});

test('a plan that was not read yet counts as open', () => {
  expect(intervalMs(CONFIG, null, AFTERWARDS)).toBe(5 * MINUTE_MS);
});

test('all workbooks ring at the start, and then take turns spread over the interval', () => {
  const clock = new ManualTimer(startOfDayMs('2026-05-01'));
  const rings: string[] = [];
  startScheduler(
    ['a', 'b'].map((id) => workbookOf(id, async () => void rings.push(`${id} ${clock.minutes}`))),
    { config: CONFIG, now: () => clock.now, timer: clock },
  );
  clock.advance(13 * MINUTE_MS);
  expect(rings).toEqual(['a 0', 'b 0', 'a 5', 'b 7.5', 'a 10', 'b 12.5']);
});

test('the interval follows the clock: within a turn after the period it is hourly', () => {
  const clock = new ManualTimer(AFTERWARDS - 7 * MINUTE_MS);
  const rings: number[] = [];
  startScheduler([workbookOf('a', async () => void rings.push(clock.minutes))], {
    config: CONFIG,
    now: () => clock.now,
    timer: clock,
  });
  clock.advance(130 * MINUTE_MS);
  expect(rings).toEqual([0, 5, 10, 70, 130]);
});

test('a sync that fails or never ends does not stop the clock', () => {
  const clock = new ManualTimer(startOfDayMs('2026-05-01'));
  let rings = 0;
  const ring = (): Promise<void> =>
    ++rings === 1 ? Promise.reject(new Error('broken')) : new Promise(() => {});
  startScheduler([workbookOf('a', ring)], { config: CONFIG, now: () => clock.now, timer: clock });
  clock.advance(15 * MINUTE_MS);
  expect(rings).toBe(4);
});

test('stopped, it rings no more', () => {
  const clock = new ManualTimer(startOfDayMs('2026-05-01'));
  let rings = 0;
  const scheduler = startScheduler([workbookOf('a', async () => void rings++)], {
    config: CONFIG,
    now: () => clock.now,
    timer: clock,
  });
  clock.advance(0);
  scheduler.stop();
  clock.advance(60 * MINUTE_MS);
  expect(rings).toBe(1);
});

function workbookOf(id: string, ring: () => Promise<unknown>) {
  return { id, registrationUntil: () => GRACE_DAY, ring };
}
