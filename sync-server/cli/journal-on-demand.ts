import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SyncLock } from '#shared/sync/journal-port.ts';
import { JournalError, MESSAGES } from '../journal/journal-error.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { Journal } from '../journal/sqlite-journal.ts';

/**
 * The journal of a workbook; where there is none yet, its files and their folder are made only when the first sync
 * begins to write. So a command that fails on its input leaves nothing behind, and a mistyped path gets no journal.
 *
 * @param onLocked done each time the lock is taken, before anything else: nobody else works with the workbook then.
 */
export function journalOnDemand(path: string, onLocked: () => Promise<void>): Journal {
  if (existsSync(path)) return lockingWith(openJournal(path), onLocked);
  const empty = openJournal(':memory:');
  let made: Journal | null = null;
  let lock: SyncLock | null = null;
  const present = (): Journal => made ?? empty;
  const make = async (): Promise<Journal> => {
    mkdirSync(dirname(path), { recursive: true });
    const journal = openJournal(path);
    try {
      lock = await journal.lock();
      await onLocked();
      // Another process made it since this one looked: what was planned here knows nothing of what is in it.
      if ((await journal.syncs(1)).length > 0)
        throw new JournalError('sync-running', MESSAGES['sync-running'](path));
    } catch (error) {
      await lock?.release();
      await journal.close();
      throw error;
    }
    return journal;
  };
  return {
    path,
    lock: () => made?.lock() ?? Promise.resolve({ release: async () => lock?.release() }),
    memory: () => present().memory(),
    begin: async (sync) => (made ??= await make()).begin(sync),
    heard: (tookEffect) => present().heard(tookEffect),
    finish: (sync, finish) => present().finish(sync, finish),
    syncs: (max) => present().syncs(max),
    changesOf: (sync) => present().changesOf(sync),
    purgePhones: (beforeMs) => present().purgePhones(beforeMs),
    verify: () => present().verify(),
    noteAccess: (access, keptFromMs) => present().noteAccess(access, keptFromMs),
    accesses: (sinceMs) => present().accesses(sinceMs),
    copyTo: (to) => present().copyTo(to),
    close: async () => {
      await lock?.release();
      await made?.close();
      await empty.close();
    },
  };
}

function lockingWith(journal: Journal, onLocked: () => Promise<void>): Journal {
  const lock = async (): Promise<SyncLock> => {
    const held = await journal.lock();
    try {
      await onLocked();
      return held;
    } catch (error) {
      await held.release();
      throw error;
    }
  };
  return { ...journal, lock };
}
