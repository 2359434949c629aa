import type { Duty, PartySet } from '../plan/duty-plan.ts';

/** How much one party owes at one slot; null: nobody knows yet (P5). Of what a party declares, at least so much (P32). */
export function amountOfDuty(
  { amount, spread }: Duty,
  set: PartySet | undefined,
  sets: ReadonlyMap<string, PartySet>,
): number | null {
  switch (amount.kind) {
    case 'fixed':
      return amount.n;
    case 'declared':
      return amount.min;
    case 'optional':
      return 0;
    case 'all': {
      if (spread === 'each') return 1;
      return set?.members?.length ?? set?.count ?? set?.size?.n ?? null;
    }
    case 'share': {
      const size = sets.get(amount.of)?.size ?? null;
      return size === null ? null : shareOf(amount.percent, size.n);
    }
    default:
      return amount satisfies never;
  }
}

/** P57: rounded up, because ten percent of 12,345 people are not reached with 1,234. Exact for percents of two digits. */
export function shareOf(percent: number, size: number): number {
  return Math.ceil((Math.round(percent * 100) * size) / 10_000);
}
