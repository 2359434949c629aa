import { isDeepStrictEqual } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import type { CellValue } from '#shared/workbook/model.ts';
import { migrate } from './journal-schema.ts';
import type { Statements } from './journal-statements.ts';
import { MisfitRow } from './row-reader.ts';
import type { Misfit, Seals } from './seals.ts';
import { runToTakeInOf, writtenRowsOf } from './stored-rows.ts';
import { settledSync, takeIn } from './written-rows.ts';

/**
 * What does not add up in a journal. `structure`: SQLite's own pages, indexes or tables. `records`: what a sync recorded is not
 * what it sealed. `written`: what stands as last written does not follow from the changes.
 */
export type JournalFault =
  | { readonly kind: 'structure' }
  | { readonly kind: 'written' }
  | ({ readonly kind: 'records' } & Misfit);

/** Reads every byte that means something. Oldest sync first; empty: all is as it was recorded. */
export function faultsOf(
  database: DatabaseSync,
  statements: Statements,
  seals: Seals,
): readonly JournalFault[] {
  if (!isSound(database)) return [STRUCTURE];
  try {
    const records = seals.misfits().map((misfit) => ({ kind: 'records', ...misfit }) as const);
    const written: readonly JournalFault[] = followsFromRuns(statements) ? [] : [{ kind: 'written' }];
    return [...records, ...written];
  } catch (error) {
    if (isMisread(error)) return [STRUCTURE];
    throw error;
  }
}

const STRUCTURE: JournalFault = { kind: 'structure' };

function isSound(database: DatabaseSync): boolean {
  const answer = database.prepare('PRAGMA integrity_check(1)').get();
  return answer?.['integrity_check'] === 'ok' && isDeepStrictEqual(schemaOf(database), newSchema());
}

function schemaOf(database: DatabaseSync): readonly unknown[] {
  return database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}

function newSchema(): readonly unknown[] {
  const database = new DatabaseSync(':memory:');
  try {
    migrate(database);
    return schemaOf(database);
  } finally {
    database.close();
  }
}

function followsFromRuns(statements: Statements): boolean {
  const expected = new Map<string, Map<string, CellValue>>();
  const rowOf = (tab: string, row: string) => JSON.stringify([tab, row]);
  for (const stored of statements.runsToTakeIn.iterate({ from: 0, to: settledSync(statements) })) {
    const run = runToTakeInOf(stored);
    const key = rowOf(run.tab, run.row);
    const cells = expected.get(key) ?? new Map<string, CellValue>();
    takeIn(run, cells);
    if (cells.size === 0) expected.delete(key);
    else expected.set(key, cells);
  }
  let left = expected.size;
  for (const { tab, row, columns, values } of writtenRowsOf(statements.allWrittenRows.iterate())) {
    const cells = expected.get(rowOf(tab, row));
    if (cells?.size !== columns.length) return false;
    if (!columns.every((column, at) => cells.has(column) && cells.get(column) === (values[at] ?? null)))
      return false;
    left -= 1;
  }
  return left === 0;
}

/** A number too large to be one of ours, or content of another kind. */
function isMisread(error: unknown): boolean {
  if (error instanceof MisfitRow) return true;
  return error instanceof Error && 'code' in error && error.code === 'ERR_OUT_OF_RANGE';
}
