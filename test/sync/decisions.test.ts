import { afterEach, expect, test } from 'vitest';
import { MTTQ, Office, peopleOf, personOf, row, STAFF, UBND } from './office.ts';

/** Staff decide in the workbook, between two syncs; the next sync obeys (R7). */
const REVIEW = 'Cần xử lý';
const CLASS = 'Lớp 04';
let office: Office;
afterEach(() => office.close());

async function given(...rows: string[][]): Promise<void> {
  office = new Office(rows);
  await office.sync('08 08:00');
}

function inQueue(name: string) {
  return { 'Họ và tên': name };
}

test('a unit set in the queue seats the person, from the time it was seen', async () => {
  await given(
    row('05 09:00', 'Long Phú', 'Trần Thị Ngân', UBND),
    row('05 10:00', 'Xã Long Phú', 'Lê Văn Tín', MTTQ),
  );
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Đơn vị đúng', 'Xã Long Phú');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Trần Thị Ngân')).toMatchObject({ unit: '31639', class: '05', status: 'seated' });
  expect(await office.read('Lớp 05', inQueue('Trần Thị Ngân'), 'Trạng thái')).toBe('Đã đăng ký');
  expect(String(await office.read(REVIEW, inQueue('Trần Thị Ngân'), 'Tình trạng quyết định'))).toMatch(
    /^Có hiệu lực/,
  );
});

test('a set unit never takes the seat of somebody who held it before the decision', async () => {
  await given(
    row('05 09:00', 'Long Phú', 'Trần Thị Ngân', UBND),
    row('06 10:00', 'Xã Long Phú', 'Lê Văn Tín', UBND),
  );
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Đơn vị đúng', 'Xã Long Phú');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Trần Thị Ngân').status).toBe('extra_pending');
  expect(personOf(result, 'Lê Văn Tín').status).toBe('seated');
});

test('a role set in the queue gives the seat of that role', async () => {
  await given(row('05 09:00', 'Xã Hòa An', 'Lý Thanh Phúc', '', '', 'Bí thư Đảng ủy'));
  expect(await office.read(REVIEW, inQueue('Lý Thanh Phúc'), 'Loại việc')).toMatch(/thành phần/i);
  await office.type(REVIEW, inQueue('Lý Thanh Phúc'), 'Thành phần đúng', 'Công chức');
  expect(personOf(await office.sync('08 09:00'), 'Lý Thanh Phúc')).toMatchObject({
    role: 'cong_chuc',
    status: 'seated',
  });
});

test('an extra that is approved takes part outside the quota, and the seat stays whose it was', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', 'Duyệt');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Người Sau').status).toBe('extra_approved');
  expect(personOf(result, 'Người Trước').status).toBe('seated');
  expect(await office.read(CLASS, inQueue('Người Sau'), 'Trạng thái')).toBe('Bổ sung – đã duyệt');
});

test('replace takes the seat, and taking it back gives it back', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', 'Thay thế');
  const replaced = await office.sync('08 09:00');
  expect(personOf(replaced, 'Người Sau').status).toBe('seated');
  expect(personOf(replaced, 'Người Trước').status).toBe('replaced');
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', null);
  const back = await office.sync('08 10:00');
  expect(personOf(back, 'Người Sau').status).toBe('extra_pending');
  expect(personOf(back, 'Người Trước').status).toBe('seated');
});

test('a decision stands in the class tab as well as in the queue', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(CLASS, inQueue('Người Trước'), 'Xử lý', 'Rút');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Người Trước').status).toBe('withdrawn');
  expect(personOf(result, 'Người Sau').status).toBe('seated');
  await office.type(CLASS, inQueue('Người Trước'), 'Xử lý', null);
  expect(personOf(await office.sync('08 10:00'), 'Người Trước').status).toBe('seated');
});

test('reject leaves the person without a seat and frees it for the next', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(CLASS, inQueue('Người Trước'), 'Xử lý', 'Không chấp nhận');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Người Trước').status).toBe('rejected');
  expect(personOf(result, 'Người Sau').status).toBe('seated');
});

test('two cells that contradict each other in one sync have no effect and both say so', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', 'Duyệt');
  await office.type(CLASS, inQueue('Người Sau'), 'Xử lý', 'Không chấp nhận');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Người Sau').status).toBe('extra_pending');
  expect(String(await office.read(REVIEW, inQueue('Người Sau'), 'Tình trạng quyết định'))).toMatch(
    /hai quyết định khác nhau/,
  );
  expect(String(await office.read(CLASS, inQueue('Người Sau'), 'Hệ thống lưu ý'))).toMatch(
    /hai quyết định khác nhau/,
  );
});

test('the cell typed later wins over the one typed before in the other tab', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', 'Duyệt');
  await office.sync('08 09:00');
  await office.type(CLASS, inQueue('Người Sau'), 'Xử lý', 'Không chấp nhận');
  expect(personOf(await office.sync('08 10:00'), 'Người Sau').status).toBe('rejected');
});

