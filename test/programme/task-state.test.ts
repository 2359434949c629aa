import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/time/calendar.ts';
import { describeDaysLeft } from '#shared/programme/describe-state.ts';
import { explainTask } from '#shared/programme/explain-task.ts';
import { classStateText, type TrainingClass } from '#shared/programme/classes-progress.ts';
import { withKnownLinks } from '#shared/programme/known-links.ts';
import type { Programme, Task } from '#shared/programme/programme.ts';
import { planId } from '#shared/plan/plan-id.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { programmeState } from '#shared/programme/programme-state.ts';
import type { ProgressFact, ProgressField } from '#shared/programme/progress.ts';
import { occurrencesOf, taskState } from '#shared/programme/task-state.ts';
import type { TaskStateKey } from '#shared/programme/task-state-key.ts';
import { endOfDayMs, serialOfDay } from '#shared/time/local-date.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import file from '#shared/data/programme-2026.data.json' with { type: 'json' };
import { facts, task, taskDue } from './programme-fixtures.ts';
import { cases } from '../sizes.ts';

type Cells = Partial<Record<ProgressField, CellValue>>;
const DONE: Cells = { completedOn: '2026-06-20', document: '12/QĐ-UBND' };

const STATES: readonly (readonly [string, string, Cells, string, TaskStateKey])[] = [
  ['before the interval', 'Quý III/2026', {}, '2026-06-30', 'chua_den_ky'],
  ['on its first day', 'Quý III/2026', {}, '2026-07-01', 'chua_thuc_hien'],
  ['on the due day', 'Quý II/2026', {}, '2026-06-30', 'chua_thuc_hien'],
  ['the day after', 'Quý II/2026', {}, '2026-07-01', 'dang_qua_han'],
  ['begun', 'Quý II/2026', { progress: 0.1 }, '2026-06-30', 'dang_trong_han'],
  ['begun before the interval', 'Quý III/2026', { progress: '20%' }, '2026-06-01', 'dang_trong_han'],
  ['begun and late', 'Quý II/2026', { progress: 0.9 }, '2026-07-01', 'dang_qua_han'],
  ['at nought percent', 'Quý II/2026', { progress: 0 }, '2026-06-30', 'chua_thuc_hien'],
  ['at a hundred percent without a day', 'Quý II/2026', { progress: 1 }, '2026-07-01', 'dang_qua_han'],
  [
    'with an update in the log',
    'Quý II/2026',
    { logDay: '2026-06-01', logText: 'Đã họp' },
    '2026-06-30',
    'dang_trong_han',
  ],
  [
    'with an update of tomorrow',
    'Quý II/2026',
    { logDay: '2026-07-01', logText: 'Đã họp' },
    '2026-06-30',
    'chua_thuc_hien',
  ],
  ['complete', 'Quý II/2026', DONE, '2026-12-01', 'ht_dung_han'],
  [
    'complete on the due day',
    'Quý II/2026',
    { ...DONE, completedOn: '2026-06-30' },
    '2026-12-01',
    'ht_dung_han',
  ],
  ['complete late', 'Quý II/2026', { ...DONE, completedOn: '2026-07-01' }, '2026-12-01', 'ht_qua_han'],
  [
    'complete on the excluded day',
    'trước ngày 30/6/2026',
    { ...DONE, completedOn: '2026-06-30' },
    '2026-12-01',
    'ht_qua_han',
  ],
  ['complete without a document', 'Quý II/2026', { completedOn: '2026-06-20' }, '2026-12-01', 'cho_xac_nhan'],
  [
    'complete with “chưa có” for a document',
    'Quý II/2026',
    { ...DONE, document: 'chưa có' },
    '2026-12-01',
    'cho_xac_nhan',
  ],
  ['document without a day', 'Quý II/2026', { document: '12/QĐ' }, '2026-07-01', 'dang_qua_han'],
  ['complete in the future', 'Quý II/2026', DONE, '2026-06-19', 'chua_thuc_hien'],
  [
    'completed on an unreadable day',
    'Quý II/2026',
    { ...DONE, completedOn: '20/6' },
    '2026-07-01',
    'dang_qua_han',
  ],
  [
    'completed on a written day',
    'Quý II/2026',
    { ...DONE, completedOn: '20/6/2026' },
    '2026-07-01',
    'ht_dung_han',
  ],
  [
    'extended with a document',
    'Quý II/2026',
    { newDue: '2026-09-30', grantingDocument: '5/UBND' },
    '2026-08-01',
    'chua_thuc_hien',
  ],
  ['extended without', 'Quý II/2026', { newDue: '2026-09-30' }, '2026-08-01', 'dang_qua_han'],
  [
    'extended and complete by then',
    'Quý II/2026',
    { ...DONE, completedOn: '2026-09-01', newDue: '2026-09-30', grantingDocument: '5/UBND' },
    '2026-12-01',
    'ht_dung_han',
  ],
  [
    'conditional and late',
    'Quý II/2026 (theo tiến độ Trung ương hướng dẫn)',
    {},
    '2026-07-01',
    'dang_qua_han',
  ],
  [
    'conditional and waiting',
    'Quý II/2026 (theo tiến độ Trung ương hướng dẫn)',
    { waiting: 'Chờ hướng dẫn của Trung ương' },
    '2026-12-01',
    'cho_trung_uong',
  ],
  [
    'waiting though the guidance came',
    'Quý II/2026 (theo tiến độ Trung ương hướng dẫn)',
    { waiting: true, guidanceOn: '2026-07-05' },
    '2026-12-01',
    'cho_trung_uong',
  ],
  [
    'waiting and complete',
    'Quý II/2026 (theo tiến độ Trung ương hướng dẫn)',
    { waiting: true, ...DONE },
    '2026-12-01',
    'ht_dung_han',
  ],
  ['waiting without a condition', 'Quý II/2026', { waiting: true }, '2026-07-01', 'dang_qua_han'],
  ['ongoing', 'thường xuyên', {}, '2030-01-01', 'khong_han'],
  [
    'ongoing with a new due day',
    'thường xuyên',
    { newDue: '2026-01-31', grantingDocument: '1/UBND' },
    '2026-12-01',
    'khong_han',
  ],
  ['external', 'theo tiến độ Trung ương', {}, '2030-01-01', 'cho_trung_uong'],
  [
    'external, guidance here',
    'theo tiến độ Trung ương',
    { guidanceOn: '2026-02-01' },
    '2026-03-01',
    'khong_han',
  ],
  ['unreadable', 'Quý gì đó', {}, '2030-01-01', 'chua_xac_dinh'],
  [
    'unreadable with a granted day',
    'Quý gì đó',
    { newDue: '2026-01-31', grantingDocument: '1/UBND' },
    '2026-02-01',
    'dang_qua_han',
  ],
  [
    'kept up after completion',
    'Năm 2026 và điều chỉnh/bổ sung thường xuyên (nếu cần)',
    DONE,
    '2028-01-01',
    'ht_dung_han',
  ],
];

