import { afterEach, expect, test } from 'vitest';
import type { CellValue } from '#shared/workbook/model.ts';
import { copyRow, cutRow, sortVisible } from '../workbook/visible-hands.ts';
import { MTTQ, Office, personOf, row, STAFF, UBND, type Where } from './office.ts';

/**
 * W1: a sort, a cut and paste or a fill moves what is visible and not the hidden keys. What staff typed is about whom it
 * stands beside; where nobody can tell, nothing is written.
 */
const CLASS = 'Lớp 04';
const QUEUE = 'Cần xử lý';
const NAMES = ['Bùi Thị Năm', 'Cao Văn Sáu', 'Đỗ Thị Bảy', 'An Văn Tám', 'Lê Thị Chín'];
let office: Office;
afterEach(() => office.close());

const person = (name: string): Where => ({ 'Họ và tên': name });
const vacant = (unit: string, role: string): Where => ({
  'Đơn vị': unit,
  'Thành phần': role,
  'Trạng thái': 'Chưa đăng ký',
});

/** Five people in the first class, the last one outside the quota; four seats stay vacant. */
async function given(): Promise<void> {
  const [a = '', b = '', c = '', d = '', e = ''] = NAMES;
  office = new Office([
    row('05 08:00', 'Xã Hòa An', a, UBND, '0901000001', 'Phó Chủ tịch UBND'),
    row('05 08:10', 'Xã Hòa An', b, STAFF, '0901000002', 'Công chức'),
    row('05 08:20', 'Xã Vị Thanh 1', c, MTTQ, '0901000003', 'Chủ tịch MTTQ'),
    row('05 08:30', 'Xã Vị Thanh 1', d, STAFF, '0901000004', 'Công chức'),
    row('05 08:40', 'Xã Hòa An', e, STAFF, '0901000005', 'Công chức'),
    row('05 08:50', 'Long Phú', 'Người Chưa Rõ', STAFF),
    row('05 08:55', 'Vị Thanh', 'Người Cũng Chưa Rõ', STAFF),
  ]);
  await office.sync('06 08:00');
}

/** The rows of the first class with a seat, all columns. */
async function seats(title = CLASS) {
  const cells = await office.hands.cells(title);
  const header = cells.findIndex((one) => one.includes('Họ và tên') && one.length > 3);
  const count = title === CLASS ? 9 : cells.length - header - 1;
  return { title, from: header + 1, count, first: 0, last: (cells[header]?.length ?? 1) - 1 };
}

async function sorted(column: string, title = CLASS, isDown = false): Promise<void> {
  await sortVisible(office.hands, await seats(title), await office.columnOf(title, column), isDown);
}

async function expectQuiet(at: string): Promise<void> {
  const { planned } = await office.sync(at);
  expect(planned.outcome).toBe('done');
  expect(planned.diff.changes).toEqual([]);
}

const read = (name: string, column: string): Promise<CellValue> => office.read(CLASS, person(name), column);

test.each(['before', 'after'])(
  'a decision typed %s a sort of what is visible is about whom it stands beside',
  async (when) => {
    await given();
    if (when === 'before') await office.type(CLASS, person('Cao Văn Sáu'), 'Xử lý', 'Rút');
    await sorted('Họ và tên');
    if (when === 'after') await office.type(CLASS, person('Cao Văn Sáu'), 'Xử lý', 'Rút');
    const order = (await office.hands.cells(CLASS)).map((cells) => cells[3] ?? null);
    const result = await office.sync('06 09:00');
    expect(result.outcome).toBe('done');
    expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual(['Cao Văn Sáu']);
    expect(await read('Cao Văn Sáu', 'Xử lý')).toBe('Rút');
    // Staff sorted, so it stays sorted: only who was withdrawn left the row.
    expect(order.indexOf('An Văn Tám')).toBeLessThan(order.indexOf('Bùi Thị Năm'));
    expect(result.planned.righted.join()).toContain('“Lớp 04”');
    await expectQuiet('06 10:00');
  },
);

