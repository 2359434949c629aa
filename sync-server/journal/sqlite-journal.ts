import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { RememberedResponse, ResponseVersion } from '#shared/responses/history.ts';
import { flattenChange } from '#shared/sync/flatten-changes.ts';
import type {
  CellChange,
  JournalMemory,
  JournalPort,
  SyncBegin,
  SyncEnd,
  SyncLock,
} from '#shared/sync/journal-port.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import type { StaffCell } from '#shared/workbook/remembered-cells.ts';
import { WrittenCells } from '#shared/workbook/written-cells.ts';
import { JournalError, journalErrorOf } from './journal-error.ts';
import { type Statements, prepareStatements } from './journal-statements.ts';
import { type PurgeCounts, purgePhones } from './purge-phones.ts';
import { BelievedRows } from './believed-rows.ts';
import { ColumnLists } from './column-lists.ts';
import { BrokenSeal, RowReader, type StoredRow } from './row-reader.ts';
import { digestOfText, type Misfit, sameBytes, Seals, WHAT_A_SYNC_RESTS_ON } from './seals.ts';
import { cellsOf, runsOf } from './runs.ts';
import { responseRowOf, runOf, staffCellOf, syncEntryOf, versionOf, writtenRowsOf } from './stored-rows.ts';
import { faultsOf, type JournalFault } from './verify-journal.ts';
import { rebuildWrittenRows, settledSync, takeInRows } from './written-rows.ts';

/** The journal with what only the service and the command line need beside the port. */
export interface Journal extends JournalPort {
  readonly path: string;
  /** Removes phones from what was seen before this time; see purge-phones.ts for what is kept. */
  purgePhones(beforeMs: number): Promise<PurgeCounts>;
  /** Records that phones or a list were given out, and forgets what was recorded before a time. */
  noteAccess(access: Access, keptFromMs: number): Promise<void>;
  /** Oldest first. */
  accesses(sinceMs: number): Promise<readonly Access[]>;
  /** A whole copy of the file, without what was let go, for its owner alone. @param path of a file that is not there yet. */
  copyTo(path: string): Promise<void>;
  /** Everything in the file that does not add up; see verify-journal.ts. */
  verify(): Promise<readonly JournalFault[]>;
}

/** P221. */
export interface Access {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Address of the account; null: whoever sat at the machine. */
  readonly by: string | null;
  /** Which list, in words. */
  readonly what: string;
  /** How many phones stood in it. */
  readonly phones: number;
}

export interface JournalFile {
  readonly path: string;
  readonly acquireLock: () => SyncLock;
}

/** Each method does its whole work at once, so that nothing of this process can come in between. */
export function createSqliteJournal(database: DatabaseSync, file: JournalFile): Journal {
  const statements = prepareStatements(database);
  const seals = new Seals(database);
  const attempt = <T>(work: () => T): Promise<T> => {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(journalErrorOf(error, file.path));
    }
  };
  const inTransaction = <T>(kind: 'DEFERRED' | 'IMMEDIATE', work: () => T): T => {
    database.exec(`BEGIN ${kind}`);
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk has already rolled back by itself.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    path: file.path,
    memory: () =>
      attempt(() => {
        const memory = inTransaction('DEFERRED', () => readMemory(statements, seals));
        giveBackMemory(database);
        return memory;
      }),
    begin: (sync) => attempt(() => inTransaction('IMMEDIATE', () => recordBegin(statements, seals, sync))),
    finish: (sync, end) =>
      attempt(() => {
        inTransaction('IMMEDIATE', () => recordEnd(statements, seals, sync, end));
        giveBackMemory(database);
      }),
    heard: (tookEffect) =>
      attempt(() =>
        inTransaction('IMMEDIATE', () => {
          if (!tookEffect) sealNeverWritten(statements, seals);
          statements.forgetIntents.run();
        }),
      ),
    syncs: (max) => attempt(() => statements.newestSyncs.all(max).map(syncEntryOf)),
    changesOf: (sync) =>
      attempt(() => statements.runsOfSync.all(sync).flatMap((stored) => cellsOf(runOf(stored)))),
    lock: () => attempt(file.acquireLock),
    purgePhones: (beforeMs) =>
      attempt(() => {
        const counts = inTransaction('IMMEDIATE', () => {
          refuseMisfits(seals.misfits());
          const purged = purgePhones(database, statements, beforeMs);
          seals.addRedacted();
          return purged;
        });
        // The write-ahead log still holds the old pages until it is folded into the file.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        return counts;
      }),
    verify: () => attempt(() => inTransaction('DEFERRED', () => faultsOf(database, statements, seals))),
    noteAccess: ({ at, by, what, phones }, keptFromMs) =>
      attempt(() =>
        inTransaction('IMMEDIATE', () => {
          statements.forgetAccesses.run(keptFromMs);
          statements.insertAccess.run(at, by, what, phones);
        }),
      ),
    accesses: (sinceMs) => attempt(() => statements.accessesSince.all(sinceMs).map(accessOf)),
    copyTo: (path) =>
      attempt(() => {
        closeSync(openSync(path, 'wx', 0o600));
        database.prepare('VACUUM INTO ?').run(path);
      }),
    close: () =>
      attempt(() => {
        if (database.isOpen) database.close();
      }),
  };
}

