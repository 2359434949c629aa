import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { JournalError, journalErrorOf, MESSAGES } from './journal-error.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION, versionOf } from './journal-schema.ts';
import { createSqliteJournal, type Journal } from './sqlite-journal.ts';
import { acquireLockFile, memoryLock } from './sync-lock.ts';

const IN_MEMORY = ':memory:';

/** Longer than the longest transaction here (about 0.1 s for 10,000 cells), shorter than a person's patience. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the journal of one workbook, creating it where there is none. A file that is not a journal, that a newer
 * version wrote, or that is damaged is refused with a `JournalError` and stays as it is, byte for byte.
 *
 * `readOnly` never writes (for `--dry-run`, `explain`, `status`); where no journal exists it answers with an empty
 * one in memory. (A journal of an earlier version is brought up to date first, which changes nothing that was recorded;
 * in a folder where nobody may write it is refused as `unfinished`.)
 */
export function openJournal(path: string, options: { readonly readOnly?: boolean } = {}): Journal {
  if (path === IN_MEMORY) return openInMemory();
  try {
    const kind = kindOfFile(path);
    if (kind === 'other') throw new JournalError('not-a-journal', MESSAGES['not-a-journal'](path));
    if (kind === 'journal') refuseTwoNames(path);
    if (options.readOnly === true) return kind === 'journal' ? openReadOnly(path) : openInMemory();
    if (kind === 'none') createPrivately(path);
    return openFile(path);
  } catch (error) {
    throw journalErrorOf(error, path);
  }
}

/** It will hold names and phones: only the account that runs us may read it. SQLite's own files beside it follow it. */
function createPrivately(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

function openInMemory(): Journal {
  const database = new DatabaseSync(IN_MEMORY);
  migrate(database);
  return createSqliteJournal(database, { path: IN_MEMORY, acquireLock: memoryLock() });
}

function openFile(path: string): Journal {
  return createSqliteJournal(openDatabase(path), { path, acquireLock: () => acquireLockFile(path) });
}

/** The file as a journal of the present version, for reading and writing. */
function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    refuseNewer(database, path);
    refuseDamaged(database, path);
    // The schema comes first and write-ahead logging second, so that the file's own header says early whose it is.
    // What a migration lets go of may hold phones, so it is wiped too.
    database.exec('PRAGMA secure_delete = ON');
    migrate(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringUpToDate(path: string): void {
  openDatabase(path).close();
}

function openReadOnly(path: string): Journal {
  const hadLog = existsSync(`${path}-wal`);
  const isFixed = !mayWriteBeside(path);
  const database = isFixed ? openFixed(path) : new DatabaseSync(path, READING);
  try {
    refuseNewer(database, path);
    if (isFixed && versionOf(database) < SCHEMA_VERSION) throw unfinished(path);
    if (versionOf(database) < SCHEMA_VERSION) bringUpToDate(path);
    const journal = createSqliteJournal(database, { path, acquireLock: () => acquireLockFile(path) });
    const close = async (): Promise<void> => {
      await journal.close();
      if (!hadLog && !isFixed) leaveNothingBehind(path);
    };
    return { ...journal, close };
  } catch (error) {
    database.close();
    throw error;
  }
}

const READING = { readOnly: true, timeout: BUSY_TIMEOUT_MS } as const;

/** SQLite keeps two files of its own beside a journal while it is read. */
function mayWriteBeside(path: string): boolean {
  try {
    accessSync(dirname(realpathSync(path)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where nobody may write, the file is read as one that does not change (`immutable`, sqlite.org/uri.html). What an
 * interrupted write left in the log beside it would be passed over in silence, so such a journal is refused.
 */
function openFixed(path: string): DatabaseSync {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) throw unfinished(path);
  const address = pathToFileURL(path);
  address.searchParams.set('immutable', '1');
  return new DatabaseSync(address, READING);
}

function unfinished(path: string): JournalError {
  return new JournalError('unfinished', MESSAGES.unfinished(path));
}

/**
 * A read-only connection makes the files of write-ahead logging and may not take them away again. A connection that may
 * write does so as it closes, where it is the last; what is recorded stays as it is.
 */
function leaveNothingBehind(path: string): void {
  try {
    const database = new DatabaseSync(path);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    database.close();
  } catch {
    // Where nobody may write, the two empty files stay; the next sync takes them away.
  }
}

const HEADER_BYTES = 100;
const SQLITE_MAGIC = 'SQLite format 3\0';
const APPLICATION_ID_OFFSET = 68;

/** Read from the bytes of the header, because opening somebody else's database could already change it. */
function kindOfFile(path: string): 'none' | 'journal' | 'other' {
  const header = readStart(path);
  if (header === null || header.length === 0) return 'none';
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== SQLITE_MAGIC) return 'other';
  return header.readUInt32BE(APPLICATION_ID_OFFSET) === APPLICATION_ID ? 'journal' : 'other';
}

function readStart(path: string): Buffer | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

/** SQLite knows a file by its name: under another one it would not see what the first one's log still holds. */
function refuseTwoNames(path: string): void {
  if (statSync(path).nlink > 1) throw new JournalError('two-names', MESSAGES['two-names'](path));
}

function refuseNewer(database: DatabaseSync, path: string): void {
  if (versionOf(database) > SCHEMA_VERSION) {
    throw new JournalError('newer-version', MESSAGES['newer-version'](path));
  }
}

/** About 1 ms per megabyte; a damaged journal must not be written any further. */
function refuseDamaged(database: DatabaseSync, path: string): void {
  const answer = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (answer !== 'ok') throw new JournalError('damaged', MESSAGES.damaged(path));
}
