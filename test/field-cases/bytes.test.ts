/** More of the kinds b1/f1, h4, h5, n1, n2 and S8: encodings, zips, shells and quotation marks, by a real sync each. */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { AN, at, BONG, BOTH, csv, HEADER, syncedBytes, syncedRows } from './real-sync.ts';

const CSV = csv([HEADER, [at(0), ...AN], [at(1), ...BONG]]);
const readAs = (encoding: string) => (text: string) =>
  new TextDecoder(encoding).decode(Buffer.from(text, 'utf8'));
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const TCVN3 =
  'DÊu thêi gian,§¬n vÞ,Hä vµ tªn,Chøc vô,Thµnh phÇn,Sè ®iÖn tho¹i\n2026/05/05 9:00:00 SA GMT+7,X· Hßa An,NguyÔn V¨n An,Chñ tÞch UBND,L·nh ®¹o UBND,0901234567\n2026/05/05 9:01:00 SA GMT+7,X· VÞ Thanh 1,TrÇn ThÞ B«ng,Chuyªn viªn,C«ng chøc,0902345678\n';
const VNI =
  'Daáu thôøi gian,Ñôn vò,Hoï vaø teân,Chöùc vuï,Thaønh phaàn,Soá ñieän thoaïi\n2026/05/05 9:00:00 SA GMT+7,Xaõ Hoøa An,Nguyeãn Vaên An,Chuû tòch UBND,Laõnh ñaïo UBND,0901234567\n2026/05/05 9:01:00 SA GMT+7,Xaõ Vò Thanh 1,Traàn Thò Boâng,Chuyeân vieân,Coâng chöùc,0902345678\n';

test.each([
  ['UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le'), null],
  ['letters taken apart', CSV.normalize('NFD'), null],
  ['UTF-8 as Windows-1252', readAs('windows-1252')(CSV), /UTF-8 bị đọc nhầm/],
  ['UTF-8 as Latin-1, twice', latin1(latin1(CSV)), /UTF-8 bị đọc nhầm.*hai lần/],
  ['TCVN3 as bytes', Buffer.from(TCVN3, 'latin1'), /TCVN3/],
  ['VNI as letters', VNI, /VNI/],
] as const)('an export in %s seats both, and what was read back is said', async (_, content, said) => {
  const { code, err, people, queue } = await syncedBytes(content);
  expect(code, err).toBe(0);
  expect(people.map((one) => one.normalize('NFC'))).toEqual(BOTH);
  expect(queue).toEqual([]);
  if (said === null) expect(err).not.toContain('chữ viết bằng');
  else expect(err).toMatch(said);
});

test.each([
  ['UTF-8 as Windows-1250', readAs('windows-1250')(CSV)],
  ['UTF-8 as an encoding of DOS', readAs('ibm866')(CSV)],
  ['UTF-8 as Mac Roman', readAs('macintosh')(CSV)],
  ['letters dropped as “?”', Buffer.from(CSV.replace(/[\u0100-\uffff]/g, '?'), 'latin1')],
  ['letters dropped as “�”', CSV.replace(/[ăâđêôơưạ-ỹ]/gu, '\ufffd')],
])('an export in %s is refused: export anew, and no talk of a mapping', async (_, content) => {
  const { code, err } = await syncedBytes(content);
  expect(code).toBe(2);
  expect(err).toMatch(/chữ có dấu.*Đề nghị tải lại.*CSV UTF-8/);
  expect(err).not.toContain('mapping');
});

test('lost letters in the units alone are refused too', async () => {
  const units = ['Xã H?a An', 'Xã V? Thanh 1', 'X? H?a L?u'];
  const names = ['Lê Văn Ba', 'Trần Thị Hai', 'Võ Văn Tư'];
  const rows = units.map((unit, row) => [at(row), unit, names[row] ?? '', 'Chuyên viên', 'Công chức', '']);
  expect(await syncedRows([HEADER, ...rows])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/“Xã H\?a An”/),
  });
});

