/** P31–P37 as the class tab shows them: a small conference with seats of every kind. */
import { describe, expect, test } from 'vitest';
import type { Plan, SeatTerms } from '#shared/plan/plan.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import type { Reconciliation } from '#shared/registrations/registration.ts';
import { rightRows } from '#shared/displaced/right-rows.ts';
import { CLASS_KIND } from '#shared/tabs/class/class-kind.ts';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { WrittenCells } from '#shared/workbook/written-cells.ts';
import { readDeclared } from '#shared/tabs/class/read-declared.ts';
import { layoutSummary } from '#shared/tabs/summary/layout-summary.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { of, row, Scene, SCENE_PLAN, SCENE_UNITS, type SceneRow } from '../registrations/scene.ts';
import { rowOf, tabText } from './scene.ts';

const UNITS = ['31393', '31465'];
const seat = (role: string, amount: SeatTerms['amount'], more: Partial<SeatTerms> = {}): SeatTerms => {
  return { duty: role, role, parties: UNITS, amount, paidBy: 'organiser', approval: false, ...more };
};
const [FIRST] = SCENE_PLAN.classes;
if (FIRST === undefined) throw new Error('the scene has a class');
const CONFERENCE: Plan = {
  ...SCENE_PLAN,
  roles: [
    { key: 'chu_tich', label: 'Chủ tịch HĐND', shortLabel: 'Chủ tịch' },
    { key: 'cong_chuc', label: 'Công chức', shortLabel: 'Công chức' },
    { key: 'dai_bieu', label: 'Đại biểu thành phố', shortLabel: 'Đại biểu TP' },
    { key: 'khach', label: 'Khách mời', shortLabel: 'Khách mời' },
  ],
  classes: [
    {
      ...FIRST,
      code: 'tt',
      label: 'Hội nghị',
      name: 'Hội nghị',
      days: ['2026-05-19', '2026-05-20'].map((date) => ({
        date,
        sessions: ['sáng', 'chiều'].map((name) => ({ name, start: null })),
      })),
      expected: { min: 9, max: 9 },
      groups: [{ key: 'db', label: 'Đoàn đại biểu' }],
      seats: [
        seat('chu_tich', { kind: 'fixed', n: 2 }),
        seat('cong_chuc', { kind: 'declared', min: 1, max: 2 }),
        seat('dai_bieu', { kind: 'all' }, { parties: ['db'] }),
        seat('khach', { kind: 'optional' }, { paidBy: 'sender', approval: true }),
      ],
    },
  ],
};
const PEOPLE: readonly SceneRow[] = [
  row('5 08:00', 'Nguyễn Văn An', { role: 'Chủ tịch' }),
  row('5 09:00', 'Trần Thị Bình'),
  row('5 10:00', 'Lê Thị Cúc', { role: 'Đại biểu TP', unit: 'Văn phòng' }),
  row('5 11:00', 'Phạm Văn Dũng', { role: 'Khách mời' }),
];

function conference(
  rows: readonly SceneRow[],
  declared: Readonly<Record<string, number>> = {},
  plan = CONFERENCE,
) {
  const scene = new Scene(plan);
  for (const [key, number] of Object.entries(declared)) scene.declared.set(key, number);
  return scene.sync(rows);
}

function tabOf(
  reconciliation: Reconciliation,
  plan = CONFERENCE,
  complaints?: ReadonlyMap<string, string>,
): Tab {
  const [tab] = layoutClasses({
    plan,
    reconciliation,
    units: SCENE_UNITS,
    ...(complaints === undefined ? {} : { complaints }),
  });
  if (tab === undefined) throw new Error('the plan has a class');
  return tab;
}

const heading = (tab: Tab) =>
  tab.rows
    .filter(({ kind }) => kind === 'info')
    .map(({ cells }) => cells['number'])
    .join(' ');

