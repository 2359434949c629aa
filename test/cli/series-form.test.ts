/** P60 as an office has it: a plan of a series beside a plan of seats, each with its own exports below `phan-hoi`. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import ExcelJS from 'exceljs';
import { listOfHoaAn } from './filled-list.ts';
import { command } from './in-process.ts';
import { NOW, smallOffice } from './small-office.ts';

const office = smallOffice();
const SERIES = 'thai-nguyen-dao-tao-2022-2025';
const FILE = 'shared/data/plans/thai-nguyen-2022-2025.plan.json';
const HEADER =
  'Dấu thời gian,1. Họ và tên,2. Đối tượng,3. Chức vụ,"4. Đơn vị, HTX, doanh nghiệp",5. Xã,6. Lớp muốn dự,7. Số điện thoại,Ghi chú';
const folder = () => join(dirname(office().answers), SERIES);

async function synced(...args: readonly string[]) {
  const ended = await command(['sync', '--json', ...office().options, ...args, ...NOW]);
  return { ...ended, report: ended.code === 2 ? null : JSON.parse(ended.out) };
}

function sent(...rows: readonly string[]): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), 'Đăng ký lớp NTM.csv'), `${[HEADER, ...rows].join('\n')}\n`);
}

const AN =
  '2026/05/06 8:00:00 SA GMT+7,Nguyễn Văn An,P1,Giám đốc,HTX Chè Tân Cương,Xã Tân Cương,Lớp L1-2026-01,0912000111,';
const BINH = '2026/05/06 9:00:00 SA GMT+7,Trần Thị Bình,P2,,,Xã Phúc Trìu,L1-2026-01,0912000222,';
const CUONG = '2026/05/06 9:30:00 SA GMT+7,Lê Văn Cường,P2,,,Xã Phúc Trìu,lớp mùa thu,0912000333,';

beforeEach(async () => {
  const ended = await command(['setup', ...office().options, '--add', FILE, ...NOW]);
  expect(ended.code, ended.err).toBe(0);
  await openClass();
});

/** A class with room for one, opened by hand in the workbook. */
function openClass(): Promise<void> {
  return inWorkbook((book) => {
    const { sheet, at } = tableOf(book, 'Chuỗi lớp', 'Mã lớp');
    const row = sheet.getRow(sheet.rowCount + 1);
    row.getCell(at('Nhóm')).value = 'L1';
    row.getCell(at('Từ ngày')).value = new Date(Date.UTC(2026, 8, 14));
    row.getCell(at('Tình trạng lớp')).value = 'Mở đăng ký';
    row.getCell(at('Sức chứa')).value = 1;
  });
}

async function inWorkbook(edit: (book: ExcelJS.Workbook) => void): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  edit(book);
  await book.xlsx.writeFile(office().workbook);
}

/** A tab, with where the columns of its last table stand: the one whose first title is given. */
function tableOf(book: ExcelJS.Workbook, tab: string, first: string) {
  const sheet = book.getWorksheet(tab) ?? expect.fail(`no tab ${tab}`);
  const texts = Array.from({ length: sheet.columnCount }, (_, at) => sheet.getColumn(at + 1).values);
  const column = texts.find((values) => values.includes(first)) ?? expect.fail(`no “${first}”`);
  const header = column.lastIndexOf(first);
  const titles = sheet.getRow(header).values as readonly unknown[];
  return { sheet, header, at: (title: string) => titles.indexOf(title) };
}

/** The export of the plan of seats goes into its own folder, as a workbook of two plans wants it. */
async function moveOtherExport(): Promise<void> {
  const [first] = (await synced()).report.plans;
  const own = join(dirname(office().answers), first.id);
  mkdirSync(own);
  renameSync(office().answers, join(own, 'phan-hoi-mau.csv'));
}

