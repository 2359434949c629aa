/** P60: the Form of a series, beside what staff type: first come have the places, the rest wait, and nobody is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planWithoutClasses } from '#shared/plan/plan-without-classes.ts';
import { buildPanelState } from '#shared/panel/build-panel-state.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import { runDecision } from '#shared/sync/run-decision.ts';
import { reportPlans } from '#shared/sync/report-plans.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import { serialOfDay } from '#shared/time/local-date.ts';
import {
  ENTRY_ROW,
  FORM_ROW,
  OFFICE_PLAN_TAB,
  REVIEW_TAB,
  SERIES_CLASS_TAB,
  SERIES_TAB,
  SETTING_ROW,
} from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { MemoryOffice } from './memory-office.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const SERIES = SERIES_TAB.of(PLAN.id);
const CLASS = SERIES_CLASS_TAB.of(PLAN.id, '1');
const OTHER = SERIES_CLASS_TAB.of(PLAN.id, '2');
const CODE = 'L1-2026-01';
const OTHER_CODE = 'L5-2026-01';
const TITLES = [
  'Dấu thời gian',
  'Họ và tên',
  'Đối tượng',
  'Chức vụ',
  'Đơn vị/HTX/DN',
  'Xã',
  'Lớp muốn dự',
  'Số điện thoại',
];

let office: MemoryOffice;
let rows: string[][];
beforeEach(() => {
  office = new MemoryOffice([]);
  rows = [];
});
afterEach(() => office.journal.close());

/** @param at "05 08:00", a moment of May 2026. */
function sent(
  at: string,
  name: string,
  wanted = CODE,
  phone = '',
  more: Partial<Record<string, string>> = {},
) {
  const [day, time] = at.split(' ');
  const { audience = 'P1', post = '', organisation = '', commune = '' } = more;
  return [`${day}/05/2026 ${time}:00`, name, audience, post, organisation, commune, wanted, phone];
}

const JOB: Partial<SyncJob> = {
  setupPlan: planWithoutClasses(PLAN),
  dutyPlans: [PLAN],
  given: { plan: false, programme: false },
  programme: { title: '', year: 0, sections: [], tasks: [], oddities: [] },
  responses: async () => ({ header: TITLES, rows }),
  dateOrder: 'dmy',
};

async function sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
  return await office.sync(at, { ...JOB, ...more });
}

async function add(tab: string, cells: Readonly<Record<string, CellValue>>): Promise<void> {
  const found = office.file.snapshot().tabs.find(({ key }) => key === tab);
  if (found === undefined) throw new Error(`no tab ${tab}`);
  for (const [column, value] of Object.entries(cells))
    await office.file.setCell(found.title, found.rows.length, found.columns.indexOf(column), value);
}

async function type(tab: string, key: string, column: string, value: CellValue): Promise<void> {
  const found = office.file.snapshot().tabs.find((one) => one.key === tab);
  const at = found?.rows.findIndex((one) => one.key === key) ?? -1;
  if (at < 0) throw new Error(`no row ${key} in ${tab}`);
  await office.file.setCell(found?.title ?? '', at, found?.columns.indexOf(column) ?? -1, value);
}

/** Two classes in the coming autumn, the first open with room for so many. */
async function opened(capacity = 2): Promise<void> {
  await sync('01 08:00');
  for (const [group, from, standing] of [
    ['L1', '2026-09-14', 'Mở đăng ký'],
    ['L5', '2026-10-05', 'Dự kiến'],
  ] as const)
    await add(SERIES, { group, from: serialOfDay(from), standing, capacity });
  await sync('01 09:00');
}

function registrations({ planned }: SyncResult): readonly Registration[] {
  return planned.state?.registered.at(-1)?.reconciliation.registrations ?? [];
}

function statuses(result: SyncResult): readonly string[] {
  return registrations(result).map(({ fullName, status }) => `${fullName}: ${status}`);
}

function keyOf(result: SyncResult, name: string): string {
  const found = registrations(result).find(({ fullName }) => fullName === name);
  if (found === undefined) throw new Error(`nobody called ${name}`);
  return found.key;
}

const rowOf = (result: SyncResult, name: string) => FORM_ROW.of(keyOf(result, name));

