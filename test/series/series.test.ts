import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import { classWarnings, learnersRange, studyDays } from '#shared/series/class-checks.ts';
import { classCodes, codeKey } from '#shared/series/class-numbers.ts';
import { groupPlans, sum, yearsOfPlan } from '#shared/series/group-plan.ts';
import { isHeld, isOpened, type SeriesClass, seriesClassState } from '#shared/series/series-class.ts';
import { addProgress, groupProgress, inDayOrder } from '#shared/series/series-progress.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { cases } from '../sizes.ts';
import { classesOf, countPlans, YEARS } from './series-arbitrary.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const NOTHING = () => new Map<number, number>();

function classOf(duty: string, from: string, more: Partial<SeriesClass> = {}): SeriesClass {
  return {
    row: `${duty} ${from}`,
    duty: PLAN.duties.find(({ key }) => key === duty) ?? null,
    code: null,
    study: { from, to: from },
    field: null,
    place: null,
    venue: null,
    party: null,
    capacity: null,
    present: null,
    attendees: null,
    trained: new Map(),
    standing: 'held',
    state: 'held',
    ...more,
  };
}

test('the plan of Thái Nguyên counts 115 + 24 classes, 107 of them of no year (P50)', () => {
  const groups = groupPlans(expandPlan(PLAN).obligations, yearsOfPlan(PLAN), NOTHING);
  expect(
    groups.map(({ duty, byYear, unassigned, total }) => [duty.key, [...byYear.values()], unassigned, total]),
  ).toEqual([
    ['L1', [2, 2, 2, 2], 0, 8],
    ['L2', [], 48, 48],
    ['L3', [], 44, 44],
    ['L4', [], 15, 15],
    ['L5', [2, 2, 2, 2], 0, 8],
    ['L6', [4, 4, 4, 4], 0, 16],
  ]);
});

test('what the office spreads leaves “Chưa phân năm”; more than there is counts for nothing (P51)', () => {
  const spread = (n: number) => {
    const own = groupPlans(expandPlan(PLAN).obligations, YEARS, (duty) =>
      duty === 'L4' ? new Map([[2023, n]]) : new Map<number, number>(),
    );
    const group = own.find(({ duty }) => duty.key === 'L4');
    return [group?.byYear.get(2023), group?.unassigned, group?.total, group?.spread];
  };
  expect(spread(10)).toEqual([10, 5, 15, 10]);
  expect(spread(15)).toEqual([15, 0, 15, 15]);
  expect(spread(16)).toEqual([undefined, 15, 15, 16]);
});

test('a plan of one year gives its classes to that year, whatever its periods say', () => {
  const plan = { ...PLAN, from: '2024-01-01', to: '2024-12-31', duties: PLAN.duties.slice(1, 2) };
  const year = { ...plan, duties: plan.duties.map((duty) => ({ ...duty, periods: null })) };
  const [group] = groupPlans(expandPlan(year).obligations, yearsOfPlan(year), NOTHING);
  expect([group?.byYear, group?.unassigned]).toEqual([new Map([[2024, 48]]), 0]);
});

test('the totals of the grid add up for any plan of class counts, however it is spread', () => {
  const spreads = fc.dictionary(
    fc.constantFrom('L0', 'L1', 'L2'),
    fc.dictionary(fc.constantFrom('2022', '2023', '2025'), fc.nat(60)),
  );
  fc.assert(
    fc.property(countPlans, spreads, (plan, typed) => {
      const { obligations, unknown } = expandPlan(plan);
      const asked = sum(obligations.map(({ amount }) => amount ?? 0));
      const years = yearsOfPlan(plan);
      const groups = groupPlans(
        obligations,
        years,
        (duty) => new Map(Object.entries(typed[duty] ?? {}).map(([year, n]) => [Number(year), n])),
      );
      const byYear = years.map((year) => sum(groups.map((group) => group.byYear.get(year) ?? 0)));
      const open = sum(groups.map(({ unassigned }) => unassigned));
      expect(groups.length + unknown.length).toBe(plan.duties.length);
      expect(sum(byYear) + open).toBe(asked);
      expect(sum(groups.map(({ total }) => total ?? 0))).toBe(asked);
      expect(groups.every(({ unassigned }) => unassigned >= 0)).toBe(true);
    }),
    { numRuns: cases(60) },
  );
});

