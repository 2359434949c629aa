import { statSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { flattenChange } from '#shared/sync/flatten-changes.ts';
import type { CellChange } from '#shared/sync/journal-port.ts';
import type { CellValue, Change } from '#shared/workbook/model.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { cellsOf, runsOf } from '../../sync-server/journal/runs.ts';
import { written } from '../journal-port.contract.ts';
import { addTab, insertRow, rowOf, setCell } from '../journal-samples.ts';
import { cases } from '../sizes.ts';
import { newPath } from './journal-files.ts';

/** Keys that are also JSON, SQL or nothing, and any other; no half of a surrogate pair, which no file could hold as a key. */
const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('r1', 'r2', '', '["r1"]', "'", 'ô', '\u0000') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);
const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom<CellValue>(
    null,
    '',
    '1',
    'null',
    '[]',
    '\ud800',
    '=1+1',
    0,
    1,
    46_149.586828703,
    true,
    false,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);
const cells = fc.dictionary(key, value, { maxKeys: 5 });
const tab = 'class:01';
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.dictionary(key, cells, { maxKeys: 5 }).map(addTab),
  fc
    .tuple(key, cells, fc.constantFrom(...(['new', 'restored'] as const)))
    .map(([row, of, reason]) => insertRow(row, of, reason)),
  fc.tuple(key, value, value).map(([row, before, after]) => setCell(after, { row, before })),
  fc.tuple(key, key).map(([from, to]): Change => {
    return { kind: 'rekeyRow', tab, key: from, row: rowOf(to), columns: [] };
  }),
  key.map((row): Change => ({ kind: 'removeRow', tab, key: row })),
);

test('whatever was changed, in any order and with any content, is told as it was, and so is what then stands there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 4 }), async (syncs) => {
      const journal = openJournal(':memory:');
      const stands = new Standing();
      for (const changes of syncs) {
        const told = changes.flatMap((one) => stands.taken(one));
        expect(await journal.changesOf(await written(journal, changes))).toEqual(told);
        const memory = (await journal.memory()).written;
        for (const [at, content] of stands.rows) {
          for (const [column, held] of content) expect(memory.last(tab, at, column)).toBe(held);
        }
        expect([...memory.rows(tab)].sort()).toEqual([...stands.rows.keys()].sort());
      }
      await journal.close();
    }),
    { numRuns: cases(150) },
  );
});

test('runs are cells that follow each other: nothing is put together that did not stand together', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const stands = new Standing();
      const told = changes.flatMap((one) => stands.taken(one));
      const runs = [...runsOf(told)];
      expect(runs.flatMap(cellsOf)).toEqual(told);
      for (const { columns } of runs) expect(new Set(columns).size).toBe(columns.length);
    }),
    { examples: [[[insertRow('r1', { a: 1 }, 'new'), insertRow('r1', { b: 2 }, 'restored')]]] },
  );
});

test('a new tab takes little more than its texts, and is stored once', async () => {
  const path = newPath();
  const rows = Array.from(
    { length: 5_000 },
    (_, index) =>
      [
        `person:${index}.1`,
        {
          name: `Nguyễn Văn An ${index}`,
          unit: 'Phường An Bình',
          phone: `09${10_000_000 + index}`,
          status: 'Vượt chỉ tiêu',
        },
      ] as const,
  );
  const before = openJournal(path);
  await before.close();
  const empty = statSync(path).size;
  const journal = openJournal(path);
  await written(journal, [addTab(Object.fromEntries(rows))]);
  await journal.close();
  const texts = rows.reduce(
    (sum, [at, { name, unit, phone, status }]) => sum + Buffer.byteLength(at + name + unit + phone + status),
    0,
  );
  expect((statSync(path).size - empty) / texts).toBeLessThan(2.5);
});

/** What the rows of one tab hold, as a plain reading of the changes has it. */
class Standing {
  readonly rows = new Map<string, Map<string, CellValue>>();

  taken(one: Change): readonly CellChange[] {
    const told = flattenChange(
      one,
      (_, row) => new Map([...(this.rows.get(row) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))),
    );
    for (const { row, column, after } of told) {
      const content = this.rows.get(row) ?? new Map<string, CellValue>();
      if (after === undefined) content.delete(column);
      else content.set(column, after);
      if (content.size === 0) this.rows.delete(row);
      else this.rows.set(row, content);
    }
    return told;
  }
}
