import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listOfHoaAn } from './filled-list.ts';
import { command } from './in-process.ts';
import { filesIn } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

/** P43, P80: the template that a command writes, filled in as a commune would, read back beside the Form's export. */
const office = smallOffice();
const folder = () => dirname(office().answers);

test('an export that cannot be read is in the way of who reads it, and of nobody else', async () => {
  await listOfHoaAn(office(), folder());
  writeFileSync(join(folder(), 'phan-hoi.xls'), 'x');
  const sync = await command(['sync', ...office().options, ...NOW]);
  expect([sync.code, sync.err]).toEqual([2, expect.stringContaining('“phan-hoi.xls”')]);
  for (const name of [['setup'], ['explain', 'II.10'], ['programme']]) {
    const { code, err } = await command([...name, ...office().options, ...NOW]);
    expect(code, `${name[0]}: ${err}`).toBe(0);
  }
});

test('an export named with --responses takes the place of the export, and of no list', async () => {
  await listOfHoaAn(office(), folder());
  const sync = async (...more: readonly string[]) => {
    const { code, out, err } = await command(['sync', '--json', ...office().options, ...more, ...NOW]);
    expect(code, err).toBe(0);
    return JSON.parse(out);
  };
  const before = await sync();
  const named = join(office().folder, 'ban-khac.csv');
  copyFileSync(office().answers, named);
  const after = await sync('--responses', named);
  expect(after.account).toEqual(before.account);
  expect(after.changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
});

test('a list that lies beside the folders of two plans is nobody’s: no plan is added over what it says', async () => {
  await listOfHoaAn(office(), folder());
  const second = join(office().folder, 'dot-3.json');
  const plan = JSON.parse(readFileSync(office().planOptions[1] as string, 'utf8'));
  writeFileSync(second, JSON.stringify({ ...plan, title: 'Tập huấn đợt 3' }));
  const before = filesIn(office().folder);
  const { code, err } = await command(['setup', '--add', second, ...office().options, ...NOW]);
  expect([code, err]).toEqual([2, expect.stringMatching(/Chưa ghi gì. Đề nghị chuyển tệp vào thư mục/)]);
  expect(filesIn(office().folder)).toEqual(before);
});

test('a template filled in and put beside the export registers its person, once, and is named where it stands', async () => {
  await listOfHoaAn(office(), folder());
  const args = ['sync', '--json', ...office().options, ...NOW];
  const { code, out: json, err } = await command(args);
  expect(code, err).toBe(0);
  const report = JSON.parse(json);
  expect(report.notices).toContainEqual('Đã đọc 1 tệp danh sách.');
  const found = report.registrations.filter(
    (one: { fullName: string }) => one.fullName === 'Đặng Thị Danh Sách',
  );
  expect(found).toMatchObject([{ unit: '31393', class: '04' }]);
  expect(JSON.parse((await command(args)).out).changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  const explained = await command(['explain', 'Đặng Thị Danh Sách', ...office().options, ...NOW]);
  expect(explained.out).toMatch(/Đặng Thị Danh Sách, dòng \d+ của danh sách “hoa-an.xlsx”/);
});

test('a list named with --responses is called a list, and not an export without times', async () => {
  await listOfHoaAn(office(), folder());
  const list = join(folder(), 'hoa-an.xlsx');
  const { code, err } = await command(['sync', ...office().options, '--responses', list, ...NOW]);
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/“hoa-an\.xlsx” là danh sách của một đơn vị.*thư mục phản hồi/),
  ]);
  expect(err).not.toContain('Dấu thời gian');
});

test('a list file that was read and is gone: exit 3, by its name; put back, nothing has changed', async () => {
  await listOfHoaAn(office(), folder());
  const args = ['sync', ...office().options, ...NOW];
  expect((await command(args)).code).toBe(0);
  const list = join(folder(), 'hoa-an.xlsx');
  renameSync(list, join(office().folder, 'hoa-an.xlsx'));
  const { code, err } = await command(args);
  expect([code, err]).toEqual([
    3,
    expect.stringMatching(/danh sách.*“hoa-an\.xlsx” \(1 đại biểu\).*đặt lại tệp/),
  ]);
  expect(err).not.toMatch(/cũ hơn|bảng phản hồi không/);
  renameSync(join(office().folder, 'hoa-an.xlsx'), list);
  expect((await command(args)).code).toBe(0);
  const again = await command(['sync', '--json', ...office().options, ...NOW]);
  expect(JSON.parse(again.out).changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
});