test('first come have the places, the rest wait in order; each has a row, and a second sync writes nothing', async () => {
  await opened();
  rows = [
    sent('05 10:00', 'Lê Văn Cường', `Lớp ${CODE} (14/09/2026)`),
    sent('05 08:00', 'Nguyễn Văn An', CODE, '0912000111', {
      audience: 'P5. Người dân và cộng đồng',
      post: 'Xã viên',
      organisation: 'HTX Chè Tân Cương',
      commune: 'Xã Tân Cương',
    }),
    sent('05 09:00', 'Trần Thị Bình', 'L1 – 2026 – 1'),
    sent('05 11:00', 'Đỗ Văn Em'),
  ];
  const result = await sync('05 12:00');
  expect(statuses(result)).toEqual([
    'Nguyễn Văn An: seated',
    'Trần Thị Bình: seated',
    'Lê Văn Cường: waitlisted',
    'Đỗ Văn Em: waitlisted',
  ]);
  const an = rowOf(result, 'Nguyễn Văn An');
  expect(
    ['name', 'audience', 'post', 'organisation', 'commune', 'phone', 'state'].map((column) =>
      office.cell(CLASS, an, column),
    ),
  ).toEqual([
    'Nguyễn Văn An',
    'P5. Người dân và cộng đồng',
    'Xã viên',
    'HTX Chè Tân Cương',
    'Xã Tân Cương',
    '0912000111',
    'Giữ chỗ',
  ]);
  expect(office.cell(CLASS, rowOf(result, 'Đỗ Văn Em'), 'state')).toBe('Danh sách chờ, thứ 2');
  expect(office.cell(CLASS, 'counts', 'number')).toContain('2/2 người có chỗ · 2 người chờ');
  const again = await sync('05 13:00');
  expect([again.planned.diff.changes, statuses(again)]).toEqual([[], statuses(result)]);
  if (result.planned.state === null) throw new Error('no state');
  const [reported] = reportPlans(result.planned.state, '2026-05-05');
  expect([reported?.id, reported?.account, reported?.classes]).toMatchObject([
    PLAN.id,
    { rows: 4, responses: 4, delegates: 4, byStatus: { seated: 2, waitlisted: 2 } },
    [{ code: CODE, seated: 2, waitlisted: 2, capacity: 2 }],
  ]);
});

test('the class that nobody can tell waits in the queue with the reason, and is settled there', async () => {
  await opened();
  rows = [
    sent('05 08:00', 'Nguyễn Văn An', ''),
    sent('05 08:10', 'Trần Thị Bình', 'lớp tháng 9'),
    sent('05 08:20', 'Lê Văn Cường', `${CODE}, ${OTHER_CODE}`),
    sent('05 08:30', 'Phạm Thị Dung', OTHER_CODE),
    sent('05 08:40', 'chưa có', CODE),
    sent('05 09:00', 'Đỗ Văn Em', CODE),
    sent('05 09:10', 'Hồ Thị Giang', CODE),
  ];
  const before = await sync('05 10:00');
  expect(statuses(before)).toEqual([
    'Nguyễn Văn An: class_unclear',
    'Trần Thị Bình: class_unclear',
    'Lê Văn Cường: class_unclear',
    'Phạm Thị Dung: class_unclear',
    'chưa có: name_unclear',
    'Đỗ Văn Em: seated',
    'Hồ Thị Giang: seated',
  ]);
  const said = (name: string) => office.cell(REVIEW_TAB, keyOf(before, name), 'reason');
  expect(['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường', 'Phạm Thị Dung'].map(said)).toEqual([
    'Phản hồi không ghi lớp muốn dự.',
    'Chưa rõ “lớp tháng 9” là lớp nào: không có mã của lớp nào ở tab “Chuỗi lớp”.',
    `Phản hồi ghi nhiều lớp: “${CODE}, ${OTHER_CODE}”.`,
    `Lớp ${OTHER_CODE} không mở đăng ký (đang ghi nhận ở tab “Chuỗi lớp”).`,
  ]);
  await type(REVIEW_TAB, keyOf(before, 'Nguyễn Văn An'), 'unit', `Lớp ${CODE}`);
  await type(REVIEW_TAB, keyOf(before, 'Trần Thị Bình'), 'unit', 'Xã Tân Cương');
  await type(REVIEW_TAB, keyOf(before, 'Phạm Thị Dung'), 'unit', OTHER_CODE);
  await type(REVIEW_TAB, keyOf(before, 'chưa có'), 'fullName', 'Vũ Văn Hòa');
  const after = await sync('05 11:00');
  // Only a decision made them possible, so they come behind whoever had asked for the class before it.
  expect(statuses(after)).toEqual([
    'Nguyễn Văn An: waitlisted',
    'Trần Thị Bình: class_unclear',
    'Lê Văn Cường: class_unclear',
    'Phạm Thị Dung: seated',
    'Vũ Văn Hòa: waitlisted',
    'Đỗ Văn Em: seated',
    'Hồ Thị Giang: seated',
  ]);
  expect(office.cell(REVIEW_TAB, keyOf(before, 'Trần Thị Bình'), 'state')).toBe(
    'Chưa hiểu “Xã Tân Cương”: đề nghị ghi mã của một lớp đã mở, như ở tab “Chuỗi lớp”.',
  );
  expect(office.cell(OTHER, rowOf(after, 'Phạm Thị Dung'), 'state')).toBe('Giữ chỗ');
  expect((await sync('05 12:00')).planned.diff.changes).toEqual([]);
  await type(REVIEW_TAB, keyOf(before, 'Phạm Thị Dung'), 'unit', null);
  const cleared = await sync('05 13:00');
  expect(statuses(cleared)[3]).toBe('Phạm Thị Dung: class_unclear');
  expect(office.cell(OTHER, rowOf(after, 'Phạm Thị Dung'), 'state')).toBe('Thôi dự');
  expect(office.cell(OTHER, rowOf(after, 'Phạm Thị Dung'), 'problem')).toContain('không tính cho lớp này');
  expect((await sync('05 14:00')).planned.diff.changes).toEqual([]);
});

