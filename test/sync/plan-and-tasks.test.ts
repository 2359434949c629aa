import { afterEach, expect, test } from 'vitest';
import { MTTQ, Office, personOf, row, STAFF, UBND } from './office.ts';

/** The plan and the programme belong to staff: what they type there is obeyed at the next sync. */
let office: Office;
afterEach(() => office.close());

async function given(...rows: string[][]): Promise<void> {
  office = new Office(rows);
  await office.sync('06 08:00');
}

const JUNE_1 = 46174;

test('a class date edited in the list of classes stands in the heading of its tab', async () => {
  await given();
  await office.type('Danh sách lớp', { Lớp: '04' }, 'Ngày học', JUNE_1);
  const result = await office.sync('06 09:00');
  expect(result.outcome).toBe('done');
  expect(JSON.stringify(await office.hands.cells('Lớp 04'))).toMatch(/0?1\/0?6\/2026/);
});

test('a unit moved to another class takes its people, their notes and attendance along', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'An An', STAFF),
    row('05 09:00', 'Xã Long Phú', 'Bình Bình', STAFF),
  );
  await office.type('Lớp 04', { 'Họ và tên': 'An An' }, 'Ghi chú của cán bộ', 'của An');
  await office.sync('06 08:30');
  await office.type('Phân lớp', { 'Đơn vị': 'Xã Hòa An' }, 'Lớp', '05');
  const result = await office.sync('06 09:00');
  expect(personOf(result, 'An An')).toMatchObject({ class: '05', status: 'seated' });
  expect(await office.read('Lớp 05', { 'Họ và tên': 'An An' }, 'Ghi chú của cán bộ')).toBe('của An');
  expect(await office.rowsWhere('Lớp 04', { 'Đơn vị': 'Xã Hòa An' })).toBe(0);
  expect((await office.sync('06 10:00')).planned.diff.changes).toEqual([]);
});

test('a unit added by typing a row gets its seats, and one whose row is deleted loses them', async () => {
  await given(
    row('05 09:00', 'Xã Vĩnh Viễn', 'Người Mới', STAFF),
    row('05 09:00', 'Xã Tài Văn', 'Người Cũ', STAFF),
  );
  const last = (await office.hands.cells('Phân lớp')).length;
  await office.hands.setCell('Phân lớp', last, await office.columnOf('Phân lớp', 'Lớp'), '04');
  await office.hands.setCell('Phân lớp', last, await office.columnOf('Phân lớp', 'Đơn vị'), 'Xã Vĩnh Viễn');
  const added = await office.sync('06 09:00');
  expect(personOf(added, 'Người Mới')).toMatchObject({ class: '04', status: 'seated' });
  await office.hands.deleteRow('Phân lớp', await office.rowOf('Phân lớp', { 'Đơn vị': 'Xã Tài Văn' }));
  const removed = await office.sync('06 10:00');
  expect(personOf(removed, 'Người Cũ').status).toBe('not_in_plan');
  expect(await office.rowsWhere('Phân lớp', { 'Đơn vị': 'Xã Tài Văn' })).toBe(0);
  expect((await office.sync('06 11:00')).planned.diff.changes).toEqual([]);
});

test('nonsense in the plan is noted beside the cell, and class tabs keep what they hold', async () => {
  await given(row('05 09:00', 'Xã Hòa An', 'An An', STAFF));
  const before = await office.hands.cells('Lớp 04');
  await office.type('Danh sách lớp', { Lớp: '05' }, 'Ngày học', 'thứ hai tuần sau');
  office.rows.push(row('06 08:30', 'Xã Hòa An', 'Bình Bình', UBND));
  const result = await office.sync('06 09:00');
  expect(result.outcome).toBe('refused');
  expect(await office.hands.cells('Lớp 04')).toEqual(before);
  expect(String(await office.read('Danh sách lớp', { Lớp: '05' }, 'Hệ thống lưu ý'))).toMatch(
    /^Cần sửa: ngày học/,
  );
  expect(await office.read('Danh sách lớp', { Lớp: '05' }, 'Ngày học')).toBe('thứ hai tuần sau');
  await office.type('Danh sách lớp', { Lớp: '05' }, 'Ngày học', JUNE_1);
  const mended = await office.sync('06 10:00');
  expect(mended.outcome).toBe('done');
  expect(personOf(mended, 'Bình Bình').status).toBe('seated');
  expect(String(await office.read('Danh sách lớp', { Lớp: '05' }, 'Hệ thống lưu ý'))).not.toContain(
    'Cần sửa',
  );
});

test('what staff decide while the plan is refused counts from when it can be worked with', async () => {
  await given(row('05 09:00', 'Long Phú', 'An An', MTTQ));
  await office.type('Danh sách lớp', { Lớp: '05' }, 'Ngày học', 'thứ hai tuần sau');
  await office.type('Cần xử lý', { 'Họ và tên': 'An An' }, 'Đơn vị đúng', 'Xã Long Phú');
  await office.sync('06 09:00');
  await office.type('Danh sách lớp', { Lớp: '05' }, 'Ngày học', JUNE_1);
  expect(personOf(await office.sync('06 10:00'), 'An An').status).toBe('seated');
});

