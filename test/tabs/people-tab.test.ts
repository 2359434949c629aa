import { expect, test } from 'vitest';
import {
  ENTRY_ROW,
  PARTIES_TAB,
  PARTY_SET_ROW,
  SERIES_CLASS_TAB,
  SERIES_TAB,
  YEAR_ROW,
} from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice } from './duty-office.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const SERIES = SERIES_TAB.of(PLAN.id);
const entry = (number: number) => ENTRY_ROW.of(String(number));
const tabOf = (number: number) => SERIES_CLASS_TAB.of(PLAN.id, String(number));

type Cells = Readonly<Record<string, CellValue>>;

/** Two classes of managers, a year apart, with room for three. */
async function office(): Promise<DutyOffice> {
  const made = new DutyOffice(PLAN);
  await made.sync('2022-08-15');
  for (const [group, from] of [
    ['L1', '2022-09-12'],
    ['L5', '2023-03-06'],
  ] as const)
    await made.add(SERIES, { group, from: dateCell(from), standing: 'Mở đăng ký', capacity: 3 });
  await made.sync('2022-08-16');
  return made;
}

const person = (name: string, more: Cells = {}): Cells => ({
  name,
  audience: 'P1',
  organisation: 'Văn phòng Điều phối',
  ...more,
});
const states = (made: DutyOffice, tab: string, count: number) =>
  Array.from({ length: count }, (_, at) => made.cell(tab, entry(at + 1), 'state'));
const trained = (made: DutyOffice, set: string) =>
  made.cell(PARTIES_TAB.of(PLAN.id), PARTY_SET_ROW.of(set), 'trained');

test('a class open for registration has a tab: first come have the places, the rest wait (P60, P61)', async () => {
  const made = await office();
  for (const one of [
    person('Nguyễn Văn An', { phone: '0912000111' }),
    person('Trần Thị Bình', { audience: 'P5. Người dân và cộng đồng' }),
    person('chưa có'),
    person('Lê Văn Cường'),
    person('Phạm Thị Dung', { phone: '12' }),
    person('Nguyễn Văn An', { phone: '0912000111', decision: 'Không rõ' }),
  ])
    await made.add(tabOf(1), one);
  await made.sync('2022-08-17');
  await expect(made.grid(tabOf(1))).toMatchFileSnapshot('golden/series-class.txt');
  await made.type(tabOf(1), entry(1), 'decision', 'Thôi dự');
  await made.sync('2022-08-18');
  expect(states(made, tabOf(1), 6)).toEqual([
    'Thôi dự',
    'Giữ chỗ',
    null,
    'Giữ chỗ',
    'Danh sách chờ, thứ 1',
    'Danh sách chờ, thứ 2',
  ]);
  expect(made.cell(tabOf(1), 'counts', 'number')).toBe(
    '6 dòng đăng ký · 2/3 người có chỗ · 2 người chờ · còn 1 chỗ chưa giao cho người chờ · chưa điểm danh',
  );
  await made.type(tabOf(1), entry(5), 'decision', 'cho vào lớp');
  await made.sync('2022-08-19');
  expect(states(made, tabOf(1), 6).slice(4)).toEqual(['Giữ chỗ', 'Danh sách chờ, thứ 1']);
  await made.type(tabOf(1), entry(3), 'name', 'Hồ Thị Giang');
  await made.sync('2022-08-20');
  expect(states(made, tabOf(1), 6)).toEqual([
    'Thôi dự',
    'Giữ chỗ',
    'Danh sách chờ, thứ 2',
    'Giữ chỗ',
    'Giữ chỗ',
    'Danh sách chờ, thứ 1',
  ]);
  const rows = made.file.snapshot().tabs.find(({ key }) => key === tabOf(1))?.rows ?? [];
  await made.file.deleteRow(
    'Lớp L1-2022-01',
    rows.findIndex(({ key }) => key === entry(2)),
  );
  await made.sync('2022-08-21');
  expect(made.cell(tabOf(1), 'counts', 'number')).toContain('còn 1 chỗ chưa giao cho người chờ');
  expect((await made.sync('2022-08-21', '09:00')).planned.diff.changes).toEqual([]);
});

