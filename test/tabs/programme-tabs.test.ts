import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateAsOf } from '#shared/tabs/programme/plan-programme.ts';
import { programmeSummaryRows } from '#shared/tabs/summary/programme-summary-rows.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { readProgramme } from '#shared/programme/read-programme.ts';
import { DEFINITION_FIELDS } from '#shared/programme/programme-as-of.ts';
import { OCCURRENCE_FIELDS } from '#shared/programme/progress.ts';
import { sampleProgress } from '../../sync-server/demo/sample-progress.ts';
import { summaryColumnsOf } from '#shared/tabs/summary/summary-tab.ts';
import { serialOfDay } from '#shared/time/local-date.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import file from '#shared/data/programme-2026.data.json' with { type: 'json' };
import { Office } from '../programme/office.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { LONG_MS, cases } from '../sizes.ts';

const OCCURRENCE = 'occurrence all';

function opened(day = '2026-11-20'): Office {
  const office = new Office();
  office.sync(day, '07');
  return office;
}

test('a workbook gets the list and one tab per task, linked both ways', () => {
  const office = new Office();
  const { tabs } = office.sync('2026-11-20');
  expect(tabs.map((tab) => tab.key)).toEqual(['programme', ...file.tasks.map((task) => `task:${task.id}`)]);
  expect(tabs.slice(1, 3).map((tab) => tab.title)).toEqual(['NV I.1', 'NV I.2']);
  for (const tab of tabs.slice(1)) {
    const listed = tabs[0]?.rows.find((row) => row.links?.link === tab.key);
    expect(listed?.key).toBe(tab.key.slice('task:'.length));
    expect(tab.rows.flatMap((row) => Object.values(row.links ?? {}))).toContain('programme');
  }
});

test('definitions begin as the programme has them and belong to staff', () => {
  const office = opened();
  expect(office.cell('programme', 'II.15', 'lead')).toBe('Sở Xây dựng/ Sở Tài chính');
  expect(office.cell('programme', 'II.15', 'dueText')).toBe('Quý II/ 2026');
  expect(office.cell('programme', 'II.15', 'state')).toBe('Đang thực hiện (quá hạn)');
  expect(office.cell('programme', 'II.15', 'days')).toBe('Quá hạn 143 ngày');
});

test('a second sync on the same day writes nothing, whatever the hour', () => {
  const office = new Office({ initial: sampleProgress('2026-11-20') });
  office.sync('2026-11-20', '00');
  office.sync('2026-11-20', '23');
  expect(office.changes).toEqual([]);
  office.sync('2026-11-21', '00');
  expect(office.changes.length).toBeGreaterThan(0);
});

test('a corrected due date takes effect, and clearing the cell takes the correction back', () => {
  const office = opened();
  office.type('programme', 'I.1', 'dueText', 'Quý IV/2026');
  office.sync('2026-11-20');
  expect(office.cell('programme', 'I.1', 'state')).toBe('Chưa thực hiện');
  expect(office.cell('task:I.1', 'task-due', 'state')).toBe('Quý IV/2026');
  office.type('programme', 'I.1', 'dueText', null);
  office.sync('2026-11-20', '09');
  expect(office.cell('programme', 'I.1', 'state')).toBe('Đang thực hiện (quá hạn)');
  expect(office.cell('programme', 'I.1', 'dueText')).toBeNull();
  expect(office.cell('programme', 'I.1', 'problem')).toContain('đang dùng nội dung gốc “Tháng 4/2026”');
});

test('a due date that cannot be read is said beside it, and nothing is guessed', () => {
  const office = opened();
  office.type('programme', 'I.1', 'dueText', 'Quý II hoặc Quý III');
  office.sync('2026-11-20');
  expect(office.cell('programme', 'I.1', 'problem')).toContain('không hiểu phần “Quý III”');
  expect(office.cell('programme', 'I.1', 'due')).toBeNull();
  expect(office.cell('programme', 'I.1', 'state')).toBe('Chưa xác định thời hạn');
});