test('an export in the folder of the series is read for it; what lies in phan-hoi/ stays the other plan’s', async () => {
  const before = await synced();
  expect([before.code, before.report.plans[1].account.delegates]).toEqual([0, 0]);
  const ofFirst = before.report.account;
  expect(ofFirst.delegates).toBeGreaterThan(0);
  await moveOtherExport();
  sent(AN, BINH, CUONG);
  const { code, err, report } = await synced();
  expect(code, err).toBe(0);
  expect(report.account).toEqual(ofFirst);
  const [, series] = report.plans;
  expect([series.id, series.account]).toMatchObject([
    SERIES,
    { rows: 3, delegates: 3, byStatus: { seated: 1, waitlisted: 1, class_unclear: 1 } },
  ]);
  expect(series.classes).toMatchObject([{ code: 'L1-2026-01', seated: 1, waitlisted: 1 }]);
  expect(
    series.registrations.map((one: { fullName: string; class: string; status: string }) => [
      one.fullName,
      one.class,
      one.status,
    ]),
  ).toEqual([
    ['Nguyễn Văn An', 'L1-2026-01', 'seated'],
    ['Trần Thị Bình', 'L1-2026-01', 'waitlisted'],
    ['Lê Văn Cường', null, 'class_unclear'],
  ]);
  const again = await synced();
  expect(again.report.changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  const told = await command(['explain', 'Trần Thị Bình', ...office().options, ...NOW]);
  expect(told.out).toMatch(/Danh sách chờ.*Lớp L1-2026-01.*đứng thứ 1 trong danh sách chờ/s);
  expect(told.out).not.toContain('0912000222');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  expect(JSON.stringify(book.getWorksheet('Lớp L1-2026-01')?.getSheetValues())).toContain(
    'HTX Chè Tân Cương',
  );
});

test('the export of the series taken away is held for it', async () => {
  await moveOtherExport();
  sent(AN, BINH);
  expect((await synced()).code).toBe(0);
  renameSync(folder(), `${folder()}-cu`);
  const { code, err } = await synced();
  expect([code, err]).toEqual([3, expect.stringMatching(/Đào tạo|đào tạo.*không tìm thấy bảng phản hồi/s)]);
});

test('--for names the series, and what lies in phan-hoi/ is read for the other plan', async () => {
  const file = join(office().folder, 'chuoi-lop.csv');
  writeFileSync(file, `${[HEADER, AN].join('\n')}\n`);
  const { code, err, report } = await synced('--responses', file, '--for', SERIES);
  expect(code, err).toBe(0);
  expect(report.plans[1].account.delegates).toBe(1);
});

test('a commune’s list in the folder of the series is read for it; which class is asked, not guessed', async () => {
  const ofFirst = (await synced()).report.account;
  await moveOtherExport();
  mkdirSync(folder());
  await listOfHoaAn(office(), folder());
  const { code, err, report } = await synced();
  expect(code, err).toBe(0);
  expect(report.plans[1].registrations).toMatchObject([
    { fullName: 'Đặng Thị Danh Sách', class: null, status: 'class_unclear' },
  ]);
  expect(report.account.delegates).toBe(ofFirst.delegates);
  expect((await synced()).report.changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
});

test('a row of the class deleted by hand comes back with the next sync, in its place', async () => {
  await moveOtherExport();
  sent(AN, BINH);
  await synced();
  const names = async () => {
    let found: readonly unknown[] = [];
    await inWorkbook((book) => {
      const { sheet, header, at } = tableOf(book, 'Lớp L1-2026-01', 'Thứ tự');
      found = sheet
        .getColumn(at('Họ và tên'))
        .values.slice(header + 1)
        .filter((value) => value !== undefined && value !== null);
    });
    return found;
  };
  const whole = await names();
  expect(whole).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  await inWorkbook((book) => {
    const { sheet, header } = tableOf(book, 'Lớp L1-2026-01', 'Thứ tự');
    sheet.spliceRows(header + 1, 1);
  });
  expect(await names()).toEqual(['Trần Thị Bình']);
  const { code, err, report } = await synced();
  expect(code, err).toBe(0);
  expect(await names()).toEqual(whole);
  expect(report.plans[1].account.byStatus).toMatchObject({ seated: 1, waitlisted: 1 });
});

test('the heading of the class says the place that staff typed', async () => {
  await inWorkbook((book) => {
    const { sheet, at } = tableOf(book, 'Chuỗi lớp', 'Mã lớp');
    sheet.getRow(sheet.rowCount).getCell(at('Địa điểm')).value = 'Nhà văn hóa Tân Cương';
  });
  expect((await synced()).code).toBe(0);
  await inWorkbook((book) => {
    const heading = book.getWorksheet('Lớp L1-2026-01')?.getColumn(2).values ?? [];
    expect(heading).toContain('14/09/2026 · Nhà văn hóa Tân Cương · Mở đăng ký');
  });
});
