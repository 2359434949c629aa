/** Plans of class counts, what an office makes of them, and classes it opens: any of them. */
import * as fc from 'fast-check';
import type { Duty, DutyPlan } from '#shared/plan/duty-plan.ts';
import type { SeriesClass, SeriesClassState } from '#shared/series/series-class.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';

const MODEL = dutyPlan('thai-nguyen-2022-2025');
const [DUTY] = MODEL.duties;
const [SET] = MODEL.parties;
if (DUTY === undefined || SET === undefined) throw new Error('the plan of classes has no duties');

export const YEARS = [2022, 2023, 2024, 2025];
const PERIODS = ['2022', '2023', '2024', '2025', '2022-2025', '2023-Q2', '2024-H1'];

const group = fc.record({
  n: fc.integer({ min: 1, max: 9 }),
  isEach: fc.boolean(),
  count: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  periods: fc.option(fc.uniqueArray(fc.constantFrom(...PERIODS), { minLength: 1 }), { nil: null }),
});

/** Of up to six groups: yearly, for several years, of no year, owed together or by each of a set that may be open. */
export const countPlans: fc.Arbitrary<DutyPlan> = fc
  .array(group, { minLength: 1, maxLength: 6 })
  .map((groups) => ({
    ...MODEL,
    parties: groups.map(({ count }, at) => ({
      ...SET,
      key: `s${at}`,
      of: 'unit' as const,
      count,
      members: null,
    })),
    duties: groups.map(
      ({ n, isEach, periods }, at): Duty => ({
        ...DUTY,
        key: `L${at}`,
        who: `s${at}`,
        spread: isEach ? 'each' : 'together',
        amount: { kind: 'fixed', n, unit: null },
        periods,
      }),
    ),
  }));

const STATES: readonly SeriesClassState[] = [
  'planned',
  'open',
  'passed',
  'early',
  'running',
  'held',
  'held',
  'held',
  'postponed',
  'cancelled',
];

export function classesOf(plan: DutyPlan): fc.Arbitrary<readonly SeriesClass[]> {
  const one = fc
    .record({
      duty: fc.constantFrom(...plan.duties),
      day: fc.constantFrom(
        '2021-12-31',
        '2022-03-01',
        '2023-05-06',
        '2024-07-08',
        '2025-09-10',
        '2026-01-02',
      ),
      party: fc.constantFrom('s0#1', 's0#2', null),
      attendees: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), { nil: null }),
      present: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null }),
      capacity: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null }),
      state: fc.constantFrom(...STATES),
    })
    .map(({ day, ...said }) => ({
      ...said,
      code: null,
      study: { from: day, to: day },
      field: null,
      place: null,
      venue: null,
      trained: new Map<string, number>(),
      standing: null,
    }));
  return fc.array(one, { maxLength: 40 }).map((list) => list.map((said, at) => ({ ...said, row: `r${at}` })));
}
