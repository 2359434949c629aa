import { expect, test } from 'vitest';
import { planWithoutClasses } from '#shared/plan/plan-without-classes.ts';
import { runSync } from '#shared/sync/run-sync.ts';
import { serialOfDay } from '#shared/time/local-date.ts';
import { SERIES_CLASS_TAB, SERIES_TAB } from '#shared/workbook/keys.ts';
import { googleSource } from '../../sync-server/cli/google-source.ts';
import { ResponsesFiles } from '../../sync-server/cli/responses-files.ts';
import { googleService } from '../../sync-server/google/open-google-workbook.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { FakeTiming, fakeGoogle, SPREADSHEET, TEST_CONFIG } from './fake-google.ts';

const google = fakeGoogle();
const PLAN = dutyPlan('thai-nguyen-2022-2025');
const CLASS = SERIES_CLASS_TAB.of(PLAN.id, '1');
const HEADER = [
  'Dấu thời gian',
  'Họ và tên',
  'Đối tượng',
  'Đơn vị/HTX/DN',
  'Xã',
  'Lớp muốn dự',
  'Số điện thoại',
];
const sent = (time: string, name: string, phone: string) => [
  `05/05/2026 ${time}:00`,
  name,
  'P1',
  'HTX Chè Tân Cương',
  'Xã Tân Cương',
  'Lớp L1-2026-01',
  phone,
];

test('the Form of a series answers into a tab of the spreadsheet: its people stand in the class’s tab, in one write', async () => {
  const { fake } = google();
  const staff = fake.create(SPREADSHEET);
  const source = googleSource(
    googleService(TEST_CONFIG, new FakeTiming()),
    {},
    SPREADSHEET,
    new ResponsesFiles({}, null, undefined),
  );
  const journal = openJournal(':memory:');
  let hour = 8;
  const sync = () =>
    runSync({
      workbook: source.workbook,
      journal,
      responses: source.responses,
      responsesPlace: source.responsesPlace,
      responsesMissing: source.responsesMissing,
      responsesStandHere: source.responsesStandHere,
      setupPlan: planWithoutClasses(PLAN),
      dutyPlans: [PLAN],
      programme: { title: '', year: 0, sections: [], tasks: [], oddities: [] },
      given: { plan: false, programme: false },
      gazetteer: CAN_THO_GAZETTEER,
      dateOrder: 'dmy',
      trigger: 'cli',
      nowMs: Date.parse(`2026-05-05T${String(hour++).padStart(2, '0')}:00:00+07:00`),
      confirm: false,
    });
  const first = await sync();
  expect(first.planned.state?.registered.map(({ responsesMissing }) => responsesMissing)).toEqual([null]);
  const tab = (await source.workbook.read()).tabs.find(({ key }) => key === SERIES_TAB.of(PLAN.id));
  // Keys stand in a hidden column before the rest.
  for (const [column, value] of [
    ['group', 'L1'],
    ['from', serialOfDay('2026-09-14')],
    ['standing', 'Mở đăng ký'],
    ['capacity', 1],
  ] as const)
    staff.setCell(tab?.title ?? '', tab?.rows.length ?? 0, 1 + (tab?.columns.indexOf(column) ?? -1), value);
  await sync();
  staff.addTab('Form Responses 1', [
    HEADER,
    sent('09:20', 'Trần Thị Bình', '0912000222'),
    sent('09:10', 'Nguyễn Văn An', '0912000111'),
  ]);
  const result = await sync();
  expect(result.planned.state?.registered[0]?.reconciliation.account).toMatchObject({
    delegates: 2,
    byStatus: { seated: 1, waitlisted: 1 },
  });
  const made = (await source.workbook.read()).tabs.find(({ key }) => key === CLASS);
  const people = made?.rows
    .slice(-2)
    .map(({ cells }) =>
      ['name', 'organisation', 'phone', 'state'].map((column) => cells[made.columns.indexOf(column)]),
    );
  expect(people).toEqual([
    ['Nguyễn Văn An', 'HTX Chè Tân Cương', '0912000111', 'Giữ chỗ'],
    ['Trần Thị Bình', 'HTX Chè Tân Cương', '0912000222', 'Danh sách chờ, thứ 1'],
  ]);
  const again = await sync();
  expect([again.calls, again.planned.diff.changes]).toEqual([{ reads: 2, writes: 0 }, []]);
  await journal.close();
});