test('a day typed as a due text arrives as a date cell and is read as that day', () => {
  const office = opened();
  office.type('programme', 'I.1', 'dueText', serialOfDay('2026-12-15'));
  office.sync('2026-11-20');
  expect(office.cell('programme', 'I.1', 'due')).toBe(serialOfDay('2026-12-15'));
});

test('a completion without a document waits for confirmation; with it the task is complete', () => {
  const office = opened();
  office.type('task:I.1', OCCURRENCE, 'completedOn', serialOfDay('2026-04-20'));
  office.sync('2026-11-20');
  expect(office.cell('programme', 'I.1', 'state')).toBe('Chờ xác nhận hoàn thành');
  expect(office.cell('task:I.1', OCCURRENCE, 'problem')).toContain('chưa có số văn bản');
  office.type('task:I.1', OCCURRENCE, 'document', '08-NQ/TU');
  office.sync('2026-11-20', '09');
  expect(office.cell('programme', 'I.1', 'state')).toBe('Hoàn thành đúng hạn');
  expect(office.cell('programme', 'I.1', 'result')).toBe('08-NQ/TU');
  expect(office.cell('task:I.1', OCCURRENCE, 'problem')).toBeNull();
  office.type('task:I.1', OCCURRENCE, 'completedOn', null);
  office.sync('2026-11-20', '10');
  expect(office.cell('programme', 'I.1', 'state')).toBe('Đang thực hiện (quá hạn)');
});

test('a long title breaks into lines of its own, and another title takes as many as it needs', () => {
  const office = opened();
  const lines = () => office.rows('task:II.15').filter((row) => row.startsWith('task-title'));
  expect(lines()).toEqual(['task-title', 'task-title:2', 'task-title:3']);
  expect(
    lines()
      .map((row) => office.cell('task:II.15', row, 'state'))
      .join(' '),
  ).toBe(office.cell('programme', 'II.15', 'title'));
  office.type('programme', 'II.15', 'title', 'Quy định thiết kế mẫu');
  office.sync('2026-11-20');
  expect(lines()).toEqual(['task-title']);
});

test('an extension without a document is refused beside its cell; with one both due days stay visible', () => {
  const office = opened();
  office.type('task:II.7', OCCURRENCE, 'newDue', serialOfDay('2026-12-15'));
  office.sync('2026-11-20');
  expect(office.cell('task:II.7', OCCURRENCE, 'problem')).toContain('không được áp dụng');
  expect(office.cell('task:II.7', OCCURRENCE, 'effectiveDue')).toBe(serialOfDay('2026-06-30'));
  office.type('task:II.7', OCCURRENCE, 'grantingDocument', '1330/UBND-KT');
  office.sync('2026-11-20', '09');
  expect(office.cell('task:II.7', OCCURRENCE, 'originalDue')).toBe(serialOfDay('2026-06-30'));
  expect(office.cell('task:II.7', OCCURRENCE, 'effectiveDue')).toBe(serialOfDay('2026-12-15'));
  expect(office.cell('programme', 'II.7', 'state')).toBe('Chưa thực hiện');
  expect(office.cell('programme', 'II.7', 'originalDue')).toBe(serialOfDay('2026-06-30'));
  expect(office.cell('programme', 'II.7', 'due')).toBe(serialOfDay('2026-12-15'));
});

test('a row staff add with its section becomes the section’s next task and gets a tab', () => {
  const office = opened();
  office.addRow('programme', {
    section: 'Mục V',
    title: 'Tổ chức hội thi',
    lead: 'Sở Tài chính',
    dueText: 'Quý IV/2026',
  });
  const { state } = office.sync('2026-11-20');
  expect(state.tasks.at(-1)?.task).toMatchObject({ key: 'V.3', added: true, leads: ['Sở Tài chính'] });
  expect(office.cell('programme', 'V.3', 'title')).toBe('Tổ chức hội thi');
  expect(office.cell('programme', 'V.3', 'section')).toBe('V');
  expect(office.cell('task:V.3', 'task-title', 'state')).toBe('Tổ chức hội thi');
  office.sync('2026-11-20', '09');
  expect(office.changes).toEqual([]);
});

