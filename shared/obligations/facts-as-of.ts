import { endOfDayMs, type IsoDay } from '../time/local-date.ts';
import { dayOfFact, type Fact } from './fact.ts';
import type { Obligation } from './obligation.ts';

/**
 * By duty, then slot, then party: maps within maps and no joined key, which for a whole country took longer to build and to
 * look up than all the rest.
 */
export type KnownFacts = Map<string, Map<string, FactsByParty>>;
export type FactsByParty = Map<string, readonly Fact[]>;

/** The facts known at the end of a day, by the obligation they are about; each list in the order of its days. */
export function factsAsOf(facts: readonly Fact[], asOf: IsoDay): KnownFacts {
  const recordings = newestRecordings(facts, endOfDayMs(asOf));
  const known: KnownFacts = new Map();
  for (const fact of facts) {
    if (fact.recordedAt !== recordings.get(fact.source)) continue;
    // What was recorded by then without a day of its own happened by then.
    if (fact.on !== null && fact.on > asOf) continue;
    add(fact, known);
  }
  for (const slots of known.values()) {
    for (const parties of slots.values()) settleAll(parties);
  }
  return known;
}

/** What was recorded of an obligation by the end of a day and counts, in the order of its days. */
export function factsOf(facts: readonly Fact[], asOf: IsoDay): (about: FactAbout) => readonly Fact[] {
  const known = factsAsOf(facts, asOf);
  return ({ duty, slot, party }) => known.get(duty.key)?.get(slot)?.get(party) ?? [];
}

type FactAbout = Pick<Obligation, 'duty' | 'slot' | 'party'>;

/** When each source was recorded last, by then. */
function newestRecordings(facts: readonly Fact[], end: number): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { source, recordedAt } of facts) {
    if (recordedAt > end) continue;
    const known = newest.get(source);
    if (known === undefined || known < recordedAt) newest.set(source, recordedAt);
  }
  return newest;
}

function add(fact: Fact, known: KnownFacts): void {
  let slots = known.get(fact.duty);
  if (slots === undefined) known.set(fact.duty, (slots = new Map()));
  let parties = slots.get(fact.slot);
  if (parties === undefined) slots.set(fact.slot, (parties = new Map()));
  const list = parties.get(fact.party);
  parties.set(fact.party, list === undefined ? [fact] : [...list, fact]);
}

function settleAll(parties: FactsByParty): void {
  for (const [party, list] of parties) {
    const settled = settle(list);
    if (settled.length === 0) parties.delete(party);
    else if (settled !== list) parties.set(party, settled);
  }
}

function settle(facts: readonly Fact[]): readonly Fact[] {
  const once = facts.length === 1 ? facts : onePerSource(facts);
  const standing = once.some(isWithdrawn) ? once.filter((fact) => !isWithdrawn(fact)) : once;
  return standing.length < 2 ? standing : [...standing].sort(compareFacts);
}

function isWithdrawn({ says }: Fact): boolean {
  return says.kind === 'withdrawn';
}

/** Of two that a source says in one instant the one that comes later by its text: whichever was read first must not matter. */
function onePerSource(facts: readonly Fact[]): readonly Fact[] {
  const kept = new Map<string, Fact>();
  for (const fact of facts) {
    const other = kept.get(fact.source);
    if (other === undefined || textOf(fact) > textOf(other)) kept.set(fact.source, fact);
  }
  return [...kept.values()];
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
