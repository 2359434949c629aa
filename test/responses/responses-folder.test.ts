/** The Form's export and the lists of communes in one folder, as real files. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stayOfList } from '#shared/lists/list-stay.ts';
import { readResponsesFolder } from '../../sync-server/local/responses-folder.ts';
import { listTemplateWorkbook } from '../../sync-server/lists/list-template-xlsx.ts';
import { templateOf } from '../lists/template-grid.ts';
import { CONFERENCE } from '../tabs/conference.ts';
import { peopleOf } from './responses-of.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-lop-lists-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const unitKeyOf = (typed: string): string => typed.toLowerCase();
const at = (name: string) => join(folder, name);

function touch(name: string, seconds: number): void {
  utimesSync(at(name), seconds, seconds);
}

async function workbookOf(content: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  return workbook;
}

interface Sent {
  readonly received?: string;
  readonly people: readonly (readonly ExcelJS.CellValue[])[];
  readonly change?: (sheet: ExcelJS.Worksheet) => void;
}

/** The template as the office sends it, opened, filled in and saved. */
async function sendList(name: string, { received, people, change }: Sent): Promise<void> {
  const template = templateOf(CONFERENCE);
  const workbook = await workbookOf(await listTemplateWorkbook(template));
  const sheet = workbook.getWorksheet('Danh sách') ?? expect.fail();
  if (received !== undefined) sheet.getCell('C10').value = received;
  people.forEach((person, place) => {
    person.forEach(
      (value, column) => (sheet.getCell(template.personRows[0] + place, column + 2).value = value),
    );
  });
  change?.(sheet);
  await workbook.xlsx.writeFile(at(name));
}

function sendForm(name: string, who: string): void {
  writeFileSync(
    at(name),
    `Dấu thời gian,Đơn vị,Họ và tên,Chức vụ,Số điện thoại\n2026/05/10 9:00:00 SA GMT+7,Phường Ninh Kiều,${who},Công chức,0911111111\n`,
  );
}

const AN = [
  'Trần Văn An',
  'Nam',
  'Chủ tịch HĐND',
  'Chủ tịch HĐND',
  '0912345678',
  'x',
  'x',
  null,
  null,
  null,
  'x',
];
const BINH = ['Lê Thị Bình', 'Nữ', 'Công chức', 'Công chức', 987654321];

const namesOf = (tables: readonly { readonly rows: readonly (readonly unknown[])[] }[]) =>
  tables.map(({ rows }) => rows.map((row) => row[3]));

test('the newest export is the Form’s, every list counts, whichever is newer', async () => {
  sendForm('cu.csv', 'Người Cũ');
  sendForm('moi.csv', 'Phạm Thị Mới');
  await sendList('xa-long-phu.xlsx', { received: '11/05/2026', people: [AN, BINH] });
  touch('cu.csv', 1_000);
  touch('moi.csv', 2_000);
  touch('xa-long-phu.xlsx', 3_000);
  const { form, lists, notices } = await readResponsesFolder(folder, { unitKeyOf });
  expect(form).toMatchObject({ from: 'tệp moi.csv', isExport: true });
  expect(peopleOf(form ?? expect.fail())).toEqual([
    'Phường Ninh Kiều | Phạm Thị Mới / Công chức / 0911111111 / ',
  ]);
  expect(lists.map(({ table }) => peopleOf(table))).toEqual([
    [
      'Xã Long Phú | Trần Văn An / Chủ tịch HĐND / 0912345678 / Chủ tịch HĐND',
      'Xã Long Phú | Lê Thị Bình / Công chức / 987654321 / Công chức',
    ],
  ]);
  expect(lists[0]?.received).toEqual({ day: '2026-05-11', serial: 46153, from: 'typed' });
  const stay = stayOfList(lists[0] ?? expect.fail(), CONFERENCE.stay ?? expect.fail());
  expect(stay.guests.map(({ name, slots }) => [name, slots.size])).toEqual([['Trần Văn An', 3]]);
  expect(notices).toEqual([expect.stringMatching(/Đọc phản hồi từ .*moi\.csv \(mới nhất trong 2 tệp/)]);
});

test('lists alone, without any export; no folder, and an empty one', async () => {
  await sendList('a.xlsx', { received: '11/05/2026', people: [AN] });
  expect(await readResponsesFolder(folder)).toMatchObject({
    form: null,
    lists: [{ name: 'a.xlsx' }],
    notices: [],
  });
  rmSync(at('a.xlsx'));
  expect(await readResponsesFolder(folder)).toEqual({ form: null, lists: [], notices: [] });
  expect(await readResponsesFolder(join(folder, 'khong-co'))).toEqual({ form: null, lists: [], notices: [] });
});

test('an .xlsx export is no list, a list is no export, whatever they are called', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Câu trả lời biểu mẫu 1');
  sheet.addRow(['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ']);
  sheet.addRow([new Date('2026-05-10T09:00:00Z'), 'Phường Ninh Kiều', 'Phạm Thị Mới', 'Công chức']);
  await workbook.xlsx.writeFile(at('danh-sach.xlsx'));
  await sendList('phan-hoi.xlsx', { received: '11/05/2026', people: [AN] });
  touch('phan-hoi.xlsx', 4_000);
  touch('danh-sach.xlsx', 1_000);
  const { form, lists } = await readResponsesFolder(folder);
  expect(form?.from).toBe('tệp danh-sach.xlsx');
  expect(lists.map(({ name }) => name)).toEqual(['phan-hoi.xlsx']);
});

