import { expect, test } from 'vitest';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { runSync, type SyncJob } from '#shared/sync/run-sync.ts';
import { asStored } from '#shared/tabs/office/stored-plan.ts';
import { OFFICE_PLAN_TAB, SETTING_ROW } from '#shared/workbook/keys.ts';
import { googleSource } from '../../sync-server/cli/google-source.ts';
import { ResponsesFiles } from '../../sync-server/cli/responses-files.ts';
import { googleService } from '../../sync-server/google/open-google-workbook.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { HEADER, row, SMALL_PLAN, SMALL_PROGRAMME, UBND } from '../sync/office.ts';
import { FakeTiming, fakeGoogle, SPREADSHEET, TEST_CONFIG } from './fake-google.ts';

const google = fakeGoogle();
const SECOND = asStored(upgradePlan1({ ...SMALL_PLAN, title: 'Tập huấn đợt 3' }));
const FIRST_ROWS = [[...HEADER], row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND)];
const SECOND_ROWS = [[...HEADER], row('05 09:00', 'Xã Hòa An', 'Lê Thị Hai', UBND)];

test('every plan reads the tab that staff name for it; what nobody named is the first plan’s', async () => {
  const { fake } = google();
  const staff = fake.create(SPREADSHEET);
  const service = googleService(TEST_CONFIG, new FakeTiming());
  const journal = openJournal(':memory:');
  const sync = async (more: Partial<SyncJob> = {}) => {
    const source = googleSource(service, {}, SPREADSHEET, new ResponsesFiles({}, null, undefined));
    return await runSync({
      workbook: source.workbook,
      journal,
      responses: source.responses,
      responsesPlace: source.responsesPlace,
      responsesMissing: source.responsesMissing,
      responsesStandHere: source.responsesStandHere,
      setupPlan: SMALL_PLAN,
      programme: SMALL_PROGRAMME,
      given: { plan: false, programme: false },
      gazetteer: CAN_THO_GAZETTEER,
      trigger: 'cli',
      nowMs: Date.parse('2026-05-06T10:00:00+07:00'),
      confirm: false,
      ...more,
    });
  };
  const delegates = ({ planned }: Awaited<ReturnType<typeof sync>>) =>
    planned.state?.registered.map(({ reconciliation }) => reconciliation.account.delegates);
  staff.addTab('Form Responses 1', FIRST_ROWS);
  await sync({ given: { plan: true, programme: false } });
  expect(delegates(await sync({ dutyPlans: [SECOND], takePlan: 'add' }))).toEqual([1, 0]);

  // The second plan's Form begins to answer into a tab that nobody named yet.
  staff.addTab('Form Responses 2', SECOND_ROWS);
  const unclear = await sync();
  expect(unclear.planned.held).toMatchObject({ reason: 'responses_unreadable' });

  const tab = OFFICE_PLAN_TAB.of(SECOND.id);
  const snapshot = await googleSource(
    service,
    {},
    SPREADSHEET,
    new ResponsesFiles({}, null, undefined),
  ).workbook.read();
  const found = snapshot.tabs.find(({ key }) => key === tab);
  const at = found?.rows.findIndex(({ key }) => key === SETTING_ROW.of('responses')) ?? -1;
  // Keys stand in a hidden column before the rest.
  const column = 1 + (found?.columns.indexOf('office') ?? -1);
  const name = (title: string) => staff.setCell(found?.title ?? '', at, column, title);
  name('form responses 2');
  const both = await sync();
  expect([both.outcome, delegates(both)]).toEqual(['done', [1, 1]]);
  const again = await sync();
  expect([again.calls, again.planned.diff.changes]).toEqual([{ reads: 2, writes: 0 }, []]);

  // Another name: then again nobody can tell whose the tab is.
  name('Câu trả lời đợt 3');
  expect((await sync()).planned.held).toMatchObject({
    reason: 'responses_unreadable',
    text: expect.stringContaining('ô “Bảng phản hồi” của tab “Kế hoạch”'),
  });

  // The tab is gone: nobody of that plan is lost, and the sync says what it looked for.
  name('Form Responses 2');
  staff.deleteTab('Form Responses 2');
  expect((await sync()).planned.held).toMatchObject({
    reason: 'responses_missing',
    text: expect.stringMatching(/“Tập huấn đợt 3”.*“Form Responses 2” đã chỉ định/s),
  });
  await journal.close();
});
