/** P60 as an office has it: a plan of a series beside a plan of seats, each with its own exports below `phan-hoi`. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import ExcelJS from 'exceljs';
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
async function openClass(): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  const sheet = book.getWorksheet('Chuỗi lớp');
  const header = sheet?.getColumn(2).values.findLastIndex((value) => value === 'Mã lớp') ?? 0;
  const titles = sheet?.getRow(header).values as readonly unknown[];
  const row = sheet?.getRow((sheet.rowCount ?? 0) + 1);
  for (const [title, value] of [
    ['Nhóm', 'L1'],
    ['Từ ngày', new Date(Date.UTC(2026, 8, 14))],
    ['Tình trạng lớp', 'Mở đăng ký'],
    ['Sức chứa', 1],
  ] as const)
    if (row !== undefined) row.getCell(titles.indexOf(title)).value = value;
  await book.xlsx.writeFile(office().workbook);
}

test('an export in the folder of the series is read for it; what lies in phan-hoi/ stays the other plan’s', async () => {
  const before = await synced();
  expect([before.code, before.report.plans[1].account.delegates]).toEqual([0, 0]);
  const ofFirst = before.report.account;
  expect(ofFirst.delegates).toBeGreaterThan(0);
  mkdirSync(join(dirname(office().answers), before.report.plans[0].id), { recursive: true });
  renameSync(
    office().answers,
    join(dirname(office().answers), before.report.plans[0].id, 'phan-hoi-mau.csv'),
  );
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
  const [first] = (await synced()).report.plans;
  const own = join(dirname(office().answers), first.id);
  mkdirSync(own);
  renameSync(office().answers, join(own, 'phan-hoi-mau.csv'));
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