/** SQLite keeps up to 2 MB of the file for each journal that is open; a server has many, and reads each once a sync. */
function giveBackMemory(database: DatabaseSync): void {
  database.exec('PRAGMA shrink_memory');
}

function readMemory(statements: Statements, seals: Seals): JournalMemory {
  refuseMisfits(seals.misfits(WHAT_A_SYNC_RESTS_ON));
  return {
    responses: readResponses(statements),
    staffCells: statements.everyStaffCell.all().map(staffCellOf),
    written: new WrittenCells(
      writtenRowsOf(statements.allWrittenRows.iterate()),
      writtenRowsOf(statements.unheardRuns.iterate()),
    ),
    unheard: readIntent(statements),
    nextSync: SYNCS.number(statements.nextSync.get() ?? {}, 'sync'),
  };
}

const ACCESSES = new RowReader('accesses');

function accessOf(row: StoredRow): Access {
  return {
    at: ACCESSES.number(row, 'at'),
    by: ACCESSES.textOrNull(row, 'by'),
    what: ACCESSES.text(row, 'what'),
    phones: ACCESSES.number(row, 'phones'),
  };
}

const SYNCS = new RowReader('syncs');
const RESPONSES = new RowReader('responses');
const VERSIONS = new RowReader('response_versions');
const INTENTS = new RowReader('write_intents');

function refuseMisfits([first]: readonly Misfit[]): void {
  if (first !== undefined) throw new BrokenSeal(first);
}

function readIntent(statements: Statements): string | null {
  const stored = statements.newestIntent.get();
  if (stored === undefined) return null;
  const intent = INTENTS.text(stored, 'intent');
  // Those of versions before 6 have no digest.
  const { digest } = stored;
  return digest === null || sameBytes(digest, digestOfText(intent)) ? intent : INTENTS.misfit('intent');
}

function readResponses(statements: Statements): readonly RememberedResponse[] {
  const versions = new Map<number, ResponseVersion[]>();
  for (const stored of statements.allVersions.iterate()) {
    const { ordinal, ...version } = versionOf(stored);
    const list = versions.get(ordinal);
    if (list === undefined) versions.set(ordinal, [version]);
    else list.push(version);
  }
  return statements.allResponses.all().map((stored) => {
    const { ordinal, id, present } = responseRowOf(stored);
    const known = { id, versions: versions.get(ordinal) ?? [], present };
    return present ? known : { ...known, goneAt: RESPONSES.number(stored, 'present_at') };
  });
}