test.each(STATES)('a task %s (“%s”, %j) on %s is %s', (_, dueText, cells, asOf, state) => {
  const of = taskDue(dueText);
  expect(taskState(of, facts(of, cells), asOf).state).toBe(state);
});

test('with no progress recorded, the programme stands on 20 November 2026 as its readers found', () => {
  const { tasks } = programmeState({ programme: programme2026(), facts: [], asOf: '2026-11-20' });
  const overdue = tasks.filter((state) => state.state === 'dang_qua_han').map((state) => state.task.key);
  expect(overdue.filter((key) => !key.startsWith('III.'))).toEqual(file.asOf20261120.past);
  for (const key of file.asOf20261120.recurring) {
    const state = tasks.find((candidate) => candidate.task.key === key);
    expect(state?.occurrences.map((occurrence) => occurrence.state)).toEqual([
      'dang_qua_han',
      'chua_thuc_hien',
    ]);
    expect(state?.state).toBe('dang_qua_han');
  }
});

test.each([
  ['2026-06-22', null],
  ['2026-06-23', 7],
  ['2026-06-30', 0],
  ['2026-07-01', null],
])('on %s a task of the second quarter is due soon in %s days', (asOf, days) => {
  const state = taskState(taskDue('Quý II/2026'), [], asOf);
  expect(state.dueSoon).toBe(days !== null);
  if (days !== null) expect(state.deciding.daysLeft).toBe(days);
});

test('how soon is soon can be set', () => {
  const config = { dueSoonDays: 30 };
  expect(taskState(taskDue('Quý II/2026'), [], '2026-06-01', config).dueSoon).toBe(true);
});

test('the original due day stays beside a new one', () => {
  const of = taskDue('Quý II/2026');
  const { deciding } = taskState(
    of,
    facts(of, { newDue: '2026-09-30', grantingDocument: '5/UBND' }),
    '2026-08-01',
  );
  expect([deciding.due, deciding.effectiveDue, deciding.extended]).toEqual([
    '2026-06-30',
    '2026-09-30',
    true,
  ]);
});

