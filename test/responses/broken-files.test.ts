import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readResponsesFile } from '../../sync-server/local/responses-file.ts';
import { peopleOf } from './responses-of.ts';

const CASES = new URL('../fixtures/field-cases/', import.meta.url).pathname;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-lop-broken-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, name = 'a.csv') {
  const path = join(folder, name);
  await writeFile(path, content);
  return readResponsesFile(path, { waiting: { now: Date.now, wait: () => Promise.resolve() } });
}
const people = async (content: string | Uint8Array, name?: string) => peopleOf(await read(content, name));

const AN = 'Xã Hòa An | Nguyễn Văn An / Chủ tịch UBND / 0901234567 / Lãnh đạo UBND';
const BONG = 'Xã Vị Thanh 1 | Trần Thị Bông / Chuyên viên / 0902345678 / Công chức';
const HEADER = 'Dấu thời gian,Đơn vị,Họ và tên,Chức vụ,Thành phần,Số điện thoại';
const LINES = [
  HEADER,
  '2026/05/05 9:00:00 SA GMT+7,Xã Hòa An,Nguyễn Văn An,Chủ tịch UBND,Lãnh đạo UBND,0901234567',
  '2026/05/05 9:10:00 SA GMT+7,Xã Vị Thanh 1,Trần Thị Bông,Chuyên viên,Công chức,0902345678',
];
const CSV = `${LINES.join('\r\n')}\r\n`;

test.each(['n2-equals-quoted.csv', 'b1-forms.csv.zip'])(
  'field case %s: the one person in it is read',
  async (name) => {
    expect(peopleOf(await readResponsesFile(`${CASES}${name}`))).toEqual([AN]);
  },
);

test.each(['n1-x000d-raw.xlsx', 'b11-x000d.xlsx'])(
  'field case %s: escaped control characters are none',
  async (name) => {
    expect(peopleOf(await readResponsesFile(`${CASES}${name}`))).toEqual([AN, BONG]);
  },
);

test.each([
  '="Nguyễn Văn An"',
  '"=""Nguyễn Văn An"""',
  '= "Nguyễn Văn An"',
  '"Nguyễn Văn An_x000D_"',
  '"Nguyễn Văn An_x000d__x000A_"',
])('the cell %s says Nguyễn Văn An', async (cell) => {
  expect(await people(CSV.replace('Nguyễn Văn An', cell))).toEqual([AN, BONG]);
});

test('control: what only looks so stays as typed', async () => {
  for (const cell of ['=Nguyễn Văn An', 'Nguyễn _x0041_ An', '="Nguyễn"An'])
    expect((await people(CSV.replace('Nguyễn Văn An', cell)))[0]).toContain(`| ${cell} /`);
});

const ROWS = [
  '05/13/2026 9:00:00,Xã Hòa An,Nguyễn Văn An,Chủ tịch UBND,Lãnh đạo UBND,0901234567,',
  '05/13/2026 9:10:00,Xã Vị Thanh 1,Trần Thị Bông,Chuyên viên,Công chức,0902345678,"ăn chay"',
  '05/13/2026 9:20:00,Xã Hỏa Lựu,Lê Văn Cường,Chuyên viên,Công chức,0903456789,"đi ""xe"""',
  '05/13/2026 9:30:00,Xã Vĩnh Viễn,Phạm Văn Dũng,Chuyên viên,Công chức,0904567890,',
];
const withNotes = (...rows: readonly string[]) => [`${HEADER},Ghi chú`, ...rows].join('\n');

test.each([
  [
    'before a name',
    2,
    (rows: readonly string[]) => [rows[0]?.replace('Nguyễn', '"Nguyễn'), ...rows.slice(1)],
  ],
  ['before a unit', 2, (rows: readonly string[]) => [rows[0]?.replace('Xã', '"Xã'), ...rows.slice(1)]],
  ['before a phone', 2, (rows: readonly string[]) => [rows[0]?.replace('0901', '"0901'), ...rows.slice(1)]],
  ['before a time', 2, (rows: readonly string[]) => [`"${rows[0]}`, ...rows.slice(1)]],
  [
    'missing behind a note',
    3,
    (rows: readonly string[]) => [rows[0], rows[1]?.slice(0, -1), ...rows.slice(2)],
  ],
  [
    'that swallows one row of the middle',
    5,
    (rows: readonly string[]) => [...rows.slice(0, 3), rows[3]?.replace('Phạm', '"Phạm'), rows[1]],
  ],
  [
    'before a unit, in a row with another quoted cell',
    3,
    (rows: readonly string[]) => [rows[0], rows[1]?.replace('Xã', '"Xã'), ...rows.slice(2)],
  ],
  [
    'that swallows cells of its own row',
    2,
    (rows: readonly string[]) => [
      rows[0]?.replace('Nguyễn', '"Nguyễn').replace(',Lãnh', '",Lãnh'),
      ...rows.slice(1),
    ],
  ],
])(
  'S8: a quotation mark too many %s is refused with line %i, and nobody vanishes',
  async (_, line, spoil) => {
    const content = withNotes(...spoil(ROWS).map((row) => row ?? ''));
    await expect(read(content)).rejects.toMatchObject({
      name: 'ResponsesFileError',
      message: expect.stringMatching(new RegExp(`dòng ${line}\\b.*Đề nghị`, 's')),
    });
  },
);

