import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { FORGET_GONE_CELLS, SETTLED, TAKE_IN_CELLS, UNHEARD_CELLS } from './written-cells-sql.ts';

export type Statements = Readonly<Record<keyof typeof SQL, StatementSync>>;

/** Prepares every statement once: preparing costs more than running. */
export function prepareStatements(database: DatabaseSync): Statements {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)] as const);
  return Object.fromEntries(prepared) as Statements;
}

const SQL = {
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

  insertChange: `
    INSERT INTO cell_changes (sync, place, tab, row, "column", before, after, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  changesOfSync:
    'SELECT tab, row, "column", before, after, reason FROM cell_changes WHERE sync = ? ORDER BY place',
  settled: `SELECT ${SETTLED} AS sync`,
  nextSync: 'SELECT coalesce(max(sync), 0) + 1 AS sync FROM syncs',
  allWrittenCells: 'SELECT tab, row, "column", value FROM written_cells',
  unheardCells: UNHEARD_CELLS,
  forgetGoneCells: FORGET_GONE_CELLS,
  takeInCells: TAKE_IN_CELLS,
  keepIntent: 'INSERT INTO write_intents (sync, intent) VALUES (?, ?)',
  newestIntent: 'SELECT intent FROM write_intents ORDER BY sync DESC LIMIT 1',
  neverWritten: 'INSERT OR IGNORE INTO unwritten_syncs (sync) SELECT sync FROM write_intents',
  forgetIntents: 'DELETE FROM write_intents',
  writtenRow: 'SELECT tab, row, "column", value FROM written_cells WHERE tab = ? AND row = ?',
  changesOfRow: `
    SELECT tab, row, "column", before, after, reason FROM cell_changes
    WHERE tab = ? AND row = ? AND sync = ? ORDER BY place`,
} as const;
