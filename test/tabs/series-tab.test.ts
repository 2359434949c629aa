import { expect, test } from 'vitest';
import {
  ENTRY_ROW,
  PARTIES_TAB,
  PARTY_SET_ROW,
  SERIES_TAB,
  SETTING_ROW,
  TRAINED_COLUMN,
  YEAR_ROW,
} from '#shared/workbook/keys.ts';
import type { CellValue, TabSnapshot } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice } from './duty-office.ts';
import { FICTIONAL_COMMUNES } from './fictional-communes.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const TAB = SERIES_TAB.of(PLAN.id);

const NO_TAB: Pick<TabSnapshot, 'rows' | 'columns'> = { rows: [], columns: [] };
const entry = (number: number) => ENTRY_ROW.of(String(number));
const year = (duty: string, of: string) => YEAR_ROW.of(duty, of);

function newOffice() {
  return new DutyOffice(PLAN, FICTIONAL_COMMUNES);
}

function open(
  office: DutyOffice,
  group: string,
  from: string,
  more: Readonly<Record<string, CellValue>> = {},
) {
  return office.add(TAB, { group, from: dateCell(from), ...more });
}

/** What staff see of a year's row: plan, opened, held, left, over. */
function counts(office: DutyOffice, row: string): readonly CellValue[] {
  return ['from', 'fieldFrom', 'fieldTo', 'standing', 'state'].map((column) => office.cell(TAB, row, column));
}

function said(office: DutyOffice, number: number): readonly CellValue[] {
  return ['code', 'state', 'problem'].map((column) => office.cell(TAB, entry(number), column));
}

/** Two years of an office's work. */
async function busyOffice(): Promise<DutyOffice> {
  const office = newOffice();
  await office.sync('2022-08-15');
  const spread: readonly (readonly [string, string, CellValue])[] = [
    ['L2', '2022', 8],
    ['L2', '2023', 16],
    ['L2', '2024', 16],
    ['L2', '2025', 8],
    ['L3', '2023', 20],
    ['L3', '2024', '14'],
    ['L4', '2023', 'mỗi năm 5'],
  ];
  for (const [duty, of, value] of spread) await office.type(TAB, year(duty, of), 'to', value);
  await open(office, 'L1. Lớp cho cán bộ cấp tỉnh, huyện', '2022-09-12', {
    to: dateCell('2022-09-14'),
    venue: 'Trung tâm Hội nghị tỉnh',
    capacity: 60,
  });
  await open(office, 'L2', '2022-10-03', {
    commune: 'Xã An Hòa',
    to: dateCell('2022-10-08'),
    fieldFrom: dateCell('2022-10-08'),
    capacity: 50,
  });
  await office.sync('2022-08-16');
  await office.type(TAB, entry(1), 'standing', 'Đã tổ chức');
  await office.type(TAB, entry(1), 'present', 52);
  await office.type(TAB, entry(1), 'trained:P1', 40);
  await office.type(TAB, entry(1), 'trained:P2', 12);
  await office.sync('2022-09-15');
  await office.type(TAB, entry(2), 'standing', 'Đã tổ chức');
  await office.type(TAB, entry(2), 'present', 38);
  await office.type(TAB, entry(2), 'trained:P5', 36);
  await office.type(TAB, entry(2), 'trained:P3', 2);
  await open(office, 'Lớp ở xã nông thôn mới', '2022-11-07', {
    commune: 'xã Bình Sơn',
    to: dateCell('2022-11-09'),
  });
  await open(office, 'L5', '2022-12-05', { to: dateCell('2022-12-08'), standing: 'Hoãn' });
  await office.sync('2022-10-10');
  await open(office, 'L6', '2023-02-20', { standing: 'Đã tổ chức', present: 45, capacity: 50 });
  await open(office, 'L1', '2023-05-08', { standing: 'Mở đăng ký', capacity: 50 });
  await office.sync('2023-03-01');
  return office;
}

test('a new workbook shows the grid as the document has it (P50, P65)', async () => {
  const office = newOffice();
  await office.sync('2022-08-15');
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/series-new.txt');
});

