/** How version 4 made its table of written cells. */
const REBUILD_CELLS_OF_VERSION_4 = `
  DELETE FROM written_cells;
  INSERT INTO written_cells
    SELECT tab, row, "column", after FROM (
      SELECT tab, row, "column", after,
        row_number() OVER (PARTITION BY tab, row, "column" ORDER BY sync DESC, place DESC) AS age
      FROM cell_changes
      WHERE sync <= coalesce(
          (SELECT sync FROM sync_ends WHERE coalesce(written, outcome = 'done') ORDER BY sync DESC LIMIT 1), 0)
        AND sync NOT IN (
          SELECT sync FROM sync_ends WHERE outcome = 'failed' AND written = 0 UNION ALL SELECT sync FROM unwritten_syncs)
        AND (after IS NOT NULL OR sync IN (SELECT sync FROM sync_ends WHERE outcome = 'done'))
    ) WHERE age = 1 AND after IS NOT NULL;`;

/**
 * Each entry brings a journal from the version before it to its own; the version stands in `user_version`. Entries
 * are never changed once released: a new one is added.
 *
 * Rows are only ever added. A sync that ended has a row in `sync_ends`; one without never finished. The triggers keep
 * it so whatever the code does: nothing is deleted, and only the texts that may hold phones can be overwritten
 * (purge-phones.ts). `written_rows` changes, but holds nothing of its own: it follows from the others. `write_intents`
 * is emptied: it is about the write under way.
 */
export const MIGRATIONS: readonly string[] = [
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
  ${REBUILD_CELLS_OF_VERSION_4}
  `,
  // What a sync changed, row by row instead of cell by cell: a first sync of 10,000 responses changes 170,000 cells. What stands
  // in `cell_changes` is of earlier versions and stays; `runs` reads both. Nothing asks for the changes of one cell any more.
  `
  CREATE TABLE column_lists (id INTEGER PRIMARY KEY, columns TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE row_changes (
    id INTEGER PRIMARY KEY,
    sync INTEGER NOT NULL REFERENCES syncs,
    tab TEXT NOT NULL,
    row TEXT NOT NULL,
    columns INTEGER NOT NULL REFERENCES column_lists,
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE INDEX row_changes_by_sync ON row_changes (sync);
  CREATE VIEW runs AS
    SELECT sync, row_changes.id AS place, row_changes.id AS change, tab, row, column_lists.columns, before, after, reason
    FROM row_changes JOIN column_lists ON column_lists.id = row_changes.columns
    UNION ALL
    SELECT sync, place, NULL, tab, row, json_array("column"), '[' || before || ']', '[' || after || ']', reason
    FROM cell_changes;
  CREATE TABLE written_rows (
    tab TEXT NOT NULL,
    row TEXT NOT NULL,
    change INTEGER REFERENCES row_changes,
    columns INTEGER REFERENCES column_lists,
    cells TEXT,
    PRIMARY KEY (tab, row),
    CHECK ((change IS NULL) = (columns IS NOT NULL) AND (change IS NULL) = (cells IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE VIEW written AS
    SELECT written_rows.tab, written_rows.row, column_lists.columns, coalesce(cells, after) AS cells
    FROM written_rows LEFT JOIN row_changes ON row_changes.id = change
    JOIN column_lists ON column_lists.id = coalesce(written_rows.columns, row_changes.columns);
  ${appendOnly('column_lists', 'id, columns')}
  ${appendOnly('row_changes', 'id, sync, tab, row, columns, reason')}
  DROP INDEX cell_changes_by_cell;
  DROP TABLE written_cells;
  `,
  // What the records of each sync add up to, each seal over the one before (seals.ts). A salt may be lost, never changed: what was
  // erased must not be guessed back from its digest. And what the intent of a write under way adds up to.
  `
  CREATE TABLE seals (
    id INTEGER PRIMARY KEY,
    sync INTEGER NOT NULL REFERENCES syncs,
    kind TEXT NOT NULL CHECK (kind IN ('begun', 'ended', 'unwritten', 'redacted')),
    salt BLOB,
    digests TEXT NOT NULL,
    chain BLOB NOT NULL
  ) STRICT;
  CREATE INDEX seals_by_sync ON seals (sync);
  ${appendOnly('seals', 'id, sync, kind, digests, chain')}
  CREATE TRIGGER seals_salt_never_changed BEFORE UPDATE OF salt ON seals WHEN NEW.salt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  ALTER TABLE write_intents ADD COLUMN digest BLOB;
  `,
  // Who was given phones, or a list (P221). Of nothing that a sync rests on: what is older than the office keeps it goes.
  `
  CREATE TABLE accesses (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT,
    what TEXT NOT NULL,
    phones INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX accesses_by_time ON accesses (at);
  CREATE TRIGGER accesses_never_changed BEFORE UPDATE ON accesses
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  `,
];

/** The first version whose syncs are sealed: those of earlier ones are sealed as they are found. */
export const SEALED_SINCE = 6;

function appendOnly(table: string, fixedColumns: string): string {
  return `
  CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER ${table}_never_changed BEFORE UPDATE OF ${fixedColumns} ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;`;
}