function recordBegin(statements: Statements, seals: Seals, begin: SyncBegin): number {
  const { at, trigger, counts } = begin;
  const sync = Number(statements.insertSync.run(at, trigger, JSON.stringify(counts)).lastInsertRowid);
  for (const response of begin.responses) recordResponse(statements, sync, response);
  for (const cell of begin.staffCells) recordStaffCell(statements, sync, cell);
  recordChanges(statements, sync, begin.changes);
  // What earlier writes left was put right before this one was planned.
  statements.forgetIntents.run();
  if (typeof begin.intent === 'string')
    statements.keepIntent.run(sync, begin.intent, digestOfText(begin.intent));
  seals.add(sync, 'begun');
  return sync;
}

function recordResponse(statements: Statements, sync: number, response: RememberedResponse): void {
  const stored = statements.responseById.get(response.id);
  const known = stored === undefined ? null : responseRowOf(stored);
  const ordinal = known?.ordinal ?? Number(statements.insertResponse.run(response.id).lastInsertRowid);
  const times =
    known === null ? [] : statements.versionTimes.all(ordinal).map((row) => VERSIONS.number(row, 'seen_at'));
  for (const [index, version] of response.versions.entries()) {
    const before = times[index];
    if (before === undefined) {
      const content = JSON.stringify(version.response);
      statements.insertVersion.run(ordinal, index + 1, sync, version.seenAt, content);
    } else if (before !== version.seenAt) {
      throw rewritten(`phiên bản ${index + 1} của phản hồi ${response.id}`);
    }
  }
  if (response.versions.length < times.length) throw rewritten(`các phiên bản của phản hồi ${response.id}`);
  if (known?.present !== response.present)
    statements.insertPresence.run(ordinal, sync, Number(response.present));
}

/** A value already known keeps the time and the person it was first seen with. */
function recordStaffCell(statements: Statements, sync: number, cell: StaffCell): void {
  const value = JSON.stringify(cell.value);
  const known = statements.newestStaffValue.get(cell.tab, cell.entity, cell.column)?.['value'];
  if (known === value || (known === undefined && cell.value === null)) return;
  statements.insertStaffValue.run(sync, cell.tab, cell.entity, cell.column, value, cell.seenAt, cell.by);
}

function recordChanges(statements: Statements, sync: number, changes: SyncBegin['changes']): void {
  const lists = new ColumnLists(statements);
  for (const run of runsOf(changedCells(changes, new BelievedRows(statements, changes)))) {
    const { tab, row, columns, before, after, reason } = run;
    statements.insertRun.run(sync, tab, row, lists.idOf(columns), encoded(before), encoded(after), reason);
  }
}

function* changedCells(changes: SyncBegin['changes'], believed: BelievedRows): Iterable<CellChange> {
  for (const change of changes) {
    for (const cell of flattenChange(change, believed.of)) {
      believed.say(cell);
      yield cell;
    }
  }
}

/** JSON, so that true, 1 and "1" stay different and control characters survive; SQL's NULL is “no cell”, JSON's null an empty one. */
function encoded(values: readonly CellValue[] | null): string | null {
  return values === null ? null : JSON.stringify(values);
}

function recordEnd(statements: Statements, seals: Seals, sync: number, end: SyncEnd): void {
  const { at, outcome, detail, written, isUnheard } = end;
  const from = settledSync(statements);
  statements.insertEnd.run(sync, at, outcome, detail, written === undefined ? null : Number(written));
  seals.add(sync, 'ended');
  if (isUnheard !== true) statements.forgetIntents.run();
  // It was taken in with a later sync, not knowing how it would end.
  if (sync <= from) rebuildWrittenRows(statements);
  else if (written ?? outcome === 'done') takeInRows(statements, from, sync);
}

function sealNeverWritten(statements: Statements, seals: Seals): void {
  statements.neverWritten.run();
  seals.addMissing();
}

function rewritten(what: string): JournalError {
  return new JournalError(
    'history-rewritten',
    `Nhật ký chỉ ghi thêm, nhưng ${what} khác với bản đã ghi. Chưa ghi gì; đề nghị báo người cài đặt.`,
  );
}
