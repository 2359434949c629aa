import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#shared/workbook/model.ts';
import { migrate } from '../../sync-server/journal/journal-schema.ts';
import { createSqliteJournal } from '../../sync-server/journal/sqlite-journal.ts';
import { memoryLock } from '../../sync-server/journal/sync-lock.ts';
import { REBUILD_WRITTEN_CELLS } from '../../sync-server/journal/written-cells-sql.ts';
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

test('whatever syncs did and in whatever order they ended, the table of what was written follows from the changes', async () => {
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
        expect(tableOf(database)).toEqual(rebuilt(database));
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
  expect(tableOf(database)).not.toEqual(rebuilt(database));
  await journal.close();
});

function opened() {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  return { database, journal: createSqliteJournal(database, { path: 'x', acquireLock: memoryLock() }) };
}

function tableOf(database: DatabaseSync): readonly object[] {
  return database.prepare('SELECT * FROM written_cells').all();
}

/** The table as it would be if it were made anew; it stays as it is. */
function rebuilt(database: DatabaseSync): readonly object[] {
  database.exec(`BEGIN; ${REBUILD_WRITTEN_CELLS}`);
  const rows = tableOf(database);
  database.exec('ROLLBACK');
  return rows;
}