test('the grid by year, with what staff spread, opened and held (P51–P56); a sync with nothing new writes nothing', async () => {
  const office = await busyOffice();
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/series.txt');
  await expect(`${office.state.summary.join('\n')}\n`).toMatchFileSnapshot('golden/series-summary.txt');
  expect((await office.sync('2023-03-01', '09:00')).planned.diff.changes).toEqual([]);
});

test('held classes fill what is owed: of the year, of the commune that its list names, or of one that nobody named yet', async () => {
  const office = await busyOffice();
  const filled = () =>
    office.state.filled.all
      .filter(({ obligation, done }) => obligation.duty.what === 'class' && done > 0)
      .map(({ obligation: { duty, party, slot }, done, state }) => [duty.key, party, slot, done, state]);
  expect(filled()).toEqual([
    ['L1', 'ntm-tinh-huyen', '2022', 1, 'overdue'],
    ['L2', 'xa-ntm#1', '2022-2025', 1, 'short'],
    ['L6', 'ocop-dn', '2023', 1, 'short'],
  ]);
  await office.type(PARTIES_TAB.of(PLAN.id), PARTY_SET_ROW.of('xa-ntm'), 'members', 'Xã Bình Sơn; Xã An Hòa');
  await office.sync('2023-03-02');
  expect(filled()[1]).toEqual(['L2', '901', '2022-2025', 1, 'short']);
  expect(office.state.filled.stray).toEqual([]);
});

test('what was typed later never changes a day that is over, a class taken back included', async () => {
  const office = await busyOffice();
  const row =
    office.file
      .snapshot()
      .tabs.find(({ key }) => key === TAB)
      ?.rows.findIndex(({ key }) => key === entry(1)) ?? -1;
  await office.file.deleteRow('Chuỗi lớp', row);
  await office.sync('2023-03-02');
  const heldOn = (day: string) =>
    office.asOf(day).filled.all.filter(({ obligation, done }) => obligation.duty.key === 'L1' && done > 0)
      .length;
  expect([heldOn('2022-09-14'), heldOn('2022-09-15'), heldOn('2023-03-01'), heldOn('2023-03-02')]).toEqual([
    0, 1, 1, 0,
  ]);
  expect(counts(office, year('L1', '2022'))).toEqual([2, 0, 0, 2, 0]);
  await open(office, 'L1', '2022-09-20');
  await office.sync('2023-03-03');
  expect([heldOn('2023-03-01'), heldOn('2023-03-02')]).toEqual([1, 0]);
  expect(said(office, 7)[0]).toBe('L1-2022-02');
});

test('a tab or a row of the grid that was deleted comes back, and classes that staff sorted keep their codes', async () => {
  const office = await busyOffice();
  const found = () => office.file.snapshot().tabs.find(({ key }) => key === TAB) ?? NO_TAB;
  const at = (key: string) => found().rows.findIndex((row) => row.key === key);
  const before = office.grid(TAB);
  await office.file.deleteTab('Chuỗi lớp');
  await office.sync('2023-03-01', '09:00');
  expect(office.grid(TAB)).toBe(before);
  await office.file.deleteRow('Chuỗi lớp', at(year('L2', '2023')));
  await office.sync('2023-03-01', '10:00');
  expect(office.grid(TAB)).toBe(before);
  const codes = () =>
    [1, 2, 3, 5, 6].map((number) => [said(office, number)[0], office.cell(TAB, entry(number), 'from')]);
  const known = codes();
  const first = at(entry(1));
  const { columns } = found();
  await office.file.sortRows('Chuỗi lớp', first, found().rows.length - first, columns.indexOf('present'));
  await office.sync('2023-03-01', '11:00');
  expect(codes()).toEqual(known);
  const visible = found()
    .rows.slice(first)
    .map(({ cells }) => columns.map((_, place) => cells[place] ?? null));
  await office.file.setCells('Chuỗi lớp', first, 0, visible.toReversed());
  await office.sync('2023-03-01', '12:00');
  expect(codes()).toEqual(known);
});

