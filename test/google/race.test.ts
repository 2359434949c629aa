import { expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab } from '#shared/workbook/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { columnAt, keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import { classTab, type Seat, SEATS } from '../workbook/sample-tabs.ts';
import { directGoogle, type FakeGoogle, SPREADSHEET } from './fake-google.ts';
import { SmallServer } from './staff-world.ts';

const TITLE = 'Lớp 01';

/** One person leaves, one seat is taken, one extra goes: rows are put aside, renamed, inserted and written. */
const CHANGED = SEATS.flatMap((seat): Seat[] => {
  if (seat.person === 'p6') return [];
  if (seat.person === 'p3') return [{ unit: seat.unit, role: seat.role }];
  const isTaken = seat.unit === 'Phường Sông Mây' && seat.role === 'Lãnh đạo MTTQ';
  return [isTaken ? { ...seat, person: 'p7', name: 'Đỗ Văn Bảy' } : seat];
});
const BEFORE: readonly Tab[] = [classTab('01', SEATS)];
const AFTER: readonly Tab[] = [classTab('01', CHANGED)];

const EDITS: readonly (readonly [string, (staff: StaffHands) => void])[] = [
  ['inserts a row above', (staff) => staff.insert(TITLE, 'ROWS', 0)],
  ['inserts two rows among the seats', (staff) => [4, 6].forEach((at) => staff.insert(TITLE, 'ROWS', at))],
  ['sorts the seats by name', (staff) => staff.sort(TITLE, 3, 6, 4, true)],
  ['sorts everything below the heading', (staff) => staff.sort(TITLE, 3, 9, 0, true)],
  ['moves a row down', (staff) => staff.move(TITLE, 'ROWS', 4, 8)],
  ['deletes a row', (staff) => staff.delete(TITLE, 'ROWS', 4)],
  ['inserts a column before the first', (staff) => staff.insert(TITLE, 'COLUMNS', 0)],
  ['inserts a column among the server columns', (staff) => staff.insert(TITLE, 'COLUMNS', 3)],
  ['moves the notes to the front', (staff) => staff.move(TITLE, 'COLUMNS', 10, 0)],
  ['renames the tab', (staff) => staff.renameTab(TITLE, 'Lớp của tôi')],
  ['duplicates the tab', (staff) => staff.duplicateTab(TITLE, 'Bản sao')],
  ['types in a row that goes', (staff) => staff.setCell(TITLE, 11, 10, 'vừa gõ')],
];

test.each(EDITS)(
  'somebody %s just before the write: every note stays with its person',
  async (name, edit) => {
    for (const isSilent of [false, true]) {
      const world = directGoogle();
      const { fake } = world;
      const staff = fake.create(SPREADSHEET);
      fake.showsNothingAfterWrite = isSilent;
      const server = new SmallServer(world);
      await server.sync(BEFORE);
      const persons = writeNotes(staff);
      fake.faults.push({ on: 'write', before: () => edit(staff) });
      const { failed } = await server.sync(AFTER);
      expect(failed).toBe(null);
      // Whoever takes the vacant seat has no note of another.
      expect(notesOf(world, 'Đỗ Văn Bảy')).toEqual([null]);
      for (const [person, note] of persons)
        expect(notesOf(world, person), `${name}: ${person}`).toEqual([note]);
      if (name.startsWith('types')) expect(notesOf(world, 'Hồ Thị Sáu')).toEqual(['vừa gõ']);
      const second = await server.sync(AFTER);
      expect(second.changes).toEqual([]);
      expect(second.calls).toEqual({ reads: 2, writes: 0 });
    }
  },
);

test('somebody who disturbs the write and its repair, again and again, loses nothing either', async () => {
  const world = directGoogle();
  const staff = world.fake.create(SPREADSHEET);
  const server = new SmallServer(world, { memory: true });
  await server.sync(BEFORE);
  const persons = writeNotes(staff);
  for (const edit of [EDITS[0]!, EDITS[6]!, EDITS[4]!, EDITS[8]!, EDITS[3]!]) {
    world.fake.faults.push({ on: 'write', before: () => edit[1](staff) });
  }
  await server.sync(AFTER);
  await server.sync(AFTER);
  for (const [person, note] of persons) expect(notesOf(world, person), person).toEqual([note]);
  expect((await server.sync(AFTER)).changes).toEqual([]);
});

test('what is visible is sorted again while rows get their keys back and a column returns: no key stands twice', async () => {
  const { world, staff, server } = await synced();
  const wanted = [
    classTab(
      '01',
      SEATS.map(({ unit, role, ...seat }) =>
        seat.person === 'p2' ? { unit, role } : { unit, role, ...seat },
      ),
    ),
  ];
  await server.sync(wanted);
  const at = (column: string) => columnAt(staff.sheet(TITLE), column);
  staff.sortSelected(
    TITLE,
    { from: 3, count: 6 },
    { from: at('unit'), end: at('morning') },
    at('status'),
    true,
  );
  staff.delete(TITLE, 'COLUMNS', at('status'));
  const before = () =>
    staff.sortSelected(TITLE, { from: 3, count: 2 }, { from: 1, end: at('note') }, at('phone'));
  world.fake.faults.push({ on: 'write', before });
  await expectKeysApart(server, staff, wanted);
});

