/** P7: two plans that people register for in one workbook: same classes, same units, same roles, and nothing in common but the tab of cases. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { planId } from '#shared/plan/plan-id.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import { choicesOf } from '#shared/registrations/choices.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { runDecision } from '#shared/sync/run-decision.ts';
import { reportPlans } from '#shared/sync/report-plans.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import type { RegisteredPlanState } from '#shared/sync/registered-plan-state.ts';
import {
  CLASS_TAB,
  OCCASION_SETTING,
  OF_PLAN,
  OFFICE_PLAN_TAB,
  PERSON,
  REVIEW_TAB,
  SEAT,
  SETTING_ROW,
} from '#shared/workbook/keys.ts';
import { asStored } from '#shared/tabs/office/stored-plan.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { MemoryOffice } from './memory-office.ts';
import { HEADER, MTTQ, row, SMALL_PLAN, UBND } from './office.ts';

const SECOND = asStored(upgradePlan1({ ...SMALL_PLAN, title: 'Kế hoạch kiểm tra chéo' }));
const FIRST_ID = planId(SMALL_PLAN);
const [HOA_AN, VI_THANH] = SMALL_PLAN.classes[0]?.units.map(({ typed }) => typed) ?? [];
const CODE = SMALL_PLAN.classes[0]?.units[0]?.code ?? '';
const UNIT = HOA_AN ?? '';
const OTHER_UNIT = VI_THANH ?? '';
const FIRST_CLASS = CLASS_TAB.of('04');
const SECOND_CLASS = CLASS_TAB.of(OF_PLAN.of('04', SECOND.id));

let office: MemoryOffice;
let first: string[][];
let second: string[][];
beforeEach(() => {
  office = new MemoryOffice([]);
  [first, second] = [[], []];
});
afterEach(() => office.journal.close());

const table = (rows: string[][]): ResponsesTable => ({ header: HEADER, rows });
const given = { plan: true, programme: false };

async function sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
  const responses: SyncJob['responses'] = async ({ id }) => table(id === SECOND.id ? second : first);
  return await office.sync(at, { responses, given: { plan: false, programme: false }, ...more });
}

async function both(at: string): Promise<SyncResult> {
  await sync(at, { given });
  return await sync(at, { dutyPlans: [SECOND], takePlan: 'add' });
}

function stateOf({ planned }: SyncResult, id: string): RegisteredPlanState {
  const found = planned.state?.registered.find(({ planId: one }) => one === id);
  if (found === undefined) throw new Error(`no plan ${id}`);
  return found;
}

function personIn(result: SyncResult, id: string, name: string): Registration {
  const found = stateOf(result, id).reconciliation.registrations.find((one) => one.fullName === name);
  if (found === undefined) throw new Error(`nobody called ${name}`);
  return found;
}

async function type(tab: string, key: string, column: string, value: CellValue): Promise<void> {
  const found = office.file.snapshot().tabs.find((one) => one.key === tab);
  const at = found?.rows.findIndex((one) => one.key === key) ?? -1;
  if (at < 0) throw new Error(`no row ${key}`);
  await office.file.setCell(found?.title ?? '', at, found?.columns.indexOf(column) ?? -1, value);
}

const vacant = SEAT.of(CODE, 'cong_chuc');

test('each plan has its own tabs, account and report, and a second sync writes nothing', async () => {
  first = [row('05 08:00', UNIT, 'Nguyễn Văn Hai', UBND), row('05 08:00', 'Long Phú', 'Lê Thị Ba', UBND)];
  second = [row('05 09:00', UNIT, 'Trần Văn Tư', UBND)];
  const result = await both('06 08:00');
  expect(stateOf(result, FIRST_ID).reconciliation.account).toMatchObject({ rows: 2, delegates: 2 });
  expect(stateOf(result, SECOND.id).reconciliation.account).toMatchObject({ rows: 1, delegates: 1 });
  expect(personIn(result, SECOND.id, 'Trần Văn Tư').status).toBe('seated');
  const { tabs } = office.file.snapshot();
  const names = (key: string) => {
    const tab = tabs.find((one) => one.key === key);
    return tab?.rows.flatMap(({ cells }) => cells[tab.columns.indexOf('name')] ?? []);
  };
  expect([names(FIRST_CLASS), names(SECOND_CLASS)]).toEqual([
    expect.arrayContaining(['Nguyễn Văn Hai']),
    expect.arrayContaining(['Trần Văn Tư']),
  ]);
  expect(names(FIRST_CLASS)).not.toContain('Trần Văn Tư');
  expect(new Set(tabs.map(({ title }) => title)).size).toBe(tabs.length);

  const again = await sync('06 09:00');
  expect([again.outcome, again.changes.cells, again.planned.diff.changes]).toEqual(['done', 0, []]);
  if (again.planned.state === null) throw new Error('no state');
  const reported = reportPlans(again.planned.state, '2026-05-06');
  expect(
    reported.map(({ id, account, classes, totals }) => [
      id,
      account?.delegates,
      classes.map(({ code }) => code),
      totals.obligations,
      totals.byState.full,
    ]),
  ).toEqual([
    [FIRST_ID, 2, ['04', '05'], 18, 1],
    [SECOND.id, 1, ['04', '05'], 18, 1],
  ]);
  expect(reported[1]?.registrations).toMatchObject([
    { fullName: 'Trần Văn Tư', class: '04', status: 'seated' },
  ]);
});

test('the same row in both plans is two registrations with keys of their own', async () => {
  first = [row('05 08:00', UNIT, 'Nguyễn Văn Hai', UBND), row('05 08:30', UNIT, 'Lê Thị Ba', MTTQ)];
  second = [row('05 08:00', UNIT, 'Nguyễn Văn Hai', UBND)];
  const result = await both('06 08:00');
  const keys = [FIRST_ID, SECOND.id].map((id) => personIn(result, id, 'Nguyễn Văn Hai').key);
  expect(new Set(keys).size).toBe(2);
  expect(result.planned.state?.registered.map(({ history }) => history.known.length)).toEqual([2, 1]);
});

describe('what staff type', () => {
  test('beside a vacant seat stays in that plan, also once both seats are taken', async () => {
    await both('06 08:00');
    await type(FIRST_CLASS, vacant, 'remark', 'đã gọi, mai cử');
    await sync('06 09:00');
    expect([FIRST_CLASS, SECOND_CLASS].map((tab) => office.cell(tab, vacant, 'remark'))).toEqual([
      'đã gọi, mai cử',
      null,
    ]);
    await office.file.deleteTab('Lớp 04 (2)');
    await sync('06 10:00');
    expect(office.cell(SECOND_CLASS, vacant, 'remark')).toBeNull();
    expect(office.cell(FIRST_CLASS, vacant, 'remark')).toBe('đã gọi, mai cử');
  });

  test('in the one queue settles a case of its own plan, and a decision beside a person is that plan’s', async () => {
    first = [row('05 08:00', 'Long Phú', 'Lê Thị Ba', UBND), row('05 08:10', UNIT, 'Phan Văn Sáu', UBND)];
    second = [row('05 08:00', 'Long Phú', 'Lê Thị Ba', UBND), row('05 08:10', UNIT, 'Phan Văn Sáu', UBND)];
    second.push(row('05 08:20', UNIT, 'Đỗ Văn Bảy', UBND));
    const before = await both('06 08:00');
    const key = personIn(before, SECOND.id, 'Lê Thị Ba').key;
    expect(office.cell(REVIEW_TAB, key, 'plan')).toBe('Kế hoạch kiểm tra chéo');
    await type(REVIEW_TAB, key, 'unit', OTHER_UNIT);
    const sixth = PERSON.of(personIn(before, SECOND.id, 'Phan Văn Sáu').key);
    const rowOfSixth = office.rowsOf(SECOND_CLASS).find((one) => one?.endsWith(sixth)) ?? '';
    await type(SECOND_CLASS, rowOfSixth, 'decision', 'Rút tên');
    const after = await sync('06 09:00');
    expect(personIn(after, SECOND.id, 'Lê Thị Ba').status).toBe('seated');
    expect(personIn(after, FIRST_ID, 'Lê Thị Ba').status).toBe('unit_unclear');
    expect(personIn(after, SECOND.id, 'Phan Văn Sáu').status).toBe('withdrawn');
    expect(personIn(after, FIRST_ID, 'Phan Văn Sáu').status).toBe('seated');
    expect(personIn(after, SECOND.id, 'Đỗ Văn Bảy').status).toBe('seated');
    const problems = after.planned.state?.registered.flatMap(({ decided }) => decided.problems);
    expect(problems).toEqual([]);
  });
});

describe('W1: rows of two plans that say the same but for the plan, or for a phone', () => {
  const same = (phone: string, unit = 'Long Phú') => [row('05 08:00', unit, 'Lê Thị Ba', UBND, phone)];

  /** Exchanges what is visible of two rows, each in its tab; the hidden keys stay. */
  async function exchange(one: readonly [string, string], other: readonly [string, string]): Promise<void> {
    const { tabs } = office.file.snapshot();
    const placed = [one, other].map(([key, rowKey]) => {
      const tab = tabs.find((each) => each.key === key);
      const at = tab?.rows.findIndex((each) => each.key === rowKey) ?? -1;
      const cells = tab?.columns.map((_, place) => tab.rows[at]?.cells[place] ?? null) ?? [];
      return { title: tab?.title ?? '', at, cells };
    });
    const [left, right] = placed;
    if (left === undefined || right === undefined) throw new Error('two rows');
    await office.file.setCells(left.title, left.at, 0, [right.cells]);
    await office.file.setCells(right.title, right.at, 0, [left.cells]);
  }

  const caseOf = (result: SyncResult, id: string) => personIn(result, id, 'Lê Thị Ba').key;
  const seatOf = (result: SyncResult, id: string, tab: string) => {
    const person = PERSON.of(caseOf(result, id));
    return office.rowsOf(tab).find((one) => one?.endsWith(person)) ?? '';
  };

  test.each([
    ['unit', OTHER_UNIT, 'seated'],
    ['decision', 'Rút', 'withdrawn'],
    ['decision', 'Từ chối', 'rejected'],
  ])(
    'in the queue what is typed in “%s” after an exchange falls on nobody until both stand as they stood',
    async (column, value, status) => {
      [first, second] = [same('0901000001'), same('0901000002')];
      const before = await both('06 08:00');
      const [mine, others] = [caseOf(before, FIRST_ID), caseOf(before, SECOND.id)];
      await exchange([REVIEW_TAB, mine], [REVIEW_TAB, others]);
      // Under the first key stands now what is visible of the second plan's row.
      expect(office.cell(REVIEW_TAB, mine, 'plan')).toBe(SECOND.title);
      await type(REVIEW_TAB, mine, column, value);
      const held = await sync('06 09:00');
      expect([held.outcome, held.planned.held?.reason]).toEqual(['held', 'rows_displaced']);
      for (const title of [SMALL_PLAN.title, SECOND.title])
        expect(held.planned.held?.rows).toContain(`tab “Cần xử lý”, Lê Thị Ba, ${title}`);
      await exchange([REVIEW_TAB, mine], [REVIEW_TAB, others]);
      const after = await sync('06 10:00');
      expect(personIn(after, SECOND.id, 'Lê Thị Ba').status).toBe(status);
      expect(personIn(after, FIRST_ID, 'Lê Thị Ba').status).toBe('unit_unclear');
      expect((await sync('06 11:00')).planned.diff.changes).toEqual([]);
    },
  );

  test('in the queue what was typed before an exchange goes on counting for whom it stands beside', async () => {
    [first, second] = [same('0901000001'), same('0901000002')];
    const before = await both('06 08:00');
    const [mine, others] = [caseOf(before, FIRST_ID), caseOf(before, SECOND.id)];
    await type(REVIEW_TAB, mine, 'decision', 'Rút');
    await type(REVIEW_TAB, others, 'remark', 'gọi lại');
    await sync('06 09:00');
    await exchange([REVIEW_TAB, mine], [REVIEW_TAB, others]);
    const after = await sync('06 10:00');
    expect(after.outcome).toBe('done');
    expect(personIn(after, FIRST_ID, 'Lê Thị Ba').status).toBe('withdrawn');
    expect(personIn(after, SECOND.id, 'Lê Thị Ba').status).toBe('unit_unclear');
    expect(office.cell(REVIEW_TAB, others, 'remark')).toBe('gọi lại');
  });

  test.each([
    ['a decision', 'decision', 'Rút'],
    ['a note', 'remark', 'gọi lại'],
    ['attendance', 'morning', 'x'],
  ])(
    'between the tabs of two plans %s typed since is nobody’s: nothing is written',
    async (_, column, value) => {
      [first, second] = [same('0901000001', UNIT), same('0901000002', UNIT)];
      const before = await both('06 08:00');
      const mine = [FIRST_CLASS, seatOf(before, FIRST_ID, FIRST_CLASS)] as const;
      const others = [SECOND_CLASS, seatOf(before, SECOND.id, SECOND_CLASS)] as const;
      await exchange(mine, others);
      await type(...mine, column, value);
      const held = await sync('06 09:00');
      expect([held.outcome, held.planned.held?.reason]).toEqual(['held', 'rows_displaced']);
      expect(held.planned.held?.rows.join()).toContain('Lê Thị Ba');
      expect(personIn(held, FIRST_ID, 'Lê Thị Ba').status).toBe('seated');
      // Exchanged back, it is of whom it stands beside.
      await exchange(mine, others);
      const after = await sync('06 10:00');
      expect(after.outcome).toBe('done');
      const isDecision = column === 'decision';
      expect(personIn(after, SECOND.id, 'Lê Thị Ba').status).toBe(isDecision ? 'withdrawn' : 'seated');
      expect(office.cell(...others, column)).toBe(isDecision ? null : value);
    },
  );

  test('between the tabs of two classes of one plan it is the same', async () => {
    const [fourth, fifth] = SMALL_PLAN.classes;
    if (fourth === undefined || fifth === undefined) throw new Error('two classes');
    const setupPlan = {
      ...SMALL_PLAN,
      classes: [fourth, { ...fifth, units: [...fourth.units, ...fifth.units] }],
    };
    first = [
      ['2026-05-05T08:00:00+07:00', UNIT, 'Lớp 04', 'Lê Thị Ba', '', UBND, '0901000001', ''],
      ['2026-05-05T08:00:00+07:00', UNIT, 'Lớp 05', 'Lê Thị Ba', '', UBND, '0901000002', ''],
      ['2026-05-05T08:00:00+07:00', UNIT, 'Lớp 05', 'Lê Thị Bốn', '', MTTQ, '0901000004', ''],
    ];
    const before = await sync('06 08:00', { given, setupPlan });
    const keyIn = (code: string) =>
      before.planned.state?.reconciliation.registrations.find(
        (one) => one.fullName === 'Lê Thị Ba' && one.class === code,
      )?.key ?? '';
    const placeOf = (code: string) => {
      const tab = CLASS_TAB.of(code);
      return [tab, office.rowsOf(tab).find((one) => one?.endsWith(PERSON.of(keyIn(code)))) ?? ''] as const;
    };
    const [mine, others] = [placeOf('04'), placeOf('05')];
    await exchange(mine, others);
    await type(...mine, 'decision', 'Rút');
    expect((await sync('06 09:00')).planned.held?.reason).toBe('rows_displaced');
  });

  test('where nothing was typed since, both rows are put back', async () => {
    [first, second] = [same('0901000001', UNIT), same('0901000002', UNIT)];
    const before = await both('06 08:00');
    const mine = [FIRST_CLASS, seatOf(before, FIRST_ID, FIRST_CLASS)] as const;
    const others = [SECOND_CLASS, seatOf(before, SECOND.id, SECOND_CLASS)] as const;
    const phone = office.cell(...mine, 'phone');
    await exchange(mine, others);
    expect((await sync('06 09:00')).outcome).toBe('done');
    expect(office.cell(...mine, 'phone')).toBe(phone);
  });

  test('a phone typed over beside a decision is put back, and the decision counts', async () => {
    [first, second] = [same('0901000001', UNIT), same('0901000002', UNIT)];
    const before = await both('06 08:00');
    const mine = [FIRST_CLASS, seatOf(before, FIRST_ID, FIRST_CLASS)] as const;
    await type(...mine, 'phone', '0901 000 009');
    await type(...mine, 'decision', 'Rút');
    const after = await sync('06 09:00');
    expect(after.outcome).toBe('done');
    expect(personIn(after, FIRST_ID, 'Lê Thị Ba').status).toBe('withdrawn');
  });
});

