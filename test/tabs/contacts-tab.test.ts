import { expect, test } from 'vitest';
import { CONTACT_ROW, CONTACTS_TAB, LOG_TAB, REVIEW_TAB, SUMMARY_TAB } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { SMALL_CONFERENCE } from './conference.ts';
import { DutyOffice } from './duty-office.ts';

const TAB = CONTACTS_TAB.of(SMALL_CONFERENCE.id);
const [CITY, LISTS, POINTS, OTHER] = SMALL_CONFERENCE.contacts.map((one) => CONTACT_ROW.of(one.for, '1')) as [
  string,
  string,
  string,
  string,
];
const PHONES = ['0912345671', '0292 3812 345', 987654321] as const;
const DIGITS = /912345671|3812\s?345|987654321/;

async function type(
  office: DutyOffice,
  row: string,
  cells: Readonly<Record<string, CellValue>>,
): Promise<void> {
  for (const [column, value] of Object.entries(cells)) await office.type(TAB, row, column, value);
}

async function given(): Promise<DutyOffice> {
  const office = new DutyOffice(SMALL_CONFERENCE);
  await office.sync('2026-05-04');
  await type(office, CITY, { name: 'Trần Thị Ví Dụ', post: 'Chuyên viên', phone: PHONES[0] });
  await type(office, LISTS, { name: 'Lê Văn Ví Dụ', phone: PHONES[1], note: 'gọi giờ hành chính' });
  await office.add(TAB, { what: 'Xe đưa đón', name: 'Ngô Văn Ví Dụ', phone: PHONES[2] });
  await office.sync('2026-05-05');
  return office;
}

const standing = (office: DutyOffice) =>
  office.tab(TAB).rows.flatMap(({ key, cells }) => (key === null ? [] : [[key, ...cells]]));

test('the document says for what, the office who and under which number; more rows are added below', async () => {
  const office = await given();
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/contacts-tab.txt');
  expect((await office.sync('2026-05-05', '09:00')).planned.diff.changes).toEqual([]);
});

test('no number stands in the summary, the queue, the log or what the plan says in words', async () => {
  const office = await given();
  await office.file.deleteTab('Đầu mối');
  const { planned } = await office.sync('2026-05-06');
  expect(DIGITS.test(office.grid(TAB))).toBe(true);
  for (const tab of [SUMMARY_TAB, REVIEW_TAB, LOG_TAB]) expect(office.grid(tab)).not.toMatch(DIGITS);
  expect(office.state.summary).toContain(
    'Đầu mối: 2/4 việc đã có số điện thoại; chưa có: Điểm cầu trực tuyến; Nội dung khác.',
  );
  expect(JSON.stringify([planned.state?.dutyPlans.states[0]?.summary])).not.toMatch(DIGITS);
});

test('a row and a tab that somebody deleted come back with what was typed', async () => {
  const office = await given();
  const before = standing(office);
  await office.deleteRow(TAB, LISTS);
  await office.sync('2026-05-05', '09:00');
  expect(standing(office)).toEqual(before);
  await office.file.deleteTab('Đầu mối');
  await office.sync('2026-05-05', '10:00');
  expect(standing(office)).toEqual(before);
  expect((await office.sync('2026-05-05', '11:00')).planned.diff.changes).toEqual([]);
});

test('a row of their own that staff delete stays away, and its key is nobody’s again', async () => {
  const office = await given();
  await office.deleteRow(TAB, 'entry:1');
  await office.sync('2026-05-06');
  expect(office.grid(TAB)).not.toContain('Xe đưa đón');
  await office.add(TAB, { what: 'Tài liệu', name: 'Hồ Thị Ví Dụ' });
  await office.sync('2026-05-07');
  expect([office.cell(TAB, 'entry:2', 'what'), office.cell(TAB, 'entry:2', 'phone')]).toEqual([
    'Tài liệu',
    null,
  ]);
});

test('rows sorted without their hidden keys, both kinds together, keep each number beside what it is for', async () => {
  const office = await given();
  const byKey = () =>
    Object.fromEntries(
      standing(office).map(([key, ...cells]) => [
        key,
        Array.from({ length: 8 }, (_, at) => cells[at] ?? null),
      ]),
    );
  const before = byKey();
  const { title, rows } = office.tab(TAB);
  const first = rows.findIndex(({ key }) => key === CITY);
  const block = rows
    .slice(first, first + 5)
    .map(({ cells }) => Array.from({ length: 8 }, (_, at) => cells[at] ?? null));
  await office.file.setCells(title, first, 0, block.toReversed());
  expect((await office.sync('2026-05-05', '09:00')).outcome).toBe('done');
  expect(byKey()).toEqual(before);
  expect(office.cell(TAB, 'entry:1', 'what')).toBe('Xe đưa đón');
});

test('a number goes with the work it was typed for when the plan names its contacts in another order', async () => {
  const office = await given();
  office.usePlan({ ...SMALL_CONFERENCE, contacts: SMALL_CONFERENCE.contacts.toReversed().slice(0, 3) });
  await office.sync('2026-05-06');
  expect([LISTS, POINTS].map((row) => office.cell(TAB, row, 'phone'))).toEqual([PHONES[1], null]);
  // What the document names no more stays, because somebody typed beside it.
  expect([office.cell(TAB, CITY, 'phone'), office.cell(TAB, CITY, 'problem')]).toEqual([
    PHONES[0],
    expect.stringContaining('Dòng không còn dùng'),
  ]);
});

test('what cannot be used is told without saying any number', async () => {
  const office = await given();
  await type(office, POINTS, { phone: '0912 345' });
  await type(office, OTHER, { phone: PHONES[0] });
  await office.add(TAB, { name: 'Bà Sáu', phone: PHONES[1] });
  await office.sync('2026-05-06');
  expect([POINTS, OTHER, 'entry:2'].map((row) => office.cell(TAB, row, 'problem'))).toEqual([
    'Cần kiểm tra số điện thoại: có số không dùng được.',
    'Cần ghi họ tên hoặc bộ phận: chưa rõ số điện thoại này của ai.',
    'Cần ghi “Việc”: chưa rõ hỏi người này về việc gì.',
  ]);
  expect(office.cell(TAB, POINTS, 'phone')).toBe('0912 345');
});

test('a number in the plan file itself is not shown, and said to belong in the tab', async () => {
  const [first] = SMALL_CONFERENCE.contacts;
  if (first === undefined) throw new Error('the plan names nobody');
  const office = new DutyOffice({
    ...SMALL_CONFERENCE,
    contacts: [{ ...first, post: 'Phòng Công tác Hội đồng nhân dân', phone: '0912345671' }],
  });
  await office.sync('2026-05-04');
  expect(office.cell(TAB, CITY, 'document')).toBe('Phòng Công tác Hội đồng nhân dân');
  expect(office.cell(TAB, CITY, 'problem')).toContain('Cần bỏ số điện thoại khỏi tệp kế hoạch');
  expect(office.grid(TAB)).not.toMatch(DIGITS);
});

test('of a plan that names nobody one row waits for whoever answers for all of it, and managers hear nothing', async () => {
  const plan = dutyPlan('thai-nguyen-2022-2025');
  const office = new DutyOffice(plan);
  await office.sync('2023-02-01');
  const tab = CONTACTS_TAB.of(plan.id);
  expect(office.cell(tab, CONTACT_ROW.of('', '1'), 'what')).toBe('Mọi việc của kế hoạch');
  expect(office.state.summary.join()).not.toContain('Đầu mối');
});