test.each([
  [
    'the whole table in ="…"',
    [HEADER, [at(0), ...AN], [at(1), ...BONG]].map((row) => row.map((cell) => `="${cell}"`)),
  ],
  [
    'names with _x000D_',
    [HEADER, [at(0), 'Xã Hòa An_x000D_', 'Nguyễn Văn An_x000d_', ...AN.slice(2)], [at(1), ...BONG]],
  ],
  ['phones in ="…"', [HEADER, [at(0), ...AN.slice(0, 4), '="0901234567"'], [at(1), ...BONG]]],
  ['units in ="…" with blanks', [HEADER, [at(0), ' ="Xã Hòa An" ', ...AN.slice(1)], [at(1), ...BONG]]],
  [
    'a break behind the name',
    [HEADER, [at(0), 'Xã Hòa An', 'Nguyễn Văn An_x000D_\n', ...AN.slice(2)], [at(1), ...BONG]],
  ],
])('%s is read as what it holds', async (_, rows) => {
  const { code, people, queue } = await syncedRows(rows);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
});

const zip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );

test.each([
  ['in a folder', { 'Đợt 2/phản hồi.csv': CSV }],
  ['beside what a Mac adds', { 'b.csv': CSV, '__MACOSX/._b.csv': 'x', '.DS_Store': 'x' }],
  ['beside uploaded files', { 'phản hồi.csv': CSV, 'Tải lên/danh sach.pdf': 'x', 'Tải lên/ds.docx': 'x' }],
  ['with capitals in its name', { 'A.CSV': CSV }],
  ['in UTF-16', { 'a.csv': new Uint8Array(Buffer.from(`\ufeff${CSV}`, 'utf16le')) }],
])('a zip with its table %s seats both', async (_, files) => {
  const synced = await syncedBytes(zip(files), {
    name: 'phan-hoi.csv.zip',
  });
  expect(synced).toMatchObject({ code: 0, people: BOTH, queue: [] });
});

test.each([
  ['two tables', { 'a.csv': CSV, 'b.csv': CSV }, /“a\.csv”, “b\.csv”.*giải nén/],
  ['an .xls', { 'a.xls': 'x' }, /“a\.xls”.*đúng một bảng/],
  ['another zip', { 'trong.csv.zip': zip({ 'a.csv': CSV }) }, /“trong\.csv\.zip”.*giải nén/],
  ['an empty table', { 'a.csv': '' }, /trống \(0 byte\).*tải lại/],
  ['nothing', {}, /trống.*đúng một bảng/],
])('a zip with %s is refused with what to do', async (_, files, said) => {
  const { code, err } = await syncedBytes(zip(files), {
    name: 'x.csv.zip',
  });
  expect(code).toBe(2);
  expect(err).toMatch(said);
});

test.each([
  ['a name', CSV.replace('Nguyễn', '"Nguyễn'), 2],
  ['the last name', CSV.replace('Trần', '"Trần'), 3],
  ['a title', CSV.replace('Họ và tên', '"Họ và tên'), 1],
  ['a name of a table with semicolons', CSV.replaceAll(',', ';').replace('Nguyễn', '"Nguyễn'), 2],
  ['two names', CSV.replace('Nguyễn', '"Nguyễn').replace('Trần', '"Trần'), 2],
  ['a phone', CSV.replace('0901', '"0901'), 2],
])(
  'a quotation mark too many before %s is refused with its line, and not as missing columns',
  async (_, content, line) => {
    const { code, err } = await syncedBytes(content);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`dấu ngoặc kép.*dòng ${line}\\b|hỏng ở dòng ${line}: dấu ngoặc kép`));
  },
);

test('control: marks around a nickname, a whole table in marks and a break in a cell do no harm', async () => {
  const nick = await syncedBytes(CSV.replace('Nguyễn Văn An', 'Nguyễn "Ba" Văn An'));
  expect(nick).toMatchObject({ code: 0, people: ['Nguyễn "Ba" Văn An → seated', BOTH[1]] });
  const marked = CSV.replace(/[^,\n]+/g, '"$&"').replace('"Chuyên viên"', '"Chuyên viên,\nphụ trách 2 mảng"');
  expect(await syncedBytes(marked)).toMatchObject({ code: 0, people: BOTH, queue: [] });
});
