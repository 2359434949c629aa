import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CORNER } from '#shared/workbook/marks.ts';
import { readHeader } from '#shared/responses/read-header.ts';
import { readResponses } from '#shared/responses/read-responses.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { readResponsesFile, ResponsesFileError } from '../../sync-server/local/responses-file.ts';
import { longAgo } from '../long-ago.ts';
import { ROLES } from '../registrations/roles.fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-lop-responses-'));
});
afterAll(() => rm(folder, { recursive: true }));

const HEADER = ['Dấu thời gian', 'Xã, phường', 'Họ và tên', 'Số điện thoại'];
const ROW = ['2026/05/06 2:05:11 CH GMT+7', 'Long Phú', 'Trần Văn Nam', '0912345678'];

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  longAgo(path);
  return path;
}

async function xlsxOf(name: string, fill: (workbook: ExcelJS.Workbook) => void): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return fileOf(name, new Uint8Array(await workbook.xlsx.writeBuffer()));
}

async function errorOf(path: string, mapping = {}): Promise<ResponsesFileError | ResponsesError> {
  const error: unknown = await readResponsesFile(path, { mapping }).catch((thrown: unknown) => thrown);
  if (error instanceof ResponsesFileError || error instanceof ResponsesError) return error;
  throw new Error(`expected a ResponsesFileError, got ${JSON.stringify(error)}`);
}

const csvOf = (separator: string) =>
  [HEADER, ROW].map((cells) => cells.map((cell) => `"${cell}"`).join(separator)).join('\r\n');

const utf16 = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

test.each([
  ['commas', csvOf(',')],
  ['semicolons', csvOf(';')],
  ['tabs', csvOf('\t')],
  ['a byte-order mark', `\ufeff${csvOf(',')}`],
  ['a stated separator', `sep=;\r\n${csvOf(';')}`],
  ['semicolons without quotes, and commas in the titles', [HEADER.join(';'), ROW.join(';'), ''].join('\n')],
  ['UTF-16, little end first', utf16(csvOf('\t'), false)],
  ['UTF-16, big end first', utf16(csvOf('\t'), true)],
])('a .csv with %s is read', async (_, content) => {
  const table = await readResponsesFile(await fileOf('a.csv', content));
  expect(table).toEqual({ header: HEADER, rows: [ROW] });
});

test('a .csv keeps line breaks and quotes in cells, blank lines, short rows and cells beyond the titles', async () => {
  const lines = ['Timestamp,Đơn vị,"Họ và\ntên"', '1,"a ""b"" c",x "y" z', '', '2', '3,4,5,6', ''];
  const table = await readResponsesFile(await fileOf('b.csv', lines.join('\n')));
  expect(table.header).toEqual(['Timestamp', 'Đơn vị', 'Họ và\ntên']);
  expect(table.rows).toEqual([['1', 'a "b" c', 'x "y" z'], [null], ['2'], ['3', '4', '5', '6']]);
});

test('an .xlsx gives dates as serials, and the text or result of every other kind of cell', async () => {
  const path = await xlsxOf('a.xlsx', (workbook) => {
    const sheet = workbook.addWorksheet('Câu trả lời');
    sheet.addRow([...HEADER, 'Ghi chú']);
    sheet.addRow([
      new Date(Date.UTC(2026, 4, 6, 14, 5, 11)),
      { richText: [{ text: 'Long ' }, { font: { bold: true }, text: 'Phú' }] },
      { text: 'Trần Văn Nam', hyperlink: 'https://example.vn' },
      912345678,
      { formula: '1+1', result: 2 },
    ]);
    sheet.addRow([]);
    sheet.addRow([null, 'An Lạc', true, '0912345678', { formula: 'NA()', result: { error: '#N/A' } }]);
  });
  const table = await readResponsesFile(path);
  expect(table.header).toEqual([...HEADER, 'Ghi chú']);
  expect(table.rows[0]).toEqual([expect.closeTo(46148.586933, 5), 'Long Phú', 'Trần Văn Nam', 912345678, 2]);
  expect(table.rows.slice(1)).toEqual([[], [null, 'An Lạc', true, '0912345678', '#N/A']]);
  const { responses } = readResponses(table, readHeader(table.header, ROLES));
  expect(responses[0]?.submittedAt).toBe(Date.UTC(2026, 4, 6, 7, 5, 11));
});

