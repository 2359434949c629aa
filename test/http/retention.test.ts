import { expect, test } from 'vitest';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { startRetention } from '../../sync-server/schedule/retention.ts';
import { ManualTimer } from './manual-timer.ts';

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;
const logger = createLogger('silent');

test('with a retention time phones are purged at the start and once a day, up to that many days ago', () => {
  const { purged, start, clock } = retentionOf(90);
  start();
  clock.advance(2 * DAY_MS);
  expect(purged.map((before) => (NOW - before) / DAY_MS)).toEqual([90, 89, 88]);
});

test('without a retention time nothing is ever purged', () => {
  const { purged, start, clock } = retentionOf(null);
  start();
  clock.advance(1_000 * DAY_MS);
  expect(purged).toEqual([]);
});

test('a journal that fails neither stops the others nor the next day', () => {
  const { purged, start, clock } = retentionOf(90, () => {
    throw new Error('broken');
  });
  start();
  clock.advance(DAY_MS);
  expect(purged).toHaveLength(2);
});

test('stopped, it purges no more', () => {
  const { purged, start, clock } = retentionOf(90);
  const retention = start();
  clock.advance(0);
  retention.stop();
  clock.advance(5 * DAY_MS);
  expect(purged).toHaveLength(1);
});

function retentionOf(days: number | null, first: () => void = () => undefined) {
  const clock = new ManualTimer(NOW);
  const purged: number[] = [];
  const workbooks = [
    { id: 'a', purgePhones: first },
    { id: 'b', purgePhones: (beforeMs: number) => purged.push(beforeMs) },
  ];
  const start = () => startRetention(workbooks, { days, now: () => clock.now, logger, timer: clock });
  return { clock, purged, start };
}
