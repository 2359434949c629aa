/** P31–P34 a second time, from their words alone: how many of those who claim a role of a unit in time have a seat. */
import type { Plan } from '#shared/plan/plan.ts';

export interface OracleClaim {
  readonly unit: string;
  readonly class: string;
  readonly role: string;
  /** How many claim it in time; nobody was approved. */
  readonly count: number;
  /** What the unit declared; null: nothing. */
  readonly said: number | null;
}

export function seatsGiven(plan: Plan, claim: OracleClaim): number {
  const asked = plan.classes.find(({ code }) => code === claim.class);
  const duties = (asked?.seats ?? []).filter(
    ({ role, parties }) => role === claim.role && parties.includes(claim.unit),
  );
  // One seat a role where the plan says nothing else (R6).
  if (asked?.seats === undefined) return Math.min(1, claim.count);
  if (
    duties.some(({ approval, amount }) => approval && amount.kind !== 'optional' && hasSeats(amount, claim))
  )
    return 0;
  let left = claim.count;
  for (const { amount } of duties) {
    if (amount.kind === 'all') left = 0;
    if (amount.kind === 'fixed') left -= Math.min(left, amount.n);
    if (amount.kind === 'declared') left -= Math.min(left, mostOf(amount, claim.said));
  }
  return claim.count - left;
}

type Amount = NonNullable<Plan['classes'][number]['seats']>[number]['amount'];

/** While nobody declared, everybody up to the plan's most. */
function mostOf({ min, max }: Extract<Amount, { kind: 'declared' }>, said: number | null): number {
  const most = max ?? Number.POSITIVE_INFINITY;
  if (said === 0) return 0;
  return said === null ? Math.max(min, most) : Math.max(min, Math.min(said, most));
}

function hasSeats(amount: Amount, { said, count }: OracleClaim): boolean {
  if (amount.kind === 'fixed') return amount.n > 0;
  return amount.kind === 'all' || (amount.kind === 'declared' && Math.min(count, mostOf(amount, said)) > 0);
}