test('control: marks that belong together, and line breaks within an answer, are no harm', async () => {
  const note = '"Họ đi xe riêng,\nđón ở cổng, 2 người,\nngày 13/05/2026, 14/05/2026"';
  const rows = [...ROWS.slice(0, 3), `${ROWS[3]}${note}`];
  expect(await people(withNotes(...rows))).toHaveLength(4);
  const titles = withNotes(...ROWS).replace(
    'Họ và tên',
    '"Họ và tên\n(viết hoa, có dấu, không ghi chức vụ, không viết tắt, mỗi ô một người, như căn cước)"',
  );
  expect(await people(titles)).toHaveLength(4);
});

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const mojibake = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const cp1252 = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));
/** Windows-1258 writes letter and tone apart. */
function windows1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const characters = Array.from(text.normalize('NFC')).flatMap((character) => {
    if (bytes.has(character)) return [character];
    const decomposed = character.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(decomposed)?.[0] ?? '';
    return [decomposed.replace(tone, '').normalize('NFC'), tone].filter((part) => part !== '');
  });
  return Buffer.from(characters.map((character) => bytes.get(character) ?? 0x3f));
}
const utf16 = (text: string, mark: string) => Buffer.from(`${mark}${text}`, 'utf16le');

const TCVN3 =
  'DÊu thêi gian,§¬n vÞ,Hä vµ tªn,Chøc vô,Thµnh phÇn,Sè ®iÖn tho¹i\r\n2026/05/05 9:00:00 SA GMT+7,X· Hßa An,NguyÔn V¨n An,Chñ tÞch UBND,L·nh ®¹o UBND,0901234567\r\n';
const VNI =
  'Daáu thôøi gian,Ñôn vò,Hoï vaø teân,Chöùc vuï,Thaønh phaàn,Soá ñieän thoaïi\r\n2026/05/05 9:00:00 SA GMT+7,Xaõ Hoøa An,Nguyeãn Vaên An,Chuû tòch UBND,Laõnh ñaïo UBND,0901234567\r\n';

test.each([
  ['UTF-8 with a mark', `\ufeff${CSV}`, [AN, BONG], null],
  ['UTF-16 with a mark', utf16(CSV, '\ufeff'), [AN, BONG], null],
  ['UTF-16 without a mark', utf16(CSV, ''), [AN, BONG], null],
  ['UTF-16, big end first, without a mark', utf16(CSV, '').swap16(), [AN, BONG], null],
  ['decomposed letters', CSV.normalize('NFD'), [AN.normalize('NFD'), BONG.normalize('NFD')], null],
  ['Windows-1258', windows1258(CSV), [AN, BONG], 'Windows-1258'],
  ['TCVN3 as bytes', latin1(TCVN3), [AN], 'TCVN3'],
  ['TCVN3 as Unicode letters', TCVN3, [AN], 'TCVN3'],
  ['VNI as bytes', latin1(VNI), [AN], 'VNI'],
  ['VNI as Unicode letters', VNI, [AN], 'VNI'],
  ['UTF-8 read as Latin-1', mojibake(CSV), [AN, BONG], 'đọc nhầm'],
  ['UTF-8 read as Windows-1252', cp1252(CSV), [AN, BONG], 'đọc nhầm'],
  ['UTF-8 read as Latin-1 twice', mojibake(mojibake(CSV)), [AN, BONG], 'hai lần'],
])('a .csv in %s is read, and what is no Unicode is said', async (_, content, expected, said) => {
  const table = await read(content);
  expect(peopleOf(table)).toEqual(expected);
  if (said === null) expect(table.notices).toBe(undefined);
  else expect(table.notices).toEqual([expect.stringContaining(said)]);
});

test.each(['h4-tcvn3.csv', 'h5-mojibake.csv'])('field case %s is read back and said', async (name) => {
  const table = await readResponsesFile(`${CASES}${name}`);
  expect(peopleOf(table)[0]).toBe(AN);
  expect(table.notices).toHaveLength(1);
});

test.each(['h5b-question-marks.csv', 'h5c-question-marks-all.csv'])(
  'field case %s is refused: the letters are lost',
  async (name) => {
    await expect(readResponsesFile(`${CASES}${name}`)).rejects.toMatchObject({
      code: 'letters-spoilt',
      message: expect.stringMatching(/đã mất.*CSV UTF-8/),
    });
  },
);

