import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainObligation } from '#shared/obligations/explain-obligation.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { reportPlans } from '#shared/sync/report-plans.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import { dutyPlanAsOf } from '#shared/tabs/plan-duty-plans.ts';
import { sheetOf } from '#shared/sync/plan-sync.ts';
import {
  CLASS_ROW,
  CLASS_TAB,
  CLASSES_TAB,
  DECLARED,
  DUTIES_TAB,
  ENTRY_ROW,
  NIGHT_COLUMN,
  OF_PLAN,
  STAY_TAB,
  OFFICE_PLAN_TAB,
  OWED_ROW,
  PARTIES_TAB,
  PARTY_SET_ROW,
  PLAN_DATA_ROW,
} from '#shared/workbook/keys.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { MemoryOffice } from './memory-office.ts';
import { row, UBND } from './office.ts';

let office: MemoryOffice;
beforeEach(() => {
  office = new MemoryOffice([]);
});
afterEach(() => office.journal.close());

const LEVELS = dutyPlan('can-tho-2024');
const CLASSES = dutyPlan('thai-nguyen-2022-2025');
const id = LEVELS.id;

/** A sync of which the plan at hand is not asked for, as of a command without `--plan`. */
function sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
  return office.sync(at, { given: { plan: false, programme: false }, ...more });
}

function titles(): readonly string[] {
  return office.file.snapshot().tabs.map(({ title }) => title);
}

/** Position of a row and a column in a tab, as staff count them. */
async function type(
  tab: string,
  key: string,
  column: string,
  value: string | number | boolean,
): Promise<void> {
  const found = office.file.snapshot().tabs.find((one) => one.key === tab);
  const at = found?.rows.findIndex((one) => one.key === key) ?? -1;
  await office.file.setCell(found?.title ?? '', at, found?.columns.indexOf(column) ?? -1, value);
}

