import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { command } from './in-process.ts';
import { filesIn } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

/** A plan or a programme that somebody names is never silently ignored. */
const office = smallOffice();
const planFile = () => office().planOptions[1] as string;

// oxlint-disable-next-line typescript/no-explicit-any -- a plan file as JSON, changed at will
type Json = any;

/** The plan file of the office with something changed. */
function changedPlan(change: (plan: Json) => void): string {
  const plan = JSON.parse(readFileSync(planFile(), 'utf8'));
  change(plan);
  const file = join(office().folder, 'khac.json');
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

const OTHERS: readonly (readonly [string, (plan: Json) => void, RegExp])[] = [
  ['another title', (plan) => (plan.title = 'Kế hoạch 108'), /kế hoạch khác.*Kế hoạch 108.*--workbook/s],
  [
    'another day of a class',
    (plan) => (plan.classes[0].date = '2026-06-30'),
    /ngày học lớp 04: .*30\/06\/2026/,
  ],
  [
    'another deadline',
    (plan) => (
      (plan.registration.deadlineStrict = '2026-05-06'), (plan.registration.deadlineLenient = '2026-05-07')
    ),
    /hạn đăng ký: .*06\/05\/2026/,
  ],
  ['a class less', (plan) => plan.classes.pop(), /lớp 05: chỉ có trong bảng tính/],
  ['a unit less', (plan) => plan.classes[0].units.pop(), /bảng tính xếp lớp 04, tệp xếp không có/],
  [
    'a unit moved',
    (plan) => plan.classes[1].units.push(plan.classes[0].units.pop()),
    /bảng tính xếp lớp 04, tệp xếp lớp 05/,
  ],
  ['a role less', (plan) => plan.quota.roles.pop(), /thành phần: /],
  ['another venue', (plan) => (plan.classes[0].venueTyped = 'Hội trường khác'), /địa điểm lớp 04/],
];

test.each(OTHERS)(
  'a plan with %s is refused with what differs, by sync and by setup, and nothing is written',
  async (_, change, words) => {
    const plan = changedPlan((file) => {
      change(file);
      // What the document states of itself would be told as well.
      for (const key of ['classCount', 'unitCount', 'delegatesExpected', 'statedPerClass']) delete file[key];
    });
    const before = filesIn(office().folder);
    for (const name of ['sync', 'setup']) {
      const { code, err, out } = await command([name, ...office().options, '--plan', plan, ...NOW]);
      expect({ code, out }, err).toEqual({ code: 2, out: '' });
      expect(err).toMatch(words);
      expect(err).toContain('--plan');
    }
    expect(filesIn(office().folder)).toEqual(before);
  },
);

test('the file that the workbook was set up with may be named again, also after staff corrected the tabs', async () => {
  const again = () => command(['sync', ...office().options, '--plan', planFile(), ...NOW]);
  expect(await again()).toMatchObject({ code: 0, err: expect.stringContaining('Không có gì thay đổi') });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  let isChanged = false;
  book.getWorksheet('Danh sách lớp')?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.text !== 'Lớp 04') return;
      cell.value = 'Lớp 04 (sửa)';
      isChanged = true;
    }),
  );
  expect(isChanged).toBe(true);
  await book.xlsx.writeFile(office().workbook);
  expect((await again()).code).toBe(0);
});

test('another programme is refused by sync and setup, and nothing is written', async () => {
  const programme = JSON.parse(readFileSync(office().options[3] as string, 'utf8'));
  const file = join(office().folder, 'chuong-trinh-108.json');
  writeFileSync(file, JSON.stringify({ ...programme, title: 'CHƯƠNG TRÌNH 108 NĂM 2024' }));
  const before = filesIn(office().folder);
  for (const name of ['sync', 'setup']) {
    const ended = await command([name, '--workbook', office().workbook, '--programme', file, ...NOW]);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/chương trình công tác khác.*CHƯƠNG TRÌNH 108/s);
  }
  expect(filesIn(office().folder)).toEqual(before);
  // A new workbook for it would get the classes of a plan that nobody named.
  const fresh = join(office().folder, 'moi.xlsx');
  const alone = await command(['setup', '--workbook', fresh, '--programme', file, ...NOW]);
  expect(alone.code).toBe(2);
  expect(alone.err).toContain('--plan');
  expect(filesIn(office().folder)).toEqual(before);
  const both = await command([
    'setup',
    '--workbook',
    fresh,
    '--programme',
    file,
    '--plan',
    planFile(),
    ...NOW,
  ]);
  expect(both.code).toBe(0);
});

test('setup tells what a person should look at in an accepted plan, and the oddities of the programme', async () => {
  const fresh = join(office().folder, 'moi.xlsx');
  const plan = changedPlan((file) => (file.classes[0].weekdayStated = 'thứ Bảy'));
  const { code, err } = await command(['setup', '--workbook', fresh, '--plan', plan, ...NOW]);
  expect(code).toBe(0);
  expect(err).toMatch(/nên xem lại/);
  expect(err).toContain('thứ Bảy');
  for (const oddity of programme2026().oddities) expect(err).toContain(oddity);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(fresh);
  const shown = JSON.stringify(book.getWorksheet('Phụ lục 01')?.getSheetValues());
  for (const oddity of programme2026().oddities) {
    expect(shown.includes(oddity.slice(0, 40).replaceAll('"', '\\"')), oddity).toBe(true);
  }
});

test('a refused plan tells first what must be mended, then apart what may be looked at', async () => {
  const file = changedPlan((plan) => {
    plan.classes[0].date = '2026-02-30';
    plan.classes[1].weekdayStated = 'thứ Bảy';
  });
  const fresh = join(office().folder, 'moi.xlsx');
  const { code, err } = await command(['setup', '--workbook', fresh, '--plan', file, ...NOW]);
  expect(code).toBe(2);
  const [errors, notes] = err.split('Ngoài ra, nên xem lại') as [string, string];
  expect(errors).toContain('2026-02-30');
  expect(errors).not.toContain('thứ Bảy');
  expect(notes).toContain('thứ Bảy');
});

test.each([
  ['{\n "title" "x"}', 'ở dòng 2, cột'],
  ['{"a": 1,\n', 'ở dòng 2, cột 1'],
  ['{', 'ở dòng 1'],
])('a file that is no JSON is told with the place and without the parser’s English', async (text, words) => {
  const file = join(office().folder, 'hong.json');
  writeFileSync(file, text);
  const { code, err } = await command([
    'setup',
    '--plan',
    file,
    '--workbook',
    join(office().folder, 'moi.xlsx'),
  ]);
  expect(code).toBe(2);
  expect(err).toContain('tệp JSON sai cú pháp');
  expect(err).toContain(words);
  expect(err).not.toMatch(/Expected|Unexpected|position/);
});
