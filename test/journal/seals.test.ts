/** M10: what changed on the disk is noticed and never believed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { misfitWords } from '../../sync-server/journal/fault-words.ts';
import { JournalError } from '../../sync-server/journal/journal-error.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import type { JournalFault } from '../../sync-server/journal/verify-journal.ts';
import { randomOf } from '../google/random-staff.ts';
import { addTab, rememberedOf, setCell, staffCellOf, syncOf } from '../journal-samples.ts';
import { IS_NIGHT } from '../sizes.ts';
import { newPath } from './journal-files.ts';

/** Three syncs: one written, one that changed a cell and saw a response go, one that never took effect. */
async function lived(): Promise<string> {
  const path = newPath();
  const journal = openJournal(path);
  const first = await journal.begin(
    syncOf({
      responses: [rememberedOf('a', true), rememberedOf('b', true)],
      staffCells: [staffCellOf('Rút', 1, 'can-bo@so-lop.example')],
      changes: [addTab({ r1: { status: 'Đã đăng ký' }, r2: { status: 'Chưa đăng ký' } })],
    }),
  );
  await journal.finish(first, { at: 2, outcome: 'done', detail: '' });
  const second = await journal.begin(
    syncOf({ responses: [rememberedOf('b', false)], changes: [setCell('Rút', { before: 'Đã đăng ký' })] }),
  );
  await journal.finish(second, { at: 3, outcome: 'done', detail: 'xong' });
  await journal.begin(syncOf({ changes: [setCell('Khác', { before: 'Rút' })], intent: 'định ghi' }));
  await journal.heard(false);
  await journal.close();
  return path;
}

async function faultsIn(path: string): Promise<readonly JournalFault[]> {
  const journal = openJournal(path, { readOnly: true });
  try {
    return await journal.verify();
  } finally {
    await journal.close();
  }
}

/** All that anybody reads of a journal. */
async function readOf(path: string): Promise<unknown> {
  const journal = openJournal(path, { readOnly: true });
  try {
    const syncs = await journal.syncs(10);
    const changes = [];
    for (const { sync } of syncs) changes.push(await journal.changesOf(sync));
    const { written, ...memory } = await journal.memory();
    const cells = ['r1', 'r2'].map((row) => written.last('class:01', row, 'status'));
    return { syncs, changes, memory, cells };
  } finally {
    await journal.close();
  }
}

let path: string;
beforeAll(async () => {
  path = await lived();
});

test('a journal that nothing happened to adds up', async () => {
  expect(await faultsIn(path)).toEqual([]);
});

test('one changed bit anywhere is noticed, or changes nothing that anybody reads', async () => {
  const whole = readFileSync(path);
  const before = await readOf(path);
  const copy = newPath();
  const random = randomOf(7);
  const places = IS_NIGHT ? [...whole.keys()] : Array.from({ length: 150 }, () => random(whole.length));
  let noticed = 0;
  for (const at of places) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    writeFileSync(copy, bytes);
    try {
      if ((await faultsIn(copy)).length > 0) noticed += 1;
      else expect(await readOf(copy), `byte ${at}`).toEqual(before);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      noticed += 1;
    }
  }
  // A control: of a small journal a sixth of the bytes means something, the rest of its pages is empty.
  expect(noticed).toBeGreaterThan(places.length / 15);
});

/** Past the triggers, as a program that knows nothing of the journal could. */
async function alteredBy(sql: string): Promise<string> {
  const altered = await lived();
  const database = new DatabaseSync(altered);
  const schema = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of schema) database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec(sql);
  for (const { sql: trigger } of schema) database.exec(String(trigger));
  database.close();
  return altered;
}

describe('what was recorded and is another', () => {
  test.each<[string, string, number, string, boolean]>([
    [
      'a name',
      "UPDATE response_versions SET content = replace(content, 'An', 'Ba')",
      1,
      'response_versions',
      true,
    ],
    ['that a response is there', 'UPDATE presences SET present = 1 WHERE sync = 2', 2, 'presences', true],
    [
      'what staff typed',
      "UPDATE staff_values SET value = replace(value, 'Rút', 'Duyệt')",
      1,
      'staff_values',
      true,
    ],
    ['who typed it', "UPDATE staff_values SET by = 'nguoi-khac@so-lop.example'", 1, 'staff_values', true],
    ['how a sync ended', "UPDATE sync_ends SET outcome = 'held' WHERE sync = 2", 2, 'sync_ends', true],
    ['when a sync was', 'UPDATE syncs SET at = 9 WHERE sync = 2', 2, 'syncs', true],
    [
      'what a sync wrote',
      `UPDATE row_changes SET after = '["Rút rồi"]' WHERE sync = 2`,
      2,
      'row_changes',
      false,
    ],
    ['a change that is gone', 'DELETE FROM row_changes WHERE sync = 3', 3, 'row_changes', false],
    ['that a write took no effect', 'DELETE FROM unwritten_syncs', 3, 'unwritten_syncs', true],
    ['a seal', "UPDATE seals SET digests = replace(digests, '=', '+') WHERE id = 2", 1, 'seals', true],
    ['the last seals, taken away', 'DELETE FROM seals WHERE id > 4', 3, 'syncs', true],
  ])('%s', async (_name, sql, sync, what, restsOn) => {
    const altered = await alteredBy(sql);
    expect((await faultsIn(altered))[0]).toEqual({ kind: 'records', sync, what });
    const journal = openJournal(altered);
    const words = expect.stringContaining(`Chỗ hỏng: ${misfitWords({ sync, what })}.`);
    if (restsOn) await expect(journal.memory()).rejects.toMatchObject({ code: 'damaged', message: words });
    else await journal.memory();
    await journal.close();
  });

  test('what stands as written, which follows from the changes', async () => {
    const altered = await alteredBy(
      'UPDATE written_rows SET cells = \'["Khác"]\', change = NULL, columns = 1',
    );
    expect(await faultsIn(altered)).toEqual([{ kind: 'written' }]);
  });

  test('a rule of the file, taken away', async () => {
    const altered = await lived();
    const database = new DatabaseSync(altered);
    database.exec('DROP TRIGGER seals_never_deleted');
    database.close();
    expect(await faultsIn(altered)).toEqual([{ kind: 'structure' }]);
  });
});

describe('phones that are purged', () => {
  test('leave a journal that adds up, and no digest from which they could be guessed', async () => {
    const purged = await lived();
    const journal = openJournal(purged);
    expect(await journal.purgePhones(1_000)).toMatchObject({ versions: 1 });
    expect(await journal.verify()).toEqual([]);
    await journal.close();
    const database = new DatabaseSync(purged, { readOnly: true });
    const salts = database.prepare('SELECT kind, salt IS NULL AS lost FROM seals WHERE sync = 1').all();
    database.close();
    expect(salts).toEqual([
      { kind: 'begun', lost: 1 },
      { kind: 'ended', lost: 0 },
      { kind: 'redacted', lost: 0 },
    ]);
  });

  test('control: they are not purged from a journal that does not add up, which would seal the damage', async () => {
    const altered = await alteredBy("UPDATE staff_values SET by = 'nguoi-khac@so-lop.example'");
    const journal = openJournal(altered);
    await expect(journal.purgePhones(1_000)).rejects.toMatchObject({ code: 'damaged' });
    expect(await journal.verify()).not.toEqual([]);
    await journal.close();
  });
});