describe('a workbook of a plan of duties alone', () => {
  beforeEach(() => sync('06 08:00', { dutyPlans: [LEVELS] }));

  test('has the plan’s tabs and none of classes or tasks that nobody asked for', () => {
    expect(titles()).toEqual(expect.arrayContaining(['Tổng hợp', 'Nghĩa vụ', 'Nhóm đối tượng', 'Kế hoạch']));
    expect(titles().filter((title) => /^(Lớp|NV|Phụ lục|Danh sách lớp|Phân lớp)/.test(title))).toEqual([]);
  });

  test('is known again without the plan’s file, and nothing is written a second time', async () => {
    const again = await sync('06 09:00');
    expect([again.outcome, again.changes.cells, again.changes.rowsAdded]).toEqual(['done', 0, 0]);
    expect(again.planned.state?.dutyPlans.states[0]?.stored).toEqual(LEVELS);
  });

  test('the report has it with totals that add up', async () => {
    const { planned } = await sync('06 09:00');
    if (planned.state === null) throw new Error('no state');
    const [plan] = reportPlans(planned.state, '2026-05-06');
    expect(plan).toMatchObject({
      id,
      title: LEVELS.title,
      account: null,
      classes: [],
      totals: { obligations: 126 },
    });
    const states = Object.values(plan?.totals.byState ?? {});
    expect(states.reduce((sum, count) => sum + count, 0)).toBe(126);
  });

  test.each([
    ['its tab is deleted', async () => await office.file.deleteTab('Kế hoạch')],
    [
      'its hidden cell is typed over',
      async () => await type(OFFICE_PLAN_TAB.of(id), PLAN_DATA_ROW.of('1'), 'data', '{}'),
    ],
    [
      'its hidden cell is emptied',
      async () => await type(OFFICE_PLAN_TAB.of(id), PLAN_DATA_ROW.of('1'), 'data', ''),
    ],
  ])('%s: the plan is known by the journal and comes back', async (_, harm) => {
    const before = office.file.snapshot().tabs.find(({ key }) => key === OFFICE_PLAN_TAB.of(id))?.rows;
    await harm();
    const after = await sync('06 09:00');
    expect(after.outcome).toBe('done');
    expect(office.file.snapshot().tabs.find(({ key }) => key === OFFICE_PLAN_TAB.of(id))?.rows).toEqual(
      before,
    );
  });

  test('damaged where no journal knows it, nothing is written and it is said what to do', async () => {
    await type(OFFICE_PLAN_TAB.of(id), PLAN_DATA_ROW.of('1'), 'data', '{}');
    const journal = openJournal(':memory:');
    const before = office.file.snapshot();
    await expect(sync('06 09:00', { journal })).rejects.toThrow(/--replace/);
    expect(office.file.snapshot()).toEqual(before);
    const replaced = await sync('06 10:00', { journal, dutyPlans: [LEVELS], takePlan: 'replace' });
    expect(replaced.outcome).toBe('done');
    await journal.close();
  });

  test('another plan is refused with both ways, and added where somebody says so (P7)', async () => {
    await expect(sync('06 09:00', { dutyPlans: [CLASSES] })).rejects.toThrow(/--add.*--workbook/s);
    const added = await sync('06 10:00', { dutyPlans: [CLASSES], takePlan: 'add' });
    expect(added.planned.state?.dutyPlans.states.map(({ plan }) => plan.id)).toEqual([id, CLASSES.id]);
    expect(titles()).toEqual(expect.arrayContaining(['Kế hoạch', 'Kế hoạch (2)']));
    expect((await sync('06 11:00')).changes.cells).toBe(0);
  });

  test('another form of it is refused with the differences, and taken where somebody says so; staff’s cells stay', async () => {
    const renamed: DutyPlan = {
      ...LEVELS,
      number: '109/KH-UBND',
      duties: LEVELS.duties.filter(({ key }) => key !== 'IV.snn.1'),
    };
    const row = OWED_ROW.of(
      'IV.vpdp.1',
      LEVELS.parties.find(({ key }) => key === 'vpdp')?.members?.[0] ?? '',
      '',
    );
    await type(DUTIES_TAB.of(id), row, 'note', 'Đã gọi');
    await expect(sync('06 09:00', { dutyPlans: [renamed] })).rejects.toThrow(
      /108\/KH-UBND.*109\/KH-UBND.*bỏ “Nhiệm vụ 1.*--replace/s,
    );
    const replaced = await sync('06 10:00', { dutyPlans: [renamed], takePlan: 'replace' });
    expect(replaced.planned.state?.dutyPlans.states[0]?.stored.number).toBe('109/KH-UBND');
    expect(office.cell(DUTIES_TAB.of(id), row, 'note')).toBe('Đã gọi');
  });

  test('classes are not put into it unless somebody adds them', async () => {
    await expect(sync('06 09:00', { given: { plan: true, programme: false } })).rejects.toThrow(/--add/);
    const added = await sync('06 10:00', { given: { plan: true, programme: false }, takePlan: 'add' });
    expect(added.outcome).toBe('done');
    expect(titles().filter((title) => title.startsWith('Lớp')).length).toBeGreaterThan(0);
    expect(titles()).toContain('Nghĩa vụ');
  });
});

describe('beside a plan of classes', () => {
  test('a plan that is added changes no cell of the classes', async () => {
    office.rows = [row('05 08:00', 'Xã Hòa An', 'Lê Thị Ánh', UBND)];
    await office.sync('06 08:00');
    const before = office.file.snapshot().tabs.filter(({ key }) => !['summary', 'log'].includes(key));
    await expect(sync('06 09:00', { dutyPlans: [LEVELS] })).rejects.toThrow(/--add/);
    const { planned } = await sync('06 10:00', { dutyPlans: [LEVELS], takePlan: 'add' });
    const after = new Map(office.file.snapshot().tabs.map((tab) => [tab.key, tab]));
    for (const tab of before) expect(after.get(tab.key)?.rows).toEqual(tab.rows);
    if (planned.state === null) throw new Error('no state');
    const plans = reportPlans(planned.state, '2026-05-06');
    expect(plans.map((plan) => plan.id)).toEqual([planned.state.planId, id]);
    const seats = plans[0]?.classes.reduce((sum, one) => sum + one.seats, 0) ?? 0;
    expect(plans[0]?.totals.obligations).toBe(seats);
    expect(plans[0]?.totals.byState.full).toBe(1);
  });
});

