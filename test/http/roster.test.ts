import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { directoryOf } from '#shared/registrations/directory.ts';
import type { Registration, Status } from '#shared/registrations/registration.ts';
import { rosterWorkbook } from '../../sync-server/lists/roster-xlsx.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import * as scene from '../tabs/scene.ts';

/** The first two units of class 01, and one of class 02. */
const FIRST = '31135';
const SECOND = '31174';
const OTHER = '31408';

test('the list names who takes part, unit by unit in plan order, role by role, extras last', async () => {
  const rows = await tableOf([
    registration('Lê Văn Ba', { unit: SECOND, role: 'cong_chuc' }),
    registration('Trần Thị Bốn', { unit: FIRST, role: 'lanh_dao_ubnd', status: 'extra_approved' }),
    registration('Phạm Văn Năm', { unit: FIRST, role: 'cong_chuc' }),
    registration('Nguyễn Thị Sáu', { unit: FIRST, role: 'lanh_dao_ubnd' }),
  ]);
  expect(rows).toEqual([
    ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Thành phần', 'Ghi chú'],
    [1, 'Nguyễn Thị Sáu', 'Chuyên viên', 'Phường Ninh Kiều', 'Lãnh đạo UBND', ''],
    [2, 'Phạm Văn Năm', 'Chuyên viên', 'Phường Ninh Kiều', expect.stringMatching(/^Công chức/), ''],
    [3, 'Trần Thị Bốn', 'Chuyên viên', 'Phường Ninh Kiều', 'Lãnh đạo UBND', 'Bổ sung ngoài chỉ tiêu'],
    [4, 'Lê Văn Ba', 'Chuyên viên', 'Phường Thới An Đông', expect.stringMatching(/^Công chức/), ''],
  ]);
});

test('who does not take part, and who is of another class, is not listed', async () => {
  const statuses: readonly Status[] = [
    'extra_pending',
    'late_pending',
    'superseded',
    'replaced',
    'withdrawn',
    'rejected',
  ];
  const others = statuses.map((status) => registration('Người Khác', { status }));
  const rows = await tableOf([...others, registration('Lớp Khác', { unit: OTHER, class: '02' })]);
  expect(rows).toHaveLength(1);
});

test('phones stand in the list only when asked for, as text', async () => {
  const people = [registration('Nguyễn Văn An', { phones: ['0912345678', '0987654321'] })];
  expect(JSON.stringify(await cellsOf(people))).not.toContain('0912345678');
  const sheet = await sheetOf(people, true);
  const cell = cellsIn(sheet).find((each) => each.value === '0912345678, 0987654321');
  expect(cell?.numFmt).toBe('@');
});

test('what looks like a formula stays text, and what cannot be seen is dropped', async () => {
  const typed = ['=HYPERLINK("http://x","y")', '+1+1', '-1', '@Sum(A1)', '\u202eAn\u0000 Bình\u200b'];
  const sheet = await sheetOf(typed.map((name) => registration(name, { status: 'extra_approved' })));
  const names = cellsIn(sheet).filter((cell) => Number(cell.col) === 2 && cell.numFmt === '@');
  const texts = names.map((cell) => cell.value);
  for (const text of ['=HYPERLINK("http://x","y")', '+1+1', '-1', '@Sum(A1)', 'An Bình']) {
    expect(texts).toContain(text);
  }
  expect(cellsIn(sheet).some((cell) => cell.formula !== undefined)).toBe(false);
});

test('texts that would break the file are cut or mended, and the file still opens', async () => {
  const names = ['An'.repeat(50_000), 'An\ud800', 'Bình\uffff', 'Chi\u0007'];
  const rows = await tableOf(names.map((name) => registration(name, { status: 'extra_approved' })));
  const listed = rows.slice(1).map((row) => String((row as readonly unknown[])[1]));
  expect(listed.map((name) => name.length).sort((a, b) => a - b)).toEqual([3, 3, 4, 32_767]);
});

test('a row is as high as its text needs in the letters of the list, which are larger than those of a tab', async () => {
  // Fits one line of this column at 11 points, and not at 12.
  const position = 'Phó Trưởng phòng Kinh tế xã';
  const [short, long] = (
    await Promise.all(
      ['Chuyên viên', position].map((text) => sheetOf([registration('Nguyễn Văn An', { position: text })])),
    )
  ).map(
    (sheet) =>
      sheet.getRow(cellsIn(sheet).find(({ value }) => value === 'Nguyễn Văn An')?.fullAddress.row ?? 0)
        .height,
  );
  expect(short).toBeGreaterThan(0);
  expect(long).toBeGreaterThan((short ?? 0) * 1.5);
});

