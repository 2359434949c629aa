import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { command } from './in-process.ts';
import { NOW, smallOffice } from './small-office.ts';

/** M5: what killed writes left holds all that the file holds. */
const office = smallOffice();
const sync = (...more: readonly string[]) => command(['sync', ...office().options, ...NOW, ...more]);
const hidden = () => readdirSync(office().folder).filter((name) => name.startsWith('.'));
const leave = (name: string) => {
  const path = join(office().folder, name);
  writeFileSync(path, 'một nửa');
  return path;
};
const HOUR_MS = 3_600_000;

test('a workbook half written goes with the next sync, also with one that has nothing to write', async () => {
  leave('.so-lop.xlsx.0123456789ab.tmp');
  leave('.so-lop.xlsx.cua-toi');
  expect((await sync()).err).toMatch(/Không có gì thay đổi/);
  expect(hidden()).toEqual(['.so-lop.xlsx.cua-toi']);
});

test('control: while somebody else holds the lock, nothing is touched', async () => {
  leave('.so-lop.xlsx.0123456789ab.tmp');
  const journal = openJournal(join(office().folder, 'so-lop.nhat-ky.sqlite'));
  const lock = await journal.lock();
  expect(await sync()).toMatchObject({ code: 1, err: expect.stringContaining('đang đồng bộ') });
  expect(hidden()).toEqual(['.so-lop.xlsx.0123456789ab.tmp']);
  await lock.release();
  await journal.close();
});

test('control: what only looks writes nothing and takes nothing away', async () => {
  leave('.so-lop.xlsx.0123456789ab.tmp');
  for (const args of [['sync', '--dry-run'], ['explain', 'Xã Hòa An'], ['programme'], ['undo']])
    await command([...args, ...office().options.slice(0, 2), ...NOW]);
  expect(hidden()).toEqual(['.so-lop.xlsx.0123456789ab.tmp']);
});

test('a report half written goes with the next, once nobody can be writing it any more', async () => {
  const [old, fresh] = [leave('.r.json.0123456789ab.tmp'), leave('.r.json.ba9876543210.tmp')];
  const before = Date.now() - 2 * HOUR_MS;
  utimesSync(old, before / 1000, before / 1000);
  expect(await sync('--report', join(office().folder, 'r.json'))).toMatchObject({ code: 0 });
  expect(hidden().map((name) => join(office().folder, name))).toEqual([fresh]);
});
