import { expect, test } from 'vitest';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { type DecisionsRead, readDecisions } from '#shared/tabs/read-decisions.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { readDecisionsText } from '#shared/decisions/decision-text.ts';
import { PLAN, reconciliationOf, registration, UNITS } from './scene.ts';

const REGISTRATIONS = [
  registration('r1.1', 'seated'),
  registration('r2.1', 'extra_pending'),
  registration('r3.1', 'unit_unclear', { unit: null, unitTyped: 'long phu' }),
  registration('r4.1', 'unit_unclear', { unit: null, unitTyped: 'Long Phú' }),
  registration('r5.1', 'late_pending', { person: 'r5.1' }),
];

const WRITTEN = written();

function written(): WorkbookSnapshot {
  const reconciliation = reconciliationOf(REGISTRATIONS);
  const input = { plan: PLAN, reconciliation, units: UNITS };
  const wanted = [...layoutClasses(input), layoutReview({ ...input, decidedRows: new Set() })];
  const snapshot = { tabs: [], otherTitles: [] };
  return applyChanges(snapshot, diffWorkbook({ snapshot, wanted, memory: () => null }).changes);
}

type Cell = readonly [tab: string, row: string, column: string, value: CellValue, seenAt?: number];

/** Reads after staff filled these cells, each seen at the time given (else 100). */
function read(...cells: readonly Cell[]): DecisionsRead {
  const changes = cells.map(
    ([tab, row, column, after]) =>
      ({ kind: 'setCell', tab, row, column, before: null, after, reason: 'decided' }) as const,
  );
  const byKey = new Map(REGISTRATIONS.map((one) => [one.key, one]));
  return readDecisions({
    snapshot: applyChanges(WRITTEN, changes),
    plan: PLAN,
    units: UNITS,
    registration: (key) => byKey.get(key),
    seenAt: (tab, entity, column) =>
      cells.find((cell) => cell[0] === tab && cell[1].endsWith(entity) && cell[2] === column)?.[4] ?? 100,
    matchUnit: (typed) => (typed === 'P. Ô Môn' ? '31153' : null),
  });
}

test('untouched cells are no decision', () => {
  expect(read()).toEqual({
    decisions: [],
    cells: [],
    aliases: [],
    problems: [],
    touched: new Set(),
    seen: new Set(),
  });
});

test('a decision in the queue is of its row; one in a class tab is of the person', () => {
  const { decisions, touched } = read(
    ['review', 'r2.1', 'decision', 'Duyệt', 7],
    ['class:01', 'seat:31639:lanh_dao_ubnd | person:r1.1', 'decision', 'Rút', 8],
  );
  expect(decisions).toEqual([
    { registration: 'r1.1', kind: 'withdraw', value: null, seenAt: 8, ofPerson: true },
    { registration: 'r2.1', kind: 'approve', value: null, seenAt: 7 },
  ]);
  expect(touched).toEqual(new Set(['r2.1']));
});

test.each([
  ['Duyệt', 'approve'],
  [' DUYỆT. ', 'approve'],
  ['duyet', 'approve'],
  ['Đồng ý', 'approve'],
  ['dong y', 'approve'],
  ['chấp nhận', 'approve'],
  ['Không chấp nhận', 'reject'],
  ['khong duyet', 'reject'],
  ['Từ chối', 'reject'],
  ['Rút', 'withdraw'],
  ['rút tên', 'withdraw'],
  ['Huỷ', 'withdraw'],
  ['Thay thế', 'replace'],
  ['thay', 'replace'],
  ['Cùng một người', 'same_person'],
  ['trùng', 'same_person'],
  ['gộp hai dòng', 'same_person'],
  ['Khác người', 'different_person'],
  ['giữ cả hai', 'different_person'],
])('“%s” is understood', (text, kind) => {
  expect(readDecisionsText(text)).toEqual([kind]);
});

test.each([
  'ừ',
  'thấy',
  'duyệt?',
  'không',
  'Duyệt Từ chối',
  'Duyệt; Rút',
  'Cùng một người + Khác người',
  'true',
  'Trứng',
])('“%s” is not understood, and nothing is guessed', (text) => {
  const { decisions, problems } = read(['review', 'r2.1', 'decision', text]);
  expect(decisions).toEqual([]);
  expect(problems[0]).toMatchObject({ tab: 'review', entity: 'r2.1', column: 'decision', value: text });
  expect(problems[0]?.message).toContain(`Chưa hiểu “${text}”: đề nghị chọn “Cùng một người”`);
});

test('settling a suspicion may stand in one cell with a decision on the person', () => {
  const { decisions } = read(['review', 'r2.1', 'decision', 'Khác người + Duyệt']);
  expect(decisions.map(({ kind }) => kind)).toEqual(['approve', 'different_person']);
});

test.each<[CellValue, string]>([
  ['Phường Ô Môn', '31153'],
  ['phường ô môn', '31153'],
  ['31153', '31153'],
  [31153, '31153'],
  ['P. Ô Môn', '31153'],
])('the right unit may be given as %j', (value, code) => {
  expect(read(['review', 'r3.1', 'unit', value]).decisions).toEqual([
    { registration: 'r3.1', kind: 'set_unit', value: code, seenAt: 100 },
  ]);
});

