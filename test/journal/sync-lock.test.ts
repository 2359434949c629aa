import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { codeOf, filledJournal, newPath } from './journal-files.ts';

test('two syncs of one workbook never run at once, in one process', async () => {
  for (const path of [newPath(), ':memory:']) {
    const one = openJournal(path);
    const lock = await one.lock();
    const other = path === ':memory:' ? one : openJournal(path);
    expect(await codeOf(() => other.lock())).toBe('sync-running');
    await lock.release();
    await lock.release();
    const next = await other.lock();
    // Releasing the old lock again must not free the new one.
    await lock.release();
    expect(await codeOf(() => one.lock())).toBe('sync-running');
    await next.release();
    await one.close();
    await other.close();
  }
});

test('two syncs never run at once in two processes, and a killed one does not block the next', async () => {
  const path = await filledJournal();
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.process.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const journal = openJournal(path);
  try {
    await once(holder.stdout, 'data');
    expect(await codeOf(() => journal.lock())).toBe('sync-running');
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
  await (await journal.lock()).release();
  await journal.close();
});
