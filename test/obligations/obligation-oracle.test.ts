/** The engine beside its second reading (`test/oracle/obligations.ts`), on random plans and facts. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import { oracleStates } from '../oracle/obligations.ts';
import { cases } from '../sizes.ts';
import { DUE_WORDS, randomDay, randomWorld } from './random-plan.ts';

test('every obligation stands as the rules say, read a second time', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(randomWorld(true), randomDay, ({ plan, facts }, asOf) => {
      const { all } = fillPlan(plan, expandPlan(plan), facts, asOf);
      const ours = all.map(({ obligation: { duty, party, slot }, state, done }) => {
        seen.add(state);
        return [`${duty.key}|${party}|${slot}`, `${state} ${done}`] as const;
      });
      expect(new Map(ours)).toEqual(oracleStates(plan, facts, asOf, DUE_WORDS));
    }),
    { numRuns: cases(100) },
  );
  // Worlds in which a state never comes up would prove nothing about it.
  expect([...seen].sort()).toEqual([
    'exempt',
    'full',
    'late',
    'nil',
    'none',
    'not_due',
    'over',
    'overdue',
    'short',
    'unknown',
  ]);
});
