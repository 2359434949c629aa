import { expect, test } from 'vitest';
import { MONEY } from '#shared/tabs/money/money-tab.ts';
import { FUND_ROW, MONEY_TAB, OWED_ROW } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice, tabGrid } from './duty-office.ts';

const PLAN = dutyPlan('can-tho-2024');
const TAB = MONEY_TAB.of(PLAN.id);
const BUDGET = 'Ngân sách nhà nước';
const budgetRow = OWED_ROW.of('von.nsnn', 'Văn phòng Điều phối nông thôn mới thành phố', '2024');

async function type(
  office: DutyOffice,
  row: string,
  cells: Readonly<Record<string, CellValue>>,
): Promise<void> {
  for (const [column, value] of Object.entries(cells)) await office.type(TAB, row, column, value);
}

const on = (day: string) => dateCell(`2024-${day}`);

/** Figures typed over the ones before, as they came in. */
async function makeYear(): Promise<DutyOffice> {
  const office = new DutyOffice(PLAN);
  await office.sync('2024-05-27');
  await type(office, BUDGET, { allocated: 700000, done: 210500, asOf: on('06-30'), document: '61/BC-STC' });
  await type(office, 'Vốn tín dụng', { done: '150 tỷ', asOf: '30/6/2024' });
  await office.sync('2024-07-04');
  await type(office, BUDGET, { done: 402120, asOf: on('09-30'), document: '88/BC-STC' });
  await type(office, 'Vốn doanh nghiệp', { done: '38,5 tỷ đồng', asOf: on('09-30') });
  await office.sync('2024-10-05');
  await type(office, BUDGET, { allocated: 750439, done: 731990, asOf: on('12-31'), document: '130/BC-STC' });
  await type(office, 'Vốn tín dụng', { done: 462000, asOf: on('12-31') });
  await type(office, 'Vốn doanh nghiệp', { done: 36000, asOf: on('12-31') });
  await type(office, 'Huy động người dân và cộng đồng', { done: 60005, asOf: on('12-31') });
  await office.sync('2025-01-10');
  return office;
}

let made: Promise<DutyOffice> | null = null;

/** Built once, for tests that type nothing in it. */
function year(): Promise<DutyOffice> {
  made ??= makeYear();
  return made;
}

test('disbursement over a year, as of several days', async () => {
  const office = await year();
  const past = ['2024-05-27', '2024-07-04', '2024-09-30', '2024-10-05'].map((day) =>
    MONEY.layout(office.asOf(day)).map(tabGrid).join(''),
  );
  await expect([...past, office.grid(TAB)].join('\n')).toMatchFileSnapshot('golden/money-tab.txt');
});

test('managers read how much of it is spent, and by which source', async () => {
  const office = await year();
  const said = (day: string) => office.asOf(day).summary.filter((text) => text.startsWith('Kinh phí'));
  expect(said('2024-05-27')).toEqual([
    'Kinh phí năm 2024 (triệu đồng): kế hoạch 1.356.994; chưa có số liệu thực hiện.',
  ]);
  expect(said('2024-07-04')).toEqual([
    'Kinh phí năm 2024 (triệu đồng): kế hoạch 1.356.994; đã thực hiện 360.500: Ngân sách nhà nước 28,05 % (đến 30/06/2024); Vốn tín dụng 32,90 % (đến 30/06/2024); Vốn doanh nghiệp chưa có số liệu; Huy động người dân và cộng đồng chưa có số liệu.',
  ]);
  expect(said('2025-01-10')[0]).toContain('đã thực hiện 1.289.995 (95,06 %)');
});

test('a second sync on the same day writes nothing', async () => {
  const office = await year();
  expect((await office.sync('2025-01-10', '15:00')).planned.diff.changes).toEqual([]);
});

test('what is accumulated falls only with a reason beside it', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2024-06-01');
  await type(office, BUDGET, { done: 300000, asOf: on('06-30'), note: 'theo kho bạc' });
  await office.sync('2024-07-01');
  await type(office, BUDGET, { done: 250000, asOf: on('07-31') });
  await office.sync('2024-08-01');
  const problem = () => office.cell(TAB, BUDGET, 'problem');
  expect(problem()).toBe(
    'Lũy kế giảm từ 300.000 (30/06/2024) xuống 250.000: đề nghị ghi lý do ở cột “Ghi chú”.',
  );
  await type(office, BUDGET, { note: 'kho bạc điều chỉnh, văn bản 77' });
  await office.sync('2024-08-02');
  expect(problem()).toBeNull();
});

