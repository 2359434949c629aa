/** What every obligation of a plan came to by a day (P4). One engine for all kinds: it asks only how much, from when and by when. */
import type { Duty, DutyPlan } from '../plan/duty-plan.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { ExpandedPlan } from './expand.ts';
import type { Fact } from './fact.ts';
import { type FactsByParty, factsAsOf, type KnownFacts } from './facts-as-of.ts';
import type { Obligation } from './obligation.ts';
import { type Filled, standingOf } from './obligation-state.ts';

export interface FilledPlan {
  readonly plan: DutyPlan;
  readonly asOf: IsoDay;
  /** In the order of the plan; a duty that cannot be expanded stands once, as unknown (P5). */
  readonly all: readonly Filled[];
  /** Facts that fill nothing, for a person to look at: about what nobody owes, or "nothing to hand in" where something is owed. */
  readonly stray: readonly Fact[];
}

export function fillPlan(
  plan: DutyPlan,
  { obligations, unknown }: ExpandedPlan,
  facts: readonly Fact[],
  asOf: IsoDay,
): FilledPlan {
  const known = factsAsOf(facts, asOf);
  const stray: Fact[] = [];
  const take = takerOf(known);
  const fill = (obligation: Obligation): Filled => {
    const own = take(obligation);
    if (own.length > 0 && !obligation.duty.nilAllowed)
      stray.push(...own.filter(({ says }) => says.kind === 'nil'));
    return standingOf(obligation, own, asOf);
  };
  const all = obligations.map(fill);
  for (const duty of unknown) all.push(fill(wholeOf(duty)));
  for (const slots of known.values()) {
    for (const parties of slots.values()) {
      for (const own of parties.values()) stray.push(...own);
    }
  }
  return { plan, asOf, all, stray };
}

/** A duty of which nobody can say how often it is owed. */
function wholeOf(duty: Duty): Obligation {
  return { duty, party: duty.who, slot: '', amount: null, from: null, due: null, isDueUnclear: false };
}

const NONE: readonly Fact[] = [];

/** Takes away what each obligation has, so that what is left at last is about nothing that is owed. */
function takerOf(known: KnownFacts): (obligation: Obligation) => readonly Fact[] {
  // Obligations come slot by slot: the facts of one are looked up once.
  let [duty, slot]: [Duty | null, string] = [null, ''];
  let parties: FactsByParty | undefined;
  return (obligation) => {
    if (obligation.duty !== duty || obligation.slot !== slot) {
      ({ duty, slot } = obligation);
      parties = known.get(duty.key)?.get(slot);
    }
    const own = parties?.get(obligation.party);
    if (parties === undefined || own === undefined) return NONE;
    parties.delete(obligation.party);
    return own;
  };
}
