import { copyFileSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './in-process.ts';
import { filesIn } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

const office = smallOffice();
const CASES = new URL('../fixtures/field-cases/', import.meta.url).pathname;
const inFolder = (name: string) => join(dirname(office().answers), name);

/** A dry run into a workbook still to be made: what an export gives, and nothing of what was there before. */
async function tried(...responses: readonly string[]) {
  const workbook = join(office().folder, 'moi.xlsx');
  const args = ['sync', '--workbook', workbook, '--dry-run', '--json', '--date-order', 'dmy', ...NOW];
  const ended = await command([...args, ...responses]);
  return { ...ended, report: ended.code === 0 ? JSON.parse(ended.out) : null };
}

function newer(name: string, content: string | Uint8Array): void {
  writeFileSync(inFolder(name), content);
  const anHourAgo = Date.now() / 1000 - 3_600;
  utimesSync(inFolder(name), anHourAgo, anHourAgo);
}

test('a graded form’s people are seated, and its scores are listed as columns that are not used', async () => {
  const { code, err, report } = await tried('--responses', `${CASES}a1-quiz-vi.csv`);
  expect(code).toBe(0);
  expect(report.account).toMatchObject({ delegates: 2, rowProblems: 0 });
  expect(report.account.byStatus.seated).toBe(2);
  expect(report.unusedColumns).toContainEqual({
    column: 4,
    title: 'Đơn vị [Điểm số]',
    why: 'điểm hoặc nhận xét của biểu mẫu chấm điểm',
  });
  expect(err).toMatch(/Cột không dùng: .*“Tổng điểm”/);
  expect(report.notices).toContainEqual(expect.stringMatching(/^Cột không dùng: .*“Tổng điểm”/));
});

test('a unit of the list and another typed beside it wait for a person, and both are shown', async () => {
  const file = join(office().folder, 'hai.csv');
  writeFileSync(
    file,
    'Dấu thời gian,Đơn vị,Đơn vị khác,Họ và tên\n2026/05/05 9:00:00,Xã Hòa An,Xã Vị Thanh 1,Lê Văn Ba\n2026/05/05 9:00:00,Khác,Xã Hòa An,Lê Văn Tư\n',
  );
  const { report } = await tried('--responses', file);
  const statuses = report.registrations.map(({ fullName, unit, status }: Record<string, unknown>) => [
    fullName,
    unit !== null,
    status,
  ]);
  expect(statuses).toContainEqual(['Lê Văn Ba', false, 'unit_unclear']);
  expect(statuses).toContainEqual(['Lê Văn Tư', true, 'role_unclear']);
});

test.each(['h5b-question-marks.csv', 'h5c-question-marks-all.csv'])(
  'S7: %s ends with 2 and writes nothing',
  async (name) => {
    const before = filesIn(office().folder);
    const { options } = office();
    const { code, err, out } = await command(['sync', ...options, '--responses', `${CASES}${name}`, ...NOW]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Lỗi: .*đã mất.*CSV UTF-8/);
    expect(filesIn(office().folder)).toEqual(before);
  },
);

test('S13: a Form’s .csv.zip in the folder is read', async () => {
  rmSync(office().answers);
  copyFileSync(`${CASES}b1-forms.csv.zip`, inFolder('b1-forms.csv.zip'));
  const workbook = join(office().folder, 'so-lop.xlsx');
  rmSync(workbook);
  rmSync(join(office().folder, 'so-lop.nhat-ky.sqlite'), { force: true });
  const { code, err, out } = await command(['sync', '--workbook', workbook, '--dry-run', '--json', ...NOW]);
  expect(code, err).toBe(0);
  expect(JSON.parse(out).account.delegates).toBe(1);
});

test.each(['dang-ky.xls', 'dang-ky.ods'])(
  'S13: %s newer than the export ends with 2: the older one is not read for it',
  async (name) => {
    newer(name, 'x');
    const workbook = readFileSync(office().workbook);
    const { code, err } = await command(['sync', ...office().options, ...NOW]);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`“${name}”.*lưu thành \\.xlsx`));
    expect(readFileSync(office().workbook).equals(workbook)).toBe(true);
  },
);

test('S8: a broken .csv ends with 2 and the line', async () => {
  newer('hong.csv', readFileSync(office().answers, 'utf8').replace(/^(\S+ \S+),/m, '$1,"'));
  const { code, err } = await command(['sync', ...office().options, ...NOW]);
  expect(code).toBe(2);
  expect(err).toMatch(/“hong\.csv”.*dòng 2/);
});
