/** What holds of every plan and whatever staff record (design.md, "Laws"; P4, P5, P8, P23, P96). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import type { Fact } from '#shared/obligations/fact.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import { type Filled, stateText } from '#shared/obligations/obligation-state.ts';
import { obligationTotals, totalsBy } from '#shared/obligations/obligation-totals.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
import { smallPlan } from '../plan/small-plan.ts';
import { cases } from '../sizes.ts';
import { randomDay, randomPlan, randomWorld } from './random-plan.ts';

/** A world has up to a few hundred obligations. */
const RUNS = { numRuns: cases(20) };

function filled(plan: DutyPlan, facts: readonly Fact[], asOf: string): readonly Filled[] {
  return fillPlan(plan, expandPlan(plan), facts, asOf).all;
}

const keyOf = ({ obligation: { duty, party, slot } }: Filled) => `${duty.key}|${party}|${slot}`;

function standings(all: readonly Filled[]): ReadonlyMap<string, object> {
  return new Map(
    all.map((one) => [
      keyOf(one),
      {
        state: one.state,
        done: one.done,
        completedOn: one.completedOn,
        amount: one.obligation.amount,
        due: one.obligation.due,
      },
    ]),
  );
}

it('every obligation is in one state, and totals apart add up to the whole', () => {
  fc.assert(
    fc.property(randomWorld(false), randomDay, ({ plan, facts }, asOf) => {
      const all = filled(plan, facts, asOf);
      const whole = obligationTotals(all);
      expect(whole.obligations).toBe(all.length);
      expect(Object.values(whole.byState).reduce((sum, n) => sum + n, 0)).toBe(all.length);
      expect(new Set(all.map(keyOf)).size).toBe(all.length);
      for (const groupOf of [
        keyOf,
        ({ obligation }: Filled) => obligation.duty.what,
        ({ obligation }: Filled) => obligation.slot,
      ]) {
        const groups = [...totalsBy(all, groupOf).values()];
        expect(groups.reduce((sum, { obligations }) => sum + obligations, 0)).toBe(all.length);
        for (const [state, n] of Object.entries(whole.byState))
          expect(groups.reduce((sum, { byState }) => sum + byState[state as keyof typeof byState], 0)).toBe(
            n,
          );
      }
    }),
    RUNS,
  );
});

it('what is not known is never nothing: it is counted apart and neither full nor missing (P5)', () => {
  fc.assert(
    fc.property(randomWorld(false), randomDay, ({ plan, facts }, asOf) => {
      const sets = new Map(plan.parties.map((set) => [set.key, set]));
      const { unknown } = expandPlan(plan);
      for (const { obligation, state } of filled(plan, facts, asOf)) {
        const { duty, amount, isDueUnclear } = obligation;
        const isStatedZero = duty.amount.kind === 'fixed' && duty.amount.n === 0;
        if (amount === null || isDueUnclear) expect(['unknown', 'exempt']).toContain(state);
        else if (!isStatedZero) expect(amount).toBeGreaterThan(0);
        const isOpenSet =
          duty.spread === 'each' &&
          (sets.get(duty.who)?.members ?? sets.get(duty.who)?.count ?? null) === null;
        const isShareOfNobodyKnows =
          duty.amount.kind === 'share' && (sets.get(duty.amount.of)?.size ?? null) === null;
        if (isOpenSet || isShareOfNobodyKnows) expect(unknown).toContain(duty);
        expect(amount === null || !(isOpenSet || isShareOfNobodyKnows)).toBe(true);
      }
    }),
    RUNS,
  );
});

it('a fact is about one obligation and changes no other: no successor, no other duty, party or slot (P23, P24)', () => {
  fc.assert(
    fc.property(randomWorld(false), randomDay, ({ plan, facts }, asOf) => {
      const before = standings(filled(plan, [], asOf));
      for (const fact of facts) {
        const own = `${fact.duty}|${fact.party}|${fact.slot}`;
        for (const [key, standing] of standings(filled(plan, [fact], asOf)))
          if (key !== own) expect(standing).toEqual(before.get(key));
      }
    }),
    RUNS,
  );
});

it('a past day stays as it was, whatever is recorded later, and whatever is dated later', () => {
  fc.assert(
    fc.property(
      randomWorld(false),
      randomWorld(false),
      randomDay,
      ({ plan, facts }, { facts: more }, asOf) => {
        const end = endOfDayMs(asOf);
        const later = more.map((fact) => ({
          ...fact,
          recordedAt: fact.recordedAt + (end - fact.recordedAt) + 1,
        }));
        const dated = more.map((fact) => ({ ...fact, source: `khác ${fact.source}`, on: '2026-12-31' }));
        const before = fillPlan(plan, expandPlan(plan), facts, asOf);
        for (const added of [later, dated])
          expect(fillPlan(plan, expandPlan(plan), [...added, ...facts], asOf)).toEqual(before);
      },
    ),
  );
});

it('in whatever order facts are read, and how often, they say the same', () => {
  fc.assert(
    fc.property(
      randomWorld(false),
      randomDay,
      fc.infiniteStream(fc.nat()),
      ({ plan, facts }, asOf, chance) => {
        const twice = [...facts, ...facts]
          .map((fact) => ({ fact, place: chance.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ fact }) => fact);
        expect(filled(plan, twice, asOf)).toEqual(filled(plan, facts, asOf));
      },
    ),
  );
});

it('duties and parties in another order give the same obligations in another order', () => {
  fc.assert(
    fc.property(randomWorld(false), randomDay, ({ plan, facts }, asOf) => {
      const turned: DutyPlan = {
        ...plan,
        duties: plan.duties.toReversed(),
        occasions: plan.occasions.toReversed(),
        parties: plan.parties
          .toReversed()
          .map((set) => ({ ...set, members: set.members?.toReversed() ?? null })),
      };
      const [first, second] = [plan, turned].map((one) => standings(filled(one, facts, asOf)));
      // Maps are equal in whatever order they were filled.
      expect(second).toEqual(first);
    }),
    RUNS,
  );
});

it('a day that passes makes nothing undone, and what was due by then is not called late before', () => {
  fc.assert(
    fc.property(randomWorld(false), randomDay, ({ plan, facts }, asOf) => {
      for (const { state, obligation, completedOn } of filled(plan, facts, asOf)) {
        const { due } = obligation;
        if (state === 'overdue') expect(due !== null && asOf > due).toBe(true);
        if (state === 'late') expect(due !== null && completedOn !== null && completedOn > due).toBe(true);
        if (state === 'nil') expect(obligation.duty.nilAllowed).toBe(true);
        if (state === 'not_due') expect(asOf < (obligation.from ?? '')).toBe(true);
      }
    }),
    RUNS,
  );
});

it('facts that fill nothing are handed to a person, each once', () => {
  fc.assert(
    fc.property(randomPlan, randomDay, (plan, asOf) => {
      const fact = {
        source: 'dòng 1',
        duty: 'd99',
        party: 'x',
        slot: '',
        says: { kind: 'more', n: 1 },
        on: null,
        recordedAt: endOfDayMs('2026-01-01'),
      } as const;
      expect(fillPlan(plan, expandPlan(plan), [fact, fact], asOf).stray).toEqual([fact]);
    }),
    RUNS,
  );
});

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
