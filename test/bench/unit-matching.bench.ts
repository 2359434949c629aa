/**
 * 100,000 typed names against the units of the country: the 3,321 of today and the 10,035 of before July 2025, bare and
 * with the names of other times as decoys. The peers only rank by likeness — none of them abstains — and are too slow for
 * the whole list: each gets a sample, scaled to the same number of names.
 */
import { createRequire } from 'node:module';
import Fuse from 'fuse.js';
import { COUNTRY } from '#shared/units/country.ts';
import { gazetteerAt } from '#shared/units/gazetteer-at.ts';
import { createUnitMatcher } from '#shared/units/match-unit.ts';
import type { Unit, UnitMatch } from '#shared/units/unit.ts';
import { withoutMarks } from '../units/typing.ts';
import type { BenchResult } from './bench-result.ts';
import { NAMES, nationalUnits, typedNames } from './unit-names.ts';
import { pairUnitMatching } from './unit-pairs.ts';

const LIMIT_MS = 1_000;
const DAYS = ['2025-07-01', '2025-06-30'];

/** @param before the folder of a checkout of an older version, to measure the same names beside it only; null: none. */
export async function benchUnitMatching(before: string | null): Promise<BenchResult[]> {
  if (before !== null) return await pairUnitMatching(before);
  return DAYS.flatMap((asOf) => {
    const units = nationalUnits(asOf);
    const typed = typedNames(units, NAMES);
    const bare = () => createUnitMatcher({ units });
    const whole = () => {
      const gazetteer = gazetteerAt(COUNTRY, { province: 'all', asOf });
      if (gazetteer === null) throw new Error(`no units of ${asOf}`);
      return gazetteer;
    };
    const peers = [stringSimilarity(typed, units), fuse(typed, units), trigrams(typed, units)];
    const count = `${units.length.toLocaleString('en')} units`;
    return [measured(count, bare, typed, peers), measured(`${count} with decoys`, whole, typed, [])];
  });
}

interface Matcher {
  readonly match: (typed: string) => UnitMatch;
}

function measured(
  what: string,
  make: () => Matcher,
  typed: readonly string[],
  peers: readonly Peer[],
): BenchResult {
  warmUp(make, typed);
  const before = memoryMb();
  const began = performance.now();
  const matcher = make();
  matcher.match('');
  const start = performance.now();
  let matched = 0;
  for (const text of typed) if (matcher.match(text).status === 'matched') matched += 1;
  const oursMs = performance.now() - start;
  const grownMb = memoryMb() - before;
  const aSecond = Math.round((typed.length / oursMs) * 1_000);
  return {
    name: `${NAMES.toLocaleString('en')} typed names, ${what}`,
    oursMs,
    peers,
    note:
      `aim < ${LIMIT_MS} ms; ${aSecond.toLocaleString('en')} names a second; built in ${(start - began).toFixed(0)} ms; ` +
      `memory +${grownMb.toFixed(0)} MB; ${new Set(typed).size.toLocaleString('en')} distinct spellings; ` +
      `${matched.toLocaleString('en')} matched, the rest (homonyms above all) left to a person` +
      (peers.length === 0 ? '' : '; peers measured on a sample and scaled per name'),
  };
}

/** Once over other spellings, so that the engine is warm while no answer is remembered. */
function warmUp(make: () => Matcher, typed: readonly string[]): void {
  const matcher = make();
  for (const text of typed.slice(0, 20_000)) matcher.match(`${text} `);
}

function memoryMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

interface Peer {
  readonly name: string;
  readonly ms: number;
}

function scaled(name: string, sample: readonly string[], find: (text: string) => unknown): Peer {
  const start = performance.now();
  for (const text of sample) find(text);
  const ms = performance.now() - start;
  return { name: `${name} (${sample.length} names, scaled)`, ms: (ms / sample.length) * NAMES };
}

function stringSimilarity(typed: readonly string[], units: readonly Unit[]): Peer {
  const { findBestMatch } = createRequire(import.meta.url)('string-similarity') as {
    readonly findBestMatch: (text: string, candidates: readonly string[]) => unknown;
  };
  const names = units.map((unit) => unit.fullName.toLowerCase());
  return scaled('string-similarity', typed.slice(0, 50), (text) => findBestMatch(text.toLowerCase(), names));
}

function fuse(typed: readonly string[], units: readonly Unit[]): Peer {
  const search = new Fuse(units, { keys: ['fullName'], ignoreDiacritics: true });
  return scaled('fuse.js', typed.slice(0, 20), (text) => search.search(text, { limit: 3 }));
}

/** The usual way by hand: names share the most three-letter pieces without marks. */
function trigrams(typed: readonly string[], units: readonly Unit[]): Peer {
  const pieces = (text: string): readonly string[] => {
    const plain = ` ${withoutMarks(text).toLowerCase()} `;
    return Array.from({ length: Math.max(0, plain.length - 2) }, (_, at) => plain.slice(at, at + 3));
  };
  const index = new Map<string, number[]>();
  units.forEach(({ fullName }, place) => {
    for (const piece of new Set(pieces(fullName))) index.set(piece, [...(index.get(piece) ?? []), place]);
  });
  return scaled('trigram index', typed.slice(0, 1_000), (text) => {
    const shared = new Map<number, number>();
    for (const piece of pieces(text))
      for (const place of index.get(piece) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
    let best = -1;
    for (const [place, count] of shared) if (count > (shared.get(best) ?? 0)) best = place;
    return best;
  });
}