test.each<CellValue>(['Long Phú', 'Xã Ô Môn', 'Phường Long Xuyên', '99999', true])(
  'a unit that cannot be told is complained of: %j',
  (value) => {
    const { decisions, problems } = read(['review', 'r3.1', 'unit', value]);
    expect(decisions).toEqual([]);
    expect(problems).toHaveLength(1);
  },
);

test.each(['Lãnh đạo UBND', 'lanh dao ubnd', 'Lãnh đạo Uỷ ban nhân dân', 'lanh_dao_ubnd'])(
  'the right role may be given as “%s”',
  (text) => {
    expect(read(['review', 'r2.1', 'role', text]).decisions[0]).toMatchObject({
      kind: 'set_role',
      value: 'lanh_dao_ubnd',
    });
  },
);

test('a role that the plan does not have is complained of', () => {
  const { decisions, problems } = read(['review', 'r2.1', 'role', 'Lãnh đạo']);
  expect(decisions).toEqual([]);
  expect(problems[0]?.message).toBe('Chưa hiểu “Lãnh đạo”: đề nghị chọn “Lãnh đạo UBND”, “Công chức”.');
});

test('the right unit, the right role and a decision of one row are three decisions', () => {
  const { decisions } = read(
    ['review', 'r3.1', 'unit', 'Xã Long Phú'],
    ['review', 'r3.1', 'role', 'Công chức'],
    ['review', 'r3.1', 'decision', 'Duyệt'],
  );
  expect(decisions.map(({ kind }) => kind)).toEqual(['approve', 'set_role', 'set_unit']);
});

const SEAT_OF_5 = 'outside | person:r5.1';

test('of two cells that differ, the one seen later counts', () => {
  const later = read(
    ['review', 'r5.1', 'decision', 'Duyệt', 1],
    ['class:01', SEAT_OF_5, 'decision', 'Rút', 2],
  );
  expect(later.decisions.map(({ kind }) => kind)).toEqual(['withdraw']);
  const earlier = read(
    ['review', 'r5.1', 'decision', 'Duyệt', 3],
    ['class:01', SEAT_OF_5, 'decision', 'Rút', 2],
  );
  expect(earlier.decisions.map(({ kind }) => kind)).toEqual(['approve']);
});

test('of two cells that differ and were first seen in one sync, neither has effect, and both say so', () => {
  const { decisions, problems } = read(
    ['review', 'r5.1', 'decision', 'Duyệt', 2],
    ['class:01', SEAT_OF_5, 'decision', 'Rút', 2],
  );
  expect(decisions).toEqual([]);
  expect(problems.map(({ tab, entity }) => [tab, entity])).toEqual([
    ['class:01', 'person:r5.1'],
    ['review', 'r5.1'],
  ]);
  expect(problems[1]?.message).toBe(
    'Chưa có hiệu lực: Duyệt – hai ô ghi hai quyết định khác nhau – đề nghị giữ một.',
  );
});

test('the same decision said in both places counts once, from when it was first seen', () => {
  const cells = (review: number, inClass: number): readonly [Cell, Cell] => [
    ['review', 'r5.1', 'decision', 'Duyệt', review],
    ['class:01', SEAT_OF_5, 'decision', 'Duyệt', inClass],
  ];
  expect(read(...cells(1, 2)).decisions).toEqual([
    { registration: 'r5.1', kind: 'approve', value: null, seenAt: 1 },
  ]);
  expect(read(...cells(2, 1)).decisions.map(({ seenAt }) => seenAt)).toEqual([1]);
});

test('settling a suspicion in one place and approving in the other do not exclude each other', () => {
  const { decisions, problems } = read(
    ['review', 'r5.1', 'decision', 'Khác người', 2],
    ['class:01', SEAT_OF_5, 'decision', 'Duyệt', 2],
  );
  expect(decisions.map(({ kind }) => kind)).toEqual(['approve', 'different_person']);
  expect(problems).toEqual([]);
});

test('a decision beside a vacant seat has nobody to be about', () => {
  const { decisions, problems } = read(['class:01', 'seat:31639:cong_chuc', 'decision', 'Duyệt']);
  expect(decisions).toEqual([]);
  expect(problems[0]?.message).toContain('chưa có người đăng ký');
});

