/** What every obligation of a plan came to by a day (P4). One engine for all kinds: it asks only how much, from when and by when. */
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { ExpandedPlan } from './expand.ts';
import type { Fact } from './fact.ts';
import { factKey, factsAsOf } from './facts-as-of.ts';
import type { Obligation } from './obligation.ts';
import { type Standing, standingOf } from './obligation-state.ts';

export interface Filled extends Standing {
  readonly obligation: Obligation;
}

export interface FilledPlan {
  readonly plan: DutyPlan;
  readonly asOf: IsoDay;
  /** In the order of the plan; a duty that cannot be expanded stands once, as unknown (P5). */
  readonly all: readonly Filled[];
  /** Facts about nothing that is owed, for a person to look at. */
  readonly stray: readonly Fact[];
}

export function fillPlan(
  plan: DutyPlan,
  { obligations, unknown }: ExpandedPlan,
  facts: readonly Fact[],
  asOf: IsoDay,
): FilledPlan {
  const known = factsAsOf(facts, asOf);
  const fill = (obligation: Obligation): Filled => {
    const { state, done, completedOn } = standingOf(obligation, takeFacts(obligation, known), asOf);
    return { obligation, state, done, completedOn };
  };
  const all = obligations.map(fill);
  for (const duty of unknown) {
    all.push(
      fill({ duty, party: duty.who, slot: '', amount: null, from: null, due: null, isDueUnclear: false }),
    );
  }
  return { plan, asOf, all, stray: [...known.values()].flat() };
}

const NONE: readonly Fact[] = [];

/** What is left when every obligation took its own is about nothing that is owed. */
function takeFacts({ duty, party, slot }: Obligation, known: Map<string, readonly Fact[]>): readonly Fact[] {
  if (known.size === 0) return NONE;
  const key = factKey({ duty: duty.key, party, slot });
  const own = known.get(key);
  if (own === undefined) return NONE;
  known.delete(key);
  return own;
}
