import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { JournalError, MESSAGES } from '../journal/journal-error.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { Journal } from '../journal/sqlite-journal.ts';
import type { SyncLock } from '../journal/sync-lock.ts';

/**
 * The journal of a workbook; where there is none yet, its files and their folder are made only when the first sync
 * begins to write. So a command that fails on its input leaves nothing behind, and a mistyped path gets no journal.
 */
export function journalOnDemand(path: string): Journal {
  if (existsSync(path)) return openJournal(path);
  const empty = openJournal(':memory:');
  let made: Journal | null = null;
  let lock: SyncLock | null = null;
  const present = (): Journal => made ?? empty;
  const make = (): Journal => {
    mkdirSync(dirname(path), { recursive: true });
    const journal = openJournal(path);
    try {
      lock = journal.acquireSyncLock();
      // Another process made it since this one looked: what was planned here knows nothing of what is in it.
      if (journal.syncs(1).length > 0) throw new JournalError('sync-running', MESSAGES['sync-running'](path));
    } catch (error) {
      lock?.release();
      journal.close();
      throw error;
    }
    return journal;
  };
  return {
    path,
    acquireSyncLock: () => (made === null ? { release: () => lock?.release() } : made.acquireSyncLock()),
    responses: () => present().responses(),
    staffCells: () => present().staffCells(),
    staffCellHistory: () => present().staffCellHistory(),
    lastWritten: (tab, row, column) => present().lastWritten(tab, row, column),
    begin: (sync) => (made ??= make()).begin(sync),
    finish: (sync, finish) => present().finish(sync, finish),
    syncs: (max) => present().syncs(max),
    changesOf: (sync) => present().changesOf(sync),
    purgePhones: (beforeMs) => present().purgePhones(beforeMs),
    close: () => {
      lock?.release();
      made?.close();
      empty.close();
    },
  };
}