describe('a duty of which classes are the progress (P13)', () => {
  const TASK = 'IV.vpdp.1';
  const ROW = OWED_ROW.of(TASK, 'Văn phòng Điều phối nông thôn mới thành phố', '');
  const linkedTo = (progressOf: string): DutyPlan => ({
    ...LEVELS,
    duties: LEVELS.duties.map((duty) => (duty.key === TASK ? { ...duty, progressOf } : duty)),
  });
  const shown = () => ['state', 'problem'].map((column) => office.cell(DUTIES_TAB.of(id), ROW, column));

  test('those of the plan for which people register, as staff say that they were held', async () => {
    const { planned } = await office.sync('05 08:00');
    const planId = planned.state?.planId ?? '';
    await sync('06 10:00', { dutyPlans: [linkedTo(planId)], takePlan: 'add' });
    expect(shown()).toEqual(['Quá hạn – đã tổ chức 0/2 lớp', null]);
    await type(CLASSES_TAB, CLASS_ROW.of('04'), 'standing', 'Đã tổ chức');
    await sync('16 10:00');
    expect(shown()).toEqual(['Quá hạn – đã tổ chức 1/2 lớp', null]);
    await type(DUTIES_TAB.of(id), ROW, 'progress', 0.9);
    await sync('16 11:00');
    expect(shown()).toEqual([
      'Quá hạn – đã tổ chức 1/2 lớp',
      'Tiến độ tính theo số lớp đã tổ chức; số ghi ở cột “Tiến độ” không dùng.',
    ]);
  });

  test('those that another plan of the workbook counts', async () => {
    await sync('06 08:00', { dutyPlans: [linkedTo(CLASSES.id), CLASSES], takePlan: 'add' });
    expect(shown()).toEqual(['Quá hạn – đã tổ chức 0/139 lớp', null]);
  });

  test('of classes that the workbook does not have staff go on writing themselves', async () => {
    await sync('06 08:00', { dutyPlans: [linkedTo('ke-hoach-khac')] });
    await type(DUTIES_TAB.of(id), ROW, 'progress', 0.5);
    await sync('06 09:00');
    expect(shown()).toEqual([
      'Quá hạn – đang thực hiện 50%',
      'Tiến độ theo các lớp của “ke-hoach-khac”, bảng tính chưa có; cán bộ ghi ở cột “Tiến độ”.',
    ]);
  });
});

describe('what staff settle', () => {
  beforeEach(() => sync('06 08:00', { dutyPlans: [LEVELS, CLASSES], takePlan: 'add' }));
  const state = ({ planned }: SyncResult, plan: string) =>
    planned.state?.dutyPlans.states.find((one) => one.plan.id === plan);

  test('a size makes a share known, rounded up, and a day before it was typed does not know it (P57)', async () => {
    const tab = PARTIES_TAB.of(CLASSES.id);
    await type(tab, PARTY_SET_ROW.of('a5'), 'size', 12_345);
    const synced = await sync('07 08:00');
    const people = state(synced, CLASSES.id)?.filled.all.filter(
      ({ obligation }) => obligation.duty.key === 'P5',
    );
    expect(people?.map(({ obligation, state: stands }) => [obligation.amount, stands])).toEqual([
      [1235, 'overdue'],
    ]);
    const facts = office.job('07 09:00');
    const memory = await office.journal.memory();
    const sheet = sheetOf({ snapshot: office.file.snapshot(), memory, nowMs: facts.nowMs });
    const yesterday = dutyPlanAsOf(CLASSES, { sheet, units: () => null, match: () => null }, '2026-05-06');
    expect(yesterday.filled.all.find(({ obligation }) => obligation.duty.key === 'P5')?.state).toBe(
      'unknown',
    );
  });

  test('members listed for a counted set are checked against its count (P25)', async () => {
    const tab = PARTIES_TAB.of(LEVELS.id);
    await type(tab, PARTY_SET_ROW.of('36-xa'), 'members', 'Xã Long Phú; Long Phu');
    const synced = await sync('07 08:00');
    const set = state(synced, id)?.plan.parties.find(({ key }) => key === '36-xa');
    expect(set?.members).toEqual(['31639']);
    const problem = office.cell(tab, PARTY_SET_ROW.of('36-xa'), 'problem');
    expect(problem).toContain('“Long Phu”');
    expect(problem).toContain('văn bản nêu 36, danh sách có 1');
  });

  test('done with a day and a document; with one of them it is said what is missing', async () => {
    const member = 'Văn phòng Điều phối nông thôn mới thành phố';
    const [first, second, third] = ['1', '2', '3'].map((number) =>
      OWED_ROW.of(`IV.vpdp.${number}`, member, ''),
    );
    const tab = DUTIES_TAB.of(id);
    await type(tab, first ?? '', 'on', '30/12/2024');
    await type(tab, first ?? '', 'document', '12/BC-VPĐP');
    await type(tab, second ?? '', 'on', '15/01/2025');
    await type(tab, second ?? '', 'document', '13/BC-VPĐP');
    await type(tab, third ?? '', 'on', 'hôm kia');
    await sync('07 08:00');
    expect(office.cell(tab, first ?? '', 'state')).toBe('Đủ');
    expect(office.cell(tab, second ?? '', 'state')).toBe('Trễ hạn');
    expect(office.cell(tab, third ?? '', 'state')).toBe('Quá hạn');
    expect(office.cell(tab, third ?? '', 'problem')).toContain('“hôm kia”');
    expect(office.cell(tab, third ?? '', 'on')).toBe('hôm kia');
  });
});

