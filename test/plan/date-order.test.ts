import { expect, test } from 'vitest';
import { dateOrderOf } from '#shared/time/date-order-words.ts';
import { layoutPlanTabs } from '#shared/tabs/plan/layout-plan-tabs.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { readPlanTabs } from '#shared/tabs/plan/read-plan-tabs.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { WorkbookSnapshot } from '#shared/workbook/model.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

test.each([
  ['ngày/tháng', 'dmy'],
  ['Ngày / Tháng / Năm', 'dmy'],
  ['dd/mm/yyyy', 'dmy'],
  ['tháng/ngày', 'mdy'],
  ['THANG-NGAY', 'mdy'],
  ['', undefined],
  ['năm trước', null],
])('“%s” says %s', (text, order) => {
  expect(dateOrderOf(text)).toBe(order);
});

test('the order of day and month said when the workbook is made stands in its plan', () => {
  const read = readPlanTabs(workbookOf('dmy'), CAN_THO_UNITS);
  expect(read.plan?.registration.dateOrder).toBe('dmy');
  expect(readPlanTabs(workbookOf(undefined), CAN_THO_UNITS).plan?.registration).not.toHaveProperty(
    'dateOrder',
  );
});

test('an order nobody understands is noted beside the cell and refuses nothing', () => {
  const found = workbookOf('dmy');
  const tabs = found.tabs.map((tab) =>
    tab.key === 'plan'
      ? {
          ...tab,
          rows: tab.rows.map((row) =>
            row.key === 'setting:dateOrder'
              ? {
                  ...row,
                  cells: row.cells.map((cell, at) => (tab.columns[at] === 'value' ? 'kiểu Mỹ' : cell)),
                }
              : row,
          ),
        }
      : tab,
  );
  const read = readPlanTabs({ ...found, tabs }, CAN_THO_UNITS);
  expect(read.plan?.registration).not.toHaveProperty('dateOrder');
  expect(read.problems).toContainEqual(
    expect.objectContaining({ row: 'setting:dateOrder', severity: 'warning', value: 'kiểu Mỹ' }),
  );
});

function workbookOf(dateOrder: 'dmy' | undefined): WorkbookSnapshot {
  const { registration } = BATCH_2_PLAN;
  const plan: Plan = {
    ...BATCH_2_PLAN,
    registration: dateOrder === undefined ? registration : { ...registration, dateOrder },
  };
  const empty: WorkbookSnapshot = { tabs: [], otherTitles: [] };
  const wanted = layoutPlanTabs(plan, CAN_THO_UNITS);
  return applyChanges(empty, diffWorkbook({ snapshot: empty, wanted, memory: () => null }).changes);
}
