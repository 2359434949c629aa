import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Statements = Readonly<Record<keyof typeof SQL, StatementSync>>;

/** Prepares every statement once: preparing costs more than running. */
export function prepareStatements(database: DatabaseSync): Statements {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)] as const);
  return Object.fromEntries(prepared) as Statements;
}

/** The last sync that was written. */
const SETTLED = `
  coalesce((SELECT sync FROM sync_ends WHERE coalesce(written, outcome = 'done') ORDER BY sync DESC LIMIT 1), 0)`;

/** Syncs that failed before anything was written, then or as was found out later: what they meant never stood anywhere. */
const NEVER_WRITTEN = `
  SELECT sync FROM sync_ends WHERE outcome = 'failed' AND written = 0 UNION ALL SELECT sync FROM unwritten_syncs`;

/** A row that was to go went for certain only with a sync that was done: a write may have missed it, or put it back. */
const WENT_OR_STANDS = "(after IS NOT NULL OR sync IN (SELECT sync FROM sync_ends WHERE outcome = 'done'))";

const SQL = {
  insertAccess: 'INSERT INTO accesses (at, by, what, phones) VALUES (?, ?, ?, ?)',
  forgetAccesses: 'DELETE FROM accesses WHERE at < ?',
  accessesSince: 'SELECT at, by, what, phones FROM accesses WHERE at >= ? ORDER BY at, id',
  insertSync: 'INSERT INTO syncs (at, trigger, counts) VALUES (?, ?, ?)',
  insertEnd: 'INSERT INTO sync_ends (sync, at, outcome, detail, written) VALUES (?, ?, ?, ?, ?)',
  newestSyncs: `
    SELECT syncs.sync, syncs.at, syncs.trigger, syncs.counts, sync_ends.at AS finished_at, outcome, detail
    FROM syncs LEFT JOIN sync_ends USING (sync) ORDER BY syncs.sync DESC LIMIT ?`,

  responseById: `
    SELECT ordinal, id, (SELECT present FROM presences WHERE response = ordinal ORDER BY sync DESC LIMIT 1) AS present
    FROM responses WHERE id = ?`,
  insertResponse: 'INSERT INTO responses (id) VALUES (?)',
  versionTimes: 'SELECT seen_at FROM response_versions WHERE response = ? ORDER BY version',
  insertVersion:
    'INSERT INTO response_versions (response, version, sync, seen_at, content) VALUES (?, ?, ?, ?, ?)',
  insertPresence: `
    INSERT INTO presences (response, sync, present) VALUES (?, ?, ?)`,
  allVersions: 'SELECT response, seen_at, content FROM response_versions ORDER BY response, version',
  allResponses: `
    SELECT ordinal, id, present, syncs.at AS present_at
    FROM responses JOIN presences ON response = ordinal
      AND presences.sync = (SELECT max(sync) FROM presences WHERE response = ordinal)
    JOIN syncs ON syncs.sync = presences.sync
    ORDER BY ordinal`,

  newestStaffValue: `
    SELECT value FROM staff_values WHERE tab = ? AND entity = ? AND "column" = ? ORDER BY id DESC LIMIT 1`,
  insertStaffValue: `
    INSERT INTO staff_values (sync, tab, entity, "column", value, seen_at, by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  everyStaffCell: `
    SELECT tab, entity, "column", value, seen_at, by FROM staff_values ORDER BY id`,

  keepColumns: 'INSERT OR IGNORE INTO column_lists (columns) VALUES (?)',
  columnsId: 'SELECT id FROM column_lists WHERE columns = ?',
  insertRun: `
    INSERT INTO row_changes (sync, tab, row, columns, before, after, reason) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  runsOfSync: 'SELECT tab, row, columns, before, after, reason FROM runs WHERE sync = ? ORDER BY place',
  settled: `SELECT ${SETTLED} AS sync`,
  nextSync: 'SELECT coalesce(max(sync), 0) + 1 AS sync FROM syncs',
  keepIntent: 'INSERT INTO write_intents (sync, intent, digest) VALUES (?, ?, ?)',
  newestIntent: 'SELECT intent, digest FROM write_intents ORDER BY sync DESC LIMIT 1',
  neverWritten: 'INSERT OR IGNORE INTO unwritten_syncs (sync) SELECT sync FROM write_intents',
  forgetIntents: 'DELETE FROM write_intents',

  allWrittenRows: 'SELECT tab, row, columns, cells FROM written',
  writtenRow: 'SELECT columns, cells FROM written WHERE tab = ? AND row = ?',
  /** What was meant since the last sync that was written, of which nobody knows whether it was. */
  unheardRuns: `
    SELECT tab, row, columns, after AS cells FROM runs
    WHERE sync > ${SETTLED} AND after IS NOT NULL AND sync NOT IN (${NEVER_WRITTEN})`,
  runsToTakeIn: `
    SELECT tab, row, change, columns, after FROM runs
    WHERE sync > :from AND sync <= :to AND sync NOT IN (${NEVER_WRITTEN}) AND ${WENT_OR_STANDS}
    ORDER BY sync, place`,
  forgetWrittenRows: 'DELETE FROM written_rows',
  forgetWrittenRow: 'DELETE FROM written_rows WHERE tab = ? AND row = ?',
  pointAtRun: 'INSERT OR IGNORE INTO written_rows (tab, row, change) VALUES (?, ?, ?)',
  keepWrittenRow: 'INSERT OR REPLACE INTO written_rows (tab, row, columns, cells) VALUES (?, ?, ?, ?)',
} as const;
