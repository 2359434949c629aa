/** P43, P73, P75: what a list that a commune sent does to the whole workbook, beside the Form and alone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ListFile, readListFile } from '#shared/responses/list-file.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import { ENTRY_ROW, MEAL_COLUMN, REVIEW_TAB, STAY_TAB } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { MemoryOffice } from './memory-office.ts';

const WHOLE = dutyPlan('hdnd-conference-2026');
const UNITS = new Set(['31639', '31393']);
const PLAN = {
  ...WHOLE,
  parties: WHOLE.parties.map((set) =>
    set.of === 'unit' ? { ...set, members: (set.members ?? []).filter((code) => UNITS.has(code)) } : set,
  ),
};
const STAY = STAY_TAB.of(PLAN.id);
const HEAD = [
  'STT',
  'Họ và tên',
  'Nam/Nữ',
  'Chức vụ',
  'Thành phần',
  'Số điện thoại',
  '19/5 trưa',
  'Đêm 18→19/5',
];
const CHAIR = [1, 'Nguyễn Văn Hòa', 'Nam', 'Chủ tịch HĐND xã', '', '0912000002', 'x', 'x'];
const CLERK = [2, 'Lê Thị Lan', 'Nữ', 'Công chức Văn phòng HĐND và UBND', '', '0912000003', 'x', null];

let office: MemoryOffice;
let lists: readonly ListFile[];
let form: SyncJob['responses'];
beforeEach(() => {
  office = new MemoryOffice([]);
  lists = [];
  form = () => Promise.resolve(null);
});
afterEach(() => office.journal.close());

function list(
  people: readonly (readonly CellValue[])[],
  {
    unit = 'Xã Long Phú',
    day = '10/05/2026',
    name = 'long-phu.xlsx',
    above = [],
  }: { unit?: string; day?: CellValue; name?: string; above?: CellValue[][] } = {},
): ListFile {
  const rows = [['DANH SÁCH ĐẠI BIỂU'], ['Đơn vị:', unit], ['Ngày nhận:', day], ...above, HEAD, ...people];
  return readListFile(name, [{ title: 'Sheet1', rows }]) ?? expect.fail('no list');
}

function sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
  return office.sync(at, {
    responses: (plan, plans) => form(plan, plans),
    lists: () => Promise.resolve(lists),
    given: { plan: false, programme: false },
    ...more,
  });
}

const begin = () => sync('05 08:00', { dutyPlans: [PLAN], dateOrder: 'dmy' });

function owed({ planned }: SyncResult, duty: string, party = '31639'): string {
  const [state] = planned.state?.dutyPlans.states ?? [];
  const one = state?.filled.all.find(
    ({ obligation }) => obligation.duty.key === duty && obligation.party === party,
  );
  return one?.state ?? 'no such obligation';
}

const LIST_DUTIES = PLAN.duties.filter(({ what }) => what === 'list').map(({ key }) => key);
const STAY_DUTY = PLAN.stay?.duty ?? '';
const DELEGATES = LIST_DUTIES.find((key) => key !== STAY_DUTY) ?? '';

test('a list alone seats its people, fills both lists, and asks for meals and nights; a second sync writes nothing', async () => {
  await begin();
  lists = [list([CHAIR, CLERK])];
  const result = await sync('11 08:00');
  const { account, registrations } = result.planned.state?.reconciliation ?? expect.fail('no state');
  expect(account).toMatchObject({ rows: 2, responses: 2, delegates: 2 });
  // R0: of equal times by their text.
  expect(registrations.map(({ fullName, status, place }) => [fullName, status, place])).toEqual([
    ['Lê Thị Lan', 'seated', 'dòng 6 của danh sách “long-phu.xlsx”'],
    ['Nguyễn Văn Hòa', 'seated', 'dòng 5 của danh sách “long-phu.xlsx”'],
  ]);
  expect([owed(result, DELEGATES), owed(result, STAY_DUTY), owed(result, DELEGATES, '31393')]).toEqual([
    'full',
    'full',
    'none',
  ]);
  const guests = office.rowsOf(STAY).filter((key) => key?.startsWith(ENTRY_ROW.prefix));
  expect(guests).toHaveLength(2);
  expect(guests.map((key) => office.cell(STAY, key ?? '', 'state'))).toEqual(['Đã nhận', 'Đã nhận']);
  expect(office.cell(STAY, 'total-people', MEAL_COLUMN.of('2026-05-19', 'trưa'))).toBe(2);
  expect((await sync('11 09:00')).planned.diff.changes).toEqual([]);
  // A command that reads no responses loses neither the people nor what was received.
  const again = await sync('11 10:00', { responses: () => Promise.resolve(null), withoutResponses: true });
  expect(again.planned.diff.changes).toEqual([]);
});

test('Form and list are one account: who stands in both is one person, with the earlier time', async () => {
  const header = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Số điện thoại'];
  const rows = [['06/05/2026 08:00:00', 'Xã Long Phú', 'Nguyễn Văn Hòa', 'Chủ tịch HĐND xã', '0912000002']];
  form = () => Promise.resolve({ header, rows });
  await begin();
  lists = [list([CHAIR, CLERK])];
  const { planned } = await sync('11 08:00');
  const { account, registrations } = planned.state?.reconciliation ?? expect.fail('no state');
  expect([account.rows, account.delegates, account.byStatus.seated, account.byStatus.superseded]).toEqual([
    3, 3, 2, 1,
  ]);
  expect(new Set(registrations.map(({ person }) => person)).size).toBe(2);
});

test('a list without a day registers nobody, says so by its file and row, and asks for the day', async () => {
  await begin();
  lists = [list([CHAIR], { day: null })];
  const result = await sync('11 08:00');
  expect(result.planned.state?.reconciliation.account).toMatchObject({ delegates: 0, rowProblems: 1 });
  const key = office.rowsOf(REVIEW_TAB).find((one) => one?.startsWith('row-problem:')) ?? '';
  expect(office.cell(REVIEW_TAB, key, 'reason')).toContain('dòng 5 của danh sách “long-phu.xlsx”');
  expect(result.planned.state?.notices.join('\n')).toMatch(/long-phu\.xlsx.*Ngày nhận/s);
  expect(owed(result, DELEGATES)).toBe('none');
});

test('“Không đăng ký ăn, nghỉ” is nil, and silence is not', async () => {
  await begin();
  lists = [
    list([CHAIR.slice(0, 6)], { above: [['Không đăng ký ăn, nghỉ:', 'x']] }),
    list([['1', 'Trần Văn An', 'Nam', 'Chủ tịch HĐND xã', '', '0912000009']], {
      unit: 'Xã Hòa An',
      name: 'hoa-an.xlsx',
    }),
  ];
  const result = await sync('11 08:00');
  expect([owed(result, STAY_DUTY), owed(result, STAY_DUTY, '31393')]).toEqual(['nil', 'none']);
  expect([owed(result, DELEGATES), owed(result, DELEGATES, '31393')]).toEqual(['full', 'full']);
});

test('what staff correct in a guest’s row stays, and where a later list differs they are told', async () => {
  await begin();
  lists = [list([CHAIR])];
  await sync('11 08:00');
  const key = office.rowsOf(STAY).find((one) => one?.startsWith(ENTRY_ROW.prefix)) ?? '';
  const found = office.file.snapshot().tabs.find((tab) => tab.key === STAY);
  const at = found?.rows.findIndex((row) => row.key === key) ?? -1;
  const meal = MEAL_COLUMN.of('2026-05-19', 'trưa');
  await office.file.setCell('Ăn nghỉ', at, found?.columns.indexOf(meal) ?? -1, null);
  await sync('11 09:00');
  expect(office.cell(STAY, key, meal)).toBeNull();
  expect(office.cell(STAY, key, 'problem')).toMatch(
    /19\/5 trưa có trong danh sách.*Đang tính theo dòng này/s,
  );
  await office.file.deleteRow('Ăn nghỉ', at);
  await sync('11 10:00');
  expect(office.rowsOf(STAY)).not.toContain(key);
});

const OF_HOA_AN = () =>
  list([CHAIR.with(1, 'Trần Văn An')], { unit: 'Xã Hòa An', name: 'hoa-an.xlsx', day: '11/05/2026' });

test('R8: a list file taken away is held by its name, however few stood in it, and withdraws them once that is confirmed', async () => {
  await begin();
  lists = [list([CHAIR, CLERK]), OF_HOA_AN()];
  await sync('11 08:00');
  lists = lists.slice(0, 1);
  const { planned } = await sync('11 09:00');
  expect(planned.held).toMatchObject({
    reason: 'responses_missing',
    rows: ['hoa-an.xlsx'],
    mayConfirm: true,
  });
  expect(planned.held?.text).toMatch(
    /danh sách.*“hoa-an\.xlsx” \(1 đại biểu\).*đặt lại tệp.*rút cả danh sách/,
  );
  expect(planned.held?.text).not.toMatch(/bảng phản hồi|cũ hơn|long-phu/);
  const confirmed = await sync('11 10:00', { confirm: true });
  expect(confirmed.planned.state?.reconciliation.account.byStatus).toMatchObject({ seated: 2, withdrawn: 1 });
  lists = [];
  const none = await sync('11 11:00');
  expect(none.planned.held).toMatchObject({ reason: 'responses_missing', rows: ['long-phu.xlsx'] });
  lists = [list([CHAIR, CLERK]), OF_HOA_AN()];
  const back = await sync('11 12:00');
  expect(back.planned.state?.reconciliation.account.byStatus).toMatchObject({ seated: 3, withdrawn: 0 });
});

test('a list under another name, and one put right in its place, are no missing list', async () => {
  await begin();
  lists = [list([CHAIR, CLERK]), OF_HOA_AN()];
  await sync('11 08:00');
  lists = [list([CHAIR, CLERK], { name: 'Long Phú.xlsx' }), OF_HOA_AN()];
  expect((await sync('11 09:00')).planned).toMatchObject({ held: null, diff: { changes: [] } });
  lists = [list([CHAIR], { name: 'Long Phú (sửa).xlsx' }), OF_HOA_AN()];
  const { planned } = await sync('11 10:00');
  expect([planned.held, planned.state?.reconciliation.account.byStatus.withdrawn]).toEqual([null, 1]);
});

const FORM_HEADER = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Số điện thoại'];
const FORM_ROWS = [
  ['06/05/2026 08:00:00', 'Xã Long Phú', 'Nguyễn Văn Hòa', 'Chủ tịch HĐND xã', '0912000002'],
  ['07/05/2026 08:00:00', 'Xã Long Phú', 'Lê Thị Lan', 'Công chức Văn phòng HĐND và UBND', '0912000003'],
];
const exported = (rows: string[][]) => () =>
  Promise.resolve({ header: FORM_HEADER, rows, from: 'tệp thử.csv', isExport: true });

test.each([
  ['an older export', 'responses_older', exported(FORM_ROWS.slice(0, 1))],
  ['no export', 'responses_missing', () => Promise.resolve(null)],
])('R8: a list received later disarms nothing: %s beside it is held', async (_what, reason, form_) => {
  form = exported(FORM_ROWS);
  await begin();
  lists = [OF_HOA_AN()];
  await sync('11 08:00');
  form = form_;
  const { held } = (await sync('11 09:00')).planned;
  expect(held?.reason).toBe(reason);
  expect(held?.text).not.toContain('danh sách');
  lists = [];
  const both = (await sync('11 10:00')).planned.held;
  expect([both?.reason, both?.text]).toEqual([
    reason,
    expect.stringMatching(/Ngoài ra, tệp danh sách.*“hoa-an/),
  ]);
});
