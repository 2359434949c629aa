import { DUTY_KINDS, type DutyKind } from '../plan/duty-plan.ts';
import type { ExpandedPlan } from './expand.ts';

export interface ObligationCounts {
  /** Duty × party × slot, of those whose number is known. */
  readonly obligations: Readonly<Record<DutyKind, number>>;
  /** The sum of what they ask for. */
  readonly amounts: Readonly<Record<DutyKind, number>>;
  /** Duties that cannot be expanded; never also above. */
  readonly unknown: Readonly<Record<DutyKind, number>>;
}

/** What a plan asks for, by kind (P19). */
export function countObligations({ obligations, unknown }: ExpandedPlan): ObligationCounts {
  const counts = { obligations: zeros(), amounts: zeros(), unknown: zeros() };
  for (const { duty, amount } of obligations) {
    counts.obligations[duty.what] += 1;
    counts.amounts[duty.what] += amount ?? 0;
  }
  for (const { what } of unknown) counts.unknown[what] += 1;
  return counts;
}

function zeros(): Record<DutyKind, number> {
  return Object.fromEntries(DUTY_KINDS.map((kind) => [kind, 0])) as Record<DutyKind, number>;
}
