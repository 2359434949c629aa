import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Doorbell } from '../../sync-server/service/doorbell.ts';
import type { SyncRequest, SyncSummary } from '../../sync-server/service/workbook-service.ts';
import { SUMMARY } from './simple-workbook.ts';
import { gate } from './started-server.ts';

const TIMER: SyncRequest = { trigger: 'timer', confirm: false };

test('rings that arrive while a sync runs become exactly one more, and all who rang learn its outcome', async () => {
  const { bell, syncs, finish } = heldBell();
  const first = bell.ring(TIMER);
  await syncs.begun(1);
  const later = Array.from({ length: 50 }, () => bell.ring({ trigger: 'form', confirm: false }));
  expect(bell.isRunning).toBe(true);
  expect(bell.isWaiting).toBe(true);
  finish();
  expect((await first).sync).toBe(1);
  await syncs.begun(2);
  finish();
  expect(new Set((await Promise.all(later)).map((summary) => summary.sync))).toEqual(new Set([2]));
  expect(syncs.requests).toHaveLength(2);
  expect(bell.isRunning).toBe(false);
});

test('a confirmation that joins a waiting sync is not lost, and does not reach a running one', async () => {
  const { bell, syncs, finish } = heldBell();
  const first = bell.ring(TIMER);
  await syncs.begun(1);
  const joined = [bell.ring(TIMER), bell.ring({ trigger: 'panel', confirm: true }), bell.ring(TIMER)];
  finish();
  await syncs.begun(2);
  finish();
  await Promise.all([first, ...joined]);
  expect(syncs.requests.map((request) => request.confirm)).toEqual([false, true]);
});

test('a failed sync fails for those who rang for it, and the next one runs', async () => {
  let isBroken = true;
  const bell = new Doorbell(() =>
    isBroken ? Promise.reject(new Error('broken')) : Promise.resolve(SUMMARY),
  );
  const rings = [bell.ring(TIMER), bell.ring(TIMER)];
  expect((await Promise.allSettled(rings)).map((ring) => ring.status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await bell.ring(TIMER)).toEqual(SUMMARY);
});

test('stopping lets the running sync finish and refuses what waits', async () => {
  const { bell, syncs, finish } = heldBell();
  const running = bell.ring(TIMER);
  await syncs.begun(1);
  const waiting = bell.ring(TIMER);
  const stopped = bell.stop();
  finish();
  expect((await running).sync).toBe(1);
  await expect(waiting).rejects.toMatchObject({ code: 'stopping' });
  await expect(bell.ring(TIMER)).rejects.toMatchObject({ code: 'stopping' });
  await stopped;
  expect(syncs.requests).toHaveLength(1);
});

test('under any mixture of rings and other work, one thing runs at a time and each ring is followed by a whole sync', async () => {
  const action = fc.constantFrom('ring', 'alone', 'pause');
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      let running = 0;
      let mostRunning = 0;
      let begun = 0;
      const busy = async (): Promise<void> => {
        mostRunning = Math.max(mostRunning, ++running);
        await turns(3);
        running--;
      };
      const bell = new Doorbell(async () => {
        const sync = ++begun;
        await busy();
        return { ...SUMMARY, sync };
      });
      const outcomes: Promise<void>[] = [];
      for (const each of actions) {
        const begunBefore = begun;
        if (each === 'ring') {
          outcomes.push(bell.ring(TIMER).then(({ sync }) => expect(sync).toBeGreaterThan(begunBefore)));
        } else if (each === 'alone') outcomes.push(bell.alone(busy));
        else await turns(2);
      }
      await Promise.all(outcomes);
      expect(mostRunning).toBeLessThanOrEqual(1);
      expect(begun).toBeLessThanOrEqual(actions.filter((each) => each === 'ring').length);
    }),
  );
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

/** A doorbell whose syncs end one by one, when the test says so. */
function heldBell() {
  const requests: SyncRequest[] = [];
  const gates: ReturnType<typeof gate>[] = [];
  const waiters: { readonly count: number; readonly begun: () => void }[] = [];
  const bell = new Doorbell(async (request): Promise<SyncSummary> => {
    const number = requests.push(request);
    const held = gate();
    gates.push(held);
    for (const waiter of waiters) if (waiter.count === number) waiter.begun();
    await held.passed;
    return { ...SUMMARY, sync: number };
  });
  const begun = (count: number): Promise<void> =>
    requests.length >= count
      ? Promise.resolve()
      : new Promise((resolve) => waiters.push({ count, begun: resolve }));
  return { bell, syncs: { requests, begun }, finish: () => gates[requests.length - 1]?.open() };
}
