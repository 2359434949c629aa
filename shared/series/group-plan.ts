/**
 * How many classes a plan counts, by group and year (P50). A group is a duty of classes; what the document gives to no year
 * stands apart until the office spreads it (P51).
 */
import type { Obligation } from '../obligations/obligation.ts';
import type { Duty, DutyPlan } from '../plan/duty-plan.ts';
import { readPeriod } from '../plan/period.ts';

export interface GroupPlan {
  readonly duty: Duty;
  /** Classes of each year, as the document says or the office spread them. */
  readonly byYear: ReadonlyMap<number, number>;
  /** Of no year yet. `byYear` and this add up to `total`. */
  readonly unassigned: number;
  /** Null: nobody knows how many it asks for (P5). */
  readonly total: number | null;
  /** What the document gives to no year: the office may spread it. */
  readonly open: number;
  /** What the office spread; more than `open`, and it does not count. */
  readonly spread: number;
}

/** The years of which something is said, in order. */
export function yearsOfPlan({
  from,
  to,
  duties,
}: Pick<DutyPlan, 'from' | 'to' | 'duties'>): readonly number[] {
  const years = new Set<number>();
  if (from !== null && to !== null) for (let year = yearOf(from); year <= yearOf(to); year++) years.add(year);
  for (const { what, periods } of duties) {
    if (what !== 'class') continue;
    for (const key of periods ?? []) {
      const year = yearOfSlot(key);
      if (year !== null) years.add(year);
    }
  }
  return [...years].sort((a, b) => a - b);
}

/**
 * @param obligations of all duties; those of classes count.
 * @param spreadOf how the office spread a group over the years.
 */
export function groupPlans(
  obligations: readonly Obligation[],
  years: readonly number[],
  spreadOf: (duty: string) => ReadonlyMap<number, number>,
): readonly GroupPlan[] {
  const groups = new Map<string, Obligation[]>();
  for (const one of obligations) {
    if (one.duty.what !== 'class') continue;
    const list = groups.get(one.duty.key);
    if (list === undefined) groups.set(one.duty.key, [one]);
    else list.push(one);
  }
  return [...groups.values()].flatMap((list) => {
    const [first] = list;
    return first === undefined ? [] : [groupPlan(first.duty, list, years, spreadOf(first.duty.key))];
  });
}

function groupPlan(
  duty: Duty,
  own: readonly Obligation[],
  years: readonly number[],
  typed: ReadonlyMap<number, number>,
): GroupPlan {
  if (own.some(({ amount }) => amount === null))
    return { duty, byYear: new Map(), unassigned: 0, total: null, open: 0, spread: 0 };
  const byYear = new Map<number, number>();
  let open = 0;
  for (const { slot, amount } of own) {
    const year = yearOfSlot(slot) ?? (years.length === 1 ? years[0] : undefined);
    if (year === undefined) open += amount ?? 0;
    else byYear.set(year, (byYear.get(year) ?? 0) + (amount ?? 0));
  }
  const total = open + sum([...byYear.values()]);
  const spread = sum([...typed.values()]);
  if (spread > open) return { duty, byYear, unassigned: open, total, open, spread };
  for (const [year, n] of typed) byYear.set(year, (byYear.get(year) ?? 0) + n);
  return { duty, byYear, unassigned: open - spread, total, open, spread };
}

/** Whether somebody said how many classes the year has; what is of no year yet is said for none. */
export function isPlannedYear({ byYear, open }: GroupPlan, year: number | null): boolean {
  return year !== null && (open === 0 || byYear.has(year));
}

/** The year in which all of a slot lies; null: several, or none is said. */
export function yearOfSlot(slot: string): number | null {
  for (const part of slot.split(' ')) {
    const period = readPeriod(part);
    if (period !== null) return yearOf(period.from) === yearOf(period.to) ? yearOf(period.from) : null;
  }
  return null;
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