describe('R8 holds for each plan', () => {
  const many = (unit: string) =>
    ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu'].map((name, at) =>
      row(`05 0${at}:00`, unit, `Nguyễn Văn ${name}`, UBND),
    );

  test('an empty table of one is held and named, whatever the other has', async () => {
    [first, second] = [many(UNIT), many(OTHER_UNIT)];
    await both('06 08:00');
    second = [];
    const held = await sync('06 09:00');
    expect(held.planned.held).toMatchObject({
      reason: 'responses_missing',
      text: expect.stringMatching(/^Kế hoạch “Kế hoạch kiểm tra chéo”\..*5 đại biểu/s),
    });
    expect(held.planned.responses).not.toHaveLength(0);
  });

  test('the journal lost, the workbook itself says whose the people are', async () => {
    [first, second] = [many(UNIT), many(OTHER_UNIT)];
    await both('06 08:00');
    const lost = new MemoryOffice([]);
    second = [];
    const responses: SyncJob['responses'] = async ({ id }) => table(id === SECOND.id ? second : first);
    const held = await lost.sync('06 09:00', {
      workbook: office.workbook,
      responses,
      given: { plan: false, programme: false },
    });
    await lost.journal.close();
    expect(held.planned.held?.text).toMatch(/^Kế hoạch “Kế hoạch kiểm tra chéo”/);
  });

  test('no source for the new plan holds nothing: nobody registered yet', async () => {
    first = many(UNIT);
    await sync('06 08:00', { given });
    const responses: SyncJob['responses'] = async ({ id }) => (id === SECOND.id ? null : table(first));
    const added = await sync('06 09:00', { dutyPlans: [SECOND], takePlan: 'add', responses });
    expect(added.outcome).toBe('done');
    expect(stateOf(added, SECOND.id).reconciliation.account.delegates).toBe(0);
  });
});

