import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#shared/workbook/model.ts';
import { migrate } from '../../sync-server/journal/journal-schema.ts';
import { createSqliteJournal } from '../../sync-server/journal/sqlite-journal.ts';
import { prepareStatements } from '../../sync-server/journal/journal-statements.ts';
import { writtenRowsOf } from '../../sync-server/journal/stored-rows.ts';
import { memoryLock } from '../../sync-server/journal/sync-lock.ts';
import { rowOf, setCell, syncOf } from '../journal-samples.ts';
import { cases } from '../sizes.ts';

const row = fc.constantFrom('r1', 'r2', 'r3');
const tab = 'class:01';
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(row, fc.option(fc.nat(9))).map(([at, after]) => setCell(after, { row: at })),
  fc
    .tuple(row, row)
    .map(([key, to]): Change => ({ kind: 'rekeyRow', tab, key, row: rowOf(to), columns: [] })),
  row.map((key): Change => ({ kind: 'removeRow', tab, key })),
  fc.tuple(row, fc.option(fc.nat(9))).map(([key, note]): Change => {
    return {
      kind: 'insertRow',
      tab,
      row: rowOf(key),
      columns: [],
      cells: { note },
      after: null,
      reason: 'new',
    };
  }),
);
const act = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const), changes: fc.array(change, { maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('finish' as const),
    which: fc.nat(20),
    outcome: fc.constantFrom(...(['done', 'held', 'failed'] as const)),
    written: fc.constantFrom(undefined, true, false),
  }),
);

test('whatever syncs did and in whatever order they ended, what stands as written follows from the changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
      const { database, journal } = opened();
      const open: number[] = [];
      for (const one of acts) {
        if (one.kind === 'begin') open.push(await journal.begin(syncOf({ changes: one.changes })));
        else {
          const [sync] = open.splice(one.which % Math.max(1, open.length), 1);
          const { outcome, written } = one;
          const end = { at: 1, outcome, detail: '', ...(written === undefined ? {} : { written }) };
          if (sync !== undefined) await journal.finish(sync, end);
        }
        expect(writtenIn(database)).toEqual(newestChanges(database));
      }
      await journal.close();
    }),
    { numRuns: cases(60) },
  );
});

test('control: a sync that ended behind the back of the journal leaves the table behind', async () => {
  const { database, journal } = opened();
  const sync = await journal.begin(syncOf({ changes: [setCell('x')] }));
  database.exec(`INSERT INTO sync_ends VALUES (${sync}, 1, 'done', '', NULL)`);
  expect(writtenIn(database)).not.toEqual(newestChanges(database));
  await journal.close();
});

function opened() {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  return { database, journal: createSqliteJournal(database, { path: 'x', acquireLock: memoryLock() }) };
}

function writtenIn(database: DatabaseSync): readonly object[] {
  const written = prepareStatements(database).allWrittenRows.all();
  return [...writtenRowsOf(written)]
    .flatMap(({ tab: of, row: key, columns, values }) =>
      columns.map((column, at) => ({ tab: of, row: key, column, value: values[at] })),
    )
    .sort((a, b) => (a.row + a.column < b.row + b.column ? -1 : 1));
}

/** The rules of written-rows.ts a second time, cell by cell: the newest change of each, and none where its row went. */
function newestChanges(database: DatabaseSync): readonly object[] {
  const cells = database.prepare(NEWEST_CHANGES).all();
  return cells.map(({ value, ...cell }) => ({ ...cell, value: JSON.parse(String(value)) as unknown }));
}

const NEWEST_CHANGES = `
  WITH meant AS (
    SELECT sync, place, list.key AS at, tab, row, list.value AS "column", after -> list.key AS after
    FROM runs, json_each(runs.columns) AS list
    WHERE sync <= coalesce(
        (SELECT max(sync) FROM sync_ends WHERE coalesce(written, outcome = 'done')), 0)
      AND sync NOT IN (SELECT sync FROM sync_ends WHERE outcome = 'failed' AND written = 0)
      AND (after IS NOT NULL OR sync IN (SELECT sync FROM sync_ends WHERE outcome = 'done'))
  ), aged AS (
    SELECT *, row_number() OVER (PARTITION BY tab, row, "column" ORDER BY sync DESC, place DESC, at DESC) AS age
    FROM meant
  )
  SELECT tab, row, "column", after AS value FROM aged
  WHERE age = 1 AND after IS NOT NULL ORDER BY row, "column"`;