test.each<readonly [Cells, string]>([
  [{ newDue: '2026-09-30' }, 'chưa có văn bản cho phép gia hạn'],
  [{ completedOn: '2026-12-31' }, 'ở tương lai'],
  [{ completedOn: 'hôm qua' }, '“hôm qua”: không đọc được'],
  [{ completedOn: 15 }, '“15”: không đọc được'],
  [{ progress: 1.5 }, '“1.5”: không đọc được'],
  [{ progress: '150%' }, '“150%”: không đọc được'],
  [{ document: '12/QĐ' }, 'chưa có ngày hoàn thành'],
  [{ completedOn: '2026-06-01' }, 'chờ xác nhận hoàn thành'],
  [{ waiting: true }, 'không được đặt chờ hướng dẫn'],
  [{ newDue: '2026-05-01', grantingDocument: '1/UBND' }, 'sớm hơn hạn gốc'],
])('%j is said to be a problem beside the cell: %s', (cells, text) => {
  const of = taskDue('Quý II/2026');
  const problems = taskState(of, facts(of, cells), '2026-06-15').deciding.problems;
  expect(problems.map((problem) => problem.text).join('\n')).toContain(text);
});

test.each([
  [50, 0.5],
  ['50%', 0.5],
  ['0,5', 0.5],
  [100, 1],
  [1, 1],
])('progress %j is read as %s', (typed, share) => {
  const of = taskDue('Quý II/2026');
  expect(taskState(of, facts(of, { progress: typed }), '2026-06-15').deciding.record.progress).toBe(share);
});

test('where the guidance came and the task still waits, staff are asked to say which holds', () => {
  const of = taskDue('Quý II/2026 (theo tiến độ Trung ương hướng dẫn)');
  const cells = facts(of, { waiting: true, guidanceOn: '2026-07-05' });
  const problems = (asOf: string) =>
    taskState(of, cells, asOf).deciding.problems.map((problem) => problem.field);
  expect(problems('2026-07-04')).toEqual(['guidanceOn']);
  expect(problems('2026-07-05')).toEqual(['waiting']);
});

test('clearing a cell takes it back from then on, and changes no day before', () => {
  const of = taskDue('Quý II/2026');
  const history = [...facts(of, DONE, '2026-06-21'), ...facts(of, { completedOn: null }, '2026-08-01')];
  expect(taskState(of, history, '2026-07-31').state).toBe('ht_dung_han');
  expect(taskState(of, history, '2026-08-01').state).toBe('dang_qua_han');
});

test('a completion recorded later than it happened counts from the day it was recorded, by its own date', () => {
  const of = taskDue('Quý II/2026');
  const late = facts(of, DONE, '2026-07-10');
  expect(taskState(of, late, '2026-07-09').state).toBe('dang_qua_han');
  expect(taskState(of, late, '2026-07-10').state).toBe('ht_dung_han');
});

test('each occurrence of a recurring task has its own record, and the worst open one decides', () => {
  const of = task('III.1');
  const done = facts(of, DONE, '2026-06-21', 'months6:2026-06-30');
  expect(taskState(of, done, '2026-11-20').state).toBe('chua_thuc_hien');
  expect(taskState(of, done, '2027-01-01').state).toBe('dang_qua_han');
  const both = [
    ...done,
    ...facts(of, { ...DONE, completedOn: '2027-01-05' }, '2027-01-05', 'year:2026-12-31'),
  ];
  expect(taskState(of, both, '2027-02-01').state).toBe('ht_qua_han');
});

const BATCH_2 = 'ke-hoach-tap-huan-dot-2-thang-5-2026-2026-05-12';
const trainingClass = (
  code: string,
  date: string,
  said?: TrainingClass['said'],
  plan = BATCH_2,
): TrainingClass => ({
  plan,
  code,
  label: `Lớp ${code}`,
  date,
  seated: 30,
  size: 30,
  ...(said === undefined ? {} : { said }),
});
const withoutLink = (one: Task): Task =>
  Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'classesOf')) as unknown as Task;
const heldSince = (since: string) => ({ standing: 'held', since }) as const;