test('attendance holds the class, and each person is trained once over the years (P12, P57, P59)', async () => {
  const made = await office();
  await made.type(SERIES, entry(1), 'present', 50);
  for (const one of [
    person('Nguyễn Văn An', { phone: '0912000111', attended: 'x' }),
    person('Trần Thị Bình', { attended: true }),
    person('Lê Văn Cường', { attended: 'P' }),
  ])
    await made.add(tabOf(1), one);
  for (const one of [
    person('NGUYỄN VĂN AN', { phone: '0912000111', organisation: 'Sở Công Thương', attended: 'x' }),
    person('Trần Thị Bình', { organisation: 'UBND xã An Hòa', attended: 'x' }),
    person('Đỗ Văn Em', { attended: 'x' }),
  ])
    await made.add(tabOf(2), one);
  await made.sync('2023-03-07');
  const said = (number: number) =>
    ['state', 'problem'].map((column) => made.cell(SERIES, entry(number), column));
  expect(said(1)).toEqual([
    'Đã tổ chức',
    'Cần kiểm tra: ghi 50 người có mặt, danh sách lớp có 2; tính theo danh sách.\nCó số người có mặt nên tính là đã tổ chức; đề nghị ghi “Đã tổ chức” ở “Tình trạng lớp”.\nCần kiểm tra: 2 người có mặt, văn bản khoảng 50 (40–60).',
  ]);
  expect(trained(made, 'a1')).toBe(3);
  expect(made.cell(tabOf(2), entry(2), 'problem')).toBe(
    'Cần kiểm tra: trùng tên với thứ tự 2, lớp L1-2022-01; đang tính là một người. Nếu là người khác, đề nghị chọn “Khác người”.',
  );
  expect(made.state.summary.join('\n')).toContain(
    'Theo danh sách lớp: 5 lượt, 3 người; 1 trường hợp trùng tên cần xem, đang tính là một người.',
  );
  await made.type(tabOf(2), entry(2), 'same', 'Khác người');
  await made.sync('2023-03-08');
  expect(trained(made, 'a1')).toBe(4);
  expect(
    made.asOf('2023-03-07').filled.all.find(({ obligation }) => obligation.duty.key === 'P1')?.done,
  ).toBe(3);
});

test('of each group and year it is said how many came and how many people they are (P54)', async () => {
  const made = await office();
  for (const [group, from] of [
    ['L1', '2022-11-07'],
    ['L1', '2022-12-05'],
  ] as const)
    await made.add(SERIES, { group, from: dateCell(from), standing: 'Mở đăng ký', capacity: 30 });
  await made.sync('2022-08-17');
  const an = person('Nguyễn Văn An', { phone: '0912000111', attended: 'x' });
  await made.add(tabOf(1), an);
  await made.add(tabOf(1), person('Trần Thị Bình', { attended: 'x' }));
  await made.add(tabOf(3), an);
  await made.add(tabOf(3), person('Lê Văn Cường', { attended: 'K' }));
  await made.add(tabOf(2), an);
  await made.type(SERIES, entry(4), 'present', 25);
  await made.sync('2023-03-07');
  const counts = (duty: string, year: string) =>
    ['present', 'lecturer', 'problem'].map((column) => made.cell(SERIES, YEAR_ROW.of(duty, year), column));
  expect(counts('L1', '2022')).toEqual([28, 2, 'Số người chưa gồm 1 lớp không có danh sách.']);
  expect(counts('L1', '2023')).toEqual([null, null, null]);
  expect(counts('L5', '2023')).toEqual([1, 1, null]);
  // Who came to classes of two groups is one person of the plan.
  expect(counts('', 'all').slice(0, 2)).toEqual([29, 2]);
});

test('a class’s tab that was deleted comes back with its people; one whose rows were sorted keeps who came first', async () => {
  const made = await office();
  for (const name of ['Trần Thị Bình', 'Nguyễn Văn An', 'Đỗ Văn Em', 'Lê Văn Cường'])
    await made.add(tabOf(1), person(name));
  await made.sync('2022-08-17');
  const before = made.grid(tabOf(1));
  await made.file.deleteTab('Lớp L1-2022-01');
  await made.sync('2022-08-17', '09:00');
  expect(made.grid(tabOf(1))).toBe(before);
  const { rows, columns } = made.file.snapshot().tabs.find(({ key }) => key === tabOf(1)) ?? {
    rows: [],
    columns: [],
  };
  const first = rows.findIndex(({ key }) => key === entry(1));
  const visible = rows.slice(first).map(({ cells }) => columns.map((_, at) => cells[at] ?? null));
  await made.file.setCells('Lớp L1-2022-01', first, 0, visible.toReversed());
  await made.sync('2022-08-17', '10:00');
  expect(states(made, tabOf(1), 4)).toEqual(['Giữ chỗ', 'Giữ chỗ', 'Giữ chỗ', 'Danh sách chờ, thứ 1']);
  expect(made.cell(tabOf(1), entry(1), 'name')).toBe('Trần Thị Bình');
  await made.type(SERIES, entry(2), 'standing', 'Hoãn');
  await made.sync('2022-08-18');
  expect(made.cell(tabOf(2), 'place', 'number')).toBe('06/03/2023 · Hoãn');
});
