/**
 * 100,000 typed names against the 3,321 units of the country. The peers only rank by likeness — none of them abstains —
 * and are too slow for the whole list: each gets a sample, scaled to the same number of names.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import { createUnitMatcher } from '#shared/units/match-unit.ts';
import type { Unit } from '#shared/units/unit.ts';
import { asKeys, withCheapSlips, withNewTonePlace, withoutMarks } from '../units/typing.ts';
import type { BenchResult } from './bench-result.ts';

const NAMES = 100_000;
const LIMIT_MS = 1_000;

export async function benchUnitMatching(): Promise<BenchResult[]> {
  const units = nationalUnits();
  const typed = typedNames(units, NAMES);
  const distinct = new Set(typed).size;
  // Once over other spellings, so that the engine is warm while no answer is remembered.
  const warm = createUnitMatcher({ units });
  for (const text of typedNames(units, 20_000)) warm.match(`${text} `);
  const matcher = createUnitMatcher({ units });
  const before = memoryMb();
  const start = performance.now();
  let matched = 0;
  for (const text of typed) if (matcher.match(text).status === 'matched') matched += 1;
  const oursMs = performance.now() - start;
  const grownMb = memoryMb() - before;
  return [
    {
      name: `${NAMES.toLocaleString('en')} typed names, ${units.length.toLocaleString('en')} units`,
      oursMs,
      peers: [stringSimilarity(typed, units), fuse(typed, units), trigrams(typed, units)],
      note:
        `aim < ${LIMIT_MS} ms; ${distinct.toLocaleString('en')} distinct spellings; ${matched.toLocaleString('en')} matched, ` +
        `the rest (homonyms of several provinces above all) left to a person; memory +${grownMb.toFixed(0)} MB; ` +
        'peers measured on a sample and scaled per name',
    },
  ];
}

function memoryMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function nationalUnits(): readonly Unit[] {
  const text = readFileSync(new URL('../fixtures/vn-communes-2025.data.json', import.meta.url), 'utf8');
  const rows = JSON.parse(text) as readonly { code: string; name: string; type: Unit['type'] }[];
  return rows.map(({ code, name, type }) => ({
    code,
    name,
    type,
    fullName: `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`,
  }));
}

/** As clerks type: most right, many without marks, some slips, some keyboards switched off. Same list every run. */
function typedNames(units: readonly Unit[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, turn) => {
    const unit = units[(turn * 7919) % units.length] as Unit;
    return spelling(unit, Math.floor((turn * 31) / units.length) + turn);
  });
}

const OFFICES = ['', 'UBND ', 'Ủy ban nhân dân ', 'UBMTTQVN ', 'Đảng ủy ', 'VP HĐND và UBND '];

function spelling({ name, type, fullName }: Unit, turn: number): string {
  const office = OFFICES[turn % OFFICES.length] as string;
  const full = `${office}${type} ${name}`;
  const slips = withCheapSlips(name);
  switch (turn % 11) {
    case 0:
      return withoutMarks(full);
    case 1:
      return withoutMarks(full).toLowerCase();
    case 2:
      return full.toUpperCase();
    case 3:
      return `${office}${type} ${slips[turn % slips.length] ?? name}`;
    case 4:
      return asKeys(full, 'telex', true);
    case 5:
      return withNewTonePlace(full).normalize('NFD');
    case 6:
      return `${office}${type} ${name.slice(0, -1)}${name.slice(-1).repeat(2)}`;
    case 7:
      return `${office}${type === 'xã' ? 'X' : 'P'}.${name}`;
    case 8:
      return `  ${fullName} .`;
    default:
      return full;
  }
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