test('a class opened later takes those who asked before, behind whoever staff had typed in the meantime', async () => {
  await opened(1);
  rows = [sent('05 08:00', 'Nguyễn Văn An', OTHER_CODE)];
  expect(statuses(await sync('05 09:00'))).toEqual(['Nguyễn Văn An: class_unclear']);
  await type(SERIES, ENTRY_ROW.of('2'), 'standing', 'Mở đăng ký');
  const result = await sync('05 10:00');
  expect(statuses(result)).toEqual(['Nguyễn Văn An: seated']);
  await type(SERIES, ENTRY_ROW.of('2'), 'standing', 'Dự kiến');
  expect(statuses(await sync('05 11:00'))).toEqual(['Nguyễn Văn An: seated']);
  rows.push(sent('05 11:30', 'Trần Thị Bình', OTHER_CODE));
  expect(statuses(await sync('05 12:00'))[1]).toBe('Trần Thị Bình: class_unclear');
});

describe('one person', () => {
  const phone = '0912000111';

  test('twice in one class has one place, from the first response; the newest counts and what differs is told', async () => {
    await opened(1);
    rows = [
      sent('05 08:00', 'Nguyễn Văn An', CODE, phone),
      sent('05 09:00', 'Trần Thị Bình'),
      sent('05 10:00', 'NGUYỄN VĂN AN', CODE, phone, { post: 'Giám đốc' }),
    ];
    const result = await sync('05 11:00');
    expect(statuses(result)).toEqual([
      'Nguyễn Văn An: superseded',
      'Trần Thị Bình: waitlisted',
      'NGUYỄN VĂN AN: seated',
    ]);
    const row = rowOf(result, 'Nguyễn Văn An');
    expect(office.rowsOf(CLASS).filter((key) => key !== null && FORM_ROW.is(key))).toHaveLength(2);
    await sync('05 12:00');
    expect(office.cell(CLASS, row, 'problem')).toContain(
      'Phản hồi mới nhất ghi khác dòng này: chức vụ “Giám đốc”',
    );
    await type(CLASS, row, 'post', 'Giám đốc');
    await sync('05 13:00');
    expect(office.cell(CLASS, row, 'problem')).not.toContain('ghi khác');
  });

  test('typed by staff and in the Form has the typed row and one place; who was first has it', async () => {
    await opened(1);
    await add(CLASS, { name: 'Trần Thị Bình', audience: 'P1' });
    await sync('04 08:00');
    await add(CLASS, { name: 'Nguyễn Văn An', audience: 'P1', phone });
    rows = [sent('05 08:00', 'Nguyễn Văn An', CODE, phone), sent('05 09:00', 'Đỗ Văn Em')];
    const result = await sync('05 10:00');
    expect(statuses(result)).toEqual(['Nguyễn Văn An: waitlisted', 'Đỗ Văn Em: waitlisted']);
    expect(office.rowsOf(CLASS)).not.toContain(rowOf(result, 'Nguyễn Văn An'));
    expect([1, 2].map((number) => office.cell(CLASS, ENTRY_ROW.of(String(number)), 'state'))).toEqual([
      'Giữ chỗ',
      'Danh sách chờ, thứ 1',
    ]);
    await type(CLASS, ENTRY_ROW.of('2'), 'decision', 'Thôi dự');
    expect(statuses(await sync('05 11:00'))).toEqual(['Nguyễn Văn An: withdrawn', 'Đỗ Văn Em: waitlisted']);
  });

  test('typed by staff once the row of the Form stands is one person with two places: both rows say so, people are counted once', async () => {
    await opened(3);
    await type(SERIES, ENTRY_ROW.of('1'), 'from', serialOfDay('2026-05-06'));
    rows = [sent('05 08:00', 'Nguyễn Văn An', CODE, phone), sent('05 09:00', 'Trần Thị Bình')];
    const before = await sync('05 10:00');
    const an = rowOf(before, 'Nguyễn Văn An');
    const typed = ENTRY_ROW.of('1');
    await add(CLASS, { name: 'NGUYỄN VĂN AN', audience: 'P1', phone });
    const after = await sync('05 11:00');
    const warning = (who: string) =>
      `Cần kiểm tra: cùng một người với ${who}; mỗi dòng vẫn tính một chỗ cho đến khi chọn “Thôi dự” ở một dòng.`;
    expect([typed, an].map((row) => office.cell(CLASS, row, 'problem'))).toEqual([
      warning('“Nguyễn Văn An” gửi biểu mẫu'),
      warning('thứ tự 1'),
    ]);
    expect([typed, an].map((row) => office.cell(CLASS, row, 'state'))).toEqual(['Giữ chỗ', 'Giữ chỗ']);
    expect(office.cell(CLASS, 'counts', 'number')).toBe(
      '3 dòng đăng ký · 3/3 chỗ đã giao cho 2 người · 0 người chờ · chưa điểm danh',
    );
    expect(after.planned.state?.registered.at(-1)?.reconciliation.classes).toMatchObject([
      { seated: 3, headcount: 2 },
    ]);
    for (const row of [typed, an]) await type(CLASS, row, 'attended', 'x');
    const held = await sync('07 08:00');
    expect(office.cell(CLASS, 'counts', 'number')).toContain('1 người có mặt');
    expect(held.planned.state?.dutyPlans.states[0]?.summary.join(' ')).toContain('1 lượt, 1 người');
    await type(CLASS, typed, 'decision', 'Thôi dự');
    await sync('07 09:00');
    expect(office.cell(CLASS, an, 'problem')).toBeNull();
    expect(office.cell(CLASS, 'counts', 'number')).toContain('2/3 người có chỗ');
  });

  test('typed with the name of somebody of the Form and nothing else: it is asked whether they are one', async () => {
    await opened(3);
    rows = [sent('05 08:00', 'Nguyễn Văn An', CODE, phone)];
    await sync('05 10:00');
    await add(CLASS, { name: 'Nguyễn Văn An', audience: 'P1' });
    await sync('05 11:00');
    expect(office.cell(CLASS, ENTRY_ROW.of('1'), 'problem')).toBe(
      'Cần kiểm tra: trùng tên với “Nguyễn Văn An” gửi biểu mẫu, chưa rõ có phải một người. Nếu là một người, chọn “Thôi dự” ở một dòng; nếu không, chọn “Khác người”.',
    );
    await type(CLASS, ENTRY_ROW.of('1'), 'same', 'Khác người');
    await sync('05 12:00');
    expect(office.cell(CLASS, ENTRY_ROW.of('1'), 'problem')).toBeNull();
  });

  test('whose name alone is somebody’s is asked about, holds no place, and claims one from the decision', async () => {
    await opened(2);
    rows = [
      sent('05 08:00', 'Nguyễn Văn An', CODE, phone),
      sent('05 09:00', 'Nguyễn Văn An', CODE, '0912000222'),
      sent('05 10:00', 'Trần Thị Bình'),
    ];
    const result = await sync('05 11:00');
    const suspected = registrations(result)[1]?.key ?? '';
    expect(registrations(result).map(({ status }) => status)).toEqual([
      'seated',
      'duplicate_suspected',
      'seated',
    ]);
    expect(office.cell(CLASS, FORM_ROW.of(suspected), 'state')).toBe('Nghi trùng');
    expect(office.rowsOf(REVIEW_TAB)).toContain(suspected);
    await type(CLASS, FORM_ROW.of(suspected), 'same', 'Khác người');
    const other = await sync('05 12:00');
    expect(registrations(other).map(({ status }) => status)).toEqual(['seated', 'waitlisted', 'seated']);
    await type(CLASS, FORM_ROW.of(suspected), 'same', null);
    await sync('05 12:30');
    await type(REVIEW_TAB, suspected, 'decision', 'Cùng một người');
    const same = await sync('05 13:00');
    expect(registrations(same).map(({ status }) => status)).toEqual(['superseded', 'seated', 'seated']);
    expect(office.cell(CLASS, FORM_ROW.of(suspected), 'state')).toBe('Trùng dòng khác');
    expect((await sync('05 14:00')).planned.diff.changes).toEqual([]);
  });
});

