import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutPlanTabs } from '#shared/tabs/plan/layout-plan-tabs.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { readPlanTabs } from '#shared/tabs/plan/read-plan-tabs.ts';
import { dayOfSerial, serialOfDay } from '#shared/time/local-date.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, RowSnapshot, Tab, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { ANY_CHARACTER } from '../any-character.ts';
import { cases } from '../sizes.ts';

const EMPTY: WorkbookSnapshot = { tabs: [], otherTitles: [] };
const NOTHING = () => null;

function written(tabs: readonly Tab[], snapshot: WorkbookSnapshot = EMPTY): WorkbookSnapshot {
  const { changes } = diffWorkbook({ snapshot, wanted: tabs, memory: NOTHING });
  return applyChanges(snapshot, changes);
}

const BATCH_2 = written(layoutPlanTabs(BATCH_2_PLAN, CAN_THO_UNITS));

function edited(
  tab: string,
  edit: (rows: RowSnapshot[], tab: TabSnapshot) => readonly RowSnapshot[],
): WorkbookSnapshot {
  const tabs = BATCH_2.tabs.map((one) =>
    one.key === tab ? { ...one, rows: edit([...one.rows], one) } : one,
  );
  return { ...BATCH_2, tabs };
}

function withCell(tab: string, row: string, column: string, value: CellValue): WorkbookSnapshot {
  return edited(tab, (rows, found) =>
    rows.map((one) => {
      if (one.key !== row) return one;
      const cells = [...one.cells];
      cells[found.columns.indexOf(column)] = value;
      return { ...one, cells: Array.from(cells, (cell) => cell ?? null) };
    }),
  );
}

function added(tab: string, values: Readonly<Record<string, CellValue>>, below?: string): WorkbookSnapshot {
  return edited(tab, (rows, found) => {
    const row = { key: null, cells: found.columns.map((column) => values[column ?? ''] ?? null) };
    const at = below === undefined ? rows.length : rows.findIndex((one) => one.key === below) + 1;
    return [...rows.slice(0, at), row, ...rows.slice(at)];
  });
}

function read(snapshot: WorkbookSnapshot) {
  return readPlanTabs(snapshot, CAN_THO_UNITS);
}

function noteOf(tabs: readonly Tab[], tab: string, row: string): CellValue {
  return tabs.find(({ key }) => key === tab)?.rows.find(({ key }) => key === row)?.cells['note'] ?? null;
}

const word = fc.constantFrom('Lớp', 'xã', 'Ninh', 'Kiều', '=SUM(A1)', '+84', '@x', '“ba”', '12', 'a,b', 'Ủy');
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

