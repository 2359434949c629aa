import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
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

test('a journal reached through a link to it, or to its folder, has the same lock', async () => {
  const path = await filledJournal();
  const links = mkdtempSync(join(tmpdir(), 'so-lop-links-'));
  symlinkSync(path, join(links, 'a.sqlite'));
  symlinkSync(dirname(path), join(links, 'b'));
  const one = openJournal(path);
  for (const other of [join(links, 'a.sqlite'), join(links, 'b', basename(path))]) {
    const lock = await one.lock();
    const journal = openJournal(other);
    expect(await codeOf(() => journal.lock())).toBe('sync-running');
    await lock.release();
    const held = await journal.lock();
    expect(await codeOf(() => one.lock())).toBe('sync-running');
    await held.release();
    await journal.close();
  }
  await one.close();
  // Nothing of ours stands beside a link.
  expect(readdirSync(links).sort()).toEqual(['a.sqlite', 'b']);
  rmSync(links, { recursive: true });
});

test('a link that leads to a journal still to be made has the lock of what is made', async () => {
  const path = newPath();
  const link = `${path}-link`;
  symlinkSync(path, link);
  const one = openJournal(link);
  const lock = await one.lock();
  const other = openJournal(path);
  expect(await codeOf(() => other.lock())).toBe('sync-running');
  await lock.release();
  await one.close();
  await other.close();
});

test('a journal of two names (a hard link) is opened under neither, for each would keep a log of its own', async () => {
  const path = await filledJournal();
  const second = `${path}-two`;
  const before = readFileSync(path);
  linkSync(path, second);
  for (const name of [path, second]) {
    expect(await codeOf(() => openJournal(name))).toBe('two-names');
    expect(await codeOf(() => openJournal(name, { readOnly: true }))).toBe('two-names');
  }
  expect(readFileSync(path)).toEqual(before);
  // Control: with one name it is a journal like any other.
  rmSync(second);
  await openJournal(path).close();
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
