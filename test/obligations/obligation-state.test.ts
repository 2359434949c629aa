import { describe, expect, it } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import type { Fact } from '#shared/obligations/fact.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import { type Filled, stateText } from '#shared/obligations/obligation-state.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
import { smallPlan } from '../plan/small-plan.ts';

function filled(plan: DutyPlan, facts: readonly Fact[], asOf: string): readonly Filled[] {
  return fillPlan(plan, expandPlan(plan), facts, asOf).all;
}

describe('states, at their edges (P4)', () => {
  const REPORT = {
    key: 'd',
    who: 'a',
    what: 'report',
    periods: ['2026-05'],
    amount: { kind: 'fixed', n: 2 },
  };
  const plan = (more: object = {}, head: object = {}) =>
    smallPlan({
      from: '2026-01-01',
      to: '2026-12-31',
      ...head,
      parties: [{ key: 'a', members: ['Sở Mẫu'] }],
      duties: [{ ...REPORT, ...more }],
    });
  const fact = (says: Fact['says'], on: string | null, more: Partial<Fact> = {}): Fact => ({
    source: 'dòng 1',
    duty: 'd',
    party: 'Sở Mẫu',
    slot: '2026-05',
    says,
    on,
    recordedAt: endOfDayMs(on ?? '2026-05-10'),
    ...more,
  });
  const n = (kind: 'more' | 'total', count: number) => ({ kind, n: count });
  const stateOn = (asOf: string, facts: readonly Fact[] = [], of: DutyPlan = plan()) =>
    filled(of, facts, asOf)[0]?.state;

  it.each([
    ['2026-04-30', 'not_due'],
    ['2026-05-01', 'none'],
    ['2026-05-31', 'none'],
    ['2026-06-01', 'overdue'],
  ])('nothing done, on %s: %s', (asOf, state) => expect(stateOn(asOf)).toBe(state));

  it.each([
    [n('more', 2), '2026-05-31', 'full'],
    [n('more', 2), '2026-06-01', 'late'],
    [n('more', 3), '2026-05-31', 'over'],
    [n('more', 3), '2026-06-01', 'late'],
    [n('more', 1), '2026-05-31', 'overdue'],
  ])('%j on %s, seen long after: %s', (says, on, state) =>
    expect(stateOn('2026-07-01', [fact(says, on)])).toBe(state),
  );

  it('the day of what has no day of its own is that of its recording', () => {
    expect(stateOn('2026-07-01', [fact(n('more', 2), null, { recordedAt: endOfDayMs('2026-05-31') })])).toBe(
      'full',
    );
    expect(
      stateOn('2026-07-01', [fact(n('more', 2), null, { recordedAt: endOfDayMs('2026-05-31') + 1 })]),
    ).toBe('late');
  });

  it('"nothing to hand in" counts only where it may, and not beside something that was handed in (P73)', () => {
    const nil = [fact({ kind: 'nil' }, '2026-05-05')];
    const allowed = plan({ nilAllowed: true });
    expect(stateOn('2026-06-01', nil, allowed)).toBe('nil');
    expect(
      stateOn('2026-06-01', [...nil, fact(n('more', 1), '2026-05-06', { source: 'dòng 2' })], allowed),
    ).toBe('overdue');
    expect(stateOn('2026-06-01', nil)).toBe('overdue');
    expect(fillPlan(plan(), expandPlan(plan()), nil, '2026-06-01').stray).toEqual(nil);
  });

  it('a document frees, and taken back frees no more', () => {
    const freed = fact({ kind: 'exempt' }, '2026-05-05');
    expect(stateOn('2026-06-01', [freed])).toBe('exempt');
    expect(
      stateOn('2026-06-01', [
        freed,
        fact({ kind: 'withdrawn' }, null, { recordedAt: endOfDayMs('2026-05-20') }),
      ]),
    ).toBe('overdue');
  });

  it('of figures that add up all together the latest day counts, in whatever order they were typed (P96)', () => {
    const figures = [
      fact(n('total', 1), '2026-05-20', { source: 'b' }),
      fact(n('total', 2), '2026-05-10', { source: 'a', recordedAt: endOfDayMs('2026-05-25') }),
    ];
    expect(filled(plan(), figures, '2026-05-31')[0]).toMatchObject({
      state: 'short',
      done: 1,
      completedOn: null,
    });
    expect(filled(plan(), figures, '2026-05-19')[0]).toMatchObject({ state: 'none', done: 0 });
  });

  it.each([
    [1, 'Thiếu 1'],
    [3, 'Vượt 1'],
    [2, 'Đủ'],
  ])('%d of 2 reads “%s”', (done, words) => {
    const [one] = filled(plan(), [fact(n('more', done), '2026-05-10')], '2026-05-31');
    expect(one === undefined ? '' : stateText(one, one.obligation.amount)).toBe(words);
  });

  it('two rows of one instant and one day say the same in either order', () => {
    const rows = ['a', 'b'].map((source, index) => fact(n('total', index + 1), '2026-05-10', { source }));
    const [first, second] = [rows, rows.toReversed()].map((facts) => filled(plan(), facts, '2026-05-31'));
    expect(first).toEqual(second);
  });

  it('a row put right to name another period says nothing of the first any more', () => {
    const two = plan({ periods: ['2026-05', '2026-06'] });
    const rows = [
      fact(n('more', 2), '2026-05-10'),
      fact(n('more', 2), '2026-05-10', { slot: '2026-06', recordedAt: endOfDayMs('2026-05-20') }),
    ];
    expect(filled(two, rows, '2026-05-19').map(({ state }) => state)).toEqual(['full', 'not_due']);
    expect(filled(two, rows, '2026-05-20').map(({ state }) => state)).toEqual(['none', 'full']);
  });

  it('one row may say something of several obligations at once (P10)', () => {
    const two = plan({ periods: ['2026-05', '2026-Q2'] });
    const rows = ['2026-05', '2026-Q2'].map((slot) => fact(n('more', 2), '2026-05-10', { slot }));
    expect(filled(two, rows, '2026-05-31').map(({ state }) => state)).toEqual(['full', 'full']);
  });
});