test('the row of a year that is not the plan’s goes with its class', async () => {
  const office = newOffice();
  await office.sync('2023-01-02');
  await open(office, 'L1', '2026-02-06');
  await office.sync('2023-01-03');
  expect(counts(office, year('L1', '2026'))).toEqual([0, 1, 0, 0, 0]);
  await office.type(TAB, entry(1), 'from', dateCell('2023-02-06'));
  await office.sync('2023-01-04');
  expect(office.grid(TAB)).not.toMatch(/2026|không còn dùng/);
  expect(said(office, 1)).toEqual(['L1-2023-01', 'Dự kiến', null]);
});

test('what cannot be read is left as it is, said beside the row, and does not count', async () => {
  const office = newOffice();
  await office.sync('2023-01-02');
  await office.add(TAB, { group: 'Lớp xã', from: dateCell('2023-02-01'), standing: 'Đã tổ chức' });
  await office.add(TAB, { group: 'L1', from: 'tháng 2', standing: 'xong rồi', present: 'khoảng 50' });
  await office.add(TAB, {
    group: 'L2',
    from: dateCell('2023-02-06'),
    to: dateCell('2023-02-01'),
    commune: 'Xã Không Có',
    standing: 'Đã tổ chức',
  });
  await office.add(TAB, { group: 'L1', from: dateCell('2026-02-06') });
  await office.add(TAB, { venue: 'Hội trường tỉnh' });
  await office.type(TAB, SETTING_ROW.of('learners-tolerance'), 'commune', 'vừa phải');
  await office.sync('2023-02-10');
  expect([1, 2, 3, 4, 5].map((number) => said(office, number))).toEqual([
    [
      null,
      'Đã tổ chức',
      'Cần chọn nhóm trong danh sách; “Lớp xã” không khớp đúng một nhóm, lớp chưa được tính.',
    ],
    [
      null,
      'Chưa đủ thông tin',
      'Cần ghi ngày dạng 15/06/2024; “tháng 2” không đọc được, chưa tính.\nCần ghi số người có mặt bằng một số nguyên; đang ghi “khoảng 50”, chưa tính.\nCần chọn tình trạng lớp trong danh sách; “xong rồi” không có trong đó, chưa tính.',
    ],
    [
      'L2-2023-01',
      'Đã tổ chức',
      'Cần kiểm tra: ngày kết thúc 01/02/2023 trước ngày bắt đầu 06/02/2023.\nCần ghi rõ “Xã Không Có”: không khớp đúng một đơn vị trong danh mục của kế hoạch; lớp tính cho nhóm, chưa tính cho đơn vị nào.\nCần ghi “Dự lần đầu” (P1, P2, P5): lớp chưa được tính vào số người được tập huấn.',
    ],
    ['L1-2026-01', 'Dự kiến', 'Cần kiểm tra: năm 2026 nhóm này không có lớp theo kế hoạch.'],
    [
      null,
      'Chưa đủ thông tin',
      'Cần chọn “Nhóm”: lớp chưa được tính.\nCần ghi “Từ ngày”: lớp chưa có mã và chưa được tính.',
    ],
  ]);
  expect(office.cell(TAB, entry(2), 'present')).toBe('khoảng 50');
  expect(office.cell(TAB, SETTING_ROW.of('learners-tolerance'), 'problem')).toMatch(
    /^Cần ghi tỷ lệ phần trăm/,
  );
  expect(counts(office, year('', 'all'))).toEqual([139, 2, 1, 138, 0]);
  expect(counts(office, year('L1', '2026'))).toEqual([0, 1, 0, 0, 0]);
  expect(office.state.filled.all.every(({ done }) => done === 0)).toBe(true);
});