test('rows that were cut and pasted are sorted again while they get their keys back: no key stands twice', async () => {
  const world = directGoogle();
  const staff = world.fake.create(SPREADSHEET);
  const server = new SmallServer(world);
  const unit = 'Xã Đồng Nắng';
  const wanted = [
    classTab('01', [
      { unit, role: 'Lãnh đạo UBND', person: 'p3b', name: 'Lê Văn Ba' },
      { unit, role: 'Lãnh đạo MTTQ', person: 'p4b', name: 'Phạm Thị Bốn' },
      { unit, role: 'Công chức' },
    ]),
  ];
  await server.sync(wanted);
  const first = staff.cells(TITLE).findIndex((cells) => cells.includes('Lê Văn Ba'));
  // The second row is cut and pasted over the third.
  cutOver(staff, first + 1, first + 2);
  const number = columnAt(staff.sheet(TITLE), 'number');
  const before = () =>
    staff.sortSelected(TITLE, { from: first, count: 3 }, { from: 1, end: 10 }, number, true);
  world.fake.faults.push({ on: 'write', before });
  await expectKeysApart(server, staff, wanted);
});

test('a row is cut and pasted over the seat that is just being taken: its remark goes to nobody else', async () => {
  const { world, staff, server } = await synced();
  const [taken, cut] = ['Lãnh đạo MTTQ', 'Công chức'].map((role) =>
    staff.cells(TITLE).findIndex((cells) => cells[3] === role && cells[4] === null),
  ) as [number, number];
  staff.setCell(TITLE, cut, columnAt(staff.sheet(TITLE), 'note'), 'của chỗ công chức');
  world.fake.faults.push({
    on: 'write',
    before: () => cutOver(staff, cut, taken),
  });
  await server.sync(AFTER);
  expect(notesOf(world, 'Đỗ Văn Bảy')).toEqual([null]);
  const note = columnAt(staff.sheet(TITLE), 'note');
  const beside = staff
    .cells(TITLE)
    .flatMap((cells) => (cells[note] === 'của chỗ công chức' ? [cells[3]] : []));
  expect(beside).toEqual(['Công chức']);
});

/** A row without its hidden key, cut and pasted over another. */
function cutOver(staff: StaffHands, from: number, to: number): void {
  const visible = (staff.cells(TITLE)[from] ?? []).slice(1);
  visible.forEach((value, at) => staff.setCell(TITLE, to, at + 1, value));
  visible.forEach((_, at) => staff.setCell(TITLE, from, at + 1, null));
}

/** Two syncs later no key stands twice, and nothing is left to do. */
async function expectKeysApart(
  server: SmallServer,
  staff: StaffHands,
  wanted: readonly Tab[],
): Promise<void> {
  await server.sync(wanted);
  await server.sync(wanted);
  const keys = keyedRows(staff.sheet(TITLE)).map(({ key }) => key);
  expect(keys.length).toBe(new Set(keys).size);
  expect((await server.sync(wanted)).changes).toEqual([]);
}

async function synced() {
  const world = directGoogle();
  const staff = world.fake.create(SPREADSHEET);
  const server = new SmallServer(world);
  await server.sync(BEFORE);
  return { world, staff, server };
}

test('a control: the repair is what keeps the notes, without it renamed rows lose theirs', async () => {
  const world = directGoogle();
  const staff = world.fake.create(SPREADSHEET);
  const port = world.open();
  await port.apply(diffWorkbook({ snapshot: await port.read(), wanted: BEFORE, memory: () => null }).changes);
  const snapshot = await port.read();
  const { changes } = diffWorkbook({ snapshot, wanted: AFTER, memory: () => null });
  world.fake.faults.push({ on: 'write', before: () => staff.insert(TITLE, 'ROWS', 0) });
  await expect(port.apply(changes)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  // The write itself, and the repair of what it hit.
  expect(port.calls.writes).toBe(1 + 2);
  expect(world.fake.log.filter(({ name }) => name === 'batchUpdate').length).toBe(3);
});

test('an undisturbed change costs two reads and one write, and takes no row away by position', async () => {
  const world = directGoogle();
  world.fake.create(SPREADSHEET);
  const server = new SmallServer(world);
  await server.sync(BEFORE);
  const { calls } = await server.sync(AFTER);
  expect(calls).toEqual({ reads: 2, writes: 1 });
});

/** Notes in the rows of three people and in a vacant seat nobody takes. */
function writeNotes(staff: StaffHands): ReadonlyMap<string, string> {
  const persons = ['Nguyễn Văn Một', 'Trần Thị Hai', 'Phạm Thị Bốn', 'Võ Văn Năm'];
  const sheet = staff.sheet(TITLE);
  const [name, note] = [columnAt(sheet, 'name'), columnAt(sheet, 'note')];
  const notes = persons.map((person, at) => {
    const row = staff.cells(TITLE).findIndex((cells) => cells[name] === person);
    staff.setCell(TITLE, row, note, `ghi chú ${at}`);
    return [person, `ghi chú ${at}`] as const;
  });
  return new Map(notes);
}

/** What stands beside a person in the tab that is ours. */
function notesOf({ fake }: FakeGoogle, person: string): readonly unknown[] {
  const staff = fake.staff(SPREADSHEET);
  const title = staff.titles().find((candidate) => [TITLE, 'Lớp của tôi'].includes(candidate))!;
  const sheet = staff.sheet(title);
  const [name, note] = [columnAt(sheet, 'name'), columnAt(sheet, 'note')];
  return staff.cells(title).flatMap((cells) => (cells[name] === person ? [cells[note] ?? null] : []));
}
