/** Workbooks in a thread of their own: the server goes on while one of them plans, and is told what it would be told here. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { ERROR_KINDS } from '../../sync-server/cli/exit-code.ts';
import { remoteWorkbooks } from '../../sync-server/service/remote-workbooks.ts';
import { endOf } from '../cli/run-cli.ts';
import type { ServiceWorkbook } from '../../sync-server/service/workbook-service.ts';

const [GOES_ON, FAILS] = [1, 2];
const TIMER = { trigger: 'timer', confirm: false } as const;

async function apart() {
  const hold = new Int32Array(new SharedArrayBuffer(8));
  const thread = new Worker(new URL('held-workbook.thread.ts', import.meta.url), { workerData: hold });
  const { workbooks } = await remoteWorkbooks(thread, ERROR_KINDS);
  const [workbook] = [...workbooks.values()] as [ServiceWorkbook];
  onTestFinished(async () => void (await workbook.close()));
  return {
    workbook,
    thread,
    /** Resolves when the sync has begun to hold up its thread. */
    held: async () => {
      const begun = Atomics.waitAsync(hold, 1, 0);
      if (begun.async) await begun.value;
    },
    release: (how: number) => {
      Atomics.store(hold, 0, how);
      Atomics.notify(hold, 0);
    },
  };
}

test('a sync that takes its whole thread holds up nobody here', async () => {
  const { workbook, held, release } = await apart();
  let done = false;
  const sync = workbook.service.sync(TIMER).then((summary) => {
    done = true;
    return summary;
  });
  await held();
  // A turn of this thread's loop, which would not come if the sync ran in it.
  await new Promise(setImmediate);
  expect(done).toBe(false);
  expect(workbook.service.isKnown).toBe(false);
  release(GOES_ON);
  expect(await sync).toMatchObject({ outcome: 'done', sync: 1 });
  expect(workbook.service.isKnown).toBe(true);
  expect(workbook.registrationUntil()).toBe('2026-05-08');
});

test('what fails there fails here, as the same kind, and what is known then is known here', async () => {
  const { workbook, release } = await apart();
  release(FAILS);
  const error: unknown = await workbook.service.sync(TIMER).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WorkbookError);
  expect(error).toMatchObject({ code: 'quota', message: 'Google tạm từ chối.' });
  expect(workbook.service.isKnown).toBe(true);
});

test('a decision that was written, and whose sync failed, is told as both', async () => {
  const { workbook, release } = await apart();
  release(FAILS);
  const request = { registration: 'r1', kind: 'approve', revision: '1' } as never;
  const { savedAt, sync } = await workbook.service.decide(request, 'can-bo@so-lop.example');
  expect(savedAt).toBe(7);
  expect(sync.status === 'rejected' && sync.reason).toBeInstanceOf(WorkbookError);
});

test('a list is a file here too, and a class that is not there is none', async () => {
  const { workbook } = await apart();
  const roster = await workbook.service.roster('01', { withPhones: false });
  expect(Buffer.from(roster?.content ?? []).toString()).toBe('PK roster');
  expect(await workbook.service.roster('99', { withPhones: false })).toBeNull();
});

test('what keeps the thread from beginning is told to who began it', async () => {
  const thread = new Worker('throw new Error("không mở được")', { eval: true });
  await expect(remoteWorkbooks(thread, ERROR_KINDS)).rejects.toThrow('không mở được');
});

test('a thread that ends by itself ends the process, which whoever keeps it running starts again', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'dying-thread.process.ts')]);
  const { code, err } = await endOf(child);
  expect(code).toBe(1);
  expect(err).toContain('the thread of the workbooks ended by itself');
});
