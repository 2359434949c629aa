import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { codeOf, filledJournal, newPath } from './journal-files.ts';

test('two syncs of one workbook never run at once, in one process', () => {
  for (const path of [newPath(), ':memory:']) {
    const one = openJournal(path);
    const lock = one.acquireSyncLock();
    const other = path === ':memory:' ? one : openJournal(path);
    expect(codeOf(() => other.acquireSyncLock())).toBe('sync-running');
    lock.release();
    lock.release();
    const next = other.acquireSyncLock();
    // Releasing the old lock again must not free the new one.
    lock.release();
    expect(codeOf(() => one.acquireSyncLock())).toBe('sync-running');
    next.release();
    one.close();
    other.close();
  }
});

test('two syncs never run at once in two processes, and a killed one does not block the next', async () => {
  const path = filledJournal();
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.process.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const journal = openJournal(path);
  try {
    await once(holder.stdout, 'data');
    expect(codeOf(() => journal.acquireSyncLock())).toBe('sync-running');
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
  journal.acquireSyncLock().release();
  journal.close();
});
