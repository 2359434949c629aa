import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, expect, test } from 'vitest';
import { longAgo } from '../long-ago.ts';
import { command } from './in-process.ts';
import { cliUnder, type Ended, filesIn } from './run-cli.ts';
import { NEWS, NOW, smallOffice } from './small-office.ts';

/** Issue 2, last point: each with a message a clerk understands, exit 1, and nothing written. */
const office = smallOffice();
let folder: string;
let workbook: string;
let answers: string;

beforeEach(() => {
  ({ folder, workbook, answers } = office());
});

const syncArgs = (...more: readonly string[]) => [
  'sync',
  ...office().options,
  '--workbook',
  workbook,
  '--responses',
  answers,
  '--date-order',
  'dmy',
  ...NOW,
  ...more,
];
const sync = (...more: readonly string[]) => command(syncArgs(...more));
const setup = (...more: readonly string[]) => command(['setup', '--workbook', workbook, ...more, ...NOW]);

async function refusedUntouched(
  act: () => Promise<Ended>,
  message: RegExp,
  ignore: RegExp = /^$/,
  code = 1,
): Promise<void> {
  const before = kept(ignore);
  const ended = await act();
  expect(ended.err).toMatch(message);
  expect(ended.err).not.toMatch(/\n\s+at |node:|\.ts:\d|Error:/);
  expect(ended.code).toBe(code);
  expect(ended.out).toBe('');
  expect(kept(ignore)).toEqual(before);
}

/** What is given cannot be used (exit code 2), and nothing was tried. */
const refusedInput = (act: () => Promise<Ended>, message: RegExp) => refusedUntouched(act, message, /^$/, 2);

function kept(ignore: RegExp) {
  return Object.fromEntries(Object.entries(filesIn(folder)).filter(([name]) => !ignore.test(name)));
}

/** Makes the next sync have something to write. */
function withNews(): void {
  appendFileSync(answers, NEWS);
}

