import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { last, written } from '../journal-port.contract.ts';
import { setCell } from '../journal-samples.ts';
import { codeOf, errorOf, newPath } from './journal-files.ts';

const VERSION_2 = readFileSync(join(import.meta.dirname, '../fixtures/journal-0.1.0.sql'), 'utf8');
/** As the first versions made it, before a refused plan could say that its notes were written. */
const VERSION_1 = `${VERSION_2}; ALTER TABLE sync_ends DROP COLUMN written; PRAGMA user_version = 1`;
const VACANT = 'seat:31393:cong_chuc';
const TAKEN = `${VACANT} | person:r1.1`;
const OTHER = 'seat:31393:ubnd';

test.for([false, true])(
  'a journal of version 0.1.0 is brought up to date and keeps all it knew; read only: %s',
  async (readOnly) => {
    const journal = openJournal(fileWith(VERSION_2), { readOnly });
    const { responses, staffCells, nextSync } = await journal.memory();
    expect(responses.map(({ id, versions, present }) => [id, versions.length, present])).toEqual([
      ['r1', 2, true],
      ['r2', 1, false],
    ]);
    expect(responses[0]?.versions[1]?.response.delegates[0]?.fullName).toBe('Nguyễn Văn Anh');
    const cell = { tab: 'class:01', entity: 'person 1' };
    expect(staffCells).toEqual([
      { ...cell, column: 'remark', value: 'gọi lại', seenAt: 200, by: null },
      { ...cell, column: 'decision', value: 'Duyệt', seenAt: 300, by: 'an@example.vn' },
    ]);
    expect(nextSync).toBe(7);
    expect(await last(journal, 'class:01', TAKEN, 'status')).toBe('Đã đăng ký');
    expect(await last(journal, 'class:01', VACANT, 'unit')).toBeUndefined();
    // Of the refused plan the notes were written; the sync that was killed after it does not count yet.
    expect(await last(journal, 'class:01', OTHER, 'status')).toBe('Ngày không hợp lệ');
    const outcomes = (await journal.syncs(10)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual([null, 'held', 'failed', 'done', 'done', 'done']);
    expect((await journal.changesOf(2)).at(-1)).toMatchObject({ row: TAKEN, after: 'Đã đăng ký' });
    await journal.close();
  },
);

test('a journal of version 0.1.0 goes on: what was open then is looked at by the next sync that is written', async () => {
  const path = fileWith(VERSION_2);
  const journal = openJournal(path);
  expect(await written(journal, [setCell('Đã xem lại', { row: TAKEN })])).toBe(7);
  expect(await last(journal, 'class:01', TAKEN, 'status')).toBe('Đã xem lại');
  expect(await last(journal, 'class:01', OTHER, 'status')).toBe('Đã rút');
  await journal.close();
  const again = openJournal(path);
  expect((await again.memory()).nextSync).toBe(8);
  await again.close();
});

test('what syncs of version 0.1.0 changed is told cell by cell as it stands there, and cannot be altered', async () => {
  const path = fileWith(VERSION_2);
  const journal = openJournal(path);
  await written(journal, [setCell('Đã xem lại', { row: TAKEN })]);
  const database = new DatabaseSync(path);
  for (const sync of [1, 2, 3, 4, 5, 6]) {
    const stored = database.prepare('SELECT * FROM cell_changes WHERE sync = ? ORDER BY place').all(sync);
    const told = (await journal.changesOf(sync)).map(({ before, after, ...cell }, at) => ({
      ...cell,
      sync,
      place: at + 1,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    }));
    expect(told).toEqual(stored);
  }
  for (const sql of ['DELETE FROM cell_changes', "UPDATE cell_changes SET row = 'x'"])
    expect(() => database.exec(sql)).toThrow(/append-only/);
  database.close();
  await journal.close();
});

test('phones go from what version 0.1.0 recorded as from what came after', async () => {
  const phone = '"gọi 0912345678"';
  const sql = `INSERT INTO cell_changes VALUES (1, 5, 'class:01', 'r1', 'status', NULL, '${phone}', 'new')`;
  const path = fileWith(`${VERSION_2}; ${sql}`);
  const journal = openJournal(path);
  await written(journal, [setCell('gọi 0977888999', { row: 'r2' })]);
  expect(await last(journal, 'class:01', 'r1', 'status')).toBe('gọi 0912345678');
  expect((await journal.purgePhones(1_000_000)).cellChanges).toBe(2);
  expect(await last(journal, 'class:01', 'r1', 'status')).toBe('gọi ');
  expect(await last(journal, 'class:01', 'r2', 'status')).toBe('gọi ');
  await journal.close();
  // Nor in the tables that were made on the way and let go.
  expect(readFileSync(path, 'latin1')).not.toMatch(/0912345678|0977888999/);
});

test('a journal of the version before that is brought up to date too', async () => {
  const journal = openJournal(fileWith(VERSION_1));
  expect(await last(journal, 'class:01', TAKEN, 'status')).toBe('Đã đăng ký');
  // Nothing in it says that the notes of a refused plan were written.
  expect(await last(journal, 'class:01', OTHER, 'status')).toBe('Đã đăng ký');
  await journal.close();
});

test.for([
  ["UPDATE staff_values SET value = 'Duyệt'", 'staff_values.value'],
  ["UPDATE staff_values SET value = '[1]'", 'staff_values.value'],
  ["UPDATE response_versions SET content = '{}'", 'response_versions.row'],
  ["UPDATE response_versions SET content = '[]'", 'response_versions.content'],
  [
    `UPDATE response_versions SET content = json_set(content, '$.delegates[0].note', 5)`,
    'response_versions.note',
  ],
] as const)(
  'a journal in which somebody wrote “%s” is called damaged, with the place',
  async ([sql, place]) => {
    const journal = openJournal(fileWith(`${VERSION_2}; ${sql}`));
    expect(await codeOf(() => journal.memory())).toBe('damaged');
    expect(String(await errorOf(() => journal.memory()))).toContain(`Chỗ hỏng: ${place}.`);
    await journal.close();
  },
);

function fileWith(sql: string): string {
  const path = newPath();
  const database = new DatabaseSync(path);
  database.exec(`BEGIN; ${sql}; COMMIT`);
  database.close();
  return path;
}
