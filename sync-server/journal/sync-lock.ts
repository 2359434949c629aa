import { realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SyncLock } from '#shared/sync/journal-port.ts';
import { JournalError, journalErrorOf, MESSAGES } from './journal-error.ts';

/**
 * Lets one sync at a time touch a workbook, across processes. The lock is a transaction held open on an empty SQLite
 * file beside the journal, links followed: the operating system lets go of it when the process ends, however it ends, so there is no
 * process number or expiry that could be wrong. (Files on network drives may not keep locks: docs/install.md.)
 */
export function acquireLockFile(journalPath: string): SyncLock {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(`${realpathSync(journalPath)}.lock`, { timeout: 0 });
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    database?.close();
    const failure = journalErrorOf(error, journalPath);
    throw failure.code === 'locked' ? syncRunning(journalPath, error) : failure;
  }
  const held = database;
  return {
    release() {
      if (held.isOpen) held.close();
      return Promise.resolve();
    },
  };
}

/** The same within one process, for a journal in memory. */
export function memoryLock(): () => SyncLock {
  let isHeld = false;
  return () => {
    if (isHeld) throw syncRunning(':memory:');
    isHeld = true;
    let isReleased = false;
    return {
      release() {
        if (!isReleased) isHeld = false;
        isReleased = true;
        return Promise.resolve();
      },
    };
  };
}

function syncRunning(path: string, cause?: unknown): JournalError {
  return new JournalError('sync-running', MESSAGES['sync-running'](path), { cause });
}