test('a row without its section is left alone, and the tab says what it lacks', () => {
  const office = opened();
  office.addRow('programme', { title: 'Tổ chức hội thi' });
  const { left } = office.sync('2026-11-20');
  expect(left).toEqual(['Dòng “Tổ chức hội thi” chưa được nhận là nhiệm vụ: đề nghị ghi Mục (I, II, …)']);
  expect(office.cell('programme', 'left', 'no')).toBe(left[0]);
});

test('a row is adopted even where somebody deleted the header above it', () => {
  const office = opened();
  office.deleteRow('programme', 'header');
  office.deleteRow('task:I.3', 'log-header');
  office.addRow('programme', { section: 'V', title: 'Hội thi', dueText: 'Quý IV/2026' });
  office.addRow('task:I.3', { period: '15/11/2026', state: 'Đã họp' });
  office.sync('2026-11-20');
  expect(office.rows('programme')).toContain('V.3');
  office.sync('2026-11-20', '09');
  expect(office.changes).toEqual([]);
});

test('an added task that is deleted stays away and its number is not given out again', () => {
  const office = opened();
  office.addRow('programme', { section: 'V', title: 'Hội thi', dueText: 'Quý IV/2026' });
  office.sync('2026-11-20');
  office.sync('2026-11-20', '09');
  office.deleteRow('programme', 'V.3');
  office.addRow('programme', { section: 'V', title: 'Hội thảo', dueText: 'Quý IV/2026' });
  const { state } = office.sync('2026-11-20', '10');
  expect(state.tasks.map((task) => task.task.key).filter((key) => key.startsWith('V.'))).toEqual([
    'V.1',
    'V.2',
    'V.4',
  ]);
});

test('a task of the programme that is deleted comes back with what staff had corrected', () => {
  const office = opened();
  office.type('programme', 'I.1', 'dueText', 'Quý IV/2026');
  office.sync('2026-11-20');
  office.deleteRow('programme', 'I.1');
  office.sync('2026-11-20', '09');
  expect(office.cell('programme', 'I.1', 'dueText')).toBe('Quý IV/2026');
  expect(office.cell('programme', 'I.1', 'state')).toBe('Chưa thực hiện');
});

test('a task tab that is deleted comes back with everything recorded in it', () => {
  const office = opened();
  office.type('task:I.3', OCCURRENCE, 'progress', 0.4);
  office.addRow('task:I.3', { period: '15/11/2026', state: 'Đã họp' });
  office.sync('2026-11-20');
  office.deleteTab('task:I.3');
  office.sync('2026-11-20', '09');
  expect(office.cell('task:I.3', OCCURRENCE, 'progress')).toBe(0.4);
  expect(office.cell('task:I.3', 'log 1', 'state')).toBe('Đã họp');
});

test('an update written below the log is kept as typed, counts as progress, and says what is wrong with it', () => {
  const office = opened();
  office.addRow('task:I.3', { period: '15/11/2026', state: 'Đã họp', note: 'phòng 2', originalDue: 'xyz' });
  office.addRow('task:I.3', { period: 'hôm qua', state: 'Đã gửi' });
  office.sync('2026-11-20');
  expect(office.cell('programme', 'I.3', 'state')).toBe('Đang thực hiện (trong hạn)');
  expect(office.cell('task:I.3', 'log 1', 'originalDue')).toBe('xyz');
  expect(office.cell('task:I.3', 'log 2', 'period')).toBe('hôm qua');
  expect(office.cell('task:I.3', 'log 2', 'problem')).toContain('“hôm qua” không đọc được');
  office.deleteRow('task:I.3', 'log 1');
  office.sync('2026-11-20', '09');
  expect(office.cell('programme', 'I.3', 'state')).toBe('Chưa thực hiện');
  expect(office.rows('task:I.3')).not.toContain('log 1');
});

