import { afterEach, expect, test } from 'vitest';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { reportPlans } from '#shared/sync/report-plans.ts';
import { asStored } from '#shared/tabs/office/stored-plan.ts';
import { MemoryOffice } from './memory-office.ts';
import { HEADER, row, SMALL_PLAN, UBND } from './office.ts';

const PLAN = asStored(upgradePlan1({ ...SMALL_PLAN, title: 'Kế hoạch thứ hai' }));
const office = new MemoryOffice([]);
afterEach(() => office.journal.close());

test('R5: a time that lies ahead counts from the first sync, in what the plan counts as in the class', async () => {
  const { planned } = await office.sync('06 08:00', {
    dutyPlans: [PLAN],
    takePlan: 'add',
    given: { plan: false, programme: false },
    responses: async ({ id }) =>
      id === PLAN.id ? { header: HEADER, rows: [row('09 08:00', 'Xã Hòa An', 'Trần Văn Tư', UBND)] } : null,
  });
  const plan = reportPlans(planned.state ?? expect.fail('no state'), '2026-05-06').find(
    ({ id }) => id === PLAN.id,
  );
  expect(plan?.classes.reduce((sum, { seated }) => sum + seated, 0)).toBe(1);
  expect(plan?.totals.byState.full).toBe(1);
});
