import { endOfDayMs, type IsoDay } from '../time/local-date.ts';
import type { Fact } from './fact.ts';
import { dayOfFact } from './obligation-state.ts';

/** The facts known at the end of a day, by the obligation they are about (`factKey`), each list in the order of its days. */
export function factsAsOf(facts: readonly Fact[], asOf: IsoDay): Map<string, readonly Fact[]> {
  const end = endOfDayMs(asOf);
  const recorded = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.recordedAt > end) continue;
    const key = factKey(fact);
    const list = recorded.get(key);
    if (list === undefined) recorded.set(key, [fact]);
    else list.push(fact);
  }
  const known = new Map<string, readonly Fact[]>();
  for (const [key, list] of recorded) {
    const standing = (list.length === 1 ? list : newestOfSources(list)).filter(
      (fact) => fact.says.kind !== 'withdrawn' && dayOfFact(fact) <= asOf,
    );
    if (standing.length > 0) known.set(key, standing.length === 1 ? standing : standing.sort(compareFacts));
  }
  return known;
}

export function factKey({ duty, party, slot }: Pick<Fact, 'duty' | 'party' | 'slot'>): string {
  return `${duty}|${party}|${slot}`;
}

/** Of two recorded in one instant the one that says more by its text: whichever was read first must not matter. */
function newestOfSources(facts: readonly Fact[]): readonly Fact[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    const known = newest.get(fact.source);
    if (known === undefined || isNewer(fact, known)) newest.set(fact.source, fact);
  }
  return [...newest.values()];
}

function isNewer(fact: Fact, known: Fact): boolean {
  if (fact.recordedAt !== known.recordedAt) return fact.recordedAt > known.recordedAt;
  return textOf(fact) > textOf(known);
}

function compareFacts(first: Fact, second: Fact): number {
  const [a, b] = [dayOfFact(first), dayOfFact(second)];
  if (a !== b) return a < b ? -1 : 1;
  if (first.recordedAt !== second.recordedAt) return first.recordedAt - second.recordedAt;
  const [left, right] = [`${first.source} ${textOf(first)}`, `${second.source} ${textOf(second)}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf({ says, on }: Fact): string {
  return `${says.kind} ${'n' in says ? says.n : ''} ${on ?? ''}`;
}