test('an added and an already listed task read the same for a past day, whatever is typed today', () => {
  const office = opened('2026-11-10');
  const before = office.sync('2026-11-10', '09');
  const then = stateAsOf({ base: before.base, sheets: before.sheets, classes: [] }, '2026-11-10');
  office.type('programme', 'I.1', 'dueText', 'Quý IV/2026');
  office.type('task:I.3', OCCURRENCE, 'progress', 0.4);
  office.addRow('programme', { section: 'V', title: 'Hội thi', dueText: 'Quý IV/2026' });
  const later = office.sync('2026-11-20');
  expect(later.state.tasks).toHaveLength(33);
  expect(stateAsOf({ base: later.base, sheets: later.sheets, classes: [] }, '2026-11-10')).toEqual(then);
});

test('a workbook set up with another programme keeps it when synced without the file', () => {
  const tasks = file.tasks.filter((task) => task.section === 'I');
  const other = readProgramme({
    ...file,
    taskCount: 10,
    title: 'CHƯƠNG TRÌNH NĂM 2027',
    sections: file.sections.slice(0, 1),
    tasks,
  });
  if (other.programme === null) throw new Error(JSON.stringify(other.problems));
  const office = new Office({ programme: other.programme });
  office.sync('2027-01-05');
  const without = new Office();
  without.snapshot = office.snapshot;
  const { state } = without.sync('2027-01-05');
  expect(state.tasks.map((task) => task.task.key)).toEqual(tasks.map((task) => task.id));
  expect(state.programme.year).toBe(2027);
  expect(without.changes).toEqual([]);
});

const BATCH_2 = 'ke-hoach-tap-huan-dot-2-thang-5-2026-2026-05-12';
const heldClass = (code: string, date: string) =>
  ({
    plan: BATCH_2,
    code,
    label: `Lớp ${code}`,
    date,
    seated: 28,
    size: 30,
    said: { standing: 'held', since: date },
  }) as const;

test('the training task takes its progress from the classes and lists them with links', () => {
  const classes = [
    heldClass('01', '2026-05-12'),
    { plan: BATCH_2, code: '02', label: 'Lớp 02', date: '2026-12-12', seated: 0, size: 30 },
  ];
  const office = new Office({ classes });
  const { tabs } = office.sync('2026-11-20');
  expect(office.cell('task:IV.2', OCCURRENCE, 'progress')).toBe(0.5);
  expect(office.cell('task:IV.2', 'class 02', 'state')).toBe('Chưa tổ chức');
  const rows = tabs.find((tab) => tab.key === 'task:IV.2')?.rows ?? [];
  expect(rows.find((row) => row.key === 'class 01')?.links).toEqual({ period: 'class:01' });
  expect(rows.find((row) => row.key === OCCURRENCE)?.staffCells).not.toContain('progress');
});

test('the progress the classes give is never read back as if staff had typed it', () => {
  const classes = [heldClass('01', '2026-05-12')];
  const office = new Office({ classes });
  office.sync('2026-11-20');
  expect(office.cell('task:IV.2', OCCURRENCE, 'progress')).toBe(1);
  expect(office.cell('task:IV.2', OCCURRENCE, 'problem')).toContain('chưa có ngày hoàn thành');
  office.sync('2026-11-20', '09');
  expect(office.changes).toEqual([]);
});