describe('P41: one person in two classes that meet on a day', () => {
  const phone = '0912000111';
  const TWO = ENTRY_ROW.of('2');

  /** Both classes are open; the first is from the 14th to the 16th of September. */
  async function bothOpen(from: string): Promise<void> {
    await opened();
    await type(SERIES, ENTRY_ROW.of('1'), 'to', serialOfDay('2026-09-16'));
    await type(SERIES, TWO, 'from', serialOfDay(from));
    await type(SERIES, TWO, 'standing', 'Mở đăng ký');
    await sync('01 10:00');
  }

  test('both rows say where else and when, both places are kept, and the queue asks to look', async () => {
    await bothOpen('2026-09-16');
    await add(OTHER, { name: 'Nguyễn Văn An', audience: 'P1', phone });
    rows = [sent('05 08:00', 'NGUYỄN VĂN AN', CODE, phone)];
    const result = await sync('05 09:00');
    const row = rowOf(result, 'NGUYỄN VĂN AN');
    expect(office.cell(CLASS, row, 'problem')).toBe(
      `Cần kiểm tra: trùng lịch với Lớp ${OTHER_CODE}, thứ tự 1 (16/09/2026); chỗ ở cả hai lớp vẫn giữ.`,
    );
    expect(office.cell(OTHER, ENTRY_ROW.of('1'), 'problem')).toBe(
      `Cần kiểm tra: trùng lịch với Lớp ${CODE}, “NGUYỄN VĂN AN” gửi biểu mẫu (16/09/2026); chỗ ở cả hai lớp vẫn giữ.`,
    );
    expect([office.cell(CLASS, row, 'state'), office.cell(OTHER, ENTRY_ROW.of('1'), 'state')]).toEqual([
      'Giữ chỗ',
      'Giữ chỗ',
    ]);
    const key = keyOf(result, 'NGUYỄN VĂN AN');
    expect([office.cell(REVIEW_TAB, key, 'kind'), office.cell(REVIEW_TAB, key, 'reason')]).toEqual([
      'Trùng lịch',
      expect.stringContaining(`Trùng lịch với Lớp ${OTHER_CODE}, ngày 16/09/2026.`),
    ]);
    expect(office.cell(REVIEW_TAB, key, 'suggestion')).toContain('“Thôi dự”');
    expect(registrations(result)[0]?.why.told?.steps).toContainEqual({
      rule: 'P41',
      text: `Trùng lịch với Lớp ${OTHER_CODE} của “${PLAN.title}”, ngày 16/09/2026.`,
    });
    expect((await sync('05 10:00')).planned.diff.changes).toEqual([]);
    await type(OTHER, ENTRY_ROW.of('1'), 'decision', 'Thôi dự');
    await sync('05 11:00');
    expect(office.cell(CLASS, row, 'problem')).toBeNull();
    expect(office.rowsOf(REVIEW_TAB)).not.toContain(key);
  });

  test('of two responses both are told, whoever waits too', async () => {
    await bothOpen('2026-09-15');
    rows = [
      sent('04 08:00', 'Hồ Thị Giang', OTHER_CODE),
      sent('04 09:00', 'Đỗ Văn Em', OTHER_CODE),
      sent('05 08:00', 'Nguyễn Văn An', CODE, phone),
      sent('05 09:00', 'Nguyễn Văn An', OTHER_CODE, phone),
    ];
    const result = await sync('05 10:00');
    expect(registrations(result).map(({ status, notes }) => [status, notes])).toEqual([
      ['seated', []],
      ['seated', []],
      ['seated', ['double_booked']],
      ['waitlisted', ['double_booked']],
    ]);
    // The class that is put off meets on no day.
    await type(SERIES, TWO, 'standing', 'Hoãn');
    expect(registrations(await sync('05 11:00'))[2]?.notes).toEqual([]);
  });

  test('on other days, with another phone, or said to be somebody else, nothing is told', async () => {
    await bothOpen('2026-09-17');
    await add(OTHER, { name: 'Nguyễn Văn An', audience: 'P1', phone });
    rows = [
      sent('05 08:00', 'Nguyễn Văn An', CODE, phone),
      sent('05 09:00', 'Trần Thị Bình', CODE, '0912000222'),
    ];
    const problems = async (at: string) => {
      const result = await sync(at);
      return [
        office.cell(OTHER, ENTRY_ROW.of('1'), 'problem'),
        registrations(result).flatMap((one) => one.notes),
      ];
    };
    expect(await problems('05 10:00')).toEqual([null, []]);
    await type(SERIES, TWO, 'from', serialOfDay('2026-09-16'));
    expect((await problems('05 11:00'))[0]).toContain('trùng lịch');
    await type(OTHER, ENTRY_ROW.of('1'), 'phone', '0912000333');
    expect(await problems('05 12:00')).toEqual([null, []]);
    await type(OTHER, ENTRY_ROW.of('1'), 'phone', phone);
    await type(OTHER, ENTRY_ROW.of('1'), 'same', 'Khác người');
    expect(await problems('05 13:00')).toEqual([null, []]);
  });
});