test('the content decides, not the ending', async () => {
  const csv = await fileOf('really-csv.xlsx', csvOf(','));
  expect((await readResponsesFile(csv)).rows).toEqual([ROW]);
  const xlsx = await xlsxOf('really-xlsx.csv', (workbook) =>
    workbook.addWorksheet('A').addRows([HEADER, ROW]),
  );
  expect((await readResponsesFile(xlsx)).rows).toEqual([ROW]);
});

test('the separator is the one under which the titles make sense, not the commonest mark', async () => {
  const titles = ['Timestamp', 'Đơn vị (xã, phường, đặc khu, thị trấn)', 'Họ và tên'];
  const table = await readResponsesFile(await fileOf('commas.csv', `${titles.join(';')}\n1;2;3`));
  expect(table).toEqual({ header: titles, rows: [['1', '2', '3']] });
});

test('more recognised titles outweigh more columns', async () => {
  const lines = ['Timestamp;Đơn vị (a, b, c, d);Họ và tên', '1;x, y, z, t;3'];
  const table = await readResponsesFile(await fileOf('even.csv', lines.join('\n')));
  expect(table.rows).toEqual([['1', 'x, y, z, t', '3']]);
});

test('a header row with a number among its titles is a header row', async () => {
  const path = await xlsxOf('number.xlsx', (workbook) => {
    workbook.addWorksheet('A').addRows([[...HEADER, 2026], ROW]);
  });
  expect(await readResponsesFile(path)).toEqual({ header: [...HEADER, '2026'], rows: [ROW] });
});

test('a .csv whose line ends are mixed is read', async () => {
  const path = await fileOf(
    'mixed.csv',
    `${HEADER.join(';')}\n${ROW.join(';')}\r\n${ROW.join(';')}\r${ROW.join(';')}`,
  );
  expect(await readResponsesFile(path)).toEqual({ header: HEADER, rows: [ROW, ROW, ROW] });
});

test('titles of the list above the header are passed over', async () => {
  const path = await fileOf('titled.csv', `DANH SÁCH ĐĂNG KÝ\n\n${csvOf(',')}`);
  expect(await readResponsesFile(path)).toEqual({ header: HEADER, rows: [ROW] });
});

test('of several sheets the one that looks like responses is read', async () => {
  const path = await xlsxOf('sheets.xlsx', (workbook) => {
    workbook.addWorksheet('Hướng dẫn').addRow(['Đơn vị nộp trước ngày 08/5']);
    workbook.addWorksheet('Trả lời').addRows([HEADER, ROW]);
    workbook.addWorksheet('Đơn vị').addRows([
      ['Đơn vị', 'Họ và tên'],
      ['Long Phú', 'x'],
    ]);
  });
  expect((await readResponsesFile(path)).rows).toEqual([ROW]);
});

test('several sheets that look like responses are asked about by name, and the mapping answers', async () => {
  const path = await xlsxOf('two.xlsx', (workbook) => {
    workbook.addWorksheet('Đợt 1').addRows([HEADER]);
    workbook.addWorksheet('Đợt 2').addRows([HEADER, ROW]);
  });
  const error = await errorOf(path);
  expect(error.code).toBe('sheet-unclear');
  expect(error.message).toMatch(/“Đợt 1”, “Đợt 2”.*"sheet": "Đợt 1"/);
  expect((await readResponsesFile(path, { mapping: { sheet: 'Đợt 2' } })).rows).toEqual([ROW]);
  expect((await errorOf(path, { sheet: 'Đợt 3' })).code).toBe('sheet-missing');
});

test('a mapping finds the header row whose titles nobody would recognise', async () => {
  const path = await fileOf('odd.csv', 'x,,\nLúc,Nơi,Ai\n1,2,3');
  const table = await readResponsesFile(path, {
    mapping: { timestamp: 'Lúc', delegates: [{ name: 'Ai#1' }] },
  });
  expect(table).toEqual({ header: ['Lúc', 'Nơi', 'Ai'], rows: [['1', '2', '3']] });
});

const OLE = Uint8Array.from([
  0xd0,
  0xcf,
  0x11,
  0xe0,
  0xa1,
  0xb1,
  0x1a,
  0xe1,
  ...Array.from({ length: 600 }, () => 0),
]);