test.each([
  'Họ và tên',
  'Đơn vị',
  'Số điện thoại',
  'Chức vụ',
  'Trạng thái',
  'Lúc đăng ký',
  'Ghi chú của cán bộ',
  'STT',
])(
  'after a sort of what is visible by “%s” every cell of staff’s stays beside its person',
  async (column) => {
    await given();
    for (const name of NAMES) await office.type(CLASS, person(name), 'Ghi chú của cán bộ', `của ${name}`);
    await office.sync('06 09:00');
    await office.type(CLASS, person('Đỗ Thị Bảy'), 'Có mặt sáng', true);
    await office.type(CLASS, vacant('Xã Hỏa Lựu', UBND), 'Ghi chú của cán bộ', 'chỗ trống');
    await sorted(column, CLASS, true);
    await office.type(CLASS, person('An Văn Tám'), 'Có mặt chiều', true);
    const { outcome } = await office.sync('06 10:00');
    expect(outcome).toBe('done');
    for (const name of NAMES) expect(await read(name, 'Ghi chú của cán bộ')).toBe(`của ${name}`);
    expect(await read('Đỗ Thị Bảy', 'Có mặt sáng')).toBe(true);
    expect(await read('An Văn Tám', 'Có mặt chiều')).toBe(true);
    expect(await office.read(CLASS, vacant('Xã Hỏa Lựu', UBND), 'Ghi chú của cán bộ')).toBe('chỗ trống');
    await expectQuiet('06 11:00');
  },
);

test('in the queue a unit set beside somebody takes effect for that person', async () => {
  await given();
  await sorted('Họ và tên', QUEUE);
  await office.type(QUEUE, person('Người Chưa Rõ'), 'Đơn vị đúng', 'Xã Long Phú');
  const result = await office.sync('06 09:00');
  expect(personOf(result, 'Người Chưa Rõ').status).toBe('seated');
  expect(personOf(result, 'Người Cũng Chưa Rõ').status).toBe('unit_unclear');
  await expectQuiet('06 10:00');
});

test('without a journal the rows are known by what they would say now', async () => {
  await given();
  await office.type(CLASS, person('Bùi Thị Năm'), 'Ghi chú của cán bộ', 'gọi lại');
  await office.sync('06 09:00');
  await sorted('Họ và tên');
  await office.type(CLASS, person('Cao Văn Sáu'), 'Xử lý', 'Rút');
  await office.forgetJournal();
  const result = await office.sync('06 10:00');
  expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual(['Cao Văn Sáu']);
  expect(await read('Bùi Thị Năm', 'Ghi chú của cán bộ')).toBe('gọi lại');
  await expectQuiet('06 11:00');
});

test('a row cut and pasted over another is that person’s, and the other comes back with what was typed there', async () => {
  await given();
  for (const name of NAMES) await office.type(CLASS, person(name), 'Ghi chú của cán bộ', `của ${name}`);
  await office.sync('06 09:00');
  const { title, first, last } = await seats();
  const [from, to] = [await rowOf('Cao Văn Sáu'), await rowOf('Đỗ Thị Bảy')];
  await cutRow(office.hands, { title, first, last }, from, to);
  await office.type(CLASS, person('Cao Văn Sáu'), 'Xử lý', 'Rút');
  const result = await office.sync('06 10:00');
  expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual(['Cao Văn Sáu']);
  for (const name of NAMES) expect(await read(name, 'Ghi chú của cán bộ')).toBe(`của ${name}`);
  await expectQuiet('06 11:00');
});

test('a part was sorted away from a remark, and the row where it stays says what its own key says: nothing is written', async () => {
  await given();
  await office.type(CLASS, person('Bùi Thị Năm'), 'Ghi chú của cán bộ', 'của Năm');
  await office.sync('06 09:00');
  const cells = await office.hands.cells(CLASS);
  const header = cells.find((one) => one.includes('Họ và tên')) ?? [];
  const rowWith = (...texts: readonly string[]) =>
    cells.findIndex((one) => texts.every((text) => one.includes(text)));
  const own = rowWith('Bùi Thị Năm');
  const other = rowWith('Xã Hỏa Lựu', 'Lãnh đạo UBMTTQ');
  const kept = rowWith('Xã Hỏa Lựu', 'Lãnh đạo UBND');
  const at = (title: string) => header.indexOf(title);
  // The whole rows were sorted, and then what is in front of the remark once more.
  for (let column = 0; column < at('Xử lý'); column++) {
    await office.hands.setCell(CLASS, own, column, cells[other]?.[column] ?? null);
    await office.hands.setCell(CLASS, other, column, cells[own]?.[column] ?? null);
  }
  for (const title of ['Ghi chú của cán bộ', 'Lúc đăng ký']) {
    await office.hands.setCell(CLASS, own, at(title), null);
    await office.hands.setCell(CLASS, kept, at(title), cells[own]?.[at(title)] ?? null);
  }
  const { outcome, planned } = await office.sync('06 10:00');
  expect({ outcome, reason: planned.held?.reason }).toEqual({ outcome: 'held', reason: 'rows_displaced' });
});

