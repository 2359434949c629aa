import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { cli, cliUnder, type Ended, filesIn, newFolder, removeFolder } from './run-cli.ts';

/** Issue 2, last point: each with a message a clerk understands, exit 1, and nothing written. */
const NOW = ['--now', '2026-05-09T12:00:00+07:00', '--date-order', 'dmy'];
let base: string;
let folder: string;
let workbook: string;
let answers: string;

beforeAll(async () => {
  base = newFolder();
  const made = await cli(['demo', '--once', '--dir', base, '--now', '2026-05-09T11:00:00+07:00']);
  expect(made.code).toBe(0);
});
afterAll(() => removeFolder(base));
beforeEach(() => {
  folder = newFolder();
  cpSync(base, folder, { recursive: true });
  workbook = join(folder, 'so-lop.xlsx');
  answers = join(folder, 'phan-hoi', 'phan-hoi-mau.csv');
});
afterEach(() => removeFolder(folder));

const sync = (...more: string[]) =>
  cli(['sync', '--workbook', workbook, '--responses', answers, ...NOW, ...more]);

async function refusedUntouched(
  act: () => Promise<Ended>,
  message: RegExp,
  ignore: RegExp = /^$/,
): Promise<void> {
  const before = kept(ignore);
  const ended = await act();
  expect(ended.err).toMatch(message);
  expect(ended.err).not.toMatch(/\n\s+at |node:|\.ts:\d|Error:/);
  expect(ended.code).toBe(1);
  expect(ended.out).toBe('');
  expect(kept(ignore)).toEqual(before);
}

function kept(ignore: RegExp) {
  return Object.fromEntries(Object.entries(filesIn(folder)).filter(([name]) => !ignore.test(name)));
}

/** Makes the next sync have something to write. */
function withNews(): void {
  appendFileSync(answers, '08/05/2026 10:00:00,Xã Hòa An,,Người Mới,Chuyên viên,,0900111222,,,,,\n');
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
    await refusedUntouched(() => sync(), message);
  }
  answers = join(folder, 'khong-co.csv');
  await refusedUntouched(() => sync(), /Không tìm thấy tệp/);
});

test('a spreadsheet with empty sheets is an export without a heading', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Trang 1');
  answers = join(folder, 'trang.xlsx');
  await book.xlsx.writeFile(answers);
  await refusedUntouched(() => sync(), /không có nội dung/);
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

test('a disk without space leaves the workbook whole', async () => {
  withNews();
  await refusedUntouched(
    () =>
      cliUnder("trap '' XFSZ; ulimit -f 200", [
        'sync',
        '--workbook',
        workbook,
        '--responses',
        answers,
        ...NOW,
      ]),
    /ổ đĩa/i,
    /nhat-ky/,
  );
  rmSync(join(folder, 'so-lop.nhat-ky.sqlite'));
  const journal = join(newFolder(), 'nhat-ky.sqlite');
  await refusedUntouched(
    () =>
      cliUnder("trap '' XFSZ; ulimit -f 200", [
        'sync',
        '--workbook',
        join(folder, 'moi', 'b.xlsx'),
        '--journal',
        journal,
        '--responses',
        answers,
        ...NOW,
      ]),
    /ổ đĩa/i,
    /nhat-ky/,
  );
  removeFolder(join(journal, '..'));
});

test('a journal that is broken, damaged or no journal', async () => {
  const journal = join(folder, 'so-lop.nhat-ky.sqlite');
  const whole = readFileSync(journal);
  writeFileSync(journal, 'ghi chép của tôi');
  await refusedUntouched(() => sync(), /không phải nhật ký/);
  const broken = Buffer.from(whole);
  broken.fill(0x5a, 4096 * 3, 4096 * 40);
  writeFileSync(journal, broken);
  await refusedUntouched(() => sync(), /bị hỏng/);
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
  await refusedUntouched(() => cli(['setup', '--workbook', workbook, '--plan', file]), /2026-02-30/);
  const { err } = await cli(['setup', '--workbook', workbook, '--plan', file]);
  expect(err).toContain('mai');
  expect(err.split('\n').filter((line) => line.startsWith('  - ')).length).toBeGreaterThanOrEqual(3);
  for (const bad of ['{', '[]', 'null', '"x"', '{}']) {
    writeFileSync(file, bad);
    await refusedUntouched(() => cli(['setup', '--workbook', workbook, '--plan', file]), /kế hoạch/i);
    await refusedUntouched(
      () => cli(['setup', '--workbook', workbook, '--programme', file]),
      /chương trình/i,
    );
    if (bad !== '{}') await refusedUntouched(() => sync('--mapping', file), /cột/i);
  }
});

test('formula-like text, control and right-to-left characters and huge cells stay text, and nothing else', async () => {
  const long = 'A'.repeat(100_000);
  const quoted = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const head = 'Dấu thời gian,Đơn vị,Họ và tên,Chức vụ,Số điện thoại,Ghi chú';
  const rows = [
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
    ['29/04/2026 08:02:00', long, 'Lê Văn C', 'Chủ tịch UBND', '', long],
    ['29/04/2026 08:03:00', 'Xã Vị Thanh 1', long, 'Kế toán', '', ''],
  ];
  answers = join(folder, 'la.csv');
  writeFileSync(answers, [head, ...rows.map(quoted)].join('\n'));
  workbook = join(folder, 'la.xlsx');
  const ended = await sync('--report', join(folder, 'bao-cao.json'));
  expect(ended.err).not.toMatch(/\n\s+at /);
  if (ended.code === 0) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(workbook);
    const formulas: string[] = [];
    let longest = 0;
    book.eachSheet((sheet) =>
      sheet.eachRow((cells) =>
        cells.eachCell((cell) => {
          if (cell.type === ExcelJS.ValueType.Formula) formulas.push(`${sheet.name}!${cell.address}`);
          longest = Math.max(longest, cell.text.length);
        }),
      ),
    );
    expect(formulas).toEqual([]);
    expect(longest).toBeLessThanOrEqual(32_767);
    const again = await sync();
    expect(again.err).toMatch(/Không có gì thay đổi/);
  } else {
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/^Lỗi: /);
  }
});

test('a path that cannot be written', async () => {
  withNews();
  mkdirSync(join(folder, 'thu-muc.xlsx'));
  workbook = join(folder, 'thu-muc.xlsx');
  await refusedUntouched(() => sync(), /là thư mục/);
  workbook = join(folder, 'so-lop.xlsx', 'ben-trong.xlsx');
  await refusedUntouched(() => sync(), /đường dẫn|thư mục/);
});