async function task(key: string, column: string): Promise<unknown> {
  const sheet = await office.hands.cells(`NV ${key}`);
  const header = sheet.findIndex((cells) => cells.includes('Tình trạng') && cells.includes('Tiến độ'));
  return sheet[header + 1]?.[(sheet[header] ?? []).indexOf(column)] ?? null;
}

async function record(key: string, column: string, value: string | number | boolean | null): Promise<void> {
  const sheet = await office.hands.cells(`NV ${key}`);
  const header = sheet.findIndex((cells) => cells.includes('Tình trạng') && cells.includes('Tiến độ'));
  await office.hands.setCell(`NV ${key}`, header + 1, (sheet[header] ?? []).indexOf(column), value);
}

test('progress, completion and its document decide the state of a task', async () => {
  await given();
  expect(String(await task('II.10', 'Tình trạng'))).toMatch(/^Chưa thực hiện/);
  await record('II.10', 'Tiến độ', 0.4);
  await office.sync('06 09:00');
  expect(String(await task('II.10', 'Tình trạng'))).toMatch(/^Đang thực hiện \(trong hạn\)/);
  await record('II.10', 'Ngày hoàn thành', 46148);
  await office.sync('06 10:00');
  expect(String(await task('II.10', 'Tình trạng'))).toMatch(/^Chờ xác nhận hoàn thành/i);
  await record('II.10', 'Số văn bản kết quả', '12/QĐ-UBND');
  await record('II.10', 'Ngày văn bản', 46148);
  await office.sync('06 11:00');
  expect(String(await task('II.10', 'Tình trạng'))).toMatch(/^Hoàn thành.*đúng hạn/i);
  expect(await task('II.10', 'Số văn bản kết quả')).toBe('12/QĐ-UBND');
});

test('an overdue task is extended only by a document', async () => {
  await given();
  expect(String(await task('I.5', 'Tình trạng'))).toMatch(/quá hạn/i);
  await record('I.5', 'Hạn mới', 46203);
  await office.sync('06 09:00');
  expect(String(await task('I.5', 'Tình trạng'))).toMatch(/quá hạn/i);
  expect(await task('I.5', 'Cần kiểm tra')).not.toBeNull();
  await record('I.5', 'Văn bản cho phép gia hạn', '99/UBND-KT');
  await office.sync('06 10:00');
  expect(String(await task('I.5', 'Tình trạng'))).not.toMatch(/quá hạn/i);
  expect(await task('I.5', 'Hạn gốc')).not.toBe(await task('I.5', 'Hạn áp dụng'));
});

test('a task typed as a new row gets a key and a tab of its own', async () => {
  await given();
  const sheet = await office.hands.cells('Phụ lục 01');
  const header = sheet.find((cells) => cells.includes('Nội dung')) ?? [];
  const at = (title: RegExp) => header.findIndex((cell) => title.test(String(cell)));
  const free = sheet.length;
  for (const [title, value] of [
    [/^Mục$/, 'II'],
    [/^Nội dung$/, 'Nhiệm vụ bổ sung'],
    [/^Thời gian|^Thời hạn/, 'Tháng 9/2026'],
    [/chủ trì/i, 'Sở Tài chính'],
  ] as const) {
    await office.hands.setCell('Phụ lục 01', free, at(title), value);
  }
  const result = await office.sync('06 09:00');
  const added = result.planned.state?.programme.state.tasks.find(
    ({ task: one }) => one.title === 'Nhiệm vụ bổ sung',
  );
  expect(added?.task.key).toMatch(/^II\.\d+$/);
  expect(await office.hands.titles()).toContain(`NV ${added?.task.key}`);
  expect((await office.sync('06 10:00')).planned.diff.changes).toEqual([]);
});

test('a task typed while the heading was deleted is taken in, and what is put back beside it does not move it', async () => {
  await given();
  const section = await office.columnOf('Phụ lục 01', 'Mục');
  const title = await office.columnOf('Phụ lục 01', 'Nội dung');
  const dueText = await office.columnOf('Phụ lục 01', 'Thời gian hoàn thành');
  const corrected = (await office.hands.cells('Phụ lục 01')).findIndex((cells) => cells[section] === 'II');
  await office.hands.setCell('Phụ lục 01', corrected, title, 'Nội dung đã sửa');
  await office.sync('06 08:30');
  await office.hands.deleteRow('Phụ lục 01', corrected);
  const heading = (await office.hands.cells('Phụ lục 01')).findIndex((cells) => cells[section] === 'Mục');
  await office.hands.deleteRow('Phụ lục 01', heading);
  const last = (await office.hands.cells('Phụ lục 01')).length;
  await office.hands.setCell('Phụ lục 01', last, section, 'V');
  await office.hands.setCell('Phụ lục 01', last, title, 'Hội thi');
  await office.hands.setCell('Phụ lục 01', last, dueText, 'Quý IV/2026');
  const result = await office.sync('06 09:00');
  expect(result.planned.programme.state.tasks.at(-1)?.task).toMatchObject({ key: 'V.1', title: 'Hội thi' });
  expect(await office.rowsWhere('Phụ lục 01', { 'Nội dung': 'Nội dung đã sửa' })).toBe(1);
  expect((await office.sync('06 10:00')).planned.diff.changes).toEqual([]);
});