/** Plans that are right: distinct classes, units, roles, and a deadline before the first class. */
const planArbitrary: fc.Arbitrary<Plan> = fc
  .record({
    title: fc.oneof(text, fc.constant('')),
    batch: text,
    issuer: text,
    url: maybe(fc.constant('https://example.vn/a')),
    deadlineText: fc.oneof(text, fc.constant('')),
    hasGrace: fc.boolean(),
    roles: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b_1', 'cong_chuc'), text, text), {
      minLength: 1,
      comparator: (left, right) =>
        left.some((part, index) => part.toLowerCase() === right[index]?.toLowerCase()),
    }),
    codes: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }),
    units: fc.shuffledSubarray(CAN_THO_UNITS as (typeof CAN_THO_UNITS)[number][], {
      minLength: 4,
      maxLength: 12,
    }),
    topics: fc.array(text, { maxLength: 3 }),
    oddities: fc.array(text, { maxLength: 3 }),
    classes: fc.array(
      fc.record({
        label: text,
        day: fc.integer({ min: 46_200, max: 46_400 }),
        weekdayStated: maybe(fc.constantFrom('thứ Ba', 'Chủ nhật', 'hôm sau')),
        sessions: fc.array(fc.record({ name: fc.constantFrom('sáng', 'chiều', 'Buổi 1', ''), start: time }), {
          maxLength: 3,
        }),
        venue: fc.oneof(text, fc.constant('')),
        host: maybe(fc.constantFrom(...CAN_THO_UNITS.map(({ code }) => code))),
        statedText: maybe(text),
        statedUnits: maybe(fc.nat(20)),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    typed: fc.array(text, { minLength: 12, maxLength: 12 }),
    confirm: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map((given): Plan => {
    const codes = [...given.codes].sort((left, right) => left - right);
    const units = given.units.map(({ code }, index) => ({
      code,
      typed: given.typed[index] as string,
      needsConfirmation: given.confirm[index] as boolean,
    }));
    return {
      title: given.title,
      batch: given.batch,
      issuer: given.issuer,
      ...(given.hasGrace ? { issued: '2026-04-23' } : {}),
      registration: {
        url: given.url,
        deadlineText: given.deadlineText,
        deadline: '2026-05-07',
        graceDay: given.hasGrace ? '2026-05-08' : null,
      },
      roles: given.roles.map(([key, label, shortLabel]) => ({ key, label, shortLabel })),
      classes: codes.map((code, index) => {
        const { day, ...rest } = given.classes[index] as (typeof given.classes)[number];
        const mine = units.filter((_, at) => at % codes.length === index);
        return { ...rest, code: String(code).padStart(2, '0'), date: dayOfSerial(day), units: mine };
      }),
      topics: given.topics,
      oddities: given.oddities,
    };
  });

test('what is read from the tabs of a plan is the plan', () => {
  fc.assert(
    fc.property(planArbitrary, (plan) => {
      const result = read(written(layoutPlanTabs(plan, CAN_THO_UNITS)));
      expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(result.plan).toEqual(plan);
      expect(result.adopt).toEqual([]);
    }),
    { numRuns: cases(200) },
  );
});

test('reading the tabs of a plan changes nothing in them', () => {
  fc.assert(
    fc.property(planArbitrary, (plan) => {
      const snapshot = written(layoutPlanTabs(plan, CAN_THO_UNITS));
      const { changes } = diffWorkbook({ snapshot, wanted: read(snapshot).tabs, memory: NOTHING });
      expect(changes).toEqual([]);
    }),
    { numRuns: cases(50) },
  );
});

test('batch 2 comes back from its tabs whole, its slips noted beside the cells', () => {
  const result = read(BATCH_2);
  expect(result.plan).toEqual(BATCH_2_PLAN);
  expect(noteOf(result.tabs, 'assignment', 'unit:31183')).toBe(
    'Lưu ý: tên chính thức là Phường Long Tuyền (31183); đề nghị xác nhận.',
  );
  expect(noteOf(result.tabs, 'plan', 'oddity:1')).toBeNull();
});

test('every cell of the plan tabs but the note and the item is staff’s, and the rows of one tab have distinct keys', () => {
  for (const tab of layoutPlanTabs(BATCH_2_PLAN, CAN_THO_UNITS)) {
    const servers = tab.columns.filter(({ owner }) => owner === 'server').map(({ key }) => key);
    expect(servers).toEqual(tab.key === 'plan' ? ['item', 'note'] : ['note']);
    const keys = tab.rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test.each<[string, CellValue, string]>([
  ['a date cell', serialOfDay('2026-06-02'), '2026-06-02'],
  ['a date cell with a time', serialOfDay('2026-06-02') + 0.5, '2026-06-02'],
  ['text', '2/6/2026', '2026-06-02'],
  ['text with the weekday', 'Thứ Ba, ngày 02/06/2026', '2026-06-02'],
  ['an ISO day', '2026-06-02', '2026-06-02'],
])('staff may change the day of a class: %s', (_what, value, day) => {
  expect(read(withCell('classes', 'class:03', 'date', value)).plan?.classes[2]?.date).toBe(day);
});

test.each<CellValue>(['30/2/2026', 12, 'tuần sau', '2/6', true, '12/5/2026 hoặc 13/5/2026'])(
  'a day that cannot be read refuses the plan and is noted beside the cell: %s',
  (value) => {
    const result = read(withCell('classes', 'class:03', 'date', value));
    expect(result.plan).toBeNull();
    expect(result.problems[0]).toMatchObject({
      tab: 'classes',
      row: 'class:03',
      column: 'date',
      severity: 'error',
    });
    expect(noteOf(result.tabs, 'classes', 'class:03')).toContain(
      'Cần sửa: ngày học phải là một ngày có thật',
    );
  },
);

test('a cleared deadline refuses the plan beside its cell', () => {
  const result = read(withCell('plan', 'setting:deadline', 'value', null));
  expect(result.plan).toBeNull();
  expect(noteOf(result.tabs, 'plan', 'setting:deadline')).toContain('Cần sửa: hạn đăng ký');
});

test.each<CellValue>([7, '7', '07', 'Lớp 7', 'lop 07'])(
  'a unit moves to the class that staff name, to the place that its number says: %s',
  (value) => {
    const { plan, problems } = read(withCell('assignment', 'unit:31135', 'class', value));
    const [first, seventh] = [BATCH_2_PLAN.classes[0], BATCH_2_PLAN.classes[6]];
    const [moved, ...stayed] = first?.units ?? [];
    expect(moved?.code).toBe('31135');
    // Number 1 as the one that stands there already: of two equal numbers the upper row goes first.
    const classes = BATCH_2_PLAN.classes.map((one) => {
      if (one === first) return { ...one, units: stayed };
      return one === seventh ? { ...one, units: [moved, ...one.units] } : one;
    });
    expect(plan).toEqual({ ...BATCH_2_PLAN, classes });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

test('sorting the rows changes nothing: the order of a class is what its numbers say', () => {
  const sorted = edited('assignment', (rows) => {
    const [head, body] = [rows.slice(0, 3), rows.slice(3)];
    return [...head, ...body.reverse()];
  });
  expect(read(sorted).plan).toEqual(BATCH_2_PLAN);
});

test('a row that staff delete leaves the plan and is not put back', () => {
  const snapshot = edited('assignment', (rows) => rows.filter(({ key }) => key !== 'unit:31147'));
  const result = read(snapshot);
  expect(result.plan?.classes[0]?.units.map(({ code }) => code)).not.toContain('31147');
  const { changes } = diffWorkbook({ snapshot, wanted: result.tabs, memory: NOTHING });
  expect(changes.filter(({ kind }) => kind === 'insertRow')).toEqual([]);
});

test('a row whose cells staff cleared says nothing, like a deleted one', () => {
  const snapshot = edited('assignment', (rows) =>
    rows.map((row) => (row.key === 'unit:31147' ? { ...row, cells: [] } : row)),
  );
  expect(read(snapshot).plan?.classes[0]?.units).toHaveLength(8);
});

test('a unit that staff add comes last in its class, and its row is to be given a key', () => {
  const snapshot = added('assignment', { class: '1', unit: 'Phường Ô Môn' });
  const result = read(snapshot);
  expect(result.plan?.classes[0]?.units.at(-1)).toEqual({
    code: '31153',
    typed: 'phường Ô Môn',
    needsConfirmation: false,
  });
  expect(result.adopt).toHaveLength(1);
  const index = snapshot.tabs.find(({ key }) => key === 'assignment')!.rows.length - 1;
  expect(result.adopt[0]).toMatchObject({ tab: 'assignment', index, row: { key: 'unit:31153' } });
  const keyed = applyChanges(snapshot, result.adopt);
  const adopted = applyChanges(
    keyed,
    diffWorkbook({ snapshot: keyed, wanted: result.tabs, memory: NOTHING }).changes,
  );
  const again = read(adopted);
  expect(again.plan).toEqual(result.plan);
  expect(again.adopt).toEqual([]);
  expect(diffWorkbook({ snapshot: adopted, wanted: again.tabs, memory: NOTHING }).changes).toEqual([]);
});

test('an added unit that stands in another class already is an error beside both rows', () => {
  const result = read(added('assignment', { class: '02', unit: 'Phường Ninh Kiều' }));
  expect(result.plan).toBeNull();
  expect(result.adopt[0]?.row.key).toBe('unit:31135-2');
  expect(result.adopt[0]?.row.cells['note']).toContain('Phường Ninh Kiều xuất hiện nhiều lần');
  expect(noteOf(result.tabs, 'assignment', 'unit:31135')).toContain('Phường Ninh Kiều xuất hiện nhiều lần');
});

test('a row copied with its hidden key is read for what it says', () => {
  const snapshot = edited('assignment', (rows, tab) => {
    const row = rows.find(({ key }) => key === 'unit:31135') as RowSnapshot;
    const cells = row.cells.map((cell, at) => (tab.columns[at] === 'unit' ? 'Phường Ô Môn' : cell));
    return [...rows, { ...row, cells }];
  });
  expect(read(snapshot).plan?.classes[0]?.units).toHaveLength(10);
});

test.each<[CellValue, string]>([
  ['Phường Long Xuyên', 'không xác định được chắc chắn là đơn vị nào'],
  ['31', 'không xác định được chắc chắn là đơn vị nào'],
  [null, 'dòng chưa có đơn vị'],
])('a unit that cannot be told is an error beside its cell: %s', (value, message) => {
  const result = read(withCell('assignment', 'unit:31135', 'unit', value));
  expect(result.plan).toBeNull();
  expect(noteOf(result.tabs, 'assignment', 'unit:31135')).toContain(message);
});

test('an official code, as text or number, names a unit too', () => {
  const { plan } = read(withCell('assignment', 'unit:31135', 'unit', 31153));
  expect(plan?.classes[0]?.units[0]?.code).toBe('31153');
});

test('a unit in a class that the list does not have is an error beside its cell', () => {
  const result = read(withCell('assignment', 'unit:31135', 'class', '9'));
  expect(result.plan).toBeNull();
  expect(noteOf(result.tabs, 'assignment', 'unit:31135')).toContain('không có lớp này trong “Danh sách lớp”');
});

test('staff may add a class, a topic, a role, by writing in an empty row', () => {
  const inClasses = read(added('classes', { code: 9, date: '25/5/2026', sessions: 'Sáng: 8h; chiều 13h15' }));
  expect(inClasses.plan?.classes[8]).toMatchObject({
    code: '09',
    date: '2026-05-25',
    sessions: [
      { name: 'Sáng', start: '08:00' },
      { name: 'chiều', start: '13:15' },
    ],
  });
  expect(inClasses.adopt[0]?.row.key).toBe('class:09');
  const topic = read(added('plan', { value: 'Chuyên đề mới' }, 'topic:7'));
  expect(topic.plan?.topics.at(-1)).toBe('Chuyên đề mới');
  const role = read(added('plan', { value: 'Cán bộ Đoàn thanh niên' }, 'role:cong_chuc'));
  expect(role.plan?.roles.at(-1)).toMatchObject({
    key: 'can_bo_doan_thanh',
    label: 'Cán bộ Đoàn thanh niên',
  });
});

test('ticking off a name to be confirmed takes the note away', () => {
  const result = read(withCell('assignment', 'unit:31183', 'confirm', '☐'));
  expect(result.plan?.classes[0]?.units[3]?.needsConfirmation).toBe(false);
  expect(noteOf(result.tabs, 'assignment', 'unit:31183')).toBeNull();
});

test('a settings row that somebody deleted is read from what was remembered, and put back', () => {
  const snapshot = edited('plan', (rows) => rows.filter(({ key }) => key !== 'setting:graceDay'));
  const remembered = serialOfDay('2026-05-08');
  const memory = (_tab: string, entity: string, column: string) =>
    entity === 'setting:graceDay' && column === 'value' ? remembered : null;
  const result = readPlanTabs(snapshot, CAN_THO_UNITS, { memory });
  expect(result.plan).toEqual(BATCH_2_PLAN);
  const { changes } = diffWorkbook({ snapshot, wanted: result.tabs, memory });
  expect(
    changes.map((change) => (change.kind === 'insertRow' ? change.cells['value'] : change.kind)),
  ).toEqual([remembered]);
});

test('a plan tab that somebody deleted is laid out again from the fallback; without one the plan is refused', () => {
  const snapshot = { ...BATCH_2, tabs: BATCH_2.tabs.filter(({ key }) => key !== 'assignment') };
  expect(readPlanTabs(snapshot, CAN_THO_UNITS, { fallback: BATCH_2_PLAN }).plan).toEqual(BATCH_2_PLAN);
  const refused = read(snapshot);
  expect(refused.plan).toBeNull();
  expect(refused.problems.map(({ message }) => message)).toEqual([
    'không tìm thấy tab “Phân lớp”; đề nghị lấy lại tab từ bản sao lưu hoặc lịch sử phiên bản, hoặc đồng bộ với tệp kế hoạch của bảng tính này (--plan TỆP).',
  ]);
});

test('columns that staff moved or inserted are read all the same', () => {
  const snapshot = {
    ...BATCH_2,
    tabs: BATCH_2.tabs.map((tab) => ({
      ...tab,
      columns: [null, ...tab.columns.slice().reverse()],
      rows: tab.rows.map((row) => ({
        ...row,
        cells: ['của cán bộ', ...Array.from(tab.columns, (_, at) => row.cells[at] ?? null).reverse()],
      })),
    })),
  };
  expect(read(snapshot).plan).toEqual(BATCH_2_PLAN);
});

const typedByStaff = fc.oneof(
  fc.constantFrom<CellValue>(
    null,
    '',
    ' ',
    0,
    -1,
    1.5,
    99,
    46_160,
    1e12,
    true,
    false,
    '=1+1',
    '12/5/2026',
    '31/6/2026',
  ),
  fc.constantFrom<CellValue>(
    '01',
    'Lớp 3',
    'Phường Ninh Kiều',
    'Ninh Kiều',
    '31135',
    'sáng 08:00; chiều',
    'x'.repeat(40_000),
  ),
  fc.string({ unit: ANY_CHARACTER, maxLength: 12 }),
);

const staffEdit = fc.record({
  kind: fc.constantFrom('cell', 'cell', 'cell', 'delete', 'copy', 'add', 'swap'),
  tab: fc.constantFrom('plan', 'classes', 'assignment'),
  row: fc.nat(60),
  column: fc.nat(8),
  value: typedByStaff,
});

type StaffEdit = typeof staffEdit extends fc.Arbitrary<infer Edit> ? Edit : never;

/** Does to one tab what staff may do; cells of the server and the headings are left alone. */
function afterEdit(
  snapshot: WorkbookSnapshot,
  { kind, tab: key, row, column, value }: StaffEdit,
): WorkbookSnapshot {
  const tabs = snapshot.tabs.map((tab) => {
    if (tab.key !== key) return tab;
    const first = tab.rows.findIndex((one) => one.key === 'header') + 1;
    const at = first + (row % Math.max(1, tab.rows.length - first));
    const staff = tab.columns.filter((one) => one !== 'note' && one !== 'item');
    const position = tab.columns.indexOf(staff[column % staff.length] as string);
    const chosen = tab.rows[at];
    if (chosen === undefined || chosen.key?.startsWith('section:') === true) return tab;
    const rows = [...tab.rows];
    const cells = Array.from(tab.columns, (_, index) => chosen.cells[index] ?? null);
    cells[position] = value;
    if (kind === 'cell') rows[at] = { ...chosen, cells };
    if (kind === 'delete') rows.splice(at, 1);
    if (kind === 'copy') rows.splice(at, 0, chosen);
    if (kind === 'add')
      rows.splice(at, 0, {
        key: null,
        cells: cells.map((cell, index) => (index === position ? cell : null)),
      });
    if (kind === 'swap') rows.splice(at, 1, ...rows.splice(first, 1, chosen));
    return { ...tab, rows };
  });
  return { ...snapshot, tabs };
}

function staffCellsOfTabs(snapshot: WorkbookSnapshot): readonly string[] {
  return snapshot.tabs.flatMap((tab) =>
    tab.rows.flatMap((row) =>
      row.cells.flatMap((cell, index) => {
        const column = tab.columns[index];
        const isServers = column === 'note' || column === 'item';
        return isServers || cell === null || cell === '' ? [] : [JSON.stringify([tab.key, column, cell])];
      }),
    ),
  );
}

test('whatever staff do in the plan tabs, no cell of theirs is lost or altered, and a second sync writes nothing', () => {
  fc.assert(
    fc.property(fc.array(staffEdit, { minLength: 1, maxLength: 6 }), (edits) => {
      const snapshot = edits.reduce(afterEdit, BATCH_2);
      const result = read(snapshot);
      const keyed = applyChanges(snapshot, result.adopt);
      const after = applyChanges(
        keyed,
        diffWorkbook({ snapshot: keyed, wanted: result.tabs, memory: NOTHING }).changes,
      );
      const before = staffCellsOfTabs(snapshot);
      const kept = new Set(staffCellsOfTabs(after));
      expect(before.filter((cell) => !kept.has(cell))).toEqual([]);

      const again = read(after);
      expect(again.plan).toEqual(result.plan);
      expect(again.adopt).toEqual([]);
      expect(diffWorkbook({ snapshot: after, wanted: again.tabs, memory: NOTHING }).changes).toEqual([]);
    }),
    { numRuns: cases(300) },
  );
});
