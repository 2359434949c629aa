/** What holds of every plan and whatever staff record (design.md, "Laws"; P4, P5, P8, P23, P96). */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import type { Fact } from '#shared/obligations/fact.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import type { Filled } from '#shared/obligations/obligation-state.ts';
import { obligationTotals, totalsBy } from '#shared/obligations/obligation-totals.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
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
