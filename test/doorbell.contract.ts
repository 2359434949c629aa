import { afterEach, expect, test } from 'vitest';
import type { Doorbell } from '../sync-server/service/doorbell.ts';
import type { SyncRequest, SyncSummary } from '../sync-server/service/workbook-service.ts';
import { SUMMARY } from './http/simple-workbook.ts';
import { gate } from './http/started-server.ts';

export interface OpenDoorbell {
  readonly bell: Doorbell;
  readonly close: () => Promise<void>;
}

type Sync = (request: SyncRequest) => Promise<SyncSummary>;

const TIMER: SyncRequest = { trigger: 'timer', confirm: false };

/** What every doorbell must do, whatever carries its rings. `create` answers with one that nobody has rung yet. */
export function doorbellContract(
  name: string,
  create: (sync: Sync) => OpenDoorbell | Promise<OpenDoorbell>,
): void {
  const opened: OpenDoorbell[] = [];
  const open = async (sync: Sync): Promise<Doorbell> => {
    const doorbell = await create(sync);
    opened.push(doorbell);
    return doorbell.bell;
  };
  afterEach(async () => {
    for (const { close } of opened.splice(0)) await close();
  });
  const it = (sentence: string, body: () => Promise<void>): void => {
    test(`${name}: ${sentence}`, body);
  };

  it('a ring is answered with a number at once, and with the outcome of its sync to who waits for it', async () => {
    const syncs = heldSyncs();
    const bell = await open(syncs.sync);
    const number = await bell.ring(TIMER);
    await syncs.begun(1);
    syncs.finish();
    expect((await bell.wait(number)).sync).toBe(1);
    // Whoever asks once more is told the same.
    expect((await bell.wait(number)).sync).toBe(1);
    expect(syncs.requests).toEqual([TIMER]);
  });

  it('rings that arrive while a sync runs become exactly one more, and all who rang learn its outcome', async () => {
    const syncs = heldSyncs();
    const bell = await open(syncs.sync);
    const first = await bell.ring(TIMER);
    await syncs.begun(1);
    const later = await Promise.all(
      Array.from({ length: 50 }, () => bell.ring({ trigger: 'form', confirm: false })),
    );
    expect(new Set(later).size).toBe(1);
    expect(later).not.toContain(first);
    syncs.finish();
    expect((await bell.wait(first)).sync).toBe(1);
    await syncs.begun(2);
    syncs.finish();
    const told = await Promise.all(later.map((number) => bell.wait(number)));
    expect(new Set(told.map((summary) => summary.sync))).toEqual(new Set([2]));
    expect(syncs.requests).toHaveLength(2);
    expect(syncs.mostAtOnce()).toBe(1);
  });

  it('a confirmation that joins a waiting sync is not lost, and does not reach a running one', async () => {
    const syncs = heldSyncs();
    const bell = await open(syncs.sync);
    const first = await bell.ring(TIMER);
    await syncs.begun(1);
    const joined: number[] = [];
    for (const confirm of [false, true, false]) joined.push(await bell.ring({ trigger: 'panel', confirm }));
    syncs.finish();
    await bell.wait(first);
    await syncs.begun(2);
    syncs.finish();
    await Promise.all(joined.map((number) => bell.wait(number)));
    expect(syncs.requests.map((request) => request.confirm)).toEqual([false, true]);
  });

  it('a failed sync fails for those who rang for it, and the next one runs', async () => {
    let isBroken = true;
    const bell = await open(() =>
      isBroken ? Promise.reject(new Error('broken')) : Promise.resolve(SUMMARY),
    );
    const failed = await bell.ring(TIMER);
    await expect(bell.wait(failed)).rejects.toThrow('broken');
    isBroken = false;
    expect(await bell.wait(await bell.ring(TIMER))).toEqual(SUMMARY);
  });

  it('a sync that fails while nobody waits for it harms nobody', async () => {
    const bell = await open(() => Promise.reject(new Error('broken')));
    await bell.ring(TIMER);
    await expect(bell.wait(await bell.ring(TIMER))).rejects.toThrow('broken');
  });

  it('a number that nobody was given has no outcome', async () => {
    const bell = await open(() => Promise.resolve(SUMMARY));
    await expect(bell.wait(12_345)).rejects.toThrow();
  });
}

/** Syncs that end one by one, when the test says so. */
function heldSyncs() {
  const requests: SyncRequest[] = [];
  const gates: ReturnType<typeof gate>[] = [];
  const waiters: { readonly count: number; readonly begun: () => void }[] = [];
  let [running, most] = [0, 0];
  const sync: Sync = async (request) => {
    most = Math.max(most, ++running);
    const number = requests.push(request);
    const held = gate();
    gates.push(held);
    for (const waiter of waiters) if (waiter.count === number) waiter.begun();
    await held.passed;
    running -= 1;
    return { ...SUMMARY, sync: number };
  };
  const begun = (count: number): Promise<void> =>
    requests.length >= count
      ? Promise.resolve()
      : new Promise((resolve) => waiters.push({ count, begun: resolve }));
  const finish = (): void => gates[requests.length - 1]?.open();
  return { sync, requests, begun, finish, mostAtOnce: () => most };
}