test('the role of a taken seat filled over one that nobody took, and a remark typed beside it: nobody can tell whose', async () => {
  await given();
  const role = await office.columnOf(CLASS, 'Thành phần');
  const cells = await office.hands.cells(CLASS);
  const vacantMttq = cells.findIndex((one) => one.includes('Xã Hòa An') && one.includes('Lãnh đạo UBMTTQ'));
  await office.hands.setCell(CLASS, vacantMttq, role, 'Công chức');
  // Without a remark the role is put right, and nothing is asked.
  expect((await office.sync('06 09:00')).outcome).toBe('done');
  await office.hands.setCell(CLASS, vacantMttq, role, 'Công chức');
  const remark = await office.columnOf(CLASS, 'Ghi chú của cán bộ');
  await office.hands.setCell(CLASS, vacantMttq, remark, 'gọi lại');
  const { outcome, planned } = await office.sync('06 10:00');
  expect({ outcome, reason: planned.held?.reason }).toEqual({ outcome: 'held', reason: 'rows_displaced' });
});

test('a row copied over others brings nobody else’s words upon them', async () => {
  await given();
  for (const name of NAMES) await office.type(CLASS, person(name), 'Ghi chú của cán bộ', `của ${name}`);
  await office.type(CLASS, person('Bùi Thị Năm'), 'Xử lý', 'Rút');
  await office.sync('06 09:00');
  const { title, first, last } = await seats();
  await copyRow(office.hands, { title, first, last }, await rowOf('Bùi Thị Năm'), await rowOf('Cao Văn Sáu'));
  const result = await office.sync('06 10:00');
  expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual(['Bùi Thị Năm']);
  for (const name of NAMES) expect(await read(name, 'Ghi chú của cán bộ')).toBe(`của ${name}`);
  await expectQuiet('06 11:00');
});

test('a decision filled down is staff’s will', async () => {
  await given();
  const column = await office.columnOf(CLASS, 'Xử lý');
  await office.type(CLASS, person('Bùi Thị Năm'), 'Xử lý', 'Rút');
  const from = await rowOf('Bùi Thị Năm');
  await copyRow(office.hands, { title: CLASS, first: column, last: column }, from, from + 2);
  const result = await office.sync('06 09:00');
  expect(result.outcome).toBe('done');
  expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual([
    'Bùi Thị Năm',
    'Cao Văn Sáu',
  ]);
});

test('where only names were sorted and something was typed since, nothing is written, and the rows are named', async () => {
  await given();
  const before = office.hands.cells(CLASS);
  const column = await office.columnOf(CLASS, 'Họ và tên');
  await sortVisible(office.hands, { ...(await seats()), first: column, last: column }, column);
  await office.type(CLASS, { ...person('Cao Văn Sáu') }, 'Xử lý', 'Rút');
  const found = await office.hands.cells(CLASS);
  const result = await office.sync('06 09:00', { confirm: true });
  expect(result.outcome).toBe('held');
  expect(result.planned.held).toMatchObject({ reason: 'rows_displaced', mayConfirm: false });
  expect(result.planned.held?.rows.join()).toContain('Cao Văn Sáu');
  expect(await office.hands.cells(CLASS)).toEqual(found);
  expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual([]);
  // The cell cleared, only server cells are wrong, and those heal.
  await office.type(CLASS, person('Cao Văn Sáu'), 'Xử lý', null);
  expect((await office.sync('06 10:00')).outcome).toBe('done');
  expect(await office.hands.cells(CLASS)).toEqual(await before);
  await expectQuiet('06 11:00');
});

test('where only the server’s cells were sorted and nothing was typed since, they heal and nothing else changes', async () => {
  await given();
  for (const name of NAMES) await office.type(CLASS, person(name), 'Ghi chú của cán bộ', `của ${name}`);
  await office.sync('06 09:00');
  const before = await office.hands.cells(CLASS);
  const last = await office.columnOf(CLASS, 'Hệ thống lưu ý');
  await sortVisible(office.hands, { ...(await seats()), last }, await office.columnOf(CLASS, 'Họ và tên'));
  expect((await office.sync('06 10:00')).outcome).toBe('done');
  expect(await office.hands.cells(CLASS)).toEqual(before);
  await expectQuiet('06 11:00');
});