describe('R8', () => {
  test('a response that is gone gives its place back, to nobody by itself while others wait', async () => {
    await opened(1);
    rows = [sent('05 08:00', 'Nguyễn Văn An'), sent('05 09:00', 'Trần Thị Bình')];
    const first = await sync('05 10:00');
    rows = rows.slice(1);
    const gone = await sync('05 11:00');
    expect(statuses(gone)).toEqual(['Nguyễn Văn An: withdrawn', 'Trần Thị Bình: waitlisted']);
    expect(office.cell(CLASS, rowOf(first, 'Nguyễn Văn An'), 'problem')).toContain(
      'không còn trong bảng phản hồi',
    );
    expect(office.cell(CLASS, 'counts', 'number')).toContain('còn 1 chỗ chưa giao cho người chờ');
    expect((await sync('05 11:30')).planned.diff.changes).toEqual([]);
    await type(CLASS, rowOf(first, 'Trần Thị Bình'), 'decision', 'Cho vào lớp');
    expect(statuses(await sync('05 12:00'))[1]).toBe('Trần Thị Bình: seated');
  });

  test('a place given back while nobody waits goes to the next who asks', async () => {
    await opened(1);
    rows = [sent('05 08:00', 'Nguyễn Văn An'), sent('05 08:30', 'Đỗ Văn Em', 'lớp nào cũng được')];
    await sync('05 10:00');
    rows = rows.slice(1);
    await sync('05 11:00');
    rows.push(sent('05 12:00', 'Trần Thị Bình'));
    expect(statuses(await sync('05 13:00'))[2]).toBe('Trần Thị Bình: seated');
  });

  test('an edit that names another class moves there from the edit; the old row says so', async () => {
    await opened(1);
    await type(SERIES, ENTRY_ROW.of('2'), 'standing', 'Mở đăng ký');
    rows = [sent('05 08:00', 'Nguyễn Văn An', CODE), sent('05 09:00', 'Trần Thị Bình', OTHER_CODE)];
    const before = await sync('05 10:00');
    rows = [sent('05 08:00', 'Nguyễn Văn An', OTHER_CODE), rows[1] ?? []];
    const after = await sync('05 11:00');
    expect(statuses(after)).toEqual(['Nguyễn Văn An: waitlisted', 'Trần Thị Bình: seated']);
    const row = rowOf(before, 'Nguyễn Văn An');
    expect([office.cell(CLASS, row, 'state'), office.cell(OTHER, row, 'state')]).toEqual([
      'Thôi dự',
      'Danh sách chờ, thứ 1',
    ]);
    expect((await sync('05 12:00')).planned.diff.changes).toEqual([]);
  });

  test('an empty table is held, and so is one that lost many, also where the journal is lost', async () => {
    await opened(9);
    rows = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường', 'Phạm Thị Dung', 'Đỗ Văn Em'].map((name, at) =>
      sent(`05 0${at}:00`, name),
    );
    await sync('05 10:00');
    const all = rows;
    rows = [];
    expect((await sync('05 11:00')).planned.held?.reason).toBe('responses_missing');
    rows = all.slice(4);
    expect((await sync('05 11:00')).planned.held?.reason).toBe('responses_gone');
    const lost = new MemoryOffice([]);
    const held = await sync('05 12:00', { journal: lost.journal });
    expect(held.planned.held?.reason).toBe('responses_gone');
    // With the table whole again they keep their rows, though nobody remembers that the class was open.
    rows = all;
    await type(SERIES, ENTRY_ROW.of('1'), 'standing', 'Dự kiến');
    for (const at of ['05 13:00', '05 14:00']) {
      const found = await sync(at, { journal: lost.journal });
      expect(registrations(found).map(({ status }) => status)).toEqual(all.map(() => 'seated'));
    }
    await lost.journal.close();
  });
});