test.each([
  ['replaced by “?” everywhere', latin1(CSV.replace(/[\u0100-\uffff]/g, '?'))],
  ['replaced by “�” everywhere', CSV.replace(/[ăắằẵẳặđĐơớờợởỡưứừữựửấầậẩẫếềệểễốồộổỗ]/gu, '\ufffd')],
  ['taken for Latin-1, with bytes dropped', mojibake(CSV).replace(/[\u0080-\u009f]/g, '')],
  [
    'pressed into Windows-1252',
    latin1(
      CSV.normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace('Dau thoi', 'Dâu thôi')
        .replaceAll('Đ', 'Ð')
        .replaceAll('đ', 'ð'),
    ),
  ],
  [
    'of an encoding of another language',
    Buffer.from([...latin1('Timestamp,Unit,Name\n1,'), 0x8d, 0xa1, 0xef, 0xf0, ...latin1(',x\n')]),
  ],
])('letters %s are refused with what to do, and no talk of a mapping', async (_, content) => {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'letters-spoilt',
    message: expect.stringContaining('Đề nghị tải lại'),
  });
  expect(String(error)).not.toContain('mapping');
});

test('control: one spoilt name, a question in a title and names of the Highlands are left to a person', async () => {
  const highlands = CSV.replace('Nguyễn Văn An', 'Y Krông Niê Kđăm').replace('Trần Thị Bông', 'H’Hen Ayŭn');
  expect((await read(highlands)).notices).toBe(undefined);
  const one = CSV.replace('Nguyễn Văn An', 'Nguy?n V?n An').replace('Thành phần', 'Thành phần tham dự?');
  expect((await people(one))[0]).toContain('Nguy?n V?n An');
});

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );

async function xlsx(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('A').addRows(LINES.map((line) => line.split(',')));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test('S13: the one table of a zip is read, whatever its name and what the system put beside it', async () => {
  expect(await people(zip({ 'Đăng ký lớp.csv': CSV }), 'Đăng ký lớp.csv.zip')).toEqual([AN, BONG]);
  expect(
    await people(zip({ 'a/b.CSV': CSV, '__MACOSX/a/._b.csv': 'x', 'a/.DS_Store': 'x' }), 'b.zip'),
  ).toEqual([AN, BONG]);
  expect(await people(zip({ 'a.csv': CSV, 'doc.txt': 'x' }), 'c.zip')).toEqual([AN, BONG]);
  expect(await people(zip({ 'a.csv': windows1258(CSV) }), 'd.zip')).toEqual([AN, BONG]);
  expect(await people(zip({ 'a.xlsx': await xlsx() }), 'e.zip')).toEqual([AN, BONG]);
});

test.each([
  ['several tables', { 'a.csv': CSV, 'b.csv': CSV }, /“a\.csv”, “b\.csv”.*giải nén/],
  ['no table', { 'a.txt': CSV }, /“a\.txt”.*cần đúng một bảng/],
  ['nothing', {}, /trống.*cần đúng một bảng/],
  [
    'an OpenDocument',
    { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
    /\.ods.*lưu hoặc xuất thành \.xlsx/,
  ],
  ['a Numbers file', { 'Index/Document.iwa': 'x' }, /Numbers.*xuất thành \.xlsx/],
  ['a Word file', { '[Content]': 'x', 'word/document.xml': '<x/>' }, /Word/],
])('a zip with %s is named with what to do', async (_, files, message) => {
  await expect(read(zip(files as Record<string, string>), 'x.zip')).rejects.toThrow(message);
});

test.each([0.3, 0.6, 0.95])('a zip of which only %d has arrived is said to be cut short', async (share) => {
  for (const whole of [zip({ 'a.csv': CSV.repeat(50) }), await xlsx()]) {
    const part = whole.slice(0, Math.floor(whole.length * share));
    await expect(read(part, 'x.zip')).rejects.toMatchObject({ code: 'cut-short' });
  }
});

test('200,000 responses are accepted, one more is refused with the number', async () => {
  const body = Array.from({ length: 200_000 }, (_, row) => `2026-05-05,Xã A,Lê Văn ${row}`).join('\n');
  const table = await read(`Timestamp,Đơn vị,Họ và tên\n${body}\n\n`, 'large.csv');
  expect(table.rows.length).toBeGreaterThanOrEqual(200_000);
  await expect(
    read(`Timestamp,Đơn vị,Họ và tên\n${body}\n2026-05-05,Xã A,Lê Văn Thêm\n`, 'large.csv'),
  ).rejects.toThrow('200001 phản hồi; tối đa 200000');
});