test('the tab of a conference, row by row', async () => {
  const reconciliation = conference(PEOPLE, { '31465|tt|cong_chuc': 2 });
  await expect(tabText(tabOf(reconciliation))).toMatchFileSnapshot('golden/conference-tab.txt');
});

test('P31: two seats of one role are told apart by their words, of which a row is known', () => {
  const tab = tabOf(conference(PEOPLE));
  expect(rowOf(tab, 'seat:31393:chu_tich:2').cells['role']).toBe('Chủ tịch 2/2');
  const words = tab.rows
    .filter(({ kind, cells }) => kind === 'data' && (cells['name'] ?? null) === null)
    .map(({ cells }) => `${cells['unit']} ${cells['role']}`);
  expect(new Set(words).size).toBe(words.length);
});

test('P35: the estimate stands beside what is counted, and is nobody’s quota', () => {
  const text = heading(tabOf(conference(PEOPLE, { '31465|tt|cong_chuc': 2 })));
  expect(text).toContain('Theo văn bản dự kiến 9 · Tính được 6 (mức tối thiểu) · Đã khai 2 · Đã đăng ký 3.');
  expect(text).toContain('Chưa khai: Công chức 1 đơn vị.');
  expect(text).toContain('Đại biểu TP: đã đăng ký 1.');
  expect(text).toContain('Tổng dự 3 người.');
});

test('P35: only a capacity that somebody typed gives “Vượt quy mô”', () => {
  const small = { ...CONFERENCE, classes: CONFERENCE.classes.map((one) => ({ ...one, capacity: 2 })) };
  const reconciliation = conference(PEOPLE, {}, small);
  expect(heading(tabOf(reconciliation, small))).toContain('Tổng dự 3/2 người – Vượt quy mô.');
  const noteOf = (plan: Plan, done: Reconciliation) =>
    rowOf(layoutSummary({ plan, reconciliation: done }), 'class:tt').cells['note'];
  expect(noteOf(small, reconciliation)).toMatch(/^Vượt quy mô: 3\/2 người/);
  expect(noteOf(CONFERENCE, conference(PEOPLE))).not.toContain('Vượt');
});

describe('P37: who bears the cost of one who comes besides is said only where the plan says it', () => {
  const approved = (plan: Plan, role: string) => {
    const scene = new Scene(plan);
    const rows = [...PEOPLE, row('6 08:00', 'Võ Văn Em', { role }), row('6 09:00', 'Hồ Thị Gấm', { role })];
    const more = role === 'Công chức' ? [row('6 10:00', 'Đỗ Văn Hải', { role })] : [];
    const before = scene.sync([...rows, ...more]);
    for (const one of before.registrations.filter(({ status }) => status === 'extra_pending'))
      scene.decide(one, 'approve', '20 01:00');
    const done = scene.sync([...rows, ...more]);
    const key = of(done, 'Hồ Thị Gấm').person;
    return tabOf(done, plan).rows.find(({ entity }) => entity === `person:${key}`)?.cells['note'];
  };
  test('a guest of a duty that the sender pays for', () => {
    expect(approved(CONFERENCE, 'Khách mời')).toContain('kinh phí do đơn vị cử tự bảo đảm');
  });
  test('somebody above the seats of a duty that says nothing of it', () => {
    expect(approved(CONFERENCE, 'Công chức')).not.toContain('kinh phí');
  });
  test('a plan of version 1: the sender', () => {
    const scene = new Scene();
    const rows = [row('5 08:00', 'Nguyễn Văn An'), row('5 09:00', 'Trần Thị Bình')];
    scene.decide(of(scene.sync(rows), 'Trần Thị Bình'), 'approve', '20 01:00');
    const note = tabOf(scene.sync(rows), SCENE_PLAN).rows.find(
      ({ cells }) => cells['name'] === 'Trần Thị Bình',
    );
    expect(note?.cells['note']).toContain('kinh phí do đơn vị cử tự bảo đảm');
  });
});