test('staff’s hands in a row made of a response are theirs: a name taken out, a row deleted, a correction kept', async () => {
  await opened(3);
  rows = [
    sent('05 08:00', 'Nguyễn Văn An'),
    sent('05 09:00', 'Trần Thị Bình'),
    sent('05 10:00', 'Lê Văn Cường'),
  ];
  const first = await sync('05 11:00');
  await sync('05 11:30');
  await type(CLASS, rowOf(first, 'Nguyễn Văn An'), 'name', null);
  await type(CLASS, rowOf(first, 'Lê Văn Cường'), 'phone', '0912000333');
  const at = office.rowsOf(CLASS).indexOf(rowOf(first, 'Trần Thị Bình'));
  await office.file.deleteRow(`Lớp ${CODE}`, at);
  const after = await sync('05 12:00');
  expect(statuses(after)).toEqual([
    'Nguyễn Văn An: withdrawn',
    'Trần Thị Bình: withdrawn',
    'Lê Văn Cường: seated',
  ]);
  expect(office.rowsOf(CLASS)).not.toContain(rowOf(first, 'Trần Thị Bình'));
  expect(office.cell(CLASS, rowOf(first, 'Lê Văn Cường'), 'phone')).toBe('0912000333');
  expect((await sync('05 13:00')).planned.diff.changes).toEqual([]);
});

