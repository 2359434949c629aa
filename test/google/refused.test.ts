import { expect, test } from 'vitest';
import { columnAt, keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { googleOffice, type GoogleOffice } from './google-office.ts';

const office = googleOffice();
const [FOUR, FIVE] = ['Lớp 04', 'Lớp 05'];

/** What an owner does to one tab. */
const CLOSED: readonly (readonly [string, (staff: StaffHands) => void])[] = [
  ['the whole tab', (staff) => staff.protect(FOUR)],
  ['the key column', (staff) => staff.protect(FOUR, columns(staff, '#key'))],
  ['one cell of a name', (staff) => staff.protect(FOUR, cell(staff, 'name'))],
  ['the rows of the seats', (staff) => staff.protect(FOUR, { startRowIndex: 5, endRowIndex: 20 })],
  ['the first row', (staff) => staff.protect(FOUR, { startRowIndex: 0, endRowIndex: 12 })],
  ['the columns of names and phones', (staff) => staff.protect(FOUR, columns(staff, 'name', 'phone'))],
];

test.each(CLOSED)(
  'somebody protects %s for themselves: all other tabs are written, and the tab is named',
  async (_what, close) => {
    for (const namesRequests of [true, false]) {
      const world = await office();
      world.fake.namesRequests = namesRequests;
      close(world.staff);
      const before = world.texts(FOUR);
      world.newcomers();
      const result = await world.sync();
      expect(result.skipped).toMatchObject([
        { tab: 'class:04', title: FOUR, why: expect.stringContaining('khóa') },
      ]);
      expect(world.texts(FOUR)).toEqual(before);
      expect(world.texts(FIVE).flat()).toContain('Ngô Thị Mới Năm');
      expect(world.logText()).toContain('Chưa ghi được tab “Lớp 04”');
      // Nothing new: nothing is written, and what is closed is named again.
      const lines = world.logText();
      const again = await world.sync();
      expect(again.skipped.map(({ title }) => title)).toEqual([FOUR]);
      expect(world.logText()).toBe(lines);
      world.staff.sheet(FOUR).protectedRanges.length = 0;
      const open = await world.sync();
      expect(open.skipped).toEqual([]);
      expect(world.texts(FOUR).flat()).toContain('Ngô Thị Mới Bốn');
      expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
    }
  },
);

test('several tabs and the log itself are closed: all of them are named, the others are written', async () => {
  for (const namesRequests of [true, false]) {
    const world = await office();
    world.fake.namesRequests = namesRequests;
    for (const title of [FOUR, 'Nhật ký', 'Tổng hợp']) world.staff.protect(title);
    world.newcomers();
    const result = await world.sync();
    expect(result.skipped.map(({ title }) => title).sort()).toEqual([FOUR, 'Nhật ký', 'Tổng hợp']);
    expect(world.texts(FIVE).flat()).toContain('Ngô Thị Mới Năm');
  }
});

test('rows of a closed tab that were sorted without their keys are put right once it is open, and nothing else waits', async () => {
  const world = await office();
  const { staff } = world;
  const at = columnAt(staff.sheet(FOUR), 'name');
  const seats = { from: rows(staff).startRowIndex, count: 6 };
  const [one] = world.find(FOUR, 'name', 'Lê Thị Hai');
  world.type(FOUR, one ?? 0, 'remark', 'của Lê Thị Hai');
  await world.sync();
  staff.sortSelected(FOUR, seats, { from: 1, end: staff.sheet(FOUR).columns.length }, at, true);
  staff.protect(FOUR);
  world.newcomers();
  const closed = await world.sync();
  expect(closed.skipped.map(({ title }) => title)).toEqual([FOUR]);
  expect(world.texts(FIVE).flat()).toContain('Ngô Thị Mới Năm');
  staff.sheet(FOUR).protectedRanges.length = 0;
  const open = await world.sync();
  expect(open.skipped).toEqual([]);
  const [row] = world.find(FOUR, 'remark', 'của Lê Thị Hai');
  expect(world.cell(FOUR, row ?? 0, 'name')).toBe('Lê Thị Hai');
  expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
});

const MERGED: readonly (readonly [string, (world: GoogleOffice) => void])[] = [
  [
    'one column over two rows',
    ({ staff }) => staff.merge(FOUR, { ...rows(staff), ...columns(staff, 'note') }),
  ],
  [
    'the unit over the rows of its seats',
    ({ staff }) => staff.merge(FOUR, { ...rows(staff, 3), ...columns(staff, 'unit') }),
  ],
  [
    'name and position of one row',
    ({ staff }) => staff.merge(FOUR, { ...rows(staff, 1), ...columns(staff, 'name', 'position') }),
  ],
  [
    'two title rows',
    ({ staff }) =>
      staff.merge(FOUR, { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 4 }),
  ],
  [
    'a block of four cells',
    ({ staff }) => staff.merge(FOUR, { ...rows(staff), ...columns(staff, 'position', 'phone') }),
  ],
  ['remarks of two rows', ({ staff }) => staff.merge(FOUR, { ...rows(staff), ...columns(staff, 'remark') })],
];

test.each(MERGED)(
  'staff merge %s: every tab is written around it, it is said once, and the next sync is quiet',
  async (_what, merge) => {
    const world = await office();
    merge(world);
    world.newcomers();
    world.leavers();
    const result = await world.sync();
    expect(result.skipped).toEqual([]);
    expect(world.texts(FOUR).flat()).toContain('Ngô Thị Mới Bốn');
    expect(world.texts(FIVE).flat()).toContain('Ngô Thị Mới Năm');
    expect(world.staff.sheet(FOUR).merges).toHaveLength(1);
    expect(world.texts('Cần xử lý').flat().join(' ')).toContain('bỏ gộp ô');
    expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
  },
);

test('a control: a merge that is not seen before the write stops its tab, and only its tab', async () => {
  const world = await office();
  world.newcomers();
  world.leavers();
  world.fake.faults.push({
    on: 'write',
    before: () => world.staff.merge(FOUR, { ...rows(world.staff, 12), ...columns(world.staff, 'submitted') }),
  });
  const result = await world.sync();
  expect(world.fake.log.some(({ kind, status }) => kind === 'write' && status === 400)).toBe(true);
  expect(world.texts(FIVE).flat()).toContain('Ngô Thị Mới Năm');
  expect(result.skipped.map(({ title }) => title)).toEqual([FOUR]);
  expect((await world.sync()).skipped).toEqual([]);
});

/** The first rows of seats. */
function rows(staff: StaffHands, count = 2) {
  const first = keyedRows(staff.sheet(FOUR)).find(({ key }) => key.startsWith('seat:'))?.at ?? 0;
  return { startRowIndex: first, endRowIndex: first + count };
}

function columns(staff: StaffHands, from: string, to: string = from) {
  const sheet = staff.sheet(FOUR);
  return { startColumnIndex: columnAt(sheet, from), endColumnIndex: columnAt(sheet, to) + 1 };
}

/** Beside the vacant seat that is about to be taken. */
function cell(staff: StaffHands, column: string) {
  const at = rows(staff).startRowIndex + 1;
  return { startRowIndex: at, endRowIndex: at + 1, ...columns(staff, column) };
}