test('the progress of the training task is the share of classes confirmed as held', () => {
  const classes = [
    trainingClass('01', '2026-05-12', heldSince('2026-05-12')),
    trainingClass('02', '2026-05-19', heldSince('2026-05-21')),
    trainingClass('03', '2026-05-20'),
    trainingClass('04', '2026-12-01'),
  ];
  const of = (asOf: string) => taskState(task('IV.2'), [], asOf, undefined, classes);
  expect(of('2026-05-11').deciding.record.progress).toBe(0);
  expect(of('2026-05-11').state).toBe('chua_thuc_hien');
  expect(of('2026-05-20').deciding.record.progress).toBe(0.25);
  expect(of('2026-05-21').deciding.record.progress).toBe(0.5);
  expect(of('2026-05-21').state).toBe('dang_trong_han');
  expect(taskState(task('IV.1'), [], '2026-05-19', undefined, classes).classes).toBeNull();
});

test.each<[string, TrainingClass['said'], string, string]>([
  ['2026-05-12', undefined, '2026-05-11', 'Chưa tổ chức'],
  ['2026-05-12', undefined, '2026-05-12', 'Chưa tổ chức'],
  ['2026-05-12', undefined, '2026-05-13', 'Đã qua ngày – chưa xác nhận'],
  ['2026-05-12', { standing: 'planned', since: '2026-05-01' }, '2026-06-01', 'Đã qua ngày – chưa xác nhận'],
  ['2026-05-12', { standing: 'open', since: '2026-05-01' }, '2026-06-01', 'Đã qua ngày – chưa xác nhận'],
  ['2026-05-12', { standing: 'open', since: '2026-05-01' }, '2026-05-02', 'Mở đăng ký'],
  ['2026-05-12', { standing: 'postponed', since: '2026-05-10' }, '2026-06-01', 'Hoãn'],
  ['2026-05-12', { standing: 'cancelled', since: '2026-05-10' }, '2026-05-11', 'Hủy'],
  ['2026-05-12', heldSince('2026-05-12'), '2026-05-12', 'Đã tổ chức'],
  ['2026-05-12', heldSince('2026-06-12'), '2026-05-30', 'Đã qua ngày – chưa xác nhận'],
  [
    '2026-05-12',
    heldSince('2026-05-01'),
    '2026-05-02',
    'Chưa đến ngày học mà đã ghi “Đã tổ chức” – đề nghị kiểm tra',
  ],
])('a class of %s of which staff say %j is on %s: %s', (date, said, asOf, text) => {
  expect(classStateText({ date, said }, asOf)).toBe(text);
});

test.each<[string, Partial<TrainingClass>, string, string]>([
  ['from the day on which somebody was seen to have come', {}, '2026-05-20', 'Đã tổ chức'],
  ['not on a day before that', {}, '2026-05-18', 'Đã qua ngày – chưa xác nhận'],
  ['not while it goes on', { lastDay: '2026-05-21' }, '2026-05-20', 'Đang tổ chức'],
  ['at the end of its last day', { lastDay: '2026-05-21' }, '2026-05-21', 'Đã tổ chức'],
  [
    'not where staff put it off',
    { said: { standing: 'postponed', since: '2026-05-01' } },
    '2026-05-20',
    'Hoãn',
  ],
  [
    'where staff said no more than that it was planned',
    { said: { standing: 'open', since: '2026-05-01' } },
    '2026-05-20',
    'Đã tổ chức',
  ],
  [
    'not before its day, which is told',
    { date: '2026-05-30' },
    '2026-05-20',
    'Chưa đến ngày học mà đã có điểm danh – đề nghị kiểm tra',
  ],
])('P12: recorded attendance makes a class held, %s', (_when, more, asOf, text) => {
  const one = { date: '2026-05-12', attendedSince: '2026-05-19', ...more };
  expect(classStateText(one, asOf)).toBe(text);
});

test('a task is fed only by the classes of the plan it names, in whichever programme it stands', () => {
  const others = [trainingClass('01', '2026-05-12', heldSince('2026-05-12'), 'ke-hoach-108-2024-05-24')];
  expect(taskState(task('IV.2'), [], '2026-06-01', undefined, others).classes).toBeNull();
  const unlinked = withoutLink(task('IV.2'));
  const own = [trainingClass('01', '2026-05-12', heldSince('2026-05-12'))];
  expect(taskState(unlinked, [], '2026-06-01', undefined, own).classes).toBeNull();
  expect(
    taskState({ ...task('I.1'), classesOf: BATCH_2 }, [], '2026-06-01', undefined, own).classes?.held,
  ).toBe(1);
  const linked = programme2026().tasks.filter(({ classesOf }) => classesOf !== undefined);
  expect(linked.map(({ key, classesOf }) => [key, classesOf])).toEqual([['IV.2', BATCH_2]]);
  expect(planId(BATCH_2_PLAN)).toBe(BATCH_2);
});

