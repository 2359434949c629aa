import { afterEach, expect, test } from 'vitest';
import type { XlsxHands } from '../workbook/xlsx-hands.ts';
import { onFile } from './office-places.ts';
import { peopleOf, personOf, MTTQ, Office, row, SMALL_PLAN, STAFF, UBND } from './office.ts';

/**
 * What staff do to the workbook with their hands: nothing of theirs is lost, nothing of ours stays broken. What a file
 * may do otherwise than a workbook in memory is tried on a file.
 */
const CLASS = 'Lớp 04';
let office: Office;
afterEach(() => office.close());

async function given(...rows: string[][]): Promise<void> {
  office = new Office(rows);
  await office.sync('06 08:00');
}

async function givenFile(...rows: string[][]): Promise<XlsxHands> {
  const place = onFile();
  office = new Office(rows, place);
  await office.sync('06 08:00');
  return place.hands;
}

const person = (name: string) => ({ 'Họ và tên': name });
const seat = (unit: string, role: string) => ({ 'Đơn vị': unit, 'Thành phần': role });
const vacant = (unit: string, role: string) => ({ ...seat(unit, role), 'Trạng thái': 'Chưa đăng ký' });

test('attendance and notes go with the person when the seat changes hands', async () => {
  await givenFile(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(CLASS, person('Người Trước'), 'Có mặt sáng', true);
  await office.type(CLASS, person('Người Trước'), 'Ghi chú của cán bộ', 'đi muộn');
  await office.type('Cần xử lý', person('Người Sau'), 'Quyết định', 'Thay thế');
  await office.sync('06 09:00');
  expect(await office.read(CLASS, person('Người Trước'), 'Có mặt sáng')).toBe(true);
  expect(await office.read(CLASS, person('Người Trước'), 'Ghi chú của cán bộ')).toBe('đi muộn');
  expect(await office.read(CLASS, person('Người Sau'), 'Ghi chú của cán bộ')).toBe(null);
  expect(await office.read(CLASS, person('Người Trước'), 'Trạng thái')).toBe('Đã được thay thế');
});

test('attendance and notes go along when a set unit moves the person to another class', async () => {
  await given(row('05 09:00', 'Xã Hòa An', 'Trần Văn Đổi', STAFF));
  await office.type(CLASS, person('Trần Văn Đổi'), 'Có mặt chiều', true);
  await office.type(CLASS, person('Trần Văn Đổi'), 'Ghi chú của cán bộ', 'gọi lại');
  await office.type(CLASS, person('Trần Văn Đổi'), 'Xử lý', 'Rút');
  await office.sync('06 09:00');
  await office.type(CLASS, person('Trần Văn Đổi'), 'Xử lý', null);
  const moved = office.rows[0] as string[];
  office.rows = [[moved[0] as string, 'Xã Long Phú', ...moved.slice(2)]];
  const result = await office.sync('06 10:00');
  expect(personOf(result, 'Trần Văn Đổi').class).toBe('05');
  expect(await office.rowsWhere(CLASS, person('Trần Văn Đổi'))).toBe(0);
  expect(await office.read('Lớp 05', person('Trần Văn Đổi'), 'Có mặt chiều')).toBe(true);
  expect(await office.read('Lớp 05', person('Trần Văn Đổi'), 'Ghi chú của cán bộ')).toBe('gọi lại');
});

test('a note on a vacant seat stays with the seat while it is vacant, and goes to who takes it', async () => {
  await given();
  await office.type(
    CLASS,
    vacant('Xã Hòa An', 'Công chức'),
    'Ghi chú của cán bộ',
    'đã gọi điện, hẹn thứ hai',
  );
  await office.sync('06 09:00');
  expect(await office.read(CLASS, seat('Xã Hòa An', 'Công chức'), 'Ghi chú của cán bộ')).toBe(
    'đã gọi điện, hẹn thứ hai',
  );
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Người Đến', STAFF));
  await office.sync('06 10:00');
  expect(await office.read(CLASS, seat('Xã Hòa An', 'Công chức'), 'Họ và tên')).toBe('Người Đến');
  expect(await office.read(CLASS, seat('Xã Hòa An', 'Công chức'), 'Ghi chú của cán bộ')).toBe(
    'đã gọi điện, hẹn thứ hai',
  );
});

test('sorted rows stay sorted, and the next registration still finds its seat', async () => {
  await givenFile(
    row('05 09:00', 'Xã Hòa An', 'An An', STAFF),
    row('05 09:00', 'Xã Vị Thanh 1', 'Bình Bình', STAFF),
  );
  await office.type(CLASS, person('Bình Bình'), 'Ghi chú của cán bộ', 'của Bình');
  const first = await office.rowOf(CLASS, seat('Xã Hòa An', 'Lãnh đạo UBND'));
  await office.hands.sortRows(CLASS, first, 9, await office.columnOf(CLASS, 'Thành phần'));
  expect((await office.sync('06 09:00')).planned.diff.changes).toEqual([]);
  office.rows.push(row('06 09:30', 'Xã Vị Thanh 1', 'Cường Cường', UBND));
  await office.sync('06 10:00');
  expect(await office.read(CLASS, seat('Xã Vị Thanh 1', 'Lãnh đạo UBND'), 'Họ và tên')).toBe('Cường Cường');
  expect(await office.read(CLASS, person('Bình Bình'), 'Ghi chú của cán bộ')).toBe('của Bình');
});

test('inserted rows and columns, moved columns and own formulas stay as they are', async () => {
  const hands = await givenFile(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  const at = await office.rowOf(CLASS, person('An An'));
  await office.hands.insertColumn(CLASS, 3);
  await office.hands.insertRow(CLASS, at);
  await office.hands.setCell(CLASS, at, 3, 'dòng của cán bộ');
  await office.hands.moveColumn(CLASS, await office.columnOf(CLASS, 'Ghi chú của cán bộ'), 1);
  await hands.onWorkbook((workbook) => {
    const sheet = workbook.getWorksheet(CLASS);
    if (sheet) sheet.getCell(2, 30).value = { formula: 'COUNTA(E:E)', result: 7 };
  });
  await office.type(CLASS, person('An An'), 'Ghi chú của cán bộ', 'vẫn đọc được');
  office.rows.push(row('06 09:30', 'Xã Vị Thanh 1', 'Cường Cường', UBND));
  await office.sync('06 10:00');
  const sheet = await office.hands.cells(CLASS);
  expect(sheet.flat()).toContain('dòng của cán bộ');
  expect(await office.read(CLASS, person('An An'), 'Ghi chú của cán bộ')).toBe('vẫn đọc được');
  let formula: unknown;
  await hands.onWorkbook((workbook) => {
    formula = workbook.getWorksheet(CLASS)?.getCell(2, 30).formula;
  });
  expect(formula).toBe('COUNTA(E:E)');
  expect((await office.sync('06 11:00')).planned.diff.changes).toEqual([]);
});

test('a renamed and moved tab is still the class tab', async () => {
  await givenFile(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  await office.hands.renameTab(CLASS, 'Lớp Hòa An (sáng)');
  await office.hands.moveTab('Lớp Hòa An (sáng)', 0);
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Cường Cường', UBND));
  await office.sync('06 10:00');
  const titles = await office.hands.titles();
  expect(titles[0]).toBe('Lớp Hòa An (sáng)');
  expect(titles).not.toContain(CLASS);
  expect(await office.read('Lớp Hòa An (sáng)', seat('Xã Hòa An', 'Lãnh đạo UBND'), 'Họ và tên')).toBe(
    'Cường Cường',
  );
});

test('a deleted class tab comes back with what staff had typed in it', async () => {
  await givenFile(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  await office.type(CLASS, person('An An'), 'Ghi chú của cán bộ', 'quan trọng');
  await office.sync('06 09:00');
  await office.hands.deleteTab(CLASS);
  await office.sync('06 10:00');
  expect(await office.read(CLASS, person('An An'), 'Ghi chú của cán bộ')).toBe('quan trọng');
  expect((await office.sync('06 11:00')).planned.diff.changes).toEqual([]);
});

test('a deleted row comes back with what staff had typed in it', async () => {
  await given(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  await office.type(CLASS, person('An An'), 'Ghi chú của cán bộ', 'quan trọng');
  await office.sync('06 09:00');
  await office.hands.deleteRow(CLASS, await office.rowOf(CLASS, person('An An')));
  await office.sync('06 10:00');
  expect(await office.read(CLASS, person('An An'), 'Ghi chú của cán bộ')).toBe('quan trọng');
});

test('a row that stands twice is left alone, and the workbook says so', async () => {
  await givenFile(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  await office.hands.duplicateRow(CLASS, await office.rowOf(CLASS, person('An An')));
  const result = await office.sync('06 09:00');
  expect(result.planned.diff.problems).toHaveLength(1);
  expect(await office.rowsWhere(CLASS, person('An An'))).toBe(2);
  const queue = (await office.hands.cells('Cần xử lý')).flat().filter((cell) => typeof cell === 'string');
  expect(queue.some((text) => text.includes('bị lặp') && text.includes(CLASS))).toBe(true);
  expect((await office.sync('06 10:00')).planned.diff.changes).toEqual([]);
  await office.hands.deleteRow(
    CLASS,
    (await office.hands.cells(CLASS)).findIndex((cells) => cells.includes('An An')),
  );
  await office.sync('06 11:00');
  const after = (await office.hands.cells('Cần xử lý')).flat().filter((cell) => typeof cell === 'string');
  expect(after.some((text) => text.includes('bị lặp'))).toBe(false);
});

test('server cells overwritten are put back, and the log says what they held, phones masked', async () => {
  await givenFile(row('05 09:00', 'Xã Hòa An', 'An An', STAFF, '0900123456'));
  await office.type(CLASS, person('An An'), 'Số điện thoại', '0912345678 số mới');
  const result = await office.sync('06 09:00');
  expect(result.changes.restored).toBe(1);
  expect(await office.read(CLASS, person('An An'), 'Số điện thoại')).toBe('0900123456');
  const log = JSON.stringify(await office.hands.cells('Nhật ký'));
  expect(log).toContain('0912***678');
  expect(log).not.toContain('0912345678');
  expect(log).not.toContain('0900123456');
});

test('phones stand in class tabs only', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'An An', STAFF, '0900123456'),
    row('05 10:00', 'Xã Hòa An', 'Bình Bình', STAFF, '0900123456'),
    row('05 10:00', 'Long Phú', 'Chi Chi 0900222333', STAFF, '0900123457'),
  );
  for (const title of (await office.hands.titles()).filter((one) => !one.startsWith('Lớp'))) {
    const text = JSON.stringify(await office.hands.cells(title));
    expect(text, title).not.toMatch(/0900123456|0900123457|0900222333/);
  }
});

test('a class tab copied by staff stays theirs and is not written', async () => {
  const hands = await givenFile(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  await hands.onWorkbook((workbook) => {
    const sheet = workbook.getWorksheet(CLASS);
    const copy = workbook.addWorksheet('Bản sao Lớp 04');
    sheet?.eachRow((cells, at) => {
      copy.getRow(at).values = cells.values;
    });
  });
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Cường Cường', UBND));
  await office.sync('06 10:00');
  expect(JSON.stringify(await office.hands.cells('Bản sao Lớp 04'))).not.toContain('Cường Cường');
  expect(await office.read(CLASS, person('Cường Cường'), 'Trạng thái')).toBe('Đã đăng ký');
});

test('without its journal the workbook is rebuilt and no staff cell changes', async () => {
  await givenFile(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
    row('05 09:00', 'Long Phú', 'Trần Thị Ngân', MTTQ),
  );
  await office.type('Cần xử lý', person('Người Sau'), 'Quyết định', 'Duyệt');
  await office.type('Cần xử lý', person('Trần Thị Ngân'), 'Đơn vị đúng', 'Xã Long Phú');
  await office.type(CLASS, person('Người Trước'), 'Ghi chú của cán bộ', 'giữ nguyên');
  const before = await office.sync('06 09:00');
  await office.forgetJournal();
  const after = await office.sync('06 10:00');
  expect(after.planned.diff.changes.filter(({ kind }) => kind !== 'insertRow')).toEqual([]);
  const states = (result: typeof before) =>
    ['Người Trước', 'Người Sau', 'Trần Thị Ngân'].map((name) => peopleOf(result, name)[0]?.status);
  expect(states(after)).toEqual(states(before));
  expect(await office.read(CLASS, person('Người Trước'), 'Ghi chú của cán bộ')).toBe('giữ nguyên');
});

test('the small plan of these tests has the seats they count on', () => {
  expect(SMALL_PLAN.classes.map((one) => one.units.map(({ code }) => code))).toEqual([
    ['31393', '31465', '31338'],
    ['31639', '31699', '31687'],
  ]);
});
