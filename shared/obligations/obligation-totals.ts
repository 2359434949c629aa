import { OBLIGATION_STATES, type ObligationState } from './obligation-state.ts';
import type { Filled } from './fill.ts';

export interface ObligationTotals {
  readonly obligations: number;
  /** Adds up to `obligations` (P4). */
  readonly byState: Readonly<Record<ObligationState, number>>;
}

export function obligationTotals(filled: readonly Filled[]): ObligationTotals {
  const byState = Object.fromEntries(OBLIGATION_STATES.map((state) => [state, 0])) as Record<
    ObligationState,
    number
  >;
  for (const { state } of filled) byState[state] += 1;
  return { obligations: filled.length, byState };
}

/** Totals apart by something the obligations say: their duty, party, slot. In the order in which the groups appear. */
export function totalsBy(
  filled: readonly Filled[],
  groupOf: (one: Filled) => string,
): ReadonlyMap<string, ObligationTotals> {
  const groups = new Map<string, Filled[]>();
  for (const one of filled) {
    const group = groupOf(one);
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [one]);
    else list.push(one);
  }
  return new Map([...groups].map(([group, list]) => [group, obligationTotals(list)]));
}