test('a copy of the programme written before links existed has them, another of the same shape has not', () => {
  const bare = { ...programme2026(), tasks: programme2026().tasks.map(withoutLink) };
  const links = (programme: Programme) =>
    programme.tasks.filter(({ classesOf }) => classesOf !== undefined).length;
  expect(links(bare)).toBe(0);
  expect(links(withKnownLinks(bare, programme2026()))).toBe(1);
  expect(links(withKnownLinks({ ...bare, title: 'CHƯƠNG TRÌNH 108 NĂM 2024' }, programme2026()))).toBe(0);
  const other = { ...bare, tasks: bare.tasks.map((one) => ({ ...one, title: `${one.title} khác` })) };
  expect(links(withKnownLinks(other, programme2026()))).toBe(0);
});

test('what waits for its time is not counted within the term', () => {
  const programme = { ...programme2026(), tasks: [{ ...taskDue('Quý IV/2026'), key: 'I.1', no: 1 }] };
  const { totals } = programmeState({ programme, facts: [], asOf: '2026-09-30' });
  expect(totals.tasks).toMatchObject({ notYet: 1, withinTerm: 0, all: 1 });
});

test('the rate on time counts what was due, and nothing else', () => {
  const due = taskDue('Quý II/2026');
  const programme = {
    ...programme2026(),
    tasks: [
      { ...due, key: 'I.1', no: 1 },
      { ...due, key: 'I.2', no: 2 },
      { ...due, key: 'I.3', no: 3 },
      { ...taskDue('Năm 2026'), key: 'I.4', no: 4 },
      { ...taskDue('thường xuyên'), key: 'I.5', no: 5 },
    ],
  };
  const done = facts(due, DONE);
  const { totals } = programmeState({ programme, facts: done, asOf: '2026-11-20' });
  expect(totals.tasks).toMatchObject({
    onTime: 1,
    overdue: 2,
    withinTerm: 1,
    noDue: 1,
    all: 5,
    rateOnTime: 1 / 3,
  });
  expect(programmeState({ programme, facts: [], asOf: '2026-02-01' }).totals.tasks.rateOnTime).toBeNull();
});

test('every state is explained by its rules', () => {
  const of = task('II.10');
  const lines = explainTask(
    taskState(of, facts(of, { newDue: '2026-12-15', progress: 0.5 }), '2026-11-20'),
  ).join('\n');
  for (const rule of ['T1', 'T2', 'T3', 'T4', 'T6']) expect(lines).toContain(`${rule}: `);
  expect(lines).toContain('không được áp dụng');
  expect(lines).toContain('Quá hạn 143 ngày');
  expect(explainTask(taskState(task('III.1'), [], '2026-11-20')).join('\n')).toContain('T5: ');
});

/** Anything staff may do to any task, at any time of two years. */
const DAY_ZERO = '2026-01-01';
const someDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(DAY_ZERO, days));
const cellOf: Readonly<Record<string, fc.Arbitrary<CellValue>>> = {
  progress: fc.constantFrom<CellValue>(0, 0.4, 1, 60, 'nhiều', null),
  completedOn: fc.oneof(someDay.map(serialOfDay), fc.constantFrom<CellValue>(null, 'mai')),
  document: fc.constantFrom<CellValue>('1/QĐ', null, '-'),
  newDue: fc.oneof(someDay.map(serialOfDay), fc.constant(null)),
  grantingDocument: fc.constantFrom<CellValue>('2/UBND', null),
  waiting: fc.constantFrom<CellValue>(true, null, 'Chờ hướng dẫn của Trung ương', 'ừ'),
  guidanceOn: fc.oneof(someDay.map(serialOfDay), fc.constant(null)),
  logDay: fc.oneof(someDay.map(serialOfDay), fc.constant(null)),
  logText: fc.constantFrom<CellValue>('Đã họp', null),
};
const anyTask = fc.constantFrom(
  ...programme2026().tasks,
  ...['thường xuyên', 'theo tiến độ Trung ương', 'trước ngày 15/6', 'Quý gì', 'hàng tháng'].map(taskDue),
);
const taskAndFacts = anyTask.chain((of) => {
  const rows = occurrencesOf(of).map((occurrence) => occurrence.key);
  const fact = fc.constantFrom(...Object.keys(cellOf)).chain((field) =>
    fc.record<ProgressFact>({
      task: fc.constant(of.key),
      row: field.startsWith('log') ? fc.constantFrom('log 1', 'log 2') : fc.constantFrom(...rows),
      field: fc.constant(field as ProgressField),
      value: cellOf[field] as fc.Arbitrary<CellValue>,
      recordedAt: someDay.map((day) => endOfDayMs(day) - 1000),
    }),
  );
  return fc.tuple(fc.constant(of), fc.array(fact, { maxLength: 12 }));
});

