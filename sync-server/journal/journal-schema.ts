import type { DatabaseSync } from 'node:sqlite';
import { RowReader } from './row-reader.ts';
import { rebuildWrittenRows } from './written-rows.ts';
import { prepareStatements } from './journal-statements.ts';
import { MIGRATIONS, SEALED_SINCE } from './migrations.ts';
import { Seals } from './seals.ts';

/** Marks a SQLite file as ours ("SoLp"), so that another program's database is never taken for a journal. */
export const APPLICATION_ID = 0x536f4c70;

export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the schema up to date in one transaction, and makes anew what follows from the rest: killed in the middle, the next
 * open starts over.
 */
export function migrate(database: DatabaseSync): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Asked again inside: another process may have been quicker.
    const before = versionOf(database);
    for (const migration of MIGRATIONS.slice(before)) database.exec(migration);
    rebuildWrittenRows(prepareStatements(database));
    if (before < SEALED_SINCE) new Seals(database).addMissing();
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