test('one table under two plans is refused with both named, and nothing is written', async () => {
  first = [row('05 08:00', UNIT, 'Nguyễn Văn Hai', UBND)];
  second = [...first];
  await sync('06 08:00', { given });
  const before = JSON.stringify(office.file.snapshot());
  await expect(sync('06 09:00', { dutyPlans: [SECOND], takePlan: 'add' })).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringMatching(/cùng một bảng phản hồi.*đợt 2.*kiểm tra chéo.*phan-hoi\//s),
  });
  expect(JSON.stringify(office.file.snapshot())).toBe(before);
});

test('P41: one person booked in both at the same time is noted in both, and keeps both seats', async () => {
  const phone = '0912345678';
  first = [row('05 08:00', UNIT, 'Nguyễn Văn Hai', UBND, phone)];
  second = [
    row('05 09:00', UNIT, 'Nguyễn Văn Hai', UBND, phone),
    row('05 09:00', UNIT, 'Lê Thị Ba', MTTQ, phone),
  ];
  const result = await both('06 08:00');
  for (const id of [FIRST_ID, SECOND.id]) {
    const found = personIn(result, id, 'Nguyễn Văn Hai');
    expect([found.status, found.notes.includes('double_booked')]).toEqual(['seated', true]);
    expect(office.rowsOf(REVIEW_TAB)).toContain(found.key);
  }
  expect(personIn(result, SECOND.id, 'Lê Thị Ba').notes).not.toContain('double_booked');
});