test('a time that cannot be right counts from the sync that saw it, until staff say that it is right', async () => {
  await opened(1);
  rows = [
    sent('05 08:00', 'Nguyễn Văn An'),
    ['01/01/2020 08:00:00', 'Trần Thị Bình', 'P1', '', '', '', CODE, ''],
  ];
  const result = await sync('05 10:00');
  expect(registrations(result).map(({ fullName, status, notes }) => [fullName, status, notes])).toEqual([
    ['Nguyễn Văn An', 'seated', []],
    ['Trần Thị Bình', 'waitlisted', ['time_doubtful']],
  ]);
  await type(REVIEW_TAB, keyOf(result, 'Trần Thị Bình'), 'decision', 'Đúng thời điểm');
  expect(statuses(await sync('05 11:00'))).toEqual(['Trần Thị Bình: seated', 'Nguyễn Văn An: waitlisted']);
});

test('attendance beside a row of the Form counts as beside one that staff typed', async () => {
  await opened(2);
  await type(SERIES, ENTRY_ROW.of('1'), 'from', serialOfDay('2026-05-06'));
  rows = [sent('05 08:00', 'Nguyễn Văn An'), sent('05 09:00', 'Trần Thị Bình')];
  const result = await sync('05 10:00');
  await type(CLASS, rowOf(result, 'Nguyễn Văn An'), 'attended', 'x');
  await sync('07 08:00');
  expect(office.cell(SERIES, ENTRY_ROW.of('1'), 'state')).toBe('Đã tổ chức');
  expect(office.cell(CLASS, 'counts', 'number')).toContain('1 người có mặt');
});

test('the heading of a class tells its commune and the venue that staff typed', async () => {
  await opened();
  expect(office.cell(CLASS, 'place', 'number')).toBe('14/09/2026 · Mở đăng ký');
  await type(SERIES, ENTRY_ROW.of('1'), 'commune', 'Xã Tân Cương');
  await type(SERIES, ENTRY_ROW.of('1'), 'venue', 'Nhà văn hóa xã');
  await sync('05 10:00');
  expect(office.cell(CLASS, 'place', 'number')).toBe(
    '14/09/2026 · Xã Tân Cương · Nhà văn hóa xã · Mở đăng ký',
  );
});

test('its `Kế hoạch` says where the responses come from', async () => {
  await opened();
  expect(office.cell(OFFICE_PLAN_TAB.of(PLAN.id), SETTING_ROW.of('responses'), 'value')).toContain(PLAN.id);
});