test('progress that classes gave goes when they give it no more, and what staff type then is theirs', () => {
  const office = new Office({ classes: [heldClass('01', '2026-05-12')] });
  office.sync('2026-11-20');
  const other = new Office({ classes: [{ ...heldClass('01', '2026-05-12'), plan: 'ke-hoach-khac' }] });
  other.snapshot = office.snapshot;
  other.sync('2026-11-21');
  expect(other.cell('task:IV.2', OCCURRENCE, 'progress')).toBeNull();
  expect(
    other.snapshot.tabs.find(({ key }) => key === 'task:IV.2')?.rows.some(({ key }) => key === 'class 01'),
  ).toBe(false);
  other.sync('2026-11-21', '09');
  expect(other.changes).toEqual([]);
  other.type('task:IV.2', OCCURRENCE, 'progress', 0.4);
  other.sync('2026-11-21', '10');
  expect(other.cell('task:IV.2', OCCURRENCE, 'progress')).toBe(0.4);
});

const SUMMARY = summaryColumnsOf(BATCH_2_PLAN).use;

test('the summary lists what is overdue with its days, what falls due, and adds up by section', () => {
  const { state } = new Office().sync('2026-12-05');
  const rows = programmeSummaryRows(state, SUMMARY);
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  const overdue = rows.filter((row) => row.key.startsWith('programme overdue '));
  expect(overdue).toHaveLength(19);
  expect(overdue[0]?.cells).toMatchObject({
    class: 'NV I.9',
    date: serialOfDay('2026-03-31'),
    note: 'Quá hạn 249 ngày',
  });
  expect(overdue[0]?.links).toEqual({ class: 'task:I.9' });
  const upcoming = rows.filter((row) => row.key.startsWith('programme upcoming '));
  expect(upcoming).toHaveLength(16);
  const counts = (key: string) =>
    ['date', ...SUMMARY.counts.slice(0, 9)].map(
      (column) => rows.find((row) => row.key === key)?.cells[column],
    );
  expect(counts('programme total-tasks')).toEqual([32, 0, 0, 19, 13, 0, 0, 0, 0, 0]);
  expect(counts('programme total-occurrences')).toEqual([35, 0, 0, 19, 16, 0, 0, 0, 0, 0]);
  expect(counts('programme section II')).toEqual([15, 0, 0, 12, 3, 0, 0, 0, 0, 0]);
  const rates = ['I', 'IV'].map(
    (no) => rows.find((row) => row.key === `programme section ${no}`)?.cells['rate'],
  );
  expect(rates).toEqual([0, '–']);
  expect(rows.find((row) => row.key === 'programme headline')?.cells['class']).toBe(
    'Tổng số 32 nhiệm vụ. Hoàn thành 0: đúng hạn 0, quá hạn 0. Chưa hoàn thành 32: trong hạn 13, quá hạn 19. ' +
      'Tỷ lệ đúng hạn 0% (0/19 nhiệm vụ đã đến hạn).',
  );
});

test('what is neither complete nor open is named beside the two-by-two, in words that keep their names', () => {
  const office = opened();
  office.type('task:II.1', OCCURRENCE, 'waiting', 'Chờ hướng dẫn của Trung ương');
  const { state } = office.sync('2026-12-05');
  const headline = programmeSummaryRows(state, SUMMARY).find((row) => row.key === 'programme headline');
  expect(headline?.cells['class']).toContain('Ngoài ra: chờ hướng dẫn của Trung ương 1.');
});

test.each([0, 1])(
  'a plan of %i roles still gives the programme its ten counts, each in a column of the tab',
  (count) => {
    const { columns, use } = summaryColumnsOf({ ...BATCH_2_PLAN, roles: BATCH_2_PLAN.roles.slice(0, count) });
    expect(use.counts).toHaveLength(10);
    const keys = columns.map(({ key }) => key);
    const { label, date, text, rate, counts, note } = use;
    expect([label, date, text, rate, ...counts, note].filter((key) => !keys.includes(key))).toEqual([]);
  },
);

test('the demo’s progress shows nothing that had not happened by its day', () => {
  const office = new Office({ initial: sampleProgress('2026-05-01') });
  const { state } = office.sync('2026-05-01');
  const complete = state.tasks.filter((task) => task.state.startsWith('ht_')).map((task) => task.task.key);
  expect(complete).toEqual(['I.1', 'I.2', 'I.9', 'II.13']);
  expect(
    state.tasks.flatMap((task) => task.occurrences.flatMap((occurrence) => occurrence.problems)),
  ).toEqual([]);
});

