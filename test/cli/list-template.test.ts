/** `lists template`: a file to fill in for each unit of a plan. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readResponsesFolder } from '../../sync-server/local/responses-folder.ts';
import { ROOT } from '../structure/imports.ts';
import { command } from './in-process.ts';
import { newFolder, removeFolder } from './run-cli.ts';

const root = newFolder();
afterAll(() => removeFolder(root));
let out = '';
let count = 0;
beforeEach(() => {
  out = join(root, String(++count));
});

const CONFERENCE = join(ROOT, 'shared/data/plans/hdnd-conference-2026.plan.json');
const BATCH_2 = join(ROOT, 'shared/data/plan-batch-2.data.json');

function lists(...args: readonly string[]) {
  return command(['lists', 'template', '--out', out, ...args]);
}

it('writes one for each unit named, which is read back as that unit’s', async () => {
  const { code, out: said } = await lists(
    '--plan',
    CONFERENCE,
    '--unit',
    'xã long phú',
    'P. Ninh Kiều',
    '--json',
  );
  expect(code).toBe(0);
  const names = ['phuong-ninh-kieu', 'xa-long-phu'].map(
    (unit) => `hoi-nghi-tap-huan-hdnd-2026_${unit}_danh-sach.xlsx`,
  );
  expect(JSON.parse(said)).toEqual({
    plan: 'hoi-nghi-tap-huan-hdnd-2026',
    folder: out,
    written: names,
    kept: [],
  });
  expect(readdirSync(out).sort()).toEqual(names);
  const { lists: read } = await readResponsesFolder(out);
  expect(read.map(({ parts }) => parts[0]?.unitTyped)).toEqual(['Phường Ninh Kiều', 'Xã Long Phú']);
});

it('writes all units of a plan of version 1', async () => {
  const { code, err } = await lists('--plan', BATCH_2);
  expect([code, err]).toEqual([0, expect.stringContaining('Đã ghi 83 mẫu danh sách')]);
  expect(readdirSync(out)).toHaveLength(83);
});

it('leaves a file alone that is there already, and says so', async () => {
  await lists('--plan', CONFERENCE, '--unit', 'Xã Long Phú');
  const path = join(out, readdirSync(out)[0] ?? '');
  writeFileSync(path, 'đã điền');
  const { code, err } = await lists('--plan', CONFERENCE, '--unit', 'Xã Long Phú', 'Phường Ninh Kiều');
  expect([code, err]).toEqual([1, expect.stringContaining('Không ghi đè 1 tệp đã có')]);
  expect(readFileSync(path, 'utf8')).toBe('đã điền');
  expect(readdirSync(out)).toHaveLength(2);
});

it('makes each for its owner alone, and nothing stays beside it', async () => {
  expect(await lists('--plan', CONFERENCE, '--unit', 'Xã Long Phú')).toMatchObject({ code: 0 });
  const names = readdirSync(out);
  expect(names).toHaveLength(1);
  expect(names.map((name) => statSync(join(out, name)).mode & 0o777)).toEqual([0o600]);
});

it('writes again what a kill left empty, and follows no link that lies in the way', async () => {
  await lists('--plan', CONFERENCE, '--unit', 'Xã Long Phú');
  const [name = ''] = readdirSync(out);
  writeFileSync(join(out, name), '');
  expect(await lists('--plan', CONFERENCE, '--unit', 'Xã Long Phú')).toMatchObject({ code: 0 });
  expect(statSync(join(out, name)).size).toBeGreaterThan(1_000);
  const other = join(root, `link-${count}`);
  mkdirSync(other);
  symlinkSync(join(root, `cua-nguoi-khac-${count}`), join(other, name));
  const { code } = await command([
    'lists',
    'template',
    '--out',
    other,
    '--plan',
    CONFERENCE,
    '--unit',
    'Xã Long Phú',
  ]);
  expect(code).toBe(1);
  expect(existsSync(join(root, `cua-nguoi-khac-${count}`))).toBe(false);
});

it('writes nothing into the folder of responses, where each would count as a list that came', async () => {
  const folder = join(root, `co-quan-${count}`);
  mkdirSync(join(folder, 'phan-hoi'), { recursive: true });
  symlinkSync(join(folder, 'phan-hoi'), join(folder, 'gui-di'));
  for (const place of ['phan-hoi', 'phan-hoi/hoi-nghi', 'gui-di']) {
    const { code, err } = await command([
      'lists',
      'template',
      '--workbook',
      join(folder, 'so-lop.xlsx'),
      '--plan',
      CONFERENCE,
      '--out',
      join(folder, place),
    ]);
    expect(code, err).toBe(2);
    expect(err).toMatch(/thư mục phản hồi/);
    expect(readdirSync(join(folder, 'phan-hoi'))).toEqual([]);
  }
});

it('takes the plan of the workbook', async () => {
  const workbook = join(root, 'so-lop.xlsx');
  await command(['setup', '--workbook', workbook, '--plan', CONFERENCE]);
  const before = readFileSync(workbook);
  const { code, err } = await lists('--workbook', workbook, '--unit', 'Xã Long Phú');
  expect([code, err]).toEqual([0, expect.stringContaining('Hội nghị HĐND hai cấp')]);
  expect(readFileSync(workbook).equals(before)).toBe(true);
  await command([
    'setup',
    '--workbook',
    workbook,
    '--add',
    BATCH_2.replace('plan-batch-2.data', 'plans/batch-2.plan'),
  ]);
  const several = await lists('--workbook', workbook, '--unit', 'Xã Long Phú');
  expect([several.code, several.err]).toEqual([
    2,
    expect.stringContaining('đề nghị nêu một kế hoạch bằng --for'),
  ]);
  const one = await lists(
    '--workbook',
    workbook,
    '--for',
    'hoi-nghi-tap-huan-hdnd-2026',
    '--unit',
    'Phường Ninh Kiều',
  );
  expect(one.code).toBe(0);
});

it.each([
  [['--plan', CONFERENCE, '--unit', 'Long Phú'], '“Long Phú” không khớp đúng một đơn vị'],
  [
    ['--plan', BATCH_2, '--unit', 'Phường Cái Răng', 'Phường Ô Môn'],
    '“Phường Ô Môn” không có trong kế hoạch',
  ],
  [['--plan', CONFERENCE, '--for', 'khac'], 'Không có kế hoạch “khac”'],
  [['--plan', join(ROOT, 'shared/data/plans/can-tho-2024.plan.json')], 'không có mẫu danh sách để gửi'],
  [['--workbook', 'khong-co.xlsx'], 'Chưa có bảng tính “khong-co.xlsx”'],
])('%j cannot be used: nothing is written', async (args, why) => {
  const { code, err } = await lists(...args);
  expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  expect(existsSync(out)).toBe(false);
});

it('another kind is refused in Vietnamese', async () => {
  const { code, err } = await command(['lists', 'khac']);
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('Tham số “loại”: giá trị “khac” không dùng được; dùng một trong: template'),
  ]);
});