test('the state for a past day never depends on what was recorded later', () => {
  fc.assert(
    fc.property(taskAndFacts, someDay, ([of, all], asOf) => {
      const known = all.filter((fact) => fact.recordedAt <= endOfDayMs(asOf));
      expect(taskState(of, all, asOf)).toEqual(taskState(of, known, asOf));
    }),
    { numRuns: cases(500) },
  );
});

/**
 * How far along a state is; without a staff change, days only lead forward. Waiting for the central level comes first:
 * whatever is recorded, the work can only begin when the guidance is there.
 */
const RANK: Readonly<Record<TaskStateKey, number>> = {
  cho_trung_uong: 0,
  chua_den_ky: 0,
  chua_thuc_hien: 1,
  dang_trong_han: 2,
  khong_han: 3,
  chua_xac_dinh: 3,
  dang_qua_han: 3,
  cho_xac_nhan: 4,
  ht_dung_han: 5,
  ht_qua_han: 5,
};

test('days alone never move an occurrence backward through its states', () => {
  fc.assert(
    fc.property(taskAndFacts, fc.array(someDay, { minLength: 2, maxLength: 6 }), ([of, all], days) => {
      const recorded = all.map((fact) => ({ ...fact, recordedAt: 0 }));
      const ranks = [...days]
        .sort()
        .map((day) => taskState(of, recorded, day).occurrences.map((occurrence) => RANK[occurrence.state]));
      ranks.slice(1).forEach((now, index) => {
        now.forEach((rank, at) => expect(rank).toBeGreaterThanOrEqual(ranks[index]?.[at] as number));
      });
    }),
    { numRuns: cases(500) },
  );
});

test('only an overdue state counts days that are over: one that waits or awaits confirmation is never late beside it', () => {
  fc.assert(
    fc.property(taskAndFacts, someDay, ([of, all], asOf) => {
      for (const occurrence of taskState(of, all, asOf).occurrences) {
        const isLate = (occurrence.daysLeft ?? 0) < 0;
        expect(isLate).toBe(occurrence.state === 'dang_qua_han');
        expect(describeDaysLeft(occurrence).startsWith('Quá hạn')).toBe(isLate);
      }
    }),
    { numRuns: cases(500) },
  );
});

test('a task that waits for the central level has its own due day from the day the guidance comes', () => {
  const of = taskDue('theo tiến độ Trung ương');
  const recorded = facts(of, {
    grantingDocument: '2/UBND',
    newDue: '2026-01-02',
    guidanceOn: '2026-01-02',
  });
  const stateOn = (day: string) => taskState(of, recorded, day).state;
  expect(['2026-01-01', '2026-01-02', '2026-01-03'].map(stateOn)).toEqual([
    'cho_trung_uong',
    'chua_thuc_hien',
    'dang_qua_han',
  ]);
});

test('totals add up to the number of tasks and of occurrences, whatever was recorded', () => {
  fc.assert(
    fc.property(fc.array(taskAndFacts, { maxLength: 5 }), someDay, (recorded, asOf) => {
      const { tasks, totals } = programmeState({
        programme: programme2026(),
        facts: recorded.flatMap(([, all]) => all),
        asOf,
      });
      const occurrences = tasks.reduce((sum, state) => sum + state.occurrences.length, 0);
      for (const [counted, all] of [
        [totals.tasks, 32],
        [totals.occurrences, occurrences],
      ] as const) {
        const { all: stated, rateOnTime, ...counts } = counted;
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all);
        expect(stated).toBe(all);
        if (rateOnTime !== null) expect(rateOnTime >= 0 && rateOnTime <= 1).toBe(true);
      }
      expect(totals.bySection.reduce((sum, section) => sum + section.tasks.all, 0)).toBe(32);
      const leads = tasks.reduce((sum, state) => sum + state.task.leads.length, 0);
      expect(totals.byLead.reduce((sum, lead) => sum + lead.tasks.all, 0)).toBe(leads);
    }),
  );
});
