import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProcessDoorbell } from '../../sync-server/service/process-doorbell.ts';
import type { SyncRequest } from '../../sync-server/service/workbook-service.ts';
import { doorbellContract } from '../doorbell.contract.ts';
import { SUMMARY } from '../http/simple-workbook.ts';
import { gate } from '../http/started-server.ts';

const TIMER: SyncRequest = { trigger: 'timer', confirm: false };

doorbellContract('in the process', (sync) => {
  const bell = new ProcessDoorbell(sync);
  return { bell, close: () => bell.stop() };
});

test('it says whether a sync runs and whether one waits', async () => {
  const held = gate();
  const begun = gate();
  const bell = new ProcessDoorbell(async () => {
    begun.open();
    await held.passed;
    return SUMMARY;
  });
  expect([bell.isRunning, bell.isWaiting]).toEqual([false, false]);
  const first = await bell.ring(TIMER);
  await begun.passed;
  expect([bell.isRunning, bell.isWaiting]).toEqual([true, false]);
  const second = await bell.ring(TIMER);
  expect([bell.isRunning, bell.isWaiting]).toEqual([true, true]);
  held.open();
  await Promise.all([bell.wait(first), bell.wait(second)]);
  expect([bell.isRunning, bell.isWaiting]).toEqual([false, false]);
});

test('stopping lets the running sync finish and refuses what waits', async () => {
  const held = gate();
  const begun = gate();
  let syncs = 0;
  const bell = new ProcessDoorbell(async () => {
    syncs += 1;
    begun.open();
    await held.passed;
    return SUMMARY;
  });
  const running = bell.wait(await bell.ring(TIMER));
  await begun.passed;
  const waiting = bell.wait(await bell.ring(TIMER));
  const stopped = bell.stop();
  held.open();
  expect(await running).toEqual(SUMMARY);
  await expect(waiting).rejects.toMatchObject({ code: 'stopping' });
  await expect(bell.wait(await bell.ring(TIMER))).rejects.toMatchObject({ code: 'stopping' });
  await expect(bell.alone(() => Promise.resolve())).rejects.toMatchObject({ code: 'stopping' });
  await stopped;
  expect(syncs).toBe(1);
});

test('the outcomes of old syncs are forgotten, those somebody may still wait for are not', async () => {
  const bell = new ProcessDoorbell(() => Promise.resolve(SUMMARY));
  const first = await bell.ring(TIMER);
  await bell.wait(first);
  let last = first;
  for (let ring = 0; ring < 100; ring++) {
    last = await bell.ring(TIMER);
    await bell.wait(last);
  }
  await expect(bell.wait(first)).rejects.toThrow();
  expect(await bell.wait(first + 1)).toEqual(SUMMARY);
  expect(await bell.wait(last)).toEqual(SUMMARY);
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
      const bell = new ProcessDoorbell(async () => {
        const sync = ++begun;
        await busy();
        return { ...SUMMARY, sync };
      });
      const ring = async (): Promise<void> => {
        const begunBefore = begun;
        const { sync } = await bell.wait(await bell.ring(TIMER));
        expect(sync).toBeGreaterThan(begunBefore);
      };
      const outcomes: Promise<void>[] = [];
      for (const each of actions) {
        if (each === 'ring') outcomes.push(ring());
        else if (each === 'alone') outcomes.push(bell.alone(busy));
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
