import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Ended, endOf, filesIn, startWithoutPrivileges } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

const office = smallOffice();

const journal = (): string => office().workbook.replace('.xlsx', '.nhat-ky.sqlite');

/** A share where this account may look and not write; an administrator's own rights are given up first. */
async function run(...args: readonly string[]): Promise<Ended> {
  const { folder } = office();
  chmodSync(folder, 0o555);
  try {
    return await endOf(startWithoutPrivileges(args));
  } finally {
    chmodSync(folder, 0o755);
  }
}

test.each([
  ['explain', () => ['explain', 'Phường Cái Khế', ...office().options, ...NOW]],
  ['sync --dry-run', () => ['sync', '--dry-run', ...office().options, ...NOW]],
])('%s works in a folder where nobody may write, and leaves nothing', async (_name, args) => {
  const before = filesIn(office().folder);
  const { code, err } = await run(...args());
  expect(err).not.toContain('Lỗi');
  expect(code).toBe(0);
  expect(filesIn(office().folder)).toEqual(before);
});

test('what the journal holds is read there', async () => {
  const args = ['sync', '--dry-run', '--json', ...office().options, ...NOW];
  const there = await run(...args);
  expect(there.out).toBe((await endOf(startWithoutPrivileges(args))).out);
});

test('a sync says that it may not write', async () => {
  const before = filesIn(office().folder);
  const { code, err } = await run('sync', ...office().options, ...NOW);
  expect(code).not.toBe(0);
  expect(err).toContain('quyền đọc, ghi');
  expect(filesIn(office().folder)).toEqual(before);
});

test('a journal with an unfinished write is not read as if it were whole', async () => {
  writeFileSync(`${journal()}-wal`, 'x');
  const { code, err } = await run('explain', 'Phường Cái Khế', ...office().options, ...NOW);
  expect(code).not.toBe(0);
  expect(err).toContain('dừng giữa chừng');
});

test('an empty log beside it is no unfinished write', async () => {
  writeFileSync(`${journal()}-wal`, '');
  expect((await run('explain', 'Phường Cái Khế', ...office().options, ...NOW)).code).toBe(0);
});

test('without a journal there is nothing to read, and nothing is made', async () => {
  rmSync(journal());
  const before = readdirSync(office().folder);
  expect((await run('sync', '--dry-run', ...office().options, ...NOW)).code).toBe(0);
  expect(readdirSync(office().folder)).toEqual(before);
});