test('more people trained for the first time in a class than were there are told (P57)', async () => {
  const office = newOffice();
  await office.sync('2023-01-02');
  const held = { group: 'L1', from: dateCell('2023-02-06'), standing: 'Đã tổ chức' };
  const [p1, p2] = [TRAINED_COLUMN.of('P1'), TRAINED_COLUMN.of('P2')];
  await office.add(TAB, { ...held, present: 50, [p1]: 60, [p2]: 50 });
  await office.add(TAB, { ...held, [p1]: 60 });
  await office.sync('2023-02-10');
  const toldOf = (number: number) => String(said(office, number)[2]);
  expect(toldOf(1)).toContain('Cần kiểm tra: “Dự lần đầu: P1” 60 người, nhiều hơn 50 người có mặt.');
  expect(toldOf(1)).not.toContain('P2');
  expect(toldOf(2)).not.toContain('nhiều hơn');
});

test('more communes than the group has, and more classes than one is to have, are said (P53)', async () => {
  const plan = {
    ...PLAN,
    stated: [],
    parties: PLAN.parties.map((set) => (set.key === 'xa-km' ? { ...set, count: 2 } : set)),
  };
  const office = new DutyOffice(plan, FICTIONAL_COMMUNES);
  await office.sync('2023-01-02');
  for (const commune of ['Xã An Hòa', 'Xã An Hòa', 'Xã Bình Sơn', 'Xã Cẩm Giang'])
    await open(office, 'L4', '2023-02-06', { commune, standing: 'Đã tổ chức', present: 50, 'trained:P5': 0 });
  await office.sync('2023-02-10');
  expect([1, 2, 3, 4].map((number) => said(office, number)[2])).toEqual([
    null,
    'Cần kiểm tra: lớp thứ 2 của Xã An Hòa, kế hoạch 1 lớp.',
    null,
    'Cần kiểm tra: nhóm “Xã nông thôn mới kiểu mẫu” có 2 đơn vị, “Xã Cẩm Giang” là đơn vị thứ 3; chưa tính cho đơn vị nào.',
  ]);
  expect(counts(office, year('L4', '2023'))).toEqual([null, 4, 4, null, 2]);
  const done = office.state.filled.all
    .filter(({ obligation }) => obligation.duty.key === 'L4')
    .map((one) => [one.done, one.state]);
  expect(done).toEqual([
    [2, 'over'],
    [1, 'full'],
  ]);
});

test('a commune that is not in the whole list of its group is said, and fills nothing', async () => {
  const plan = {
    ...PLAN,
    stated: [],
    parties: PLAN.parties.map((set) => (set.key === 'xa-km' ? { ...set, count: 1, members: ['901'] } : set)),
  };
  const office = new DutyOffice(plan, FICTIONAL_COMMUNES);
  await office.sync('2023-01-02');
  await open(office, 'L4', '2023-02-06', { commune: 'Xã Bình Sơn', standing: 'Đã tổ chức', 'trained:P5': 0 });
  await open(office, 'L4', '2023-02-06', { standing: 'Đã tổ chức', 'trained:P5': 0 });
  await office.sync('2023-02-10');
  expect([1, 2].map((number) => said(office, number)[2])).toEqual([
    'Cần kiểm tra: “Xã Bình Sơn” không có trong danh sách của nhóm “Xã nông thôn mới kiểu mẫu”; chưa tính cho đơn vị nào.',
    'Cần ghi đơn vị: lớp của nhóm “Xã nông thôn mới kiểu mẫu” chưa tính cho đơn vị nào.',
  ]);
});

test('a plan of more years than the classes have columns shows them all', async () => {
  const plan = { ...PLAN, stated: [], from: '2020-01-01', to: '2031-12-31' };
  const office = new DutyOffice(plan, FICTIONAL_COMMUNES);
  await office.sync('2023-01-02');
  const total = office
    .grid(TAB)
    .split('\n')
    .find((line) => line.startsWith(' │ Cộng │'));
  expect(total).toMatch(/│ 107 │ 139 │ .*≈ 5\.750/);
});

test('the tab exists only where a plan counts classes (P18)', async () => {
  const other = dutyPlan('can-tho-2024');
  const office = new DutyOffice(other);
  await office.sync('2024-06-01');
  expect(office.hasTab(SERIES_TAB.of(other.id))).toBe(false);
});