describe('a conference that people register for (P36, P70, P76)', () => {
  const CONFERENCE = dutyPlan('hdnd-conference-2026');
  const HEADER = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Số điện thoại'];
  const responses = (rows: readonly (readonly string[])[]) => ({
    responses: async () => ({ header: HEADER, rows: rows.map((cells) => [...cells]) }),
  });
  const CHAIR = [
    '06/05/2026 08:00:00',
    'Xã Long Phú',
    'Nguyễn Văn Hòa',
    'Bí thư Đảng ủy, Chủ tịch HĐND xã',
    '0912000002',
  ];
  const LATE = ['13/05/2026 08:00:00', 'Phường Cái Khế', 'Võ Văn Tư', 'Chủ tịch HĐND phường', '0912000005'];

  test('seats are filled by the words of the plan’s roles, and count among its obligations', async () => {
    await sync('05 08:00', { dutyPlans: [CONFERENCE], dateOrder: 'dmy' });
    const { planned } = await sync('14 08:00', responses([CHAIR, LATE]));
    if (planned.state === null) throw new Error('no state');
    const [plan, ...others] = reportPlans(planned.state, '2026-05-14');
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      id: CONFERENCE.id,
      account: { delegates: 2 },
      classes: [{ seats: 309, seated: 1 }],
    });
    expect(plan?.totals.byState).toMatchObject({ full: 1, unknown: 2 });
    expect(titles()).toContain('Hội nghị');
    // How its days are written was said once, when the workbook was made.
    expect((await sync('14 09:00', responses([CHAIR, LATE]))).changes.cells).toBe(0);
  });

  describe('a number that a unit declares counts in what is owed of it (P32)', () => {
    const clerk = (second: string, name: string) => [
      `06/05/2026 09:00:${second}`,
      'Xã Long Phú',
      name,
      'Công chức Văn phòng HĐND và UBND',
      `09120001${second}`,
    ];
    const TWO = [clerk('10', 'Lê Thị Lan'), clerk('20', 'Phan Văn Minh')];
    const HALL = CLASS_TAB.of(OF_PLAN.of('tt', CONFERENCE.id));
    const ROW = DECLARED.of('31639', 'cong_chuc');

    /** How the civil servants of xã Long Phú stand, at the end of a day or of the sync's. */
    async function clerks(at: string, rows: readonly (readonly string[])[], day?: string): Promise<string> {
      const { planned } = await sync(at, responses(rows));
      const { dutyPlans } = planned.state ?? {};
      const [state] = (day === undefined ? dutyPlans?.states : dutyPlans?.on(day)) ?? [];
      const one = state?.filled.all.find(
        ({ obligation: { duty, party } }) => duty.key === 'cc' && party === '31639',
      );
      return `${one?.state} ${one?.done}/${one?.obligation.amount}`;
    }

    beforeEach(() => sync('05 08:00', { dutyPlans: [CONFERENCE], dateOrder: 'dmy' }));

    test('undeclared, everybody who has a place is owed; nobody is too many', async () => {
      expect(await clerks('07 08:00', [])).toBe('none 0/1');
      expect(await clerks('08 08:00', TWO)).toBe('full 2/2');
    });

    test('declared, that many are owed, of which some may be missing, and the totals of the report say so', async () => {
      await clerks('07 08:00', TWO);
      await type(HALL, ROW, 'declared', 3);
      expect(await clerks('08 08:00', TWO)).toBe('short 2/3');
      const { planned } = await sync('08 09:00', responses(TWO));
      if (planned.state === null) throw new Error('no state');
      expect(reportPlans(planned.state, '2026-05-08')[0]?.totals.byState).toMatchObject({ short: 1 });
      const [state] = planned.state.dutyPlans.states;
      const one = state?.filled.all.find(({ state: how }) => how === 'short');
      const names = { party: '', slot: '', set: '' };
      const why = one === undefined ? [] : explainObligation(one, [], '2026-05-08', names);
      expect(why.map(({ text }) => text)).toContain('Số lượng: 3, theo số đơn vị đã khai.');
      // On the day before nothing was declared.
      expect(await clerks('08 10:00', TWO, '2026-05-07')).toBe('full 2/2');
    });

    test('nobody with a reason is nothing owed; without a reason it does not count', async () => {
      await clerks('07 08:00', []);
      await type(HALL, ROW, 'declared', 0);
      expect(await clerks('08 08:00', [])).toBe('none 0/1');
      await type(HALL, ROW, 'remark', 'Xã khuyết chức danh');
      expect(await clerks('08 09:00', [])).toBe('full 0/0');
    });

    test('more than the plan allows is owed up to what it allows', async () => {
      await clerks('07 08:00', []);
      await type(HALL, DECLARED.of('31639', 'pho_chu_tich'), 'declared', 4);
      const { planned } = await sync('08 08:00', responses([]));
      const one = planned.state?.dutyPlans.states[0]?.filled.all.find(
        ({ obligation: { duty, party } }) => duty.key === 'pct' && party === '31639',
      );
      expect(one?.obligation.amount).toBe(1);
    });
  });

  test('who asks for a room without a place is outside; who has to be decided about is not', async () => {
    await sync('05 08:00', { dutyPlans: [CONFERENCE], dateOrder: 'dmy' });
    await sync('14 08:00', responses([CHAIR, LATE]));
    const tab = STAY_TAB.of(CONFERENCE.id);
    const found = office.file.snapshot().tabs.find(({ key }) => key === tab);
    if (found === undefined) throw new Error('no tab of meals and rooms');
    const guests = [
      ['Nguyen Van Hoa', 'Xã Long Phú'],
      ['Võ Văn Tư', 'Phường Cái Khế'],
      ['Đỗ Văn Lạ', 'Xã Long Phú'],
    ];
    for (const [at, [name, unit]] of guests.entries()) {
      const cells = { name, sex: 'Nam', unit, registered: '10/05/2026', [nightColumn(found.columns)]: 'x' };
      for (const [column, value] of Object.entries(cells))
        await office.file.setCell(
          found.title,
          found.rows.length + at,
          found.columns.indexOf(column),
          value ?? '',
        );
    }
    await sync('14 10:00', responses([CHAIR, LATE]));
    expect(['1', '2', '3'].map((number) => office.cell(tab, ENTRY_ROW.of(number), 'state'))).toEqual([
      'Đã nhận',
      'Đã nhận',
      'Không thuộc diện',
    ]);
  });
});

function nightColumn(columns: readonly (string | null)[]): string {
  return columns.find((column) => column !== null && NIGHT_COLUMN.is(column)) ?? '';
}
