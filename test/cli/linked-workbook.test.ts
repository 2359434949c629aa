import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { longAgo } from '../long-ago.ts';
import { command } from './in-process.ts';
import { cli, filesIn } from './run-cli.ts';
import { NEWS, NOW, smallOffice } from './small-office.ts';

/**
 * A workbook given by a link is the file it leads to, under whatever name: what belongs to it lies beside the file. Two names
 * must not have two journals, for each would know a part of what staff decided, and when.
 */
const office = smallOffice();
let desk = '';
let link = '';
beforeEach(() => {
  desk = join(office().folder, 'ban-lam-viec');
  mkdirSync(desk);
  link = join(desk, 'Lớp học.xlsx');
  symlinkSync(office().workbook, link);
});

const through = (workbook: string, ...args: readonly string[]) =>
  command([...args, '--workbook', workbook, ...NOW]);
const sync = (workbook: string, ...more: readonly string[]) =>
  through(workbook, 'sync', ...office().options.slice(2), ...more);

test('a sync through a link goes on in the journal beside the file, with the exports that lie there', async () => {
  appendFileSync(office().answers, NEWS);
  longAgo(office().answers);
  const { code, err } = await sync(link);
  expect(code, err).toBe(0);
  expect(readdirSync(desk)).toEqual(['Lớp học.xlsx']);
  expect((await sync(office().workbook)).err).toContain('Không có gì thay đổi');
  expect((await sync(link)).err).toContain('Không có gì thay đổi');
  // Control: the sync through the link is the last that the other name knows.
  expect((await through(office().workbook, 'undo')).out).toContain('Người Mới');
});

test('check and explain look beside the file too', async () => {
  const { out } = await command(['check', '--workbook', link]);
  expect(out).toMatch(/✓ Nhật ký: .*so-lop\.nhat-ky\.sqlite/);
  expect(out).toMatch(/✓ Bản xuất phản hồi: .*phan-hoi-mau\.csv/);
  expect(await through(link, 'explain', 'Xã Hòa An')).toMatchObject({ code: 0 });
});

test('a journal that an earlier version kept beside the link is for a person to put where it belongs', async () => {
  const beside = join(desk, 'Lớp học.nhat-ky.sqlite');
  renameSync(office().workbook.replace('.xlsx', '.nhat-ky.sqlite'), beside);
  const before = filesIn(office().folder);
  for (const [act, ...more] of [
    ['sync'],
    ['sync', '--dry-run'],
    ['explain', 'Xã Hòa An'],
    ['undo'],
  ] as const) {
    const { code, err } = await through(link, act, ...more);
    expect(err).toMatch(/“Lớp học\.xlsx” là liên kết.*“Lớp học\.nhat-ky\.sqlite”.*so-lop\.nhat-ky\.sqlite/s);
    expect(code).toBe(2);
  }
  expect(filesIn(office().folder)).toEqual(before);
  // Named, it is used; put where it belongs, it is found.
  expect(await sync(link, '--journal', beside)).toMatchObject({ code: 0 });
  renameSync(beside, office().workbook.replace('.xlsx', '.nhat-ky.sqlite'));
  expect((await sync(link)).err).toContain('Không có gì thay đổi');
});

test('a link whose file is not there now makes no workbook in its place', async () => {
  renameSync(office().workbook, `${office().workbook}.cat`);
  const names = () => readdirSync(office().folder, { recursive: true }).map(String).sort();
  const before = names();
  const { code, err } = await sync(link, ...office().planOptions);
  expect(err).toMatch(/“Lớp học\.xlsx” là liên kết tới một tệp không có/);
  expect(code).toBe(1);
  expect(names()).toEqual(before);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

test('a workbook that is open elsewhere under its own name is not written through the link', async () => {
  appendFileSync(office().answers, NEWS);
  longAgo(office().answers);
  writeFileSync(join(office().folder, '.~lock.so-lop.xlsx#'), ',Lan,,,');
  expect((await sync(link)).err).toMatch(/đang được mở trong LibreOffice/);
});

test('a server is not started with one file under two names', async () => {
  const workbooks = [
    { id: 'a', file: office().workbook },
    { id: 'b', file: link },
  ];
  writeFileSync(join(desk, 'may-chu.json'), JSON.stringify({ workbooks }));
  const { code, err } = await cli(['serve', '--config', 'may-chu.json'], { cwd: desk });
  expect(err).toMatch(/workbooks\[1\]\.file: .*không trùng với bảng tính khác/);
  expect(code).toBe(2);
});
