import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALLS_PER_MINUTE, RateLimiter } from '../../sync-server/google/rate-limiter.ts';
import { FakeTiming } from './fake-google.ts';
import { cases } from '../sizes.ts';

test('the first calls of a minute do not wait, the next wait for the minute to pass', async () => {
  const timing = new FakeTiming();
  const begin = timing.time;
  const limiter = new RateLimiter(timing, 3);
  const times: number[] = [];
  for (let call = 0; call < 7; call++) {
    await limiter.take('read', 'a');
    times.push(timing.time - begin);
  }
  expect(times).toEqual([0, 0, 0, 60_000, 60_000, 60_000, 120_000]);
});

test('reads and writes are counted apart', async () => {
  const timing = new FakeTiming();
  const limiter = new RateLimiter(timing, 1);
  await limiter.take('read', 'a');
  await limiter.take('write', 'a');
  expect(timing.waits).toEqual([]);
});

test('spreadsheets take turns: one that asks for much does not starve another', async () => {
  const limiter = new RateLimiter(new FakeTiming(), 2);
  const order: string[] = [];
  const ask = (id: string) => limiter.take('read', id).then(() => order.push(id));
  const busy = ['a', 'a', 'a', 'a', 'a', 'a'].map(ask);
  await Promise.all([...busy, ask('b'), ask('c')]);
  expect(order).toEqual(['a', 'a', 'a', 'b', 'c', 'a', 'a', 'a']);
});

test('never more calls in any minute than allowed, whenever they are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), pause: fc.nat(20_000) }), { maxLength: 200 }),
      async (calls) => {
        const timing = new FakeTiming();
        const limiter = new RateLimiter(timing, 20);
        const times: number[] = [];
        for (const { id, pause } of calls) {
          timing.time += pause;
          await limiter.take('write', id);
          times.push(timing.time);
        }
        for (const time of times) {
          expect(times.filter((other) => other > time - 60_000 && other <= time).length).toBeLessThanOrEqual(
            20,
          );
        }
      },
    ),
    { numRuns: cases(50) },
  );
});

test('the service stays under the quota of Google', () => {
  expect(CALLS_PER_MINUTE).toBeLessThan(60);
});
