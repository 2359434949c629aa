import { type Filled, OBLIGATION_STATES, type ObligationState } from './obligation-state.ts';

export interface ObligationTotals {
  readonly obligations: number;
  /** Adds up to `obligations` (P4). */
  readonly byState: Readonly<Record<ObligationState, number>>;
}

export function obligationTotals(filled: readonly Filled[]): ObligationTotals {
  const totals = noTotals();
  for (const one of filled) count(one, totals);
  return totals;
}

/** Totals apart by something the obligations say: their duty, party, slot. In the order in which the groups appear. */
export function totalsBy(
  filled: readonly Filled[],
  groupOf: (one: Filled) => string,
): ReadonlyMap<string, ObligationTotals> {
  const groups = new Map<string, Counting>();
  for (const one of filled) {
    const group = groupOf(one);
    let totals = groups.get(group);
    if (totals === undefined) groups.set(group, (totals = noTotals()));
    count(one, totals);
  }
  return groups;
}

interface Counting {
  obligations: number;
  readonly byState: Record<ObligationState, number>;
}

function count({ state }: Filled, totals: Counting): void {
  totals.obligations += 1;
  totals.byState[state] += 1;
}

function noTotals(): Counting {
  const byState = Object.fromEntries(OBLIGATION_STATES.map((state) => [state, 0]));
  return { obligations: 0, byState: byState as Record<ObligationState, number> };
}
