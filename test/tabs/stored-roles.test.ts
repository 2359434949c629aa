import { expect, test } from 'vitest';
import { storedRoleLabels } from '#shared/tabs/office/stored-roles.ts';
import { OFFICE_PLAN_TAB } from '#shared/workbook/keys.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { DutyOffice } from './duty-office.ts';

test('the add-in knows the words for a role of any plan from the plan’s own tab, and none of a damaged one', async () => {
  const plan = dutyPlan('hdnd-conference-2026');
  const office = new DutyOffice(plan);
  await office.sync('2026-05-06');
  const tab = office.tab(OFFICE_PLAN_TAB.of(plan.id));
  expect([...storedRoleLabels(tab)]).toEqual(plan.roles.map(({ key, shortLabel }) => [key, shortLabel]));
  await office.type(OFFICE_PLAN_TAB.of(plan.id), 'data:1', 'data', '{"roles":');
  expect(storedRoleLabels(office.tab(OFFICE_PLAN_TAB.of(plan.id))).size).toBe(0);
});
