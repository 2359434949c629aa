import type { DatabaseSync } from 'node:sqlite';
import type { RememberedResponse } from '#shared/responses/history.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import type { StaffCell } from '#shared/workbook/remembered-cells.ts';
import type {
  CellChange,
  JournalPort,
  SyncBegin,
  SyncEntry,
  SyncOutcome,
} from '#shared/sync/journal-port.ts';
import { flattenChange } from './flatten-changes.ts';
import { JournalError, journalErrorOf } from './journal-error.ts';
import { type Statements, prepareStatements } from './journal-statements.ts';
import { type PurgeCounts, purgePhones } from './purge-phones.ts';
import { decodeValue, encodeValue } from './stored-value.ts';
import type { SyncLock } from './sync-lock.ts';

/** The journal with what only the service and the command line need beside the port. */
export interface Journal extends JournalPort {
  readonly path: string;
  /** Throws `JournalError` `sync-running` at once when another sync of this workbook runs, here or elsewhere. */
  acquireSyncLock(): SyncLock;
  /** Removes phones from what was seen before this time; see purge-phones.ts for what is kept. */
  purgePhones(beforeMs: number): PurgeCounts;
}

export interface JournalFile {
  readonly path: string;
  readonly acquireLock: () => SyncLock;
}

export function createSqliteJournal(database: DatabaseSync, file: JournalFile): Journal {
  const statements = prepareStatements(database);
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw journalErrorOf(error, file.path);
    }
  };
  const inTransaction = <T>(work: () => T): T =>
    attempt(() => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk has already rolled back by itself.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    });
  return {
    path: file.path,
    acquireSyncLock: file.acquireLock,
    responses: () => attempt(() => readResponses(statements)),
    staffCells: () => attempt(() => statements.presentStaffCells.all().map(staffCellOf)),
    staffCellHistory: () => attempt(() => statements.everyStaffCell.all().map(staffCellOf)),
    lastWritten: (tab, row, column) => attempt(() => lastWritten(statements, tab, row, column)),
    begin: (sync) => inTransaction(() => recordBegin(statements, sync)),
    finish: (sync, { at, outcome, detail, written }) => {
      const isWritten = written === undefined ? null : Number(written);
      attempt(() => statements.insertEnd.run(sync, at, outcome, detail, isWritten));
    },
    syncs: (max) => attempt(() => statements.newestSyncs.all(max).map(syncEntryOf)),
    changesOf: (sync) => attempt(() => statements.changesOfSync.all(sync).map(cellChangeOf)),
    purgePhones: (beforeMs) => {
      const counts = inTransaction(() => purgePhones(database, beforeMs));
      // The write-ahead log still holds the old pages until it is folded into the file.
      attempt(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
      return counts;
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

function recordBegin(statements: Statements, begin: SyncBegin): number {
  const { at, trigger, counts } = begin;
  const sync = Number(statements.insertSync.run(at, trigger, JSON.stringify(counts)).lastInsertRowid);
  for (const response of begin.responses) recordResponse(statements, sync, response);
  for (const cell of begin.staffCells) recordStaffCell(statements, sync, cell);
  recordChanges(statements, sync, begin.changes);
  return sync;
}

function recordResponse(statements: Statements, sync: number, response: RememberedResponse): void {
  const known = statements.responseById.get(response.id);
  const ordinal = known?.['ordinal'] ?? statements.insertResponse.run(response.id).lastInsertRowid;
  const stored = known === undefined ? [] : statements.versionTimes.all(ordinal as number);
  for (const [index, version] of response.versions.entries()) {
    const before = stored[index];
    if (before === undefined) {
      const content = JSON.stringify(version.response);
      statements.insertVersion.run(ordinal as number, index + 1, sync, version.seenAt, content);
    } else if (before['seen_at'] !== version.seenAt) {
      throw rewritten(`phiên bản ${index + 1} của phản hồi ${response.id}`);
    }
  }
  if (response.versions.length < stored.length) throw rewritten(`các phiên bản của phản hồi ${response.id}`);
  const present = Number(response.present);
  if (known?.['present'] !== present) statements.insertPresence.run(ordinal as number, sync, present);
}

/** A value already known keeps the time and the person it was first seen with. */
function recordStaffCell(statements: Statements, sync: number, cell: StaffCell): void {
  const value = JSON.stringify(cell.value);
  const known = statements.newestStaffValue.get(cell.tab, cell.entity, cell.column)?.['value'];
  if (known === value || (known === undefined && cell.value === null)) return;
  statements.insertStaffValue.run(sync, cell.tab, cell.entity, cell.column, value, cell.seenAt, cell.by);
}

function recordChanges(statements: Statements, sync: number, changes: SyncBegin['changes']): void {
  let place = 0;
  for (const change of changes) {
    for (const cell of flattenChange(change, (tab, row) => believedRow(statements, { tab, row, sync }))) {
      place += 1;
      const before = encodeValue(cell.before);
      statements.insertChange.run(
        sync,
        place,
        cell.tab,
        cell.row,
        cell.column,
        before,
        encodeValue(cell.after),
        cell.reason,
      );
    }
  }
}

function believedRow(
  statements: Statements,
  { tab, row, sync }: { readonly tab: string; readonly row: string; readonly sync: number | null },
): ReadonlyMap<string, CellValue> {
  const cells = new Map<string, CellValue>();
  for (const stored of statements.rowNow.all(tab, row, sync)) {
    const value = decodeValue(stored['after']);
    if (value !== undefined) cells.set(stored['column'] as string, value);
  }
  return cells;
}

function lastWritten(
  statements: Statements,
  tab: string,
  row: string,
  column: string,
): CellValue | undefined {
  const stored = statements.lastWritten.get(tab, row, column);
  if (stored !== undefined) return decodeValue(stored['after']);
  // Nothing was ever said of this cell: empty if its row was written, else unknown.
  return believedRow(statements, { tab, row, sync: null }).size > 0 ? null : undefined;
}

function readResponses(statements: Statements): readonly RememberedResponse[] {
  const versions = new Map<
    unknown,
    { response: RememberedResponse['versions'][number]['response']; seenAt: number }[]
  >();
  for (const stored of statements.allVersions.iterate()) {
    const list = versions.get(stored['response']) ?? [];
    list.push({ response: JSON.parse(stored['content'] as string), seenAt: stored['seen_at'] as number });
    versions.set(stored['response'], list);
  }
  return statements.allResponses.all().map((stored) => ({
    id: stored['id'] as string,
    versions: versions.get(stored['ordinal']) ?? [],
    present: stored['present'] === 1,
  }));
}

type StoredRow = Readonly<Record<string, unknown>>;

function staffCellOf(stored: StoredRow): StaffCell {
  return {
    tab: stored['tab'] as string,
    entity: stored['entity'] as string,
    column: stored['column'] as string,
    value: decodeValue(stored['value']) as CellValue,
    seenAt: stored['seen_at'] as number,
    by: stored['by'] as string | null,
  };
}

function syncEntryOf(stored: StoredRow): SyncEntry {
  return {
    sync: stored['sync'] as number,
    at: stored['at'] as number,
    finishedAt: stored['finished_at'] as number | null,
    trigger: stored['trigger'] as string,
    outcome: stored['outcome'] as SyncOutcome | null,
    detail: (stored['detail'] as string | null) ?? '',
    counts: JSON.parse(stored['counts'] as string) as Readonly<Record<string, number>>,
  };
}

function cellChangeOf(stored: StoredRow): CellChange {
  return {
    tab: stored['tab'] as string,
    row: stored['row'] as string,
    column: stored['column'] as string,
    before: decodeValue(stored['before']),
    after: decodeValue(stored['after']),
    reason: stored['reason'] as string,
  };
}

function rewritten(what: string): JournalError {
  return new JournalError(
    'history-rewritten',
    `Nhật ký chỉ ghi thêm, nhưng ${what} khác với bản đã ghi. Chưa ghi gì; đề nghị báo người phụ trách phần mềm.`,
  );
}
