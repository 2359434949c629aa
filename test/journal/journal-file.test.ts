import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { journalErrorOf } from '../../sync-server/journal/journal-error.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { last, presentCells, written } from '../journal-port.contract.ts';
import { rememberedOf, setCell, staffCellOf, syncOf } from '../journal-samples.ts';
import { codeOf, errorOf, filledJournal, newPath } from './journal-files.ts';

test('what was stored is there after closing and opening again', async () => {
  const path = newPath();
  const journal = openJournal(path);
  const sync = await journal.begin(
    syncOf({
      responses: [rememberedOf('a', true)],
      staffCells: [staffCellOf('Duyệt', 5)],
      changes: [setCell('x')],
    }),
  );
  await journal.finish(sync, { at: 2, outcome: 'done', detail: '' });
  await journal.close();
  const again = openJournal(path);
  expect((await again.memory()).responses).toEqual([rememberedOf('a', true)]);
  expect(await presentCells(again)).toEqual([staffCellOf('Duyệt', 5)]);
  expect(await last(again, 'class:01', 'r1', 'status')).toBe('x');
  expect((await again.syncs(1))[0]?.outcome).toBe('done');
  await again.close();
});

test('nobody but its owner may read a journal, nor the files that SQLite keeps beside it', async () => {
  const path = newPath();
  const journal = openJournal(path);
  await journal.begin(syncOf({}));
  for (const name of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(name).mode & 0o077).toBe(0);
  await journal.close();
});

test('a copy made by SQLite while the journal is open is a journal', async () => {
  const path = newPath();
  const journal = openJournal(path);
  await written(journal, [setCell('x')]);
  const copy = newPath();
  const copier = new DatabaseSync(path, { readOnly: true });
  copier.exec(`VACUUM INTO '${copy}'`);
  copier.close();
  await journal.close();
  const restored = openJournal(copy);
  expect(await last(restored, 'class:01', 'r1', 'status')).toBe('x');
  await restored.close();
});

test('an empty file becomes a journal', async () => {
  const path = newPath();
  writeFileSync(path, '');
  const journal = openJournal(path);
  expect(await journal.begin(syncOf({}))).toBe(1);
  await journal.close();
});

test.for([
  ['a text file', () => Buffer.from('STT;Họ và tên\n1;Nguyễn Văn An\n')],
  ['a file shorter than a header', () => Buffer.from('x')],
  ['a database of another program', foreignDatabase],
  ['a database of another program in write-ahead mode', () => foreignDatabase('PRAGMA journal_mode = WAL')],
] as const)('%s is refused and stays byte for byte', async ([, content]) => {
  const path = newPath();
  writeFileSync(path, content());
  const before = readFileSync(path);
  for (const readOnly of [false, true]) {
    expect(await codeOf(() => openJournal(path, { readOnly }))).toBe('not-a-journal');
  }
  expect(readFileSync(path)).toEqual(before);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a journal of a newer version is refused and stays as it is', async () => {
  const path = await filledJournal();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  const before = readFileSync(path);
  expect(await codeOf(() => openJournal(path))).toBe('newer-version');
  expect(await codeOf(() => openJournal(path, { readOnly: true }))).toBe('newer-version');
  expect(readFileSync(path)).toEqual(before);
});

test('a journal cut short or scribbled over is refused and stays as it is', async () => {
  const cut = await filledJournal();
  truncateSync(cut, 8_192);
  const scribbled = await filledJournal();
  const bytes = readFileSync(scribbled);
  bytes.fill(0xff, 4_096, bytes.length);
  writeFileSync(scribbled, bytes);
  for (const path of [cut, scribbled]) {
    const before = readFileSync(path);
    expect(await codeOf(() => openJournal(path))).toBe('damaged');
    expect(readFileSync(path)).toEqual(before);
  }
});

test('a folder, a missing folder and a folder without permission each say what to do', async () => {
  const path = newPath();
  mkdirSync(path);
  expect(await messageOf(() => openJournal(path))).toMatch(/là thư mục, không phải tệp nhật ký/);
  expect(await messageOf(() => openJournal(join(path, 'missing', 'journal.sqlite')))).toMatch(
    /thư mục có tồn tại/,
  );
});

test('reading only neither creates nor changes a file', async () => {
  const missing = newPath();
  const nothing = openJournal(missing, { readOnly: true });
  expect(await nothing.syncs(1)).toEqual([]);
  await nothing.close();
  expect(existsSync(missing)).toBe(false);

  const path = await filledJournal();
  const before = readFileSync(path);
  const journal = openJournal(path, { readOnly: true });
  expect(await last(journal, 'class:01', 'r1', 'status')).toBe('Đã đăng ký');
  expect(await codeOf(() => journal.begin(syncOf({})))).toBe('no-access');
  await journal.close();
  expect(readFileSync(path)).toEqual(before);
});

test('one can read while another writes, and sees whole syncs only', async () => {
  const path = await filledJournal();
  const writer = new DatabaseSync(path);
  const reader = openJournal(path, { readOnly: true });
  writer.exec("BEGIN IMMEDIATE; INSERT INTO syncs (at, trigger, counts) VALUES (9, 'cli', '{}')");
  expect(await reader.syncs(10)).toHaveLength(1);
  writer.exec('COMMIT');
  expect(await reader.syncs(10)).toHaveLength(2);
  writer.close();
  await reader.close();
});

test('nothing can be deleted or rewritten, whatever code asks for it', async () => {
  const path = await filledJournal();
  const database = new DatabaseSync(path);
  const tables = [
    'syncs',
    'sync_ends',
    'responses',
    'response_versions',
    'presences',
    'staff_values',
    'row_changes',
    'column_lists',
  ];
  for (const table of tables) {
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
  }
  expect(() => database.exec('UPDATE syncs SET at = 0')).toThrow(/append-only/);
  expect(() => database.exec('UPDATE staff_values SET seen_at = 0')).toThrow(/append-only/);
  expect(() => database.exec('UPDATE presences SET present = 0')).toThrow(/append-only/);
  database.close();
});

test('a full disk is told from other failures, and leaves nothing half-stored', async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (x); PRAGMA max_page_count = 2');
  const full = journalErrorOf(await errorOf(() => fill(database)), 'nhat-ky.sqlite');
  expect(full.code).toBe('no-space');
  expect(full.message).toMatch(/hết chỗ/);
  expect(journalErrorOf(Object.assign(new Error(), { code: 'ENOSPC' }), 'x').code).toBe('no-space');
  expect(journalErrorOf(new Error('?'), 'x').code).toBe('failed');
});

function foreignDatabase(pragma = ''): Buffer {
  const path = newPath();
  const database = new DatabaseSync(path);
  database.exec(`${pragma}; CREATE TABLE accounts (x)`);
  database.close();
  return readFileSync(path);
}

function fill(database: DatabaseSync): void {
  for (let row = 0; row < 1_000; row++) database.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(1_000));
}

async function messageOf(work: () => unknown): Promise<string> {
  return ((await errorOf(work)) as Error).message;
}
