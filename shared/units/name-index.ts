/**
 * All names a typed one may mean, findable by their keys: the current units, and as decoys the former units and the
 * names of other provinces. A decoy is never the answer; it stops a near current unit from being taken instead.
 */
import { readSyllable, type Syllable, withoutApostrophes } from './syllable.ts';
import type { CommuneType, FormerUnit, OtherSpelling, Unit } from './unit.ts';

export type NameKind = 'current' | 'former' | 'elsewhere';

/** One name of one kind; homonyms are several. */
export interface KnownName {
  readonly kind: NameKind;
  readonly name: string;
  readonly type: CommuneType;
  readonly syllables: readonly Syllable[];
  /** Code of the unit it is, or became part of; '' for a name elsewhere. */
  readonly code: string;
  /** Of a former unit. */
  readonly former: FormerUnit | null;
}

export interface NameIndex {
  readonly names: readonly KnownName[];
  readonly current: readonly KnownName[];
  /** Syllables of the longest name. */
  readonly wordsMax: number;
  readonly unitByCode: ReadonlyMap<string, Unit>;
  /** Exact: K1 of the syllables, with spaces. */
  readonly byToneKey: ReadonlyMap<string, readonly KnownName[]>;
  /** K2, with spaces. */
  readonly byPlainKey: ReadonlyMap<string, readonly KnownName[]>;
  /** K3: K2 without spaces, every y as i. */
  readonly byGluedKey: ReadonlyMap<string, readonly KnownName[]>;
  /** Names by syllable count and place (`placeKey`), then by K1 of the syllable there. */
  readonly bySyllable: ReadonlyMap<number, ReadonlyMap<string, readonly KnownName[]>>;
  /** Current units by K2 of any of their syllables. */
  readonly currentByPlainSyllable: ReadonlyMap<string, readonly KnownName[]>;
  /** Current units by K2 without a last number. */
  readonly currentByBase: ReadonlyMap<string, readonly KnownName[]>;
  /** Keys (K1) and plain forms (K2) of all syllables that occur in real names. */
  readonly attested: ReadonlySet<string>;
  /** Current units that another one's name extends by a number ("Vị Thanh", "Vị Thanh 1"), by K2 of both. */
  readonly numbered: ReadonlySet<string>;
}

/** A commune's name in another province. */
export interface NameElsewhere {
  readonly name: string;
  readonly type: Unit['type'];
}

export interface IndexedUnits {
  readonly units: readonly Unit[];
  readonly formerUnits: readonly FormerUnit[];
  readonly namesElsewhere: readonly NameElsewhere[];
  readonly otherSpellings?: readonly OtherSpelling[];
}

export function createNameIndex(indexed: IndexedUnits): NameIndex {
  const { units, formerUnits, namesElsewhere, otherSpellings = [] } = indexed;
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]));
  const names = [
    ...units.map((unit) => knownName('current', unit.name, unit.type, unit.code)),
    ...otherSpellings.flatMap(({ code, name }) => {
      const unit = unitByCode.get(code);
      return unit === undefined ? [] : [knownName('current', name, unit.type, code)];
    }),
    ...formerUnits.map((former) => knownName('former', former.name, former.type, former.newCode, former)),
    ...namesElsewhere.map(({ name, type }) => knownName('elsewhere', name, type, '')),
  ];
  const current = names.filter((name) => name.kind === 'current');
  return {
    names,
    current,
    wordsMax: names.reduce((most, { syllables }) => Math.max(most, syllables.length), 0),
    currentByPlainSyllable: groupBy(current, ({ syllables }) => [
      ...new Set(syllables.map(({ plain }) => plain)),
    ]),
    currentByBase: groupBy(current, ({ syllables }) => [baseOf(plainKeyOf(syllables))]),
    unitByCode,
    byToneKey: groupBy(names, (name) => [toneKeyOf(name.syllables)]),
    byPlainKey: groupBy(names, (name) => [plainKeyOf(name.syllables)]),
    byGluedKey: groupBy(names, (name) => [gluedKeyOf(name.syllables)]),
    bySyllable: byPlaceAndSyllable(names),
    attested: new Set(names.flatMap((name) => name.syllables.flatMap(({ key, plain }) => [key, plain]))),
    numbered: numberedNames(units),
  };
}