test('P41: of whom both ask people at the same time stands in the added plan, and what is known of its table', async () => {
  const result = await both('06 08:00');
  const tab = OFFICE_PLAN_TAB.of(SECOND.id);
  expect(office.cell(tab, SETTING_ROW.of('clashes-1'), 'value')).toMatch(
    /^Lớp 04 trùng sáng, chiều 15\/05\/2026 với Lớp 04 \(“Kế hoạch tập huấn đợt 2.*: 3 đơn vị được mời cử người ở cả hai nơi: Xã Hòa An/,
  );
  expect(result.planned.state?.dutyPlans.states[0]?.clashes).toHaveLength(2);
});

test('a plan of version 1 is added beside that of the plan’s tabs, known again, and refused where it is not asked for', async () => {
  await sync('06 08:00', { given });
  const setupPlan = { ...SMALL_PLAN, title: 'Kế hoạch kiểm tra chéo' };
  await expect(sync('06 09:00', { setupPlan, given })).rejects.toThrow(/--add/);
  const added = await sync('06 09:00', { setupPlan, given, takePlan: 'add' });
  expect(added.planned.state?.registered.map(({ planId: id }) => id)).toEqual([FIRST_ID, SECOND.id]);
  const again = await sync('06 10:00', { setupPlan, given });
  expect(again.planned.diff.changes).toEqual([]);
  await expect(
    sync('06 11:00', { setupPlan: { ...setupPlan, issuer: 'Cơ quan khác' }, given }),
  ).rejects.toThrow(/--replace/);
});

describe('“Tình trạng” and “Sức chứa” of a class', () => {
  const setting = (name: string) => OCCASION_SETTING.of(name, '04');
  const tab = OFFICE_PLAN_TAB.of(SECOND.id);
  const many = ['Hai', 'Ba'].map((name, at) =>
    row('05 08:00', UNIT, `Nguyễn Văn ${name}`, at === 0 ? UBND : MTTQ),
  );

  test('are said for each plan where staff keep it, and count there alone', async () => {
    second = many;
    await both('06 08:00');
    await type(tab, setting('standing'), 'office', 'Hoãn');
    await type(tab, setting('capacity'), 'office', 1);
    const after = await sync('06 09:00');
    const states = [FIRST_ID, SECOND.id].map((id) => stateOf(after, id));
    expect(states.map(({ classStates }) => classStates.get('04') ?? [...classStates.values()])).toEqual([
      [],
      ['Hoãn'],
    ]);
    expect(stateOf(after, SECOND.id).reconciliation.classes[0]?.notes).toEqual(['over_size']);
    expect(office.rowsOf(SECOND_CLASS)).toContain('heading:standing');
    expect(office.rowsOf(FIRST_CLASS)).not.toContain('heading:standing');
    expect((await sync('06 10:00')).planned.diff.changes).toEqual([]);
  });

  test('what is none of the words, and no number, stays and is told beside the cell', async () => {
    await both('06 08:00');
    await type(tab, setting('standing'), 'office', 'để sau');
    await type(tab, setting('capacity'), 'office', 'nhiều');
    await sync('06 09:00');
    expect([setting('standing'), setting('capacity')].map((key) => office.cell(tab, key, 'note'))).toEqual([
      expect.stringContaining('Chưa hiểu'),
      expect.stringContaining('số người'),
    ]);
    expect(office.cell(tab, setting('capacity'), 'office')).toBe('nhiều');
  });

  test('in the plan’s tabs the capacity stands in “Danh sách lớp”', async () => {
    first = many;
    await both('06 08:00');
    await type('classes', 'class:04', 'capacity', 1);
    const after = await sync('06 09:00');
    expect(stateOf(after, FIRST_ID).reconciliation.classes.map(({ notes }) => notes)).toEqual([
      ['over_size'],
      [],
    ]);
    await type('classes', 'class:04', 'capacity', 'vài chục');
    const unread = await sync('06 10:00');
    expect(unread.planned.planProblems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('cần một số người'),
    );
  });
});

test('a faulty plan in the plan’s tabs stops both: nobody’s seats are given by half a plan', async () => {
  first = [row('05 08:00', UNIT, 'Nguyễn Văn Hai', UBND)];
  await both('06 08:00');
  await type('classes', 'class:04', 'date', 'hôm nào đó');
  const refused = await sync('06 09:00');
  expect(refused.outcome).toBe('refused');
});

test('P30: the panel offers the classes of a unit that stands in two, and writes the one chosen beside it', async () => {
  const [fourth, fifth] = SECOND.occasions;
  const both2 = SECOND.duties.map((duty) => ({ ...duty, at: [fourth?.key ?? '', fifth?.key ?? ''] }));
  const plan2 = asStored({ ...SECOND, duties: both2.slice(0, SMALL_PLAN.roles.length) });
  second = [row('05 08:00', UNIT, 'Lê Thị Ba', UBND)];
  await sync('06 08:00', { given });
  const before = await sync('06 08:30', { dutyPlans: [plan2], takePlan: 'add' });
  const { key, status } = personIn(before, SECOND.id, 'Lê Thị Ba');
  expect(status).toBe('class_unclear');
  const { plan, reconciliation } = stateOf(before, SECOND.id);
  const one = reconciliation.registrations.find((each) => each.key === key);
  const offered =
    one === undefined ? [] : choicesOf(one, ['class_unclear'], directoryOf(plan, reconciliation, []));
  const code = OF_PLAN.of('05', SECOND.id);
  expect(offered.map(({ label, hint, value }) => [label, hint, value])).toEqual([
    ['Lớp 04', 'ngày 15/05/2026', OF_PLAN.of('04', SECOND.id)],
    ['Lớp 05', 'ngày 19/05/2026', code],
    ['Không chấp nhận', 'không tính đăng ký này', null],
  ]);
  await type(REVIEW_TAB, key, 'unit', UNIT);
  const job = office.job('06 09:00', {
    responses: async ({ id }) => table(id === SECOND.id ? second : first),
    given: { plan: false, programme: false },
    trigger: 'panel',
  });
  await runDecision(job, { ask: 'decide', registration: key, kind: 'set_class', value: code }, null);
  expect(office.cell(REVIEW_TAB, key, 'unit')).toBe(`${UNIT} – Lớp 05`);
  expect(personIn(await sync('06 10:00'), SECOND.id, 'Lê Thị Ba')).toMatchObject({
    class: code,
    status: 'seated',
  });
});