test('rows and columns that a commune puts in keep everybody', async () => {
  await sendList('a.xlsx', {
    received: '11/05/2026',
    people: [AN, BINH],
    change: (sheet) => {
      sheet.insertRow(1, ['Kèm theo Công văn số 12/CV-HĐND']);
      sheet.getCell('C30').value = 'Võ Văn Ký';
    },
  });
  const { lists } = await readResponsesFolder(folder);
  expect(namesOf(lists.map(({ table }) => table))).toEqual([['Trần Văn An', 'Lê Thị Bình']]);
});

test('a copy byte for byte counts once; the one with a day in its name is kept', async () => {
  await sendList('a.xlsx', { people: [AN] });
  copyFileSync(at('a.xlsx'), at('b 11-5-2026.xlsx'));
  const { lists, notices } = await readResponsesFolder(folder);
  expect(lists.map(({ name, received }) => [name, received?.day])).toEqual([
    ['b 11-5-2026.xlsx', '2026-05-11'],
  ]);
  expect(notices).toEqual(['Tệp “a.xlsx” giống hệt tệp “b 11-5-2026.xlsx”; chỉ tính một.']);
  copyFileSync(at('a.xlsx'), at('c 12-5-2026.xlsx'));
  expect((await readResponsesFolder(folder)).lists.map(({ name }) => name)).toEqual([
    'b 11-5-2026.xlsx',
    'c 12-5-2026.xlsx',
  ]);
});

test('a second list of the unit is read beside the first; one that says it replaces, instead', async () => {
  await sendList('1.xlsx', { received: '10/05/2026', people: [AN, BINH] });
  await sendList('2.xlsx', { received: '12/05/2026', people: [BINH] });
  const both = await readResponsesFolder(folder, { unitKeyOf });
  expect(namesOf(both.lists.map(({ table }) => table))).toEqual([
    ['Trần Văn An', 'Lê Thị Bình'],
    ['Lê Thị Bình'],
  ]);
  expect(both.notices.join('\n')).toContain('vẫn tính cả hai');
  await sendList('2.xlsx', {
    received: '12/05/2026',
    people: [BINH],
    change: (sheet) => (sheet.getCell('A4').value = 'DANH SÁCH ĐẠI BIỂU THAM DỰ (thay thế danh sách đã gửi)'),
  });
  const replaced = await readResponsesFolder(folder, { unitKeyOf });
  expect(namesOf(replaced.lists.map(({ table }) => table))).toEqual([['Lê Thị Bình'], ['Lê Thị Bình']]);
});