const SUSPECTED = [
  row('05 09:00', 'Xã Hòa An', 'Thạch Sà Rây', STAFF, '0900123456'),
  row('05 10:00', 'Xã Hòa An', 'Thach Sa Ray', STAFF, '0900654321'),
] as const;

test('same person joins two rows, and the older one is superseded', async () => {
  await given(...SUSPECTED);
  await office.type(REVIEW, inQueue('Thach Sa Ray'), 'Quyết định', 'Cùng một người');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Thạch Sà Rây').status).toBe('superseded');
  expect(personOf(result, 'Thach Sa Ray').status).toBe('seated');
});

test('different person leaves both, the second as an extra', async () => {
  await given(...SUSPECTED);
  await office.type(REVIEW, inQueue('Thach Sa Ray'), 'Quyết định', 'Khác người');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Thạch Sà Rây').status).toBe('seated');
  expect(personOf(result, 'Thach Sa Ray').status).toBe('extra_pending');
});

test('“Khác người; Duyệt” settles the suspicion and approves at once', async () => {
  await given(...SUSPECTED);
  await office.type(REVIEW, inQueue('Thach Sa Ray'), 'Quyết định', 'Khác người; Duyệt');
  expect(personOf(await office.sync('08 09:00'), 'Thach Sa Ray').status).toBe('extra_approved');
});

test('a joined row may be parted again', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Trương Văn Nghĩa', STAFF, '0900123456'),
    row('05 10:00', 'Xã Hòa An', 'Trương Văn Nghĩa', STAFF, '0900654321'),
  );
  await office.type(REVIEW, inQueue('Trương Văn Nghĩa'), 'Quyết định', 'Khác người');
  const parted = peopleOf(await office.sync('08 09:00'), 'Trương Văn Nghĩa').map(({ status }) => status);
  expect(parted.sort()).toEqual(['extra_pending', 'seated']);
});

test('a spelling confirmed once settles the next row with the same text, and no other', async () => {
  await given(row('05 09:00', 'Long Phú', 'Trần Thị Ngân', UBND));
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Đơn vị đúng', 'Xã Long Phú');
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Ghi nhớ cách viết', true);
  await office.sync('08 09:00');
  office.rows.push(
    row('06 09:00', 'long  phú', 'Lê Văn Tín', MTTQ),
    row('06 09:00', 'Vị Thanh', 'Lê Hoàng Nam', MTTQ),
  );
  const result = await office.sync('08 10:00');
  expect(personOf(result, 'Lê Văn Tín')).toMatchObject({ unit: '31639', status: 'seated' });
  expect(personOf(result, 'Lê Hoàng Nam').status).toBe('unit_unclear');
});

test('words nobody knows are quoted beside the cell and change nothing', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', 'để hỏi lại sếp');
  const result = await office.sync('08 09:00');
  expect(personOf(result, 'Người Sau').status).toBe('extra_pending');
  expect(String(await office.read(REVIEW, inQueue('Người Sau'), 'Tình trạng quyết định'))).toMatch(
    /Chưa hiểu “để hỏi lại sếp”/,
  );
  expect(await office.read(REVIEW, inQueue('Người Sau'), 'Quyết định')).toBe('để hỏi lại sếp');
});

test('a late person who is approved gets the free seat', async () => {
  await given(row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF));
  office.rows = [...office.rows, row('09 07:00', 'Xã Vị Thanh 1', 'Người Trễ', STAFF)];
  await office.sync('09 08:00');
  await office.type(REVIEW, inQueue('Người Trễ'), 'Quyết định', 'Duyệt');
  const late = personOf(await office.sync('09 09:00'), 'Người Trễ');
  expect(late.status).toBe('seated');
  expect(late.notes).toContain('late_approved');
});

test('a decision outlives a new row of the person, and the queue shows that the row came', async () => {
  await given(
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  );
  await office.type(REVIEW, inQueue('Người Sau'), 'Quyết định', 'Duyệt');
  await office.sync('08 09:00');
  office.rows.push(row('08 09:30', 'Xã Hòa An', 'Người Sau', STAFF, '', 'Chuyên viên'));
  const rows = peopleOf(await office.sync('08 10:00'), 'Người Sau');
  expect(rows.map(({ status }) => status).sort()).toEqual(['extra_approved', 'superseded']);
  expect(rows.find(({ status }) => status === 'extra_approved')?.notes).toContain(
    'resubmitted_after_decision',
  );
});

test('nothing that was decided changes in a sync without news', async () => {
  await given(...SUSPECTED, row('05 09:00', 'Long Phú', 'Trần Thị Ngân', UBND));
  await office.type(REVIEW, inQueue('Thach Sa Ray'), 'Quyết định', 'Khác người; Duyệt');
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Đơn vị đúng', 'Xã Long Phú');
  await office.sync('08 09:00');
  const again = await office.sync('08 10:00');
  expect(again.planned.diff.changes).toEqual([]);
});