test.each([
  ['a PDF', '%PDF-1.7 …', 'not-a-spreadsheet'],
  ['a web page', '<!DOCTYPE html><html><body>Đăng nhập</body></html>', 'not-a-spreadsheet'],
  ['JSON', '{"rows": []}', 'not-a-spreadsheet'],
  ['an old .xls', OLE, 'not-a-spreadsheet'],
  ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not-a-spreadsheet'],
  [
    'random bytes',
    Uint8Array.from({ length: 500 }, (_, index) => ((index * 7919) % 255) + 1),
    'not-a-spreadsheet',
  ],
  ['a broken zip', 'PK\u0003\u0004 not really a zip', 'cut-short'],
  ['nothing', '', 'empty'],
  ['white space only', ' \n\t\n  ', 'empty'],
  ['a byte-order mark only', '\ufeff', 'empty'],
  ['no header row', `${ROW.join(',')}\n${ROW.join(',')}`, 'no-header'],
  ['no header row, though a cell reads like a title', ROW.join(',').replace('Long', 'Xã Long'), 'no-header'],
  ['another encoding', Buffer.from('D\u00e2u th\u00f4i gian,\u00d0on vi\n', 'latin1'), 'letters-spoilt'],
  ['a quote that never closes', `${HEADER.join(';')}\n"2026;Long Phú;Nam\n`, 'cut-short'],
  ['a cell of 100,000 characters', `${HEADER.join(';')}\n1;2;${'x'.repeat(100_000)};4`, 'cell-too-long'],
])('%s is refused with a message for staff', async (_, content, code) => {
  const error = await errorOf(await fileOf('bad.csv', content));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/“bad\.csv”.*Đề nghị/s);
  expect(error.message).not.toMatch(/\d{8}/);
});

test('a workbook without content is empty; other zip files are no spreadsheet', async () => {
  expect((await errorOf(await xlsxOf('blank.xlsx', (workbook) => workbook.addWorksheet('A')))).code).toBe(
    'empty',
  );
});

test('a cell too long says where it stands', async () => {
  const path = await fileOf('long.csv', `Timestamp,Đơn vị,Họ và tên\n1,2,3\n4,5,${'y'.repeat(40_000)}`);
  expect((await errorOf(path)).message).toContain('dòng 3, cột 3: ô dài 40000 ký tự');
});

test('a file that is not there, or is a folder, is said so', async () => {
  expect((await errorOf(join(folder, 'nowhere.csv'))).code).toBe('not-found');
  expect((await errorOf(folder)).code).toBe('no-access');
});

test('titles that mean nothing are left to readHeader, which lists them', async () => {
  const table = await readResponsesFile(await fileOf('foreign.csv', 'Quand,Où,Qui\na,b,c'));
  expect(() => readHeader(table.header, ROLES)).toThrow(/1\. Quand\n {2}2\. Où\n {2}3\. Qui/);
});

test('a copy of a tab of ours is not taken for the responses, whatever its columns are called', async () => {
  const fillCopy = (workbook: ExcelJS.Workbook, corner: string | null): void => {
    const sheet = workbook.addWorksheet('Lớp 04 (2)');
    if (corner !== null) sheet.addRow([corner, 'number', 'unit', 'name']);
    sheet.addRow(['heading:title', 'DANH SÁCH ĐĂNG KÝ']);
    sheet.addRow(['header', 'Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Số điện thoại']);
    sheet.addRow(['seat:31393:lanh_dao_ubnd', '06/05/2026 14:05:11', 'Xã Hòa An', 'Lê Văn Ba', '0912000001']);
  };
  for (const corner of [null, CORNER.of('class:04')]) {
    const both = await xlsxOf('cả hai.xlsx', (workbook) => {
      fillCopy(workbook, corner);
      workbook.addWorksheet('Câu trả lời').addRows([HEADER, ROW]);
    });
    expect(await readResponsesFile(both)).toMatchObject({ header: HEADER, rows: [ROW] });
    const alone = await xlsxOf('bản sao.xlsx', (workbook) => fillCopy(workbook, corner));
    const error = await errorOf(alone);
    expect(error.code).toBe('sheet-unclear');
    expect(error.message).toContain('“Lớp 04 (2)”');
  }
});
