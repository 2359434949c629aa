import { afterEach, expect, test } from 'vitest';
import { MTTQ, Office, row, STAFF, UBND } from './office.ts';
import { type FilePlace, onFile } from './office-places.ts';

/** In a file the covered cells of a merge are empty too, and what is written into one would land in the one that shows. */
const CLASS = 'Lớp 04';
const open: FilePlace[] = [];
afterEach(async () => {
  for (const place of open.splice(0)) await place.close();
});

test('cells merged in a file: what was typed under them counts and comes back, and nothing is written into the one that shows', async () => {
  const place = onFile();
  open.push(place);
  const office = new Office(
    [
      row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND, '0912000001'),
      row('05 08:10', 'Xã Hòa An', 'Lê Thị Hai', MTTQ, '0912000002'),
      row('05 08:20', 'Xã Hòa An', 'Phạm Văn Ba', STAFF, '0912000003'),
    ],
    place,
  );
  await office.sync('06 08:00');
  const hai = { 'Họ và tên': 'Lê Thị Hai' };
  await office.type(CLASS, { 'Họ và tên': 'Trần Văn Một' }, 'Ghi chú của cán bộ', 'của Một');
  await office.type(CLASS, hai, 'Ghi chú của cán bộ', 'của Hai');
  await office.sync('06 08:05');
  const at = await office.rowOf(CLASS, hai);
  const columns = await Promise.all(
    ['Họ và tên', 'Ghi chú của cán bộ'].map((title) => office.columnOf(CLASS, title)),
  );
  await place.hands.onWorkbook((workbook) => {
    const sheet = workbook.getWorksheet(CLASS);
    // Behind the hidden row and the hidden column; counted from 1.
    for (const column of columns) sheet?.mergeCells(at + 1, column + 2, at + 2, column + 2);
  });
  office.rows.push(row('06 08:06', 'Xã Long Phú', 'Ngô Thị Mới', STAFF, '0913000001'));
  const merged = await office.sync('06 08:10');
  expect(merged.planned.staffCells).toEqual([]);
  const first = (await place.hands.cells(CLASS))[at - 1];
  expect(columns.map((column) => first?.[column])).toEqual(['Trần Văn Một', 'của Một']);
  expect((await place.hands.cells('Cần xử lý')).flat().join(' ')).toContain('bỏ gộp ô');
  expect((await office.sync('06 08:11')).planned.diff.changes).toEqual([]);
  await place.hands.onWorkbook((workbook) => {
    const sheet = workbook.getWorksheet(CLASS);
    for (const column of columns) sheet?.unMergeCells(at + 1, column + 2, at + 2, column + 2);
  });
  await office.sync('06 08:15');
  expect(await office.read(CLASS, hai, 'Ghi chú của cán bộ')).toBe('của Hai');
  expect((await office.sync('06 08:16')).planned.diff.changes).toEqual([]);
});

test('a title merged over its row hides nothing and nobody is asked about it; over the row below it does', async () => {
  const place = onFile();
  open.push(place);
  const office = new Office([row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND, '0912000001')], place);
  await office.sync('06 08:00');
  const review = async () => (await place.hands.cells('Cần xử lý')).flat().join(' ');
  await place.hands.onWorkbook((workbook) => workbook.getWorksheet(CLASS)?.mergeCells('B2:N2'));
  const { planned } = await office.sync('06 08:10');
  expect(planned.diff.problems).toEqual([]);
  expect(await review()).not.toContain('bỏ gộp ô');
  await place.hands.onWorkbook((workbook) => {
    workbook.getWorksheet(CLASS)?.unMergeCells('B2:N2');
    workbook.getWorksheet(CLASS)?.mergeCells('B2:N3');
  });
  await office.sync('06 08:20');
  expect(await review()).toContain('bỏ gộp ô');
});

test('a merge that our own rows part shows in the same sync what it covered, and the next one has nothing to do', async () => {
  const place = onFile();
  open.push(place);
  const office = new Office(
    [
      row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND, '0912000001'),
      row('05 08:10', 'Xã Hòa An', 'Lê Thị Hai', MTTQ, '0912000002'),
      row('05 08:20', 'Xã Hòa An', 'Phạm Văn Ba', STAFF, '0912000003'),
    ],
    place,
  );
  await office.sync('06 08:00');
  const [mot, hai] = [{ 'Họ và tên': 'Trần Văn Một' }, { 'Họ và tên': 'Lê Thị Hai' }];
  await office.type(CLASS, mot, 'Ghi chú của cán bộ', 'của Một');
  await office.type(CLASS, hai, 'Ghi chú của cán bộ', 'của Hai');
  await office.sync('06 08:05');
  const at = await office.rowOf(CLASS, hai);
  const columns = await Promise.all(
    ['Họ và tên', 'Số điện thoại', 'Ghi chú của cán bộ'].map((title) => office.columnOf(CLASS, title)),
  );
  await place.hands.onWorkbook((workbook) => {
    const sheet = workbook.getWorksheet(CLASS);
    // Một's cells reach over Hai's.
    for (const column of columns) sheet?.mergeCells(at + 1, column + 2, at + 2, column + 2);
  });
  const merged = await office.sync('06 08:10');
  expect(merged.planned.staffCells).toEqual([]);
  expect((await place.hands.cells('Cần xử lý')).flat().join(' ')).toContain('bỏ gộp ô');

  // Một wants another seat, which is taken, and leaves the row above Hai.
  office.rows = office.rows.map((one) => (one.includes('Trần Văn Một') ? one.with(5, STAFF) : one));
  const parted = await office.sync('06 09:00');
  expect(parted.planned.staffCells).toEqual([]);
  expect(await office.read(CLASS, hai, 'Ghi chú của cán bộ')).toBe('của Hai');
  expect(await office.read(CLASS, hai, 'Số điện thoại')).toBe('0912000002');
  expect(await office.read(CLASS, mot, 'Ghi chú của cán bộ')).toBe('của Một');
  expect((await place.hands.cells('Cần xử lý')).flat().join(' ')).not.toContain('bỏ gộp ô');
  expect((await office.sync('06 09:01')).planned.diff.changes).toEqual([]);
});

test('merged and parted between two syncs, nothing counts as cleared', async () => {
  const place = onFile();
  open.push(place);
  const people = [
    row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND, '0912000001'),
    row('05 08:10', 'Xã Hòa An', 'Lê Thị Hai', MTTQ, '0912000002'),
    row('05 08:20', 'Xã Hòa An', 'Phạm Văn Ba', STAFF, '0912000003'),
  ];
  const office = new Office(people, place);
  await office.sync('06 08:00');
  const ba = { 'Họ và tên': 'Phạm Văn Ba' };
  await office.type(CLASS, ba, 'Ghi chú của cán bộ', 'của Ba');
  await office.sync('06 08:05');
  const at = await office.rowOf(CLASS, ba);
  const column = await office.columnOf(CLASS, 'Ghi chú của cán bộ');
  await place.hands.onWorkbook((workbook) =>
    workbook.getWorksheet(CLASS)?.mergeCells(at + 1, column + 2, at + 2, column + 2),
  );
  // In the very sync that first sees the merge its rows are parted.
  office.rows = people.map((one) => (one.includes('Phạm Văn Ba') ? one.with(5, UBND) : one));
  await office.sync('06 09:00');
  expect(await office.read(CLASS, ba, 'Ghi chú của cán bộ')).toBe('của Ba');
  expect((await office.sync('06 09:01')).planned.diff.changes).toEqual([]);
});