test('a workbook that is no spreadsheet', async () => {
  for (const [name, bytes] of [
    ['van-ban.xlsx', Buffer.from('Kính gửi các xã, phường')],
    ['cu.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])],
    ['nua.xlsx', readFileSync(workbook).subarray(0, 9000)],
    ['trong.xlsx', Buffer.alloc(0)],
  ] as const) {
    workbook = join(folder, name);
    writeFileSync(workbook, bytes);
    await refusedUntouched(() => sync(), new RegExp(name.replace('.', '\\.')));
  }
});

test('responses that are no spreadsheet, empty, or without a heading', async () => {
  for (const [name, bytes, message] of [
    ['anh.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 255]), /không phải bảng tính/],
    ['anh.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 255]), /không phải bảng tính/],
    ['trong.csv', Buffer.alloc(0), /trống/],
    ['trong.xlsx', Buffer.alloc(0), /trống/],
    ['thieu.csv', Buffer.from('05/05/2026 08:00:00,Xã Hòa An,An An,Chuyên viên\n'), /không có dòng tiêu đề/],
  ] as const) {
    answers = join(folder, name);
    writeFileSync(answers, bytes);
    longAgo(answers);
    await refusedInput(() => sync(), message);
  }
  answers = join(folder, 'khong-co.csv');
  await refusedInput(() => sync(), /Không tìm thấy tệp/);
});

test('a spreadsheet with empty sheets is an export without a heading', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Trang 1');
  answers = join(folder, 'trang.xlsx');
  await book.xlsx.writeFile(answers);
  await refusedInput(() => sync(), /không có nội dung/);
});

test('a workbook open in Excel or LibreOffice', async () => {
  withNews();
  for (const lock of ['~$so-lop.xlsx', '.~lock.so-lop.xlsx#']) {
    writeFileSync(join(folder, lock), '');
    await refusedUntouched(() => sync(), /đang được mở/, /nhat-ky/);
    rmSync(join(folder, lock));
  }
  expect((await sync()).code).toBe(0);
});

test('a disk without space for the journal leaves the workbook whole', async () => {
  withNews();
  await refusedUntouched(() => cliUnder(limitedTo(60), syncArgs()), /nhật ký.*ổ đĩa/, /nhat-ky/);
});

test('a disk without space for the workbook alone leaves the old one whole', async () => {
  withNews();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  const own = book.addWorksheet('Của cán bộ');
  for (let row = 1; row <= 32; row++)
    own.addRow([createHash('shake256', { outputLength: 8_000 }).update(String(row)).digest('hex')]);
  await book.xlsx.writeFile(workbook);
  await refusedUntouched(() => cliUnder(limitedTo(250), syncArgs()), /Ổ đĩa.*so-lop\.xlsx/, /nhat-ky/);
  expect((await sync()).code).toBe(0);
});

/** Blocks of 1,024 bytes that a file may have, as on a full disk. */
const limitedTo = (kilobytes: number) => `trap '' XFSZ; ulimit -f ${kilobytes}`;

/** A new workbook under a limit that its bytes, or those of its journal, pass half-way; then without the limit. */
async function refusedHalfWay(limit: string, journal: string, message: RegExp): Promise<void> {
  mkdirSync(join(folder, 'moi'));
  workbook = join(folder, 'moi', 'b.xlsx');
  const args = syncArgs('--journal', journal, ...office().planOptions);
  await refusedUntouched(() => cliUnder(limit, args), message, /nhat-ky/);
  expect((await command(args)).code).toBe(0);
  // Without space for its whole the limit would have hit nothing.
  expect(statSync(workbook).size).toBeGreaterThan(WORKBOOK_PART_KB * 1024);
}

const WORKBOOK_PART_KB = 24;

test('a disk without space for a new workbook has no half of it', async () => {
  await refusedHalfWay(limitedTo(WORKBOOK_PART_KB), ':memory:', /^Lỗi: Ổ đĩa.*b\.xlsx/m);
});

test('a disk without space for a new journal has no workbook that no journal knows', async () => {
  const journal = join(folder, 'moi', 'nhat-ky.sqlite');
  await refusedHalfWay(limitedTo(60), journal, /nhật ký.*ổ đĩa/);
  expect(existsSync(journal)).toBe(true);
});

test('a journal that is broken, damaged or no journal', async () => {
  const journal = join(folder, 'so-lop.nhat-ky.sqlite');
  const whole = readFileSync(journal);
  writeFileSync(journal, 'ghi chép của tôi');
  await refusedInput(() => sync(), /không phải nhật ký/);
  const broken = Buffer.from(whole);
  broken.fill(0x5a, 4096 * 3, 4096 * 40);
  writeFileSync(journal, broken);
  await refusedUntouched(() => sync(), /bị hỏng/);
});

test('a folder named as journal', async () => {
  mkdirSync(join(folder, 'nhat-ky'));
  for (const more of [[], ['--dry-run']])
    await refusedInput(
      () => sync('--journal', join(folder, 'nhat-ky'), ...more),
      /“nhat-ky” là thư mục, không phải tệp nhật ký/,
    );
});

test('a plan that contradicts itself, with every mistake at once', async () => {
  const plan = JSON.parse(
    readFileSync(new URL('../../shared/data/plan-batch-2.data.json', import.meta.url), 'utf8'),
  );
  const [first, second] = plan.classes;
  second.units.push(first.units[0]);
  first.date = '2026-02-30';
  plan.registration.deadlineStrict = 'mai';
  const file = join(folder, 'ke-hoach.json');
  writeFileSync(file, JSON.stringify(plan));
  workbook = join(folder, 'moi', 'moi.xlsx');
  await refusedInput(() => setup('--plan', file), /2026-02-30/);
  const { err } = await setup('--plan', file);
  expect(err).toContain('mai');
  expect(err.split('\n').filter((line) => line.startsWith('  - ')).length).toBeGreaterThanOrEqual(3);
  for (const bad of ['{', '[]', 'null', '"x"', '{}']) {
    writeFileSync(file, bad);
    await refusedInput(() => setup('--plan', file), /kế hoạch/i);
    await refusedInput(() => setup('--programme', file), /chương trình/i);
    if (bad !== '{}') await refusedInput(() => sync('--mapping', file), /cột/i);
  }
});

const HEADING = 'Dấu thời gian,Đơn vị,Họ và tên,Chức vụ,Số điện thoại,Ghi chú';

/** An export of these rows, and a workbook still to be made. */
function withRows(rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  answers = join(folder, 'la.csv');
  writeFileSync(answers, [HEADING, ...rows.map(line)].join('\n'));
  workbook = join(folder, 'la.xlsx');
}

test('formula-like text, control and right-to-left characters stay text, and nothing else', async () => {
  withRows([
    [
      '29/04/2026 08:00:00',
      'Xã Hòa An',
      '=HYPERLINK("http://x.invalid","Nguyễn Văn A")',
      '@SUM(A1)',
      '+84900123456',
      '-1+1',
    ],
    [
      '29/04/2026 08:01:00',
      'Xã Hòa An',
      '\u202eTrần Thị B\u202c',
      'Chuyên viên\u0007\u000b\ufffe',
      '=cmd|calc',
      '\t=1+1',
    ],
    ['29/04/2026 08:02:00', '=1+1', 'Lê Văn C', 'Chủ tịch UBND', '', '{=1+1}'],
  ]);
  expect(await sync(...office().planOptions)).toMatchObject({ code: 0 });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  const formulas: string[] = [];
  const texts: string[] = [];
  book.eachSheet((sheet) =>
    sheet.eachRow((cells) =>
      cells.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) formulas.push(`${sheet.name}!${cell.address}`);
        texts.push(cell.text);
      }),
    ),
  );
  expect(formulas).toEqual([]);
  expect(texts).toContain('=HYPERLINK("http://x.invalid","Nguyễn Văn A")');
  expect((await sync()).err).toMatch(/Không có gì thay đổi/);
});

test('a cell longer than a spreadsheet holds is named, with where it stands', async () => {
  const long = 'A'.repeat(100_000);
  withRows([
    ['29/04/2026 08:00:00', 'Xã Hòa An', 'Lê Văn C', 'Chủ tịch UBND', '', ''],
    ['29/04/2026 08:01:00', 'Xã Vị Thanh 1', 'Trần Văn D', long, '', ''],
  ]);
  await refusedInput(() => sync(...office().planOptions), /dòng 3.*32767/);
});

test('a path that cannot be written', async () => {
  withNews();
  mkdirSync(join(folder, 'thu-muc.xlsx'));
  workbook = join(folder, 'thu-muc.xlsx');
  await refusedUntouched(() => sync(), /là thư mục/);
  workbook = join(folder, 'so-lop.xlsx', 'ben-trong.xlsx');
  await refusedUntouched(() => sync(), /đường dẫn|thư mục/);
});