test('a broken workbook that is newer than the export is refused; an older one is named, for it may be a list', async () => {
  sendForm('form.csv', 'Phạm Thị Mới');
  writeFileSync(at('hong.xlsx'), 'PK\u0003\u0004 khong phai bang tinh');
  touch('form.csv', 1_000);
  touch('hong.xlsx', 2_000);
  await expect(readResponsesFolder(folder)).rejects.toThrow('“hong.xlsx”');
  touch('hong.xlsx', 500);
  const { form, notices } = await readResponsesFolder(folder);
  expect(form).not.toBeNull();
  expect(notices.join('\n')).toMatch(/“hong\.xlsx”.*danh sách ấy chưa được tính/s);
});

test('an older workbook that is neither is named: it may be a list that somebody wrote in a way of their own', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Sheet1').addRows([['Xã Long Phú cử:'], ['ông An, bà Bình']]);
  await workbook.xlsx.writeFile(at('thu.xlsx'));
  sendForm('form.csv', 'Phạm Thị Mới');
  touch('thu.xlsx', 500);
  touch('form.csv', 1_000);
  const { notices } = await readResponsesFolder(folder);
  expect(notices.join('\n')).toContain(
    'Tệp “thu.xlsx” không phải bảng phản hồi, cũng không đọc được như danh sách',
  );
});

test('control: an older export is named by nobody', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Form').addRows([
    ['Dấu thời gian', 'Đơn vị', 'Họ và tên'],
    [46150, 'Xã Long Phú', 'Phạm Thị Cũ'],
  ]);
  await workbook.xlsx.writeFile(at('cu.xlsx'));
  sendForm('form.csv', 'Phạm Thị Mới');
  touch('cu.xlsx', 500);
  expect((await readResponsesFolder(folder)).notices).toEqual([expect.stringContaining('form.csv')]);
});

test('locks, hidden files and folders are passed over', async () => {
  await sendList('a.xlsx', { received: '11/05/2026', people: [AN] });
  copyFileSync(at('a.xlsx'), at('~$a.xlsx'));
  copyFileSync(at('a.xlsx'), at('.a.xlsx'));
  mkdirSync(at('cu.xlsx'));
  expect((await readResponsesFolder(folder)).lists.map(({ name }) => name)).toEqual(['a.xlsx']);
});

test('the order in which files were saved changes nothing', async () => {
  await sendList('b.xlsx', { received: '11/05/2026', people: [AN] });
  await sendList('a.xlsx', { received: '12/05/2026', people: [BINH] });
  const before = await readResponsesFolder(folder, { unitKeyOf });
  touch('a.xlsx', 1_000);
  touch('b.xlsx', 2_000);
  expect(await readResponsesFolder(folder, { unitKeyOf })).toEqual(before);
  expect(before.lists.map(({ name }) => name)).toEqual(['a.xlsx', 'b.xlsx']);
});

test('a list saved as .csv is told as one, counts for nobody, and is taken for no export', async () => {
  sendForm('form.csv', 'Phạm Thị Mới');
  writeFileSync(
    at('long-phu.csv'),
    'DANH SÁCH ĐẠI BIỂU THAM DỰ,,\nĐơn vị:,Xã Long Phú,\nNgày nhận:,11/05/2026,\nSTT,Họ và tên,Chức vụ\n1,Trần Văn An,Công chức\n',
  );
  touch('form.csv', 1_000);
  touch('long-phu.csv', 2_000);
  const { form, lists, notices } = await readResponsesFolder(folder, { unitKeyOf });
  expect([form?.from, lists]).toEqual(['tệp form.csv', []]);
  expect(notices).toEqual([
    expect.stringMatching(/Đọc phản hồi từ .*form\.csv\.$/),
    expect.stringMatching(
      /“long-phu\.csv” là danh sách.*lưu dạng \.csv.*chưa tính ai.*phải là bảng tính \.xlsx/s,
    ),
  ]);
  rmSync(at('form.csv'));
  const alone = await readResponsesFolder(folder, { unitKeyOf });
  expect([alone.form, alone.lists, alone.notices]).toEqual([
    null,
    [],
    [expect.stringContaining('“long-phu.csv”')],
  ]);
});