test('P34: a guest waits for approval, and the tab says so instead of naming a holder', () => {
  const tab = tabOf(conference(PEOPLE));
  const note = tab.rows.find(({ cells }) => cells['name'] === 'Phạm Văn Dũng')?.cells['note'];
  expect(note).toContain('Thành phần “Khách mời” chỉ tham dự khi được duyệt.');
});

describe('P32: what staff declare', () => {
  const write = (reconciliation: Reconciliation, before?: WorkbookSnapshot) => {
    const snapshot = before ?? { tabs: [], otherTitles: [] };
    const wanted = [tabOf(reconciliation)];
    return applyChanges(snapshot, diffWorkbook({ snapshot, wanted, memory: () => null }).changes);
  };
  const type = (snapshot: WorkbookSnapshot, row: string, column: string, after: CellValue) =>
    applyChanges(snapshot, [
      { kind: 'setCell', tab: 'class:tt', row, column, before: null, after, reason: 'decided' },
    ]);
  const ROW = 'declared:31393:cong_chuc';

  test('a number counts from the next sync on, and its row stays while seats come and go', () => {
    const snapshot = type(write(conference(PEOPLE)), ROW, 'declared', 2);
    const { declared, problems } = readDeclared(snapshot, CONFERENCE);
    expect(problems).toEqual([]);
    expect(declared('31393', 'tt', 'cong_chuc')).toBe(2);
    expect(declared('31465', 'tt', 'cong_chuc')).toBeNull();
    const after = conference(PEOPLE, { '31393|tt|cong_chuc': 2 });
    const tab = tabOf(after);
    expect(rowOf(tab, ROW).cells).toMatchObject({ status: 'Đã khai 2', role: 'Số khai – Công chức' });
    const [found] = write(after, snapshot).tabs;
    const at = found?.columns.indexOf('declared') ?? -1;
    expect(found?.rows.find(({ key }) => key === ROW)?.cells[at]).toBe(2);
    expect(rowOf(tab, 'seat:31393:cong_chuc:2').cells['status']).toBe('Chưa đăng ký');
  });

  test('nobody, with a reason, is “Khuyết” and no seat is missing; without one it is not counted, and said so', () => {
    const bare = type(write(conference(PEOPLE)), ROW, 'declared', 0);
    const read = readDeclared(bare, CONFERENCE);
    expect(read.declared('31393', 'tt', 'cong_chuc')).toBeNull();
    expect(read.problems).toMatchObject([{ entity: ROW, message: expect.stringContaining('cần ghi lý do') }]);
    const reasoned = readDeclared(type(bare, ROW, 'remark', 'chưa tuyển được'), CONFERENCE);
    expect(reasoned.problems).toEqual([]);
    expect(reasoned.declared('31393', 'tt', 'cong_chuc')).toBe(0);
    const tab = tabOf(conference([], { '31393|tt|cong_chuc': 0 }));
    expect(rowOf(tab, ROW).cells['status']).toBe('Khuyết');
    expect(tab.rows.some(({ key }) => key.startsWith('seat:31393:cong_chuc'))).toBe(false);
  });

  test.each([
    ['declared:31393:cong_chuc', 'hai người', 'Chưa hiểu số khai “hai người”'],
    ['seat:31465:cong_chuc', 2, 'ghi nhầm dòng'],
  ])('in %s, %j is told beside the cell and never guessed', (row, value, message) => {
    const { declared, problems } = readDeclared(
      type(write(conference(PEOPLE)), row, 'declared', value),
      CONFERENCE,
    );
    expect(problems).toMatchObject([{ message: expect.stringContaining(message) }]);
    expect(['31393', '31465'].map((unit) => declared(unit, 'tt', 'cong_chuc'))).toEqual([null, null]);
    const complaints = new Map(problems.map((one) => [one.entity, one.message]));
    const told = rowOf(tabOf(conference(PEOPLE), CONFERENCE, complaints), row).cells['note'];
    expect(told).toContain(message);
  });

  test('a number beyond what the plan allows gives the seats that it allows, and the row says so', () => {
    const tab = tabOf(conference(PEOPLE, { '31393|tt|cong_chuc': 5 }));
    expect(rowOf(tab, ROW).cells['note']).toBe('Kế hoạch: từ 1 đến 2 người. Tính 2 chỗ.');
  });
});