test('a row copied with its key counts while both say the same, and for nothing once they differ', () => {
  const copied = (value: string): WorkbookSnapshot => {
    const decided = applyChanges(WRITTEN, [
      {
        kind: 'setCell',
        tab: 'review',
        row: 'r2.1',
        column: 'decision',
        before: null,
        after: 'Duyệt',
        reason: 'decided',
      },
    ]);
    const tabs = decided.tabs.map((tab) => {
      const row = tab.rows.find(({ key }) => tab.key === 'review' && key === 'r2.1');
      if (row === undefined) return tab;
      const at = tab.columns.indexOf('decision');
      return {
        ...tab,
        rows: [...tab.rows, { ...row, cells: row.cells.map((cell, index) => (index === at ? value : cell)) }],
      };
    });
    return { ...decided, tabs };
  };
  const readCopy = (value: string) =>
    readDecisions({
      snapshot: copied(value),
      plan: PLAN,
      units: UNITS,
      registration: (key) => ({ unitTyped: '', person: key }),
      seenAt: () => 1,
    });
  expect(readCopy('Duyệt').decisions).toHaveLength(1);
  expect(readCopy('Rút').decisions).toEqual([]);
  expect(readCopy('Rút').problems[0]?.message).toContain('bị lặp');
});

test('a row whose registration nobody knows any more is complained of', () => {
  const { decisions, problems, touched } = readDecisions({
    snapshot: applyChanges(WRITTEN, [
      {
        kind: 'setCell',
        tab: 'review',
        row: 'r2.1',
        column: 'decision',
        before: null,
        after: 'Duyệt',
        reason: 'decided',
      },
    ]),
    plan: PLAN,
    units: UNITS,
    registration: () => undefined,
    seenAt: () => 1,
  });
  expect([decisions, touched.size]).toEqual([[], 0]);
  expect(problems[0]?.message).toContain('Không còn đăng ký nào ứng với dòng này');
});

test('a spelling is remembered with the unit set beside it, from when it was ticked', () => {
  const { aliases } = read(
    ['review', 'r3.1', 'unit', 'Xã Long Phú', 5],
    ['review', 'r3.1', 'remember', true, 6],
    ['review', 'r3.1', 'remark', 'đã hỏi'],
  );
  expect(aliases).toEqual([{ typed: 'long phu', code: '31639', confirmedAt: 6 }]);
});

test('a spelling without a unit, or with two, is not remembered, and the rows say why', () => {
  expect(read(['review', 'r3.1', 'remember', '☑']).problems[0]?.message).toContain(
    'đề nghị điền “Đơn vị đúng” trước',
  );
  const twice = [
    registration('r3.1', 'unit_unclear', { unit: null, unitTyped: 'Long Phú' }),
    registration('r4.1', 'unit_unclear', { unit: null, unitTyped: 'long  phú' }),
  ];
  const result = readDecisions({
    snapshot: applyChanges(
      WRITTEN,
      (['r3.1', 'r4.1'] as const).flatMap((row, at) => [
        {
          kind: 'setCell' as const,
          tab: 'review',
          row,
          column: 'unit',
          before: null,
          after: at === 0 ? '31639' : '31480',
          reason: 'decided' as const,
        },
        {
          kind: 'setCell' as const,
          tab: 'review',
          row,
          column: 'remember',
          before: null,
          after: true,
          reason: 'decided' as const,
        },
      ]),
    ),
    plan: PLAN,
    units: UNITS,
    registration: (key) => twice.find((one) => one.key === key),
    seenAt: () => 1,
  });
  expect(result.aliases).toEqual([]);
  expect(result.problems).toHaveLength(2);
});

test('typing only a remark or ticking “Đã xem” keeps the row without deciding anything', () => {
  const { decisions, touched, seen } = read(
    ['review', 'r2.1', 'remark', 'hỏi lại'],
    ['review', 'r5.1', 'seen', 'x'],
  );
  expect(decisions).toEqual([]);
  expect(touched).toEqual(new Set(['r2.1', 'r5.1']));
  expect(seen).toEqual(new Set(['r5.1']));
});

test('P30: where a unit stands in two classes its cell may name the class too', () => {
  const [first, second] = PLAN.classes;
  if (first === undefined || second === undefined) throw new Error('the scene has two classes');
  const plan = { ...PLAN, classes: [first, { ...second, units: [...second.units, ...first.units] }] };
  const says = (value: string, inPlan: typeof PLAN = plan) => {
    const change = { kind: 'setCell', tab: 'review', row: 'r4.1', column: 'unit', before: null } as const;
    const { decisions, problems } = readDecisions({
      snapshot: applyChanges(WRITTEN, [{ ...change, after: value, reason: 'decided' }]),
      plan: inPlan,
      units: UNITS,
      registration: (key) => REGISTRATIONS.find((one) => one.key === key),
      seenAt: () => 100,
    });
    return problems.length > 0 ? 'problem' : decisions.map(({ kind, value: set }) => `${kind} ${set}`).sort();
  };
  expect(says('Xã Long Phú')).toEqual(['set_unit 31639']);
  for (const typed of ['Xã Long Phú – Lớp 02', 'Xã Long Phú; lớp 2', 'Xã Long Phú lớp 02'])
    expect(says(typed), typed).toEqual(['set_class 02', 'set_unit 31639']);
  expect(says('Lớp 2')).toEqual(['set_class 02']);
  for (const typed of ['Xã Long Phú – Lớp 9', 'Xã Nào Đó – Lớp 02', 'sáng'])
    expect(says(typed), typed).toBe('problem');
  expect(says('Xã Long Phú – Lớp 02', PLAN)).toBe('problem');
});
