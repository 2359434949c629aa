import { afterEach, expect, test } from 'vitest';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { asStored } from '#shared/tabs/office/stored-plan.ts';
import { OF_PLAN, REVIEW_TAB } from '#shared/workbook/keys.ts';
import { SyncedWorkbook } from '../../sync-server/service/synced-workbook.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { MemoryOffice } from '../sync/memory-office.ts';
import { HEADER, row, SMALL_PLAN, SMALL_PROGRAMME, STAFF, UBND } from '../sync/office.ts';

const roles = SMALL_PLAN.roles.map((role) => ({ ...role, shortLabel: `${role.shortLabel} đợt 3` }));
const SECOND = asStored(upgradePlan1({ ...SMALL_PLAN, roles, title: 'Tập huấn đợt 3' }));
const FIRST_ROWS = [row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF)];
const SECOND_ROWS = [
  row('05 10:00', 'Xã Hòa An', 'Người Sau', UBND),
  row('05 11:00', 'Xã Hòa An', 'Người Chờ', ''),
];

const office = new MemoryOffice([]);
afterEach(() => office.journal.close());

test('the panel shows both plans, decides in either by its own words, and gives the list of every class', async () => {
  const service = new SyncedWorkbook(
    {
      workbook: office.workbook,
      journal: office.journal,
      responses: async ({ id }) => ({ header: HEADER, rows: id === SECOND.id ? SECOND_ROWS : FIRST_ROWS }),
      setupPlan: SMALL_PLAN,
      dutyPlans: [SECOND],
      takePlan: 'add',
      given: { plan: true, programme: false },
      programme: SMALL_PROGRAMME,
      gazetteer: CAN_THO_GAZETTEER,
    },
    () => Date.parse('2026-05-06T08:00:00+07:00'),
  );
  await service.sync({ trigger: 'menu', confirm: false });
  const state = await service.panelState({ mayDecide: true });
  expect([state.plan.title, state.morePlans?.map(({ title }) => title)]).toEqual([
    SMALL_PLAN.title,
    ['Tập huấn đợt 3'],
  ]);
  const code = OF_PLAN.of('04', SECOND.id);
  expect(state.classes.map((one) => [one.code, one.plan, one.seated])).toEqual([
    ['04', SMALL_PLAN.title, 1],
    ['05', SMALL_PLAN.title, 0],
    [code, 'Tập huấn đợt 3', 1],
    [OF_PLAN.of('05', SECOND.id), 'Tập huấn đợt 3', 0],
  ]);
  expect(state.totals).toMatchObject({ seats: 36, seated: 2, delegates: 3, rows: 3 });
  const [waiting] = state.queue;
  expect(waiting).toMatchObject({ kind: 'role_unclear', person: { fullName: 'Người Chờ' } });
  const registration = waiting?.registration ?? '';
  await service.decide(
    { ask: 'decide', registration, kind: 'set_role', value: 'cong_chuc' },
    'can-bo@so-lop.example',
  );
  expect(office.cell(REVIEW_TAB, registration, 'role')).toBe('Công chức đợt 3');
  const after = await service.panelState({ mayDecide: true });
  expect(after.classes.map(({ seated }) => seated)).toEqual([1, 0, 2, 0]);
  expect(after.queue.find((one) => one.registration === registration)?.decisions).toMatchObject([
    { by: 'can-bo@so-lop.example' },
  ]);
  for (const each of ['04', code]) expect(await service.roster(each, { withPhones: false })).not.toBeNull();
  expect(await service.roster('04@khong-co', { withPhones: false })).toBeNull();
});
