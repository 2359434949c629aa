/** How much the duties of a plan ask for, as far as the plan itself tells: what its stated sums are compared with. */
import type { Duty, PartySet } from './duty-plan.ts';
import type { Placed } from './plan-parts.ts';

export interface NeedingPlan {
  readonly parties: readonly Placed<PartySet>[];
  readonly duties: readonly Placed<Duty>[];
}

/** Of all that is asked for under these duties; null: of one of them it is not known. */
export function neededUnder(keys: readonly string[], plan: NeedingPlan): number | null {
  let sum = 0;
  for (const key of keys) {
    const duty = plan.duties.find(({ part }) => part.key === key)?.part;
    const needed = duty === undefined ? null : neededOf(duty, plan);
    if (needed === null) return null;
    sum += needed;
  }
  return sum;
}

/**
 * Null where it takes more than the plan's words: people nobody counted, cycles that the day of issue cuts short (P8), hosts.
 * Of what a party declares, at least so much (P32).
 */
export function neededOf(duty: Duty, plan: NeedingPlan): number | null {
  if (duty.every !== null || duty.at === 'host') return null;
  const occasions = duty.at === null ? 1 : duty.at.length;
  const each = neededEach(duty, plan);
  return each === null ? null : each * occasions * (duty.periods?.length ?? 1);
}

/** Seats that must be filled at an occasion. */
export function neededAt(occasion: string, plan: NeedingPlan): number {
  return plan.duties.reduce((all, { part }) => {
    const isThere =
      part.what === 'seat' && (part.at === 'host' ? false : part.at?.includes(occasion) === true);
    return isThere ? all + (neededEach(part, plan) ?? 0) : all;
  }, 0);
}

function neededEach({ amount, spread, who }: Duty, { parties }: NeedingPlan): number | null {
  if (amount.kind !== 'fixed' && amount.kind !== 'declared') return null;
  const set = parties.find(({ part }) => part.key === who)?.part;
  const count = spread === 'together' ? 1 : (set?.members?.length ?? set?.count ?? null);
  return count === null ? null : count * (amount.kind === 'fixed' ? amount.n : amount.min);
}