test('R5: a plan without a readable deadline says so, and calls nobody late', () => {
  const without = (deadlineText: string): Plan => {
    const registration = { url: null, deadlineText, deadline: '9999-12-31', graceDay: null };
    return { ...CONFERENCE, registration };
  };
  const told = (plan: Plan) =>
    rowOf(layoutSummary({ plan, reconciliation: conference([], {}, plan) }), 'deadline').cells['class'];
  expect(told(without(''))).toBe('Văn bản không nêu hạn đăng ký.');
  expect(told(without('khi có hướng dẫn'))).toContain('Chưa đọc được hạn đăng ký “khi có hướng dẫn”');
});

test('W1: whatever is sorted with the cells that staff typed, every row of a conference is known again by its words', () => {
  const tab = tabOf(conference([...PEOPLE, row('5 12:00', 'Võ Văn Em')], { '31465|tt|cong_chuc': 2 }));
  const empty = { tabs: [], otherTitles: [] };
  const written = applyChanges(
    empty,
    diffWorkbook({ snapshot: empty, wanted: [tab], memory: () => null }).changes,
  );
  const [found] = written.tabs;
  if (found === undefined) throw new Error('the tab was written');
  const remarkAt = found.columns.indexOf('remark');
  const isData = (key: string | null) => tab.rows.some((one) => one.key === key && one.kind === 'data');
  const rows = found.rows.map((one) => {
    const cells = found.columns.map((_, at) => one.cells[at] ?? null);
    if (isData(one.key)) cells[remarkAt] = `của ${one.key}`;
    return { ...one, cells };
  });
  const moved = rows
    .filter(({ key }) => isData(key))
    .map(({ cells }) => cells)
    .toReversed();
  const sorted = rows.map((one) => (isData(one.key) ? { ...one, cells: moved.shift() ?? [] } : one));
  const { snapshot, unsure } = rightRows({
    snapshot: { ...written, tabs: [{ ...found, rows: sorted }] },
    wanted: [tab],
    written: new WrittenCells(),
    remembered: (_tab, entity, column) => {
      const key = tab.rows.find((one) => (one.entity ?? one.key) === entity)?.key;
      return column === 'remark' && key !== undefined ? `của ${key}` : null;
    },
    identityOf: () => CLASS_KIND.identity,
  });
  expect(unsure).toEqual([]);
  for (const { key, cells } of snapshot.tabs[0]?.rows ?? [])
    if (isData(key)) expect(cells[remarkAt]).toBe(`của ${key}`);
});

test('P35, P70: the conference of 2026 expects 420, and 309 of them can be counted', () => {
  const plan = registrationPlanOf(dutyPlan('hdnd-conference-2026'));
  const tab = tabOf(conference([], {}, plan), plan);
  expect(tab.title).toBe('Hội nghị');
  const text = heading(tab);
  expect(text).toContain(
    'Theo văn bản dự kiến 420 · Tính được 309 (mức tối thiểu) · Đã khai 0 · Đã đăng ký 0.',
  );
  expect(text).toContain('Chưa khai: Phó Chủ tịch HĐND 103 đơn vị, Công chức 103 đơn vị.');
  expect(tab.rows.filter(({ key }) => key.startsWith('seat:'))).toHaveLength(309);
  expect(tab.rows.filter(({ key }) => key.startsWith('declared:'))).toHaveLength(206);
  const attendance = tab.columns.map(({ title }) => title).filter((title) => /sáng|chiều/.test(title));
  expect(attendance).toEqual(['19/5 sáng', '19/5 chiều', '20/5 sáng', '20/5 chiều']);
});