export function toneKeyOf(syllables: readonly Syllable[]): string {
  return joined(syllables, 'key', ' ');
}

export function plainKeyOf(syllables: readonly Syllable[]): string {
  return joined(syllables, 'plain', ' ');
}

export function gluedKeyOf(syllables: readonly Syllable[]): string {
  return joined(syllables, 'plain', '').replaceAll('y', 'i');
}

/** Syllables of a name, with number forms unified ("01", "I", "số 1" → "1"). */
export function nameSyllables(name: string): readonly Syllable[] {
  const words = withoutApostrophes(name)
    .toLowerCase()
    .normalize('NFC')
    .split(/[\s-]+/);
  return wordSyllables(words.filter((word) => word !== '' && word !== 'số'));
}

/** Of words in lower case NFC, "số" already gone. */
export function wordSyllables(words: readonly string[]): readonly Syllable[] {
  const last = words.length - 1;
  return words.map((word, place) =>
    readSyllable(withoutZeros(place === last && isRoman(word, place) ? fromRoman(word) : word)),
  );
}

/** "Phường 01" is Phường 1. */
function withoutZeros(word: string): string {
  return word.startsWith('0') ? word.replace(/^0+(?=\d)/, '') : word;
}

/** "vi" behind other words is a syllable, "VI" alone a ward. */
function isRoman(word: string, place: number): boolean {
  return word.length <= ROMAN_LENGTH_MAX && !(place > 0 && word === 'vi');
}

const ROMAN_LENGTH_MAX = 4;

/** Only as the last syllable: "Vị Thanh I", "Phường VII". */
export function fromRoman(word: string): string {
  const value = ROMANS.indexOf(word);
  return value < 0 ? word : String(value + 1);
}

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function knownName(
  kind: NameKind,
  name: string,
  type: KnownName['type'],
  code: string,
  former: FormerUnit | null = null,
): KnownName {
  return { kind, name, type, code, former, syllables: nameSyllables(name) };
}

/** No name has more than eight syllables. */
export function placeKey(count: number, place: number): number {
  return count * 16 + place;
}

function byPlaceAndSyllable(
  names: readonly KnownName[],
): ReadonlyMap<number, ReadonlyMap<string, readonly KnownName[]>> {
  const places = new Map<number, Map<string, KnownName[]>>();
  for (const name of names) {
    name.syllables.forEach(({ key }, place) => {
      const at = placeKey(name.syllables.length, place);
      const groups = places.get(at) ?? new Map<string, KnownName[]>();
      places.set(at, groups);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [name]);
      else group.push(name);
    });
  }
  return places;
}

/** "vi thanh 1" → "vi thanh". */
export function baseOf(plain: string): string {
  return plain.replace(/ \d+$/, '');
}

function joined(syllables: readonly Syllable[], part: 'key' | 'plain', between: string): string {
  let text = '';
  for (const syllable of syllables) text += text === '' ? syllable[part] : between + syllable[part];
  return text;
}

function groupBy(
  names: readonly KnownName[],
  keysOf: (name: KnownName) => readonly string[],
): Map<string, KnownName[]> {
  const groups = new Map<string, KnownName[]>();
  for (const name of names) {
    for (const key of keysOf(name)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [name]);
      else group.push(name);
    }
  }
  return groups;
}

function numberedNames(units: readonly Unit[]): ReadonlySet<string> {
  const plains = new Set(units.map((unit) => plainKeyOf(nameSyllables(unit.name))));
  const numbered = new Set<string>();
  for (const plain of plains) {
    const base = /^(.+) \d+$/.exec(plain)?.[1];
    if (base === undefined || !plains.has(base)) continue;
    numbered.add(base);
    numbered.add(plain);
  }
  return numbered;
}
