import type { DatabaseSync } from 'node:sqlite';
import { RowReader } from './row-reader.ts';
import { REBUILD_WRITTEN_CELLS } from './written-cells-sql.ts';

/** Marks a SQLite file as ours ("SoLp"), so that another program's database is never taken for a journal. */
export const APPLICATION_ID = 0x536f4c70;

/**
 * Each entry brings a journal from the version before it to its own; the version stands in `user_version`. Entries
 * are never changed once released: a new one is added.
 *
 * Rows are only ever added. A sync that ended has a row in `sync_ends`; one without never finished. The triggers keep
 * it so whatever the code does: nothing is deleted, and only the texts that may hold phones can be overwritten
 * (purge-phones.ts). `written_cells` changes, but holds nothing of its own: it follows from the others. `write_intents`
 * is emptied: it is about the write under way.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE syncs (
    sync INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    trigger TEXT NOT NULL,
    counts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE sync_ends (
    sync INTEGER PRIMARY KEY REFERENCES syncs,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'held', 'failed')),
    detail TEXT NOT NULL
  ) STRICT;
  CREATE TABLE responses (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE response_versions (
    response INTEGER NOT NULL REFERENCES responses,
    version INTEGER NOT NULL,
    sync INTEGER NOT NULL REFERENCES syncs,
    seen_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (response, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE presences (
    response INTEGER NOT NULL REFERENCES responses,
    sync INTEGER NOT NULL REFERENCES syncs,
    present INTEGER NOT NULL,
    PRIMARY KEY (response, sync)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE staff_values (
    id INTEGER PRIMARY KEY,
    sync INTEGER NOT NULL REFERENCES syncs,
    tab TEXT NOT NULL,
    entity TEXT NOT NULL,
    "column" TEXT NOT NULL,
    value TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    by TEXT
  ) STRICT;
  CREATE INDEX staff_values_by_cell ON staff_values (tab, entity, "column", id);
  CREATE TABLE cell_changes (
    sync INTEGER NOT NULL REFERENCES syncs,
    place INTEGER NOT NULL,
    tab TEXT NOT NULL,
    row TEXT NOT NULL,
    "column" TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (sync, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cell_changes_by_cell ON cell_changes (tab, row, "column", sync, place);
  ${appendOnly('syncs', 'sync, at, trigger, counts')}
  ${appendOnly('sync_ends', 'sync, at, outcome, detail')}
  ${appendOnly('responses', 'ordinal, id')}
  ${appendOnly('response_versions', 'response, version, sync, seen_at')}
  ${appendOnly('presences', 'response, sync, present')}
  ${appendOnly('staff_values', 'id, sync, tab, entity, "column", seen_at, by')}
  ${appendOnly('cell_changes', 'sync, place, tab, row, "column", reason')}
  `,
  // A refused plan ends as failed although its notes were written. Null: as the outcome says.
  'ALTER TABLE sync_ends ADD COLUMN written INTEGER',
  // What each cell was last written with, so that asking for all of them costs the same however many syncs there were.
  `
  CREATE TABLE written_cells (
    tab TEXT NOT NULL,
    row TEXT NOT NULL,
    "column" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (tab, row, "column")
  ) STRICT, WITHOUT ROWID;
  `,
  // What the write under way means, and only while nobody knows what became of it: it may hold phones. And the syncs of
  // which was found out that they never reached the workbook.
  `
  CREATE TABLE write_intents (
    sync INTEGER PRIMARY KEY REFERENCES syncs,
    intent TEXT NOT NULL
  ) STRICT;
  CREATE TABLE unwritten_syncs (sync INTEGER PRIMARY KEY REFERENCES syncs) STRICT;
  ${appendOnly('unwritten_syncs', 'sync')}
  ${REBUILD_WRITTEN_CELLS}
  `,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the schema up to date in one transaction: killed in the middle, the next open starts over. */
export function migrate(database: DatabaseSync): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Asked again inside: another process may have been quicker.
    for (const migration of MIGRATIONS.slice(versionOf(database))) database.exec(migration);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

const PRAGMAS = new RowReader('pragma');

export function versionOf(database: DatabaseSync): number {
  return PRAGMAS.number(database.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}

function appendOnly(table: string, fixedColumns: string): string {
  return `
  CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER ${table}_never_changed BEFORE UPDATE OF ${fixedColumns} ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;`;
}
