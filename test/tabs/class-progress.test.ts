import { expect, test } from 'vitest';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { DUTIES_TAB, OWED_ROW, SERIES_TAB } from '#shared/workbook/keys.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice } from './duty-office.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const SERIES = SERIES_TAB.of(PLAN.id);
const DUTIES = DUTIES_TAB.of(PLAN.id);

/** One task, of which the classes of a group are the progress. */
function planWith(group: string): DutyPlan {
  const [task] = dutyPlan('can-tho-2024').duties.filter(({ what }) => what === 'document');
  if (task === undefined) throw new Error('the plan has no task');
  const own = { ...task, key: 'nv', who: 'ntm-tinh-huyen', due: 'Năm 2025', progressOf: group };
  return { ...PLAN, duties: [...PLAN.duties, own] };
}

const ROW = OWED_ROW.of('nv', 'ntm-tinh-huyen', '');

async function held(office: DutyOffice, group: string, days: readonly string[]): Promise<void> {
  for (const from of days) await office.add(SERIES, { group, from: dateCell(from), standing: 'Đã tổ chức' });
}

test('the classes held of a group of the plan are a task’s progress, and none completes it (P13)', async () => {
  const office = new DutyOffice(planWith('L1'));
  await office.sync('2022-08-15');
  await held(office, 'L1', ['2022-09-12', '2022-10-12', '2022-11-14']);
  await held(office, 'L5', ['2022-10-20']);
  await office.sync('2022-12-01');
  // Two in 2022 are all that the year asks for; a third makes up for no other year.
  expect(office.cell(DUTIES, ROW, 'state')).toBe('Chưa có – đã tổ chức 2/8 lớp');
  await held(office, 'L1', [
    '2023-05-08',
    '2023-06-05',
    '2024-05-06',
    '2024-06-03',
    '2025-05-05',
    '2025-06-02',
  ]);
  await office.sync('2025-07-01');
  expect(['state', 'problem'].map((column) => office.cell(DUTIES, ROW, column))).toEqual([
    'Chưa có – đã tổ chức 8/8 lớp',
    'Đã tổ chức đủ các lớp, chưa ghi ngày hoàn thành và số văn bản: chưa tính là hoàn thành.',
  ]);
  for (const [column, value] of Object.entries({ on: dateCell('2025-06-30'), document: '9/BC' }))
    await office.type(DUTIES, ROW, column, value);
  await office.sync('2025-07-02');
  expect(['state', 'problem'].map((column) => office.cell(DUTIES, ROW, column))).toEqual(['Đủ', null]);
});

test('without a link the same classes say nothing of the task', async () => {
  const plan = planWith('L1');
  const office = new DutyOffice({
    ...plan,
    duties: plan.duties.map((duty) => ({ ...duty, progressOf: null })),
  });
  await office.sync('2022-08-15');
  await held(office, 'L1', ['2022-09-12']);
  await office.sync('2022-12-01');
  expect(office.cell(DUTIES, ROW, 'state')).toBe('Chưa có');
});