test('the built-in programme is one value', () => {
  expect(programme2026()).toBe(programme2026());
});

/** What staff may type where, sensible or not. */
const typed = fc.constantFrom<CellValue>(
  'Quý IV/2026',
  'hàng tháng',
  'xyz',
  0.5,
  46_000,
  true,
  null,
  '12/QĐ-UBND',
  '15/6/2026',
  'Chờ hướng dẫn của Trung ương',
);
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('define' as const),
    column: fc.constantFrom('title', 'lead', 'dueText', 'product'),
    value: typed,
  }),
  fc.record({
    kind: fc.constant('record' as const),
    column: fc.constantFrom(...OCCURRENCE_FIELDS),
    value: typed,
  }),
  fc.record({ kind: fc.constant('log' as const), value: typed }),
  fc.record({
    kind: fc.constant('add' as const),
    section: fc.constantFrom('I', 'mục V', 'VI', null),
    value: typed,
  }),
  fc.record({
    kind: fc.constant('deleteRow' as const),
    tab: fc.constantFrom('programme', 'task:II.1'),
    nth: fc.nat(60),
  }),
  fc.record({ kind: fc.constant('deleteTab' as const), tab: fc.constantFrom('programme', 'task:II.1') }),
  fc.record({ kind: fc.constant('sync' as const) }),
);

test(
  'under any edits no staff cell is changed by a sync, and the sync after it writes nothing',
  () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const office = opened('2026-11-19');
        for (const step of edits) {
          if (step.kind === 'sync') office.sync('2026-11-20', '08');
          else apply(office, step);
        }
        const before = staffCellsOfTasks(office);
        office.sync('2026-11-20', '09');
        const after = staffCellsOfTasks(office);
        for (const [cell, value] of before) expect([cell, after.get(cell) ?? null]).toEqual([cell, value]);
        office.sync('2026-11-20', '10');
        expect(office.changes).toEqual([]);
      }),
      { numRuns: cases(40) },
    );
  },
  LONG_MS,
);

type Step = Exclude<typeof edit extends fc.Arbitrary<infer T> ? T : never, { readonly kind: 'sync' }>;

function apply(office: Office, step: Step): void {
  const has = (tab: string) => office.snapshot.tabs.some((candidate) => candidate.key === tab);
  if (step.kind === 'deleteTab') office.deleteTab(step.tab);
  else if (step.kind === 'define' || step.kind === 'add') {
    if (!has('programme')) return;
    if (step.kind === 'define') office.type('programme', 'II.1', step.column, step.value);
    else office.addRow('programme', { section: step.section, title: step.value, dueText: 'Quý IV' });
  } else if (step.kind === 'deleteRow') {
    const row = has(step.tab) ? office.rows(step.tab)[step.nth] : undefined;
    if (row !== undefined) office.deleteRow(step.tab, row);
  } else if (has('task:II.1')) {
    if (step.kind === 'log') office.addRow('task:II.1', { period: step.value, state: 'Đã họp' });
    else office.type('task:II.1', OCCURRENCE, step.column, step.value);
  }
}

function staffCellsOfTasks(office: Office): ReadonlyMap<string, CellValue> {
  const cells = new Map<string, CellValue>();
  const add = (tab: string, row: string, columns: readonly string[]) => {
    for (const column of columns) cells.set(`${tab} › ${row} › ${column}`, office.cell(tab, row, column));
  };
  for (const { key } of office.snapshot.tabs) {
    for (const row of office.rows(key)) {
      if (/^[IVX]+\.\d+$/.test(row)) add(key, row, DEFINITION_FIELDS);
      if (row.startsWith('occurrence ')) add(key, row, OCCURRENCE_FIELDS);
      if (row.startsWith('log ')) add(key, row, ['period', 'state', 'note']);
    }
  }
  return cells;
}