test.each(['Họ và tên', 'Đơn vị', 'Trạng thái', 'Chức vụ', 'Số điện thoại'])(
  'one cell of “%s” typed over goes on being put back, whatever was decided in that row',
  async (column) => {
    await given();
    const at = await rowOf('Cao Văn Sáu');
    await office.hands.setCell(CLASS, at, await office.columnOf(CLASS, column), 'sửa tay');
    await office.hands.setCell(CLASS, at, await office.columnOf(CLASS, 'Xử lý'), 'Rút');
    const result = await office.sync('06 09:00');
    expect(result.outcome).toBe('done');
    expect(NAMES.filter((name) => personOf(result, name).status === 'withdrawn')).toEqual(['Cao Văn Sáu']);
  },
);

test('the name of another typed over a name, with a decision, is for a person to settle', async () => {
  await given();
  const at = await rowOf('Cao Văn Sáu');
  await office.hands.setCell(CLASS, at, await office.columnOf(CLASS, 'Họ và tên'), 'An Văn Tám');
  await office.hands.setCell(CLASS, at, await office.columnOf(CLASS, 'Xử lý'), 'Rút');
  const result = await office.sync('06 09:00');
  expect(result.planned.held?.reason).toBe('rows_displaced');
});

async function rowOf(name: string): Promise<number> {
  return office.rowOf(CLASS, person(name));
}

test('in the appendix a text corrected beside a task stays that task’s', async () => {
  await given();
  const title = 'Phụ lục 01';
  const cells = await office.hands.cells(title);
  const [row, other] = ['NV I.5', 'NV II.10'].map((link) => cells.findIndex((one) => one.includes(link)));
  const column = cells.find((one) => one.includes('Sản phẩm'))?.indexOf('Sản phẩm') ?? -1;
  const [mine, theirs] = [cells[row ?? 0] ?? [], cells[other ?? 0] ?? []];
  const last = mine.length;
  const filled = (one: readonly CellValue[]) => Array.from({ length: last }, (_, at) => one[at] ?? null);
  await office.hands.setCells(title, row ?? 0, 0, [filled(theirs)]);
  await office.hands.setCells(title, other ?? 0, 0, [filled(mine)]);
  await office.hands.setCell(title, other ?? 0, column, 'Sản phẩm khác');
  const result = await office.sync('06 09:00');
  expect(result.outcome).toBe('done');
  const tasks = result.planned.state?.programme.state.tasks ?? [];
  expect(tasks.find(({ task }) => task.key === 'I.5')?.task.product).toBe('Sản phẩm khác');
  expect(tasks.find(({ task }) => task.key === 'II.10')?.task.product).not.toBe('Sản phẩm khác');
  await expectQuiet('06 10:00');
});

test('a column of staff’s own among those sorted goes along; one beside them holds the sync', async () => {
  await given();
  await office.hands.insertColumn(CLASS, 4);
  await office.hands.setCell(CLASS, await rowOf('Cao Văn Sáu'), 4, 'riêng');
  await sorted('Họ và tên');
  expect((await office.sync('06 09:00')).outcome).toBe('done');
  expect((await office.hands.cells(CLASS))[await rowOf('Cao Văn Sáu')]?.[4]).toBe('riêng');
  await expectQuiet('06 10:00');
  const { last } = await seats();
  await office.hands.setCell(CLASS, await rowOf('Cao Văn Sáu'), last + 1, 'ngoài cùng');
  await sortVisible(office.hands, { ...(await seats()), last }, await office.columnOf(CLASS, 'STT'), true);
  expect((await office.sync('06 11:00')).planned.held?.reason).toBe('rows_displaced');
});

test('headings sorted into the rows of people find their places by their words', async () => {
  await given();
  await office.type(CLASS, person('Cao Văn Sáu'), 'Ghi chú của cán bộ', 'gọi lại');
  const block = await seats();
  await sortVisible(
    office.hands,
    { ...block, count: block.count + 2 },
    await office.columnOf(CLASS, 'Họ và tên'),
  );
  expect((await office.sync('06 09:00')).outcome).toBe('done');
  expect(await read('Cao Văn Sáu', 'Ghi chú của cán bộ')).toBe('gọi lại');
  await expectQuiet('06 10:00');
});