test('the panel has the cases of the series beside the plan, and decides them', async () => {
  await opened(1);
  await type(SERIES, ENTRY_ROW.of('1'), 'venue', 'Hội trường A');
  rows = [sent('05 08:00', 'Nguyễn Văn An'), sent('05 09:00', 'Trần Thị Bình', 'lớp mùa thu')];
  const result = await sync('05 10:00');
  const { state } = result.planned;
  const [own] = state?.registered ?? [];
  if (state === null || own === undefined) throw new Error('no state');
  const panel = buildPanelState({
    now: Date.parse('2026-05-05T10:00:00+07:00'),
    plan: own.plan,
    reconciliation: own.reconciliation,
    units: [],
    decisionsMeta: [],
    dutyPlans: state.dutyPlans.states,
    lastSync: null,
  });
  expect(panel.queue).toMatchObject([
    { kind: 'class_unclear', state: 'open', person: { fullName: 'Trần Thị Bình' }, mayChooseUnit: false },
  ]);
  expect(panel.queue[0]?.suggestions).toMatchObject([
    {
      group: 'class',
      label: `Lớp ${CODE}`,
      hint: '14/09/2026 · Hội trường A · vào danh sách chờ',
      decision: { kind: 'set_class', value: CODE },
    },
    { decision: { kind: 'reject' } },
  ]);
  expect(panel.plans?.map(({ id }) => id)).toEqual([PLAN.id]);
  const job = office.job('05 11:00', { ...JOB, trigger: 'panel' });
  const registration = keyOf(result, 'Trần Thị Bình');
  await runDecision(job, { ask: 'decide', registration, kind: 'set_class', value: CODE }, null);
  expect(office.cell(REVIEW_TAB, registration, 'unit')).toBe(CODE);
  expect(statuses(await sync('05 11:10'))).toEqual(['Nguyễn Văn An: seated', 'Trần Thị Bình: waitlisted']);
  const unknown = { ask: 'decide', registration, kind: 'set_class', value: 'L9-2026-01' } as const;
  await expect(runDecision(office.job('05 11:20', JOB), unknown, null)).rejects.toThrow(/L9-2026-01/);
  const back = { ask: 'takeBack', registration, kind: 'set_class' } as const;
  await runDecision(office.job('05 11:30', { ...JOB, trigger: 'panel' }), back, null);
  expect(statuses(await sync('05 11:40'))[1]).toBe('Trần Thị Bình: class_unclear');
  const last = office.job('05 11:50', { ...JOB, trigger: 'panel' });
  await runDecision(last, { ask: 'decide', registration, kind: 'reject', value: null }, null);
  expect(statuses(await sync('05 12:00'))).toEqual(['Nguyễn Văn An: seated', 'Trần Thị Bình: rejected']);
});

test('W1: rows whose visible cells were sorted away from their keys stay whose they are, and so do tab and rows deleted whole', async () => {
  await opened(2);
  await add(CLASS, { name: 'Hồ Thị Giang', audience: 'P1' });
  rows = [
    sent('05 08:00', 'Nguyễn Văn An'),
    sent('05 09:00', 'Trần Thị Bình'),
    sent('05 10:00', 'Lê Văn Cường'),
  ];
  const first = await sync('05 11:00');
  const an = rowOf(first, 'Nguyễn Văn An');
  await type(CLASS, rowOf(first, 'Lê Văn Cường'), 'decision', 'Thôi dự');
  const before = await sync('05 11:30');
  const found = office.file.snapshot().tabs.find(({ key }) => key === CLASS);
  const at = found?.rows.findIndex(({ key }) => key === ENTRY_ROW.of('1')) ?? -1;
  const visible = found?.rows
    .slice(at)
    .map(({ cells }) => found.columns.map((_, place) => cells[place] ?? null));
  await office.file.setCells(found?.title ?? '', at, 0, visible?.toReversed() ?? []);
  const sorted = await sync('05 12:00');
  expect(statuses(sorted)).toEqual(statuses(before));
  expect(office.cell(CLASS, an, 'name')).toBe('Nguyễn Văn An');
  expect(office.cell(CLASS, rowOf(first, 'Lê Văn Cường'), 'decision')).toBe('Thôi dự');
  await office.file.deleteTab(`Lớp ${CODE}`);
  expect(statuses(await sync('05 13:00'))).toEqual(statuses(before));
  expect(office.cell(CLASS, an, 'name')).toBe('Nguyễn Văn An');
  expect((await sync('05 14:00')).planned.diff.changes).toEqual([]);
});
