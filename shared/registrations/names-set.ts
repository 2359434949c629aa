/** *Set name* (R7): the delegates that staff make of one by typing their names, and since when each may claim. */
import { readNameList } from '../people/name-cell.ts';
import { nameKeys } from '../people/person-name.ts';
import type { Entry } from './entry.ts';
import type { Decision, NameSet, NamesSet } from './registration.ts';

/** @param versions what the cell held since when, oldest first. */
export function namesSetOver(
  versions: readonly { readonly value: unknown; readonly seenAt: number }[],
): NamesSet {
  let now: readonly NameSet[] = [];
  const left: string[] = [];
  for (const { value, seenAt } of versions) {
    const names = readNameList(typeof value === 'string' ? value : '') ?? [];
    const before = now;
    // A name that goes on standing in the cell claims since it has stood there, at whatever place.
    now = names.map((name) => before.find((one) => isSameName(one.name, name)) ?? { name, since: seenAt });
    for (const [place, { name }] of now.entries()) if (place > 0) left[place] = name;
  }
  return { now, left: left.slice(Math.max(1, now.length)) };
}

function isSameName(a: string, b: string): boolean {
  return nameKeys(a).k1 === nameKeys(b).k1;
}

/** What a decision gives; one made without its cell's history names everybody since it was seen. */
export function namesOf({ value, seenAt, names }: Decision): NamesSet {
  return names ?? namesSetOver([{ value, seenAt }]);
}

/**
 * The delegates of an entry after *set name*: the first keeps its key; the others are numbered n.2, n.3 …, each with the
 * row's position and phones; those whom a shorter list left out are withdrawn. None set: the entry, as its row names it.
 */
export function withNamesSet(entry: Entry, set: NamesSet | null): readonly Entry[] {
  const own = claimingFrom(entry, entry.namedAt, null);
  if (set === null) return [own];
  const [first, ...others] = set.now;
  const made = others.map((one, index) => named({ ...entry, namedAt: one.since }, one, index + 2));
  const left = set.left.map((name, index): Entry => {
    const gone = named(entry, { name, since: entry.seenAt }, Math.max(2, set.now.length + 1) + index);
    return { ...gone, isLeftOut: true };
  });
  const all = [first === undefined ? own : named(entry, first, 1), ...made, ...left];
  return others.length === 0 ? all : all.map((one) => ({ ...one, ofSeveral: true }));
}

function named(entry: Entry, { name, since }: NameSet, place: number): Entry {
  const from = Math.min(since, entry.namedAt);
  const claiming = claimingFrom(entry, from, from === since && since > entry.saidFrom ? since : null);
  return {
    ...claiming,
    key: place === 1 ? entry.key : `${entry.key}.${place}`,
    said: { ...entry.said, fullName: name },
    name,
    nameDoubt: null,
    ...nameKeys(name),
    baseKey: entry.key,
    seenAt: place === 1 ? entry.seenAt : Math.max(entry.seenAt, since),
  };
}

/** Nobody claims before they were named: what the row said until then it says from then. */
function claimingFrom(entry: Entry, from: number, nameSetAt: number | null): Entry {
  const last = Math.max(entry.roleSince, entry.unitSince);
  if (!Number.isFinite(from) || from <= entry.saidFrom) return entry;
  const before = entry.past.findLast(({ at }) => at <= from);
  const past = entry.past.filter(({ at }) => at > from);
  const holds = before === undefined || last <= from ? [] : [{ ...before, at: from }];
  return {
    ...entry,
    roleSince: Math.max(entry.roleSince, from),
    unitSince: Math.max(entry.unitSince, from),
    past: [...holds, ...past],
    nameSetAt,
  };
}
