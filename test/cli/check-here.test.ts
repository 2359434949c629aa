import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { command } from './in-process.ts';
import { cli, filesIn } from './run-cli.ts';
import { smallOffice } from './small-office.ts';

/** `check` where an office works without Google: the workbook, its plan, its journal and its exports. */
const office = smallOffice();
const at = (name: string) => join(office().folder, name);
const checkHere = async () => {
  const { code, out } = await command(['check', '--workbook', office().workbook, '--json']);
  const checks = JSON.parse(out) as {
    what: string;
    state: string;
    detail: string;
    howToFix: string | null;
  }[];
  return { code, of: (what: string) => checks.find((one) => one.what === what), checks };
};

test('a working office: each thing is named with what was found, Google with no word, and nothing is written', async () => {
  const before = filesIn(office().folder);
  const { code, of, checks } = await checkHere();
  expect(code).toBe(0);
  expect(of('Bảng tính trên máy')).toMatchObject({
    state: 'ok',
    detail: expect.stringContaining('so-lop.xlsx'),
  });
  expect(of('Kế hoạch')).toMatchObject({ state: 'ok', detail: expect.stringContaining('2 lớp') });
  expect(of('Nhật ký')).toMatchObject({ state: 'ok', detail: expect.stringContaining('09/05/2026 11:00') });
  expect(of('Bản xuất phản hồi')).toMatchObject({
    state: 'ok',
    detail: expect.stringContaining('phan-hoi-mau.csv'),
  });
  expect(JSON.stringify(checks)).not.toMatch(/Google|đăng nhập/);
  expect(filesIn(office().folder)).toEqual(before);
});

test('a journal in which something is not what was recorded is told with what and of which sync', async () => {
  const database = new DatabaseSync(at('so-lop.nhat-ky.sqlite'));
  database.exec("DROP TRIGGER sync_ends_never_changed; UPDATE sync_ends SET detail = 'khác'");
  database.close();
  const { code, of } = await checkHere();
  // A rule of the file that is gone is damage too, and comes first.
  expect([code, of('Nhật ký')]).toMatchObject([
    1,
    { state: 'failed', detail: expect.stringMatching(/bị hỏng ở cấu trúc tệp$/) },
  ]);
});

test('in the office’s folder nothing need be named', async () => {
  const { code, out } = await cli(['check'], { cwd: office().folder });
  expect(code).toBe(0);
  expect(out).toContain('so-lop.xlsx');
  expect(out).not.toMatch(/Google|đăng nhập/);
});

test.each<[string, string, 'missing' | 'failed', () => void]>([
  ['no workbook', 'Bảng tính trên máy', 'missing', () => rmSync(office().workbook)],
  ['a workbook that is none', 'Bảng tính trên máy', 'failed', () => writeFileSync(office().workbook, 'x')],
  ['a workbook open in Excel', 'Ghi vào bảng tính', 'missing', () => writeFileSync(at('~$so-lop.xlsx'), '')],
  ['no journal', 'Nhật ký', 'missing', () => rmSync(at('so-lop.nhat-ky.sqlite'))],
  [
    'a journal that is none',
    'Nhật ký',
    'failed',
    () => writeFileSync(at('so-lop.nhat-ky.sqlite'), 'ghi chép'),
  ],
  ['no folder of exports', 'Bản xuất phản hồi', 'missing', () => rmSync(at('phan-hoi'), { recursive: true })],
  [
    'an empty folder of exports',
    'Bản xuất phản hồi',
    'missing',
    () => (rmSync(at('phan-hoi'), { recursive: true }), mkdirSync(at('phan-hoi'))),
  ],
])('%s is named with what to do', async (_, what, state, spoil) => {
  spoil();
  const { code, of } = await checkHere();
  expect(of(what)?.state).toBe(state);
  expect(of(what)?.howToFix).toMatch(/[à-ỹ]/);
  expect(code).toBe(state === 'failed' ? 1 : 0);
});