test('what cannot be read stays, is said beside it, and does not count', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2024-06-01');
  await type(office, BUDGET, { done: 'gần 300 tỷ', asOf: on('05-31') });
  await type(office, 'Vốn tín dụng', { done: 1000, asOf: 'cuối tháng' });
  await type(office, 'Vốn doanh nghiệp', { done: 1000, asOf: on('06-30') });
  await type(office, 'Huy động người dân và cộng đồng', { done: 70000, allocated: 65000 });
  await office.sync('2024-06-02');
  const said = (row: string) => office.cell(TAB, row, 'problem');
  expect(said(BUDGET)).toContain('Lũy kế thực hiện “gần 300 tỷ” không đọc được');
  expect(said('Vốn tín dụng')).toContain('Ngày “cuối tháng” không đọc được, số liệu chưa tính');
  expect(said('Vốn doanh nghiệp')).toContain('30/06/2024 ở tương lai');
  expect(said('Huy động người dân và cộng đồng')).toBe(
    [
      'Chưa ghi “Số liệu đến ngày”: tính theo ngày hệ thống thấy số liệu.',
      'Thực hiện 112,14 %, vượt kế hoạch: đề nghị kiểm tra.',
      'Số đã phân bổ lớn hơn kế hoạch: đề nghị kiểm tra.',
      'Lũy kế thực hiện lớn hơn số đã phân bổ: đề nghị kiểm tra.',
    ].join('\n'),
  );
  expect(office.cell(TAB, BUDGET, 'done')).toBe('gần 300 tỷ');
  expect([BUDGET, 'Vốn tín dụng', 'Vốn doanh nghiệp'].map((row) => office.cell(TAB, row, 'rate'))).toEqual(
    Array(3).fill('Chưa có số liệu'),
  );
});

test('a deleted tab and a deleted row come back with what staff typed', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2024-06-01');
  await type(office, BUDGET, { done: 300000, asOf: on('05-31') });
  await office.sync('2024-06-02');
  await office.deleteRow(TAB, budgetRow);
  await office.sync('2024-06-03');
  expect([office.cell(TAB, BUDGET, 'done'), office.cell(TAB, BUDGET, 'rate')]).toEqual([
    300000,
    300000 / 750439,
  ]);
  await office.file.deleteTab('Kinh phí');
  await office.sync('2024-06-04');
  expect([office.cell(TAB, BUDGET, 'done'), office.cell(TAB, BUDGET, 'rate')]).toEqual([
    300000,
    300000 / 750439,
  ]);
});

test('rows sorted without their hidden keys keep the figures beside their source', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2024-06-01');
  await type(office, BUDGET, { done: 300000, asOf: on('05-31') });
  await type(office, 'Vốn tín dụng', { done: 200000, asOf: on('05-31') });
  await office.sync('2024-06-02');
  const first = office.tab(TAB).rows.findIndex(({ key }) => key === budgetRow);
  const { title, rows } = office.tab(TAB);
  const visible = rows
    .slice(first, first + 4)
    .map(({ cells }) => cells)
    .toReversed();
  await office.file.setCells(
    title,
    first,
    0,
    visible.map((cells) => [...cells, ...Array(12 - cells.length).fill(null)]),
  );
  const { outcome } = await office.sync('2024-06-03');
  expect([outcome, office.cell(TAB, budgetRow, 'source'), office.cell(TAB, budgetRow, 'done')]).toEqual([
    'done',
    BUDGET,
    300000,
  ]);
});

test('002 names sources and no figures: each waits for a figure, by year', async () => {
  const plan = dutyPlan('thai-nguyen-2022-2025');
  const tab = MONEY_TAB.of(plan.id);
  const office = new DutyOffice(plan);
  await office.sync('2023-02-01');
  const given = FUND_ROW.of('ntm-tw', '2023');
  for (const [column, value] of Object.entries({ plan: '2,4 tỷ', done: 600, asOf: dateCell('2023-01-31') }))
    await office.type(tab, given, column, value);
  await office.sync('2023-02-02');
  await expect(office.grid(tab)).toMatchFileSnapshot('golden/money-thai-nguyen.txt');
  expect(office.state.summary.filter((text) => text.startsWith('Kinh phí năm 2023'))).toEqual([
    'Kinh phí năm 2023 (triệu đồng): kế hoạch 2.400, 3 nguồn chưa giao; đã thực hiện 600: Nông thôn mới – Ngân sách Trung ương 25,00 % (đến 31/01/2023); Nông thôn mới – Ngân sách địa phương chưa giao; OCOP – Ngân sách Trung ương chưa giao; OCOP – Ngân sách địa phương chưa giao.',
  ]);
});