test('the page has the form of an official list', async () => {
  const sheet = await sheetOf([registration('Nguyễn Văn An', {})]);
  const texts = cellsIn(sheet).map(textOf);
  for (const expected of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'DANH SÁCH ĐẠI BIỂU THAM DỰ',
    'Thời gian: thứ Ba, ngày 12/05/2026 (sáng 08:00, chiều 13:15)',
    'UBND THÀNH PHỐ CẦN THƠ',
    'Tổng số: 1 đại biểu.',
    'NGƯỜI LẬP DANH SÁCH',
    '(Ký, ghi rõ họ tên, đóng dấu)',
    'THỦ TRƯỞNG ĐƠN VỊ',
  ]) {
    expect(texts).toContain(expected);
  }
  expect(texts).toContain(BATCH_2_PLAN.issuer.toUpperCase());
  const shown = cellsIn(sheet).filter((cell) => cell.master === cell && cell.value !== null);
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait', fitToWidth: 1 });
  expect(shown.every((cell) => cell.font.name === 'Times New Roman')).toBe(true);
});

test('of several days each is named, and a session of which nobody said when it begins without a gap', async () => {
  const sessions = [
    { name: 'sáng', start: null },
    { name: 'chiều', start: null },
  ];
  const days = ['2026-05-19', '2026-05-20'].map((date) => ({ date, sessions }));
  const classes = BATCH_2_PLAN.classes.map((one) => ({ ...one, days }));
  const sheet = await sheetOf([registration('Nguyễn Văn An', {})], false, { ...BATCH_2_PLAN, classes });
  expect(cellsIn(sheet).map(textOf)).toContain(
    'Thời gian: thứ Ba, ngày 19/05/2026 (sáng, chiều); thứ Tư, ngày 20/05/2026 (sáng, chiều)',
  );
});

test('a name stands in the list without what was typed around it, and with the capitals of a name', async () => {
  const rows = await tableOf([registration('Bà NGUYỄN THỊ BA', { name: 'NGUYỄN THỊ BA' })]);
  expect((rows[1] as readonly unknown[]).slice(0, 2)).toEqual([1, 'Nguyễn Thị Ba']);
});

test('a position that wraps makes its row as high as its lines, so that it overlaps no other', async () => {
  const position = 'Phó Chủ tịch Ủy ban nhân dân kiêm Trưởng phòng Kinh tế, Hạ tầng và Đô thị phường';
  const sheet = await sheetOf([
    registration('Nguyễn Văn An', { position }),
    registration('Lê Thị Bình', { role: 'lanh_dao_ubnd', position: 'Chuyên viên' }),
  ]);
  const heightOf = (name: string) =>
    sheet.getRow(Number(cellsIn(sheet).find(({ value }) => value === name)?.row)).height;
  expect(heightOf('Nguyễn Văn An')).toBeGreaterThan(3 * 12 * 1.2);
  expect(heightOf('Lê Thị Bình')).toBeLessThan(heightOf('Nguyễn Văn An'));
});

function registration(fullName: string, parts: Omit<Partial<Registration>, 'why'>): Registration {
  const given = {
    fullName,
    name: fullName,
    position: 'Chuyên viên',
    phones: [],
    unit: FIRST,
    class: '01',
    role: 'cong_chuc',
  };
  const { status = 'seated', ...others } = parts;
  return scene.registration(`${fullName}.1`, status, { ...given, ...others });
}

async function sheetOf(
  registrations: readonly Registration[],
  withPhones = false,
  plan = BATCH_2_PLAN,
): Promise<ExcelJS.Worksheet> {
  const reconciliation = scene.reconciliationOf(registrations, {}, plan);
  const directory = directoryOf(plan, reconciliation, CAN_THO_UNITS);
  const bytes = await rosterWorkbook({
    directory,
    classCode: '01',
    province: { code: '92', name: 'Cần Thơ', type: 'thành phố' },
    withPhones,
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets[0] as ExcelJS.Worksheet;
}

function cellsIn(sheet: ExcelJS.Worksheet): readonly ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell)));
  return cells;
}

/** exceljs has no text for the empty half of a merged heading. */
function textOf(cell: ExcelJS.Cell): string {
  return cell.value === null ? '' : cell.text;
}

async function cellsOf(registrations: readonly Registration[]): Promise<readonly string[]> {
  return cellsIn(await sheetOf(registrations)).map(textOf);
}

/** The heading row of the table and the rows below it that have a number. */
async function tableOf(registrations: readonly Registration[]): Promise<readonly unknown[]> {
  const sheet = await sheetOf(registrations);
  const rows: unknown[][] = [];
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows.filter(([first]) => first === 'STT' || typeof first === 'number');
}
