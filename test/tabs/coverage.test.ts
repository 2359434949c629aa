import { expect, test } from 'vitest';
import { DUTY_ROW, ENTRY_ROW, PARTIES_TAB, PARTY_SET_ROW, SERIES_TAB } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice } from './duty-office.ts';
import { FICTIONAL_COMMUNES } from './fictional-communes.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const TAB = PARTIES_TAB.of(PLAN.id);
const SERIES = SERIES_TAB.of(PLAN.id);
const set = (key: string) => PARTY_SET_ROW.of(key);

/** Target, need, trained, share, missing. */
function coverage(office: DutyOffice, key: string): readonly CellValue[] {
  return ['target', 'need', 'trained', 'rate', 'missing'].map((column) => office.cell(TAB, set(key), column));
}

async function held(
  office: DutyOffice,
  group: string,
  from: string,
  more: Readonly<Record<string, CellValue>>,
) {
  await office.add(SERIES, { group, from: dateCell(from), standing: 'Đã tổ chức', ...more });
}

test('coverage with and without sizes, classes by commune, and what managers read of them (P55, P57, P63)', async () => {
  const office = new DutyOffice(PLAN, FICTIONAL_COMMUNES);
  await office.sync('2022-08-15');
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/coverage-new.txt');
  await office.type(TAB, set('a1'), 'size', 120);
  await office.type(TAB, set('a1'), 'source', 'Báo cáo của Văn phòng Điều phối');
  await office.type(TAB, set('a1'), 'asOf', '30/6/2022');
  await office.type(TAB, set('a5'), 'size', '12.345');
  await office.type(TAB, set('a4'), 'size', 'khoảng 500');
  await office.type(TAB, set('a3'), 'size', 30);
  await office.type(TAB, set('xa-km'), 'members', 'Xã An Hòa; Xã Bình Sơn\nXã Cẩm Giang; Xã Không Có');
  await held(office, 'L1', '2022-09-12', { present: 50, 'trained:P1': 40, 'trained:P2': 10 });
  await held(office, 'L4', '2022-10-10', { commune: 'Xã Bình Sơn', present: 45, 'trained:P5': 45 });
  await held(office, 'L2', '2022-10-17', {
    commune: 'Xã Đông Tiến',
    present: 48,
    'trained:P5': 45,
    'trained:P1': 3,
  });
  await held(office, 'L6', '2022-11-14', { present: 45, 'trained:P3': 31 });
  await office.sync('2022-12-01');
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/coverage.txt');
  await expect(`${office.state.summary.join('\n')}\n`).toMatchFileSnapshot('golden/coverage-summary.txt');
  expect((await office.sync('2022-12-01', '09:00')).planned.diff.changes).toEqual([]);
});

test('ten percent of 12,345 people are 1,235; a size nobody said gives no share, and never one of 0 (P57)', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2022-08-15');
  expect(coverage(office, 'a5')).toEqual([0.1, 'Chưa có quy mô', 0, null, null]);
  await office.type(TAB, set('a5'), 'size', 12_345);
  await office.type(TAB, set('a2'), 'size', 0);
  await office.sync('2022-08-16');
  expect(coverage(office, 'a5')).toEqual([0.1, 1_235, 0, 0, 1_235]);
  expect(coverage(office, 'a2')).toEqual([1, 0, 0, null, 0]);
  expect(
    office.state.filled.all
      .filter(({ obligation }) => obligation.duty.what === 'person')
      .map(({ state }) => state),
  ).toEqual(['full', 'none', 'unknown', 'unknown', 'unknown']);
});

test('classes held of which nobody wrote how many came leave the number unknown, and it is said where to write it', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2022-08-15');
  await office.type(TAB, set('a1'), 'size', 120);
  await held(office, 'L5', '2022-09-12', { present: 45 });
  await office.sync('2022-09-20');
  expect(coverage(office, 'a1')).toEqual([1, 120, null, null, null]);
  expect(office.cell(TAB, set('a1'), 'problem')).toMatch(/chưa biết đã tập huấn bao nhiêu/);
  expect(office.cell(SERIES, ENTRY_ROW.of('1'), 'problem')).toMatch(/Cần ghi “Dự lần đầu” \(P1\)/);
  expect(office.state.summary.join()).toMatch(/chưa ghi số người dự lần đầu: Cán bộ chuyên trách/);
  await office.type(SERIES, ENTRY_ROW.of('1'), 'trained:P1', 30);
  await office.sync('2022-09-21');
  expect(coverage(office, 'a1')).toEqual([1, 120, 30, 0.25, 90]);
});

test('staff say which classes count for which audience; what they write otherwise is said, and the plan’s stands (P58)', async () => {
  const office = new DutyOffice(PLAN);
  await office.sync('2022-08-15');
  await held(office, 'L5', '2022-09-12', { present: 45, 'trained:P1': 30, 'trained:P2': 15 });
  await office.sync('2022-09-20');
  const row = DUTY_ROW.of('L5');
  const problem = () => office.cell(SERIES, ENTRY_ROW.of('1'), 'problem');
  const trained = () => ['a1', 'a2'].map((key) => office.cell(TAB, set(key), 'trained'));
  expect([office.cell(TAB, row, 'problem'), trained()]).toEqual(['P1 (theo kế hoạch)', [30, 0]]);
  expect(problem()).toMatch(/nhóm L5 không tính cho đối tượng P2/);
  await office.type(TAB, row, 'members', 'P1; p2');
  await office.sync('2022-09-21');
  expect([office.cell(TAB, row, 'problem'), trained()]).toEqual(['P1, P2 (cán bộ sửa)', [30, 15]]);
  expect(problem()).not.toMatch(/không tính/);
  await office.type(TAB, row, 'members', 'P2 và P7');
  await office.sync('2022-09-22');
  expect(office.cell(TAB, row, 'problem')).toBe(
    'Cần ghi mã đối tượng trong danh sách; không hiểu “P2 và P7”. Đang tính: P1 (theo kế hoạch)',
  );
  await office.type(TAB, row, 'members', 'Không');
  await office.sync('2022-09-23');
  expect([office.cell(TAB, row, 'problem'), trained()]).toEqual([
    'Không tính cho đối tượng nào (cán bộ sửa)',
    [0, 0],
  ]);
  expect(
    office.asOf('2022-09-21').filled.all.find(({ obligation }) => obligation.duty.key === 'P2')?.done,
  ).toBe(15);
});

test('a plan without classes and shares has the table of its parties and nothing else', async () => {
  const plan = dutyPlan('can-tho-2024');
  const office = new DutyOffice(plan);
  await office.sync('2024-06-01');
  const grid = office.grid(PARTIES_TAB.of(plan.id));
  expect(grid).not.toMatch(/Chỉ tiêu|LỚP/);
});