test('plan − held = left − over for any classes opened, and every class is in one year (P54)', () => {
  const worlds = countPlans.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      classes: classesOf(plan),
      perParty: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
    }),
  );
  fc.assert(
    fc.property(worlds, ({ plan, classes, perParty }) => {
      for (const group of groupPlans(expandPlan(plan).obligations, YEARS, NOTHING)) {
        const own = inDayOrder(classes.filter(({ duty }) => duty === group.duty));
        const all = addProgress(groupProgress(group, YEARS, own, perParty), own.filter(isHeld));
        expect(all.plan).toBe(group.total);
        expect(all.opened).toBe(own.filter(isOpened).length);
        expect(all.held).toBe(own.filter(isHeld).length);
        expect(all.plan - all.held).toBe(all.left - all.over);
        expect(Math.min(all.left, all.over, all.opened - all.held)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: cases(60) },
  );
});

test('a class beyond its year is over; one of a group of no year takes from what is not spread (P54)', () => {
  const groups = groupPlans(expandPlan(PLAN).obligations, YEARS, NOTHING);
  const progress = (duty: string, classes: readonly SeriesClass[], perParty: number | null) => {
    const group = groups.find((one) => one.duty.key === duty);
    if (group === undefined) throw new Error(duty);
    return groupProgress(group, YEARS, classes, perParty).map(({ year, plan, held, left, over }) => [
      year,
      plan,
      held,
      left,
      over,
    ]);
  };
  const days = ['2022-03-01', '2022-04-01', '2022-05-01'];
  expect(
    progress(
      'L1',
      days.map((day) => classOf('L1', day)),
      null,
    )[0],
  ).toEqual([2022, 2, 3, 0, 1]);
  const ofOne = days.map((day) => classOf('L2', day, { party: 'xa-ntm#1' }));
  expect(progress('L2', ofOne, 2)).toEqual([
    [2022, 0, 3, 0, 1],
    [2023, 0, 0, 0, 0],
    [2024, 0, 0, 0, 0],
    [2025, 0, 0, 0, 0],
    [null, 48, 0, 46, 0],
  ]);
});

test('a class is held by what staff say or by attendance, never by its date (P12)', () => {
  const state = (said: Partial<SeriesClass>, asOf: string) =>
    seriesClassState(
      { standing: null, present: null, study: { from: '2024-03-04', to: '2024-03-06' }, ...said },
      asOf,
    );
  expect(state({}, '2024-03-03')).toBe('planned');
  expect(state({ standing: 'open' }, '2024-03-03')).toBe('open');
  expect(state({}, '2024-03-05')).toBe('running');
  expect(state({}, '2024-03-07')).toBe('passed');
  expect(state({ standing: 'open' }, '2024-03-07')).toBe('passed');
  expect(state({ standing: 'held' }, '2024-03-07')).toBe('held');
  expect(state({ present: 41 }, '2024-03-07')).toBe('held');
  expect(state({ present: 0 }, '2024-03-07')).toBe('passed');
  expect(state({ standing: 'held' }, '2024-03-03')).toBe('early');
  expect(state({ standing: 'cancelled', present: 41 }, '2024-03-07')).toBe('cancelled');
  expect(state({ standing: 'held', study: null }, '2024-03-07')).toBe('incomplete');
});

test('days of study, days in the field and learners are checked against the document (P53)', () => {
  const warnings = (duty: string, more: Partial<SeriesClass>) =>
    classWarnings(classOf(duty, '2024-03-04', more), { tolerance: 0.2 });
  const study = { from: '2024-03-04', to: '2024-03-07' };
  expect(warnings('L1', { study })).toEqual([
    'Cần kiểm tra: học 4 ngày, văn bản giới hạn 3 ngày (không tính ngày đi thực tế).',
  ]);
  expect(warnings('L1', { study, field: { from: '2024-03-07', to: '2024-03-07' } })).toEqual([]);
  expect(warnings('L2', { study })).toEqual([]);
  expect(warnings('L5', { study })).toEqual(['Học 4 ngày; văn bản không nêu giới hạn số ngày của nhóm này.']);
  expect(warnings('L1', { field: { from: '2024-03-05', to: '2024-03-08' } })).toEqual([
    'Cần kiểm tra: đi thực tế 4 ngày, văn bản giới hạn 3 ngày.',
  ]);
  expect([39, 40, 60, 61].map((present) => warnings('L1', { present }).length)).toEqual([1, 0, 0, 1]);
  expect(warnings('L5', { present: 5 })).toEqual([
    'Học 1 ngày; văn bản không nêu giới hạn số ngày của nhóm này.',
  ]);
  expect(warnings('L1', { present: 55, capacity: 50 })).toEqual([
    'Cần kiểm tra: 55 người có mặt, sức chứa 50.',
  ]);
  expect(learnersRange(45, 0.1)).toEqual([41, 49]);
  expect(studyDays({ from: '2024-02-28', to: '2024-03-01' }, null)).toBe(3);
});

test('a number that a class once had is never another’s (P52)', () => {
  const named = [
    { row: 'a', order: 0, name: 'L1-2022', at: 10 },
    { row: 'b', order: 1, name: 'L1-2022', at: 10 },
    { row: 'b', order: 1, name: 'L1-2023', at: 20 },
    { row: 'c', order: 2, name: 'L1-2022', at: 30 },
    { row: 'b', order: 1, name: 'L1-2022', at: 40 },
  ];
  const codes = classCodes(named);
  expect([...codes]).toEqual([
    [codeKey('a', 'L1-2022'), 'L1-2022-01'],
    [codeKey('b', 'L1-2022'), 'L1-2022-02'],
    [codeKey('b', 'L1-2023'), 'L1-2023-01'],
    [codeKey('c', 'L1-2022'), 'L1-2022-03'],
  ]);
  expect(classCodes(named.toReversed())).toEqual(codes);
});
