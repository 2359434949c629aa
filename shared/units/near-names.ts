/**
 * Known names near a misspelt one. Each typed syllable is looked up among the known syllables at one edit (by
 * symmetric deletions, over sounds people mix up), then the names made of such syllables are compared: a typo costs
 * some microseconds, not a walk over 3,321 names.
 */
import { syllableCost, type SyllableCost } from './edit-cost.ts';
import { type KnownName, type NameIndex, placeKey } from './name-index.ts';
import type { Syllable } from './syllable.ts';

export interface NearName {
  readonly name: KnownName;
  /** Sum over the syllables, without the cost of another type. */
  readonly cost: number;
  /** Of the dearest syllable. */
  readonly kind: SyllableCost['kind'];
  /** Place of the first syllable with another letter; -1 if none. */
  readonly letterPlace: number;
}

export interface NearNames {
  /** All names of as many syllables, each syllable within `SYLLABLE_COST_MAX`. */
  find(syllables: readonly Syllable[]): readonly NearName[];
}

/** Beyond the dearest accepted name (1.05) plus the distance another one must keep (0.45). */
const SYLLABLE_COST_MAX = 1.6;

/** Memory bound; the country has 1,500 syllables, the rest are misspellings. */
const REMEMBERED_MAX = 20_000;

export function createNearNames(index: NameIndex): NearNames {
  const inventory = createInventory(index);
  const remembered = new Map<string, ReadonlyMap<string, SyllableCost>>();
  const near = (syllable: Syllable): ReadonlyMap<string, SyllableCost> => {
    const known = remembered.get(syllable.key);
    if (known !== undefined) return known;
    const costs = nearSyllables(syllable, inventory);
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(syllable.key, costs);
    return costs;
  };
  return { find: (syllables) => findNames(syllables, syllables.map(near), index) };
}

function findNames(
  syllables: readonly Syllable[],
  costs: readonly ReadonlyMap<string, SyllableCost>[],
  index: NameIndex,
): readonly NearName[] {
  if (syllables.length === 0 || costs.some((cost) => cost.size === 0)) return [];
  const found: NearName[] = [];
  for (const name of narrowest(costs, index)) {
    const near = compare(name, costs);
    if (near !== null) found.push(near);
  }
  return found.sort((a, b) => a.cost - b.cost);
}

/** The names at the place whose near syllables occur least. */
function narrowest(
  costs: readonly ReadonlyMap<string, SyllableCost>[],
  index: NameIndex,
): readonly KnownName[] {
  let best: (readonly KnownName[])[] = [];
  let bestSize = Infinity;
  for (let place = 0; place < costs.length; place++) {
    const here = index.bySyllable.get(placeKey(costs.length, place));
    if (here === undefined) return [];
    const groups: (readonly KnownName[])[] = [];
    let size = 0;
    for (const key of (costs[place] as ReadonlyMap<string, SyllableCost>).keys()) {
      const group = here.get(key);
      if (group === undefined) continue;
      groups.push(group);
      size += group.length;
    }
    if (size >= bestSize) continue;
    best = groups;
    bestSize = size;
  }
  return best.flat();
}

function compare(name: KnownName, costs: readonly ReadonlyMap<string, SyllableCost>[]): NearName | null {
  let cost = 0;
  let letterPlace = -1;
  let hasSound = false;
  for (let place = 0; place < costs.length; place++) {
    const near = (costs[place] as ReadonlyMap<string, SyllableCost>).get(
      (name.syllables[place] as Syllable).key,
    );
    if (near === undefined) return null;
    cost += near.cost;
    if (near.kind === 'letter' && letterPlace < 0) letterPlace = place;
    hasSound ||= near.kind === 'sound';
  }
  const kind = letterPlace >= 0 ? 'letter' : hasSound ? 'sound' : cost > 0 ? 'marks' : 'same';
  return { name, cost, kind, letterPlace };
}

interface Inventory {
  readonly byFold: ReadonlyMap<string, readonly Syllable[]>;
}

function createInventory(index: NameIndex): Inventory {
  const byFold = new Map<string, Syllable[]>();
  const seen = new Set<string>();
  for (const name of index.names) {
    for (const syllable of name.syllables) {
      if (seen.has(syllable.key)) continue;
      seen.add(syllable.key);
      for (const key of lookupKeys(syllable.plain)) {
        const group = byFold.get(key);
        if (group === undefined) byFold.set(key, [syllable]);
        else group.push(syllable);
      }
    }
  }
  return { byFold };
}

function nearSyllables(typed: Syllable, { byFold }: Inventory): ReadonlyMap<string, SyllableCost> {
  const costs = new Map<string, SyllableCost>();
  for (const key of lookupKeys(typed.plain)) {
    for (const known of byFold.get(key) ?? []) {
      if (costs.has(known.key)) continue;
      const cost = syllableCost(typed, known);
      if (cost.cost <= SYLLABLE_COST_MAX) costs.set(known.key, cost);
    }
  }
  return costs;
}

/** Sounds people mix up fall together, so that they do not count as the one edit. */
function fold(plain: string): string {
  return plain
    .replace(/^tr/, 'ch')
    .replace(/^s/, 'x')
    .replace(/n[gh]$/, 'n')
    .replace(/t$/, 'c')
    .replaceAll('o', 'u')
    .replaceAll('y', 'i')
    .replace(/^nhac$/, 'nhuc');
}

/** As heard and as written: a slip inside "tr" or "ng" is one edit only as written. */
function lookupKeys(plain: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const text of [fold(plain), plain]) {
    keys.add(text);
    for (let place = 0; place < text.length; place++) keys.add(text.slice(0, place) + text.slice(place + 1));
  }
  return keys;
}
