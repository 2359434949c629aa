/**
 * From what somebody typed to the one unit it means, or to a person with suggestions (R2, domain/unit-matching.md).
 * It abstains rather than guess: never a wrong unit, never a former unit, never a number or suffix dropped.
 */
import { aliasKeyAmong, keyOfSegments } from './alias-key.ts';
import { decideName } from './decide-name.ts';
import { type Decision, isPlain } from './decision.ts';
import { doubtAboutPlaces, livedElsewhere, placeTest } from './doubt-about-places.ts';
import { createFormerPlaces, placeNamesOf } from './former-places.ts';
import {
  createNameIndex,
  type NameElsewhere,
  type NameIndex,
  nameSyllables,
  plainKeyOf,
  toneKeyOf,
} from './name-index.ts';
import { createHardNames } from './hard-names.ts';
import { createNearNames, type NearNames } from './near-names.ts';
import { ownProvinceNames } from './own-province.ts';
import { OTHER_PROVINCES, plainPhrase } from './place-words.ts';
import { createPlainForms, type PlainForms } from './plain-form.ts';
import { type ReadName, readName } from './read-name.ts';
import type { Reading, ReadingContext } from './reading-context.ts';
import { readUnit } from './reading.ts';
import type { Segment } from './segment.ts';
import { cutSegments } from './segments.ts';
import { isNumber, type Syllable } from './syllable.ts';
import { suggestUnits } from './suggest-units.ts';
import { decodeTcvn3 } from '../text/tcvn3.ts';
import { readTypedWords, type TypedWords } from './typed-words.ts';
import type {
  FormerUnit,
  OtherSpelling,
  OwnProvince,
  Unit,
  UnitAlias,
  UnitHome,
  UnitMatch,
  UnitSuggestion,
} from './unit.ts';
import { type DoubtAboutUnit, DOUBT_WORDS } from './unit-doubt-words.ts';

export interface UnitMatcherOptions {
  readonly units: readonly Unit[];
  readonly formerUnits?: readonly FormerUnit[];
  /** Names that belong to other provinces: typed exactly, they are not a misspelling of one of ours. */
  readonly namesElsewhere?: readonly NameElsewhere[];
  readonly aliases?: readonly UnitAlias[];
  /** The units' own province: naming it says nothing. */
  readonly province?: OwnProvince;
  /** Where the units themselves lie; with one, a name that several bear is told by the place typed beside it. */
  readonly homes?: readonly UnitHome[];
  readonly otherSpellings?: readonly OtherSpelling[];
  /** A name that lived on elsewhere is for a person: so for the whole country, where hardly one stands for itself. */
  readonly isStrict?: boolean;
}

export interface UnitMatcher {
  readonly match: (typed: string) => UnitMatch;
  /** The same units, with spellings that staff confirmed (R7): what is known of the names is not made again. */
  readonly withAliases: (aliases: readonly UnitAlias[]) => UnitMatcher;
}

/** Answers are remembered by text: the same few spellings come again and again. */
const REMEMBERED_MAX = 20_000;

export function createUnitMatcher(options: UnitMatcherOptions): UnitMatcher {
  return matcherOf(createMatching(options));
}

function matcherOf(matching: Matching): UnitMatcher {
  const remembered = new Map<string, UnitMatch>();
  const matchRemembered = (typed: string): UnitMatch => {
    const known = remembered.get(typed);
    if (known !== undefined) return known;
    const match = matchAnyText(typed, matching);
    if (typed.length > TEXT_REMEMBERED_MAX) return match;
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(typed, match);
    return match;
  };
  return {
    match: (typed) => matchPlain(typed, matching) ?? matchRemembered(typed),
    withAliases: (aliases) => matcherOf({ ...matching, aliases: aliasesByKey(aliases, matching.context) }),
  };
}

const TEXT_REMEMBERED_MAX = 400;

interface Matching {
  readonly context: ReadingContext;
  readonly near: NearNames;
  readonly plainForms: PlainForms;
  /** Unit code by alias key. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly isStrict: boolean;
}

function createMatching(options: UnitMatcherOptions): Matching {
  const { aliases = [], isStrict = false } = options;
  const index = createNameIndex({ formerUnits: [], namesElsewhere: [], ...options });
  const near = createNearNames(index);
  const context = contextOf(options, index, near);
  const plainForms = createPlainForms(context);
  return {
    context,
    near,
    plainForms,
    aliases: aliasesByKey(aliases, context),
    isStrict,
  };
}

function contextOf(options: UnitMatcherOptions, index: NameIndex, near: NearNames): ReadingContext {
  const { formerUnits = [], homes = [], province } = options;
  const own = ownProvinceNames(province ?? null);
  const places = createFormerPlaces(formerUnits, homes);
  const others = OTHER_PROVINCES.filter((name) => {
    const plain = plainPhrase(name);
    return plain !== own.name && !own.words.has(plain) && places.find(plain, null).length === 0;
  });
  return {
    index,
    hard: createHardNames(index.names, placeNamesOf(formerUnits, homes)),
    places,
    ownProvince: own.name,
    ownWords: own.words,
    cityWord: own.cityWord,
    otherProvinces: new Set(others.map(plainPhrase)),
    otherProvinceKeys: new Set(OTHER_PROVINCES.map((name) => toneKeyOf(nameSyllables(name)))),
    isNear: (syllables) => (near.find(syllables)[0]?.cost ?? Infinity) <= 1,
  };
}

/** The newest confirmation of a spelling counts; one for a unit that is not here counts for nothing. */
function aliasesByKey(
  aliases: readonly UnitAlias[],
  { index: { unitByCode }, hard }: ReadingContext,
): ReadonlyMap<string, string> {
  const byKey = new Map<string, string>();
  const inOrder = [...aliases].sort((a, b) => a.confirmedAt - b.confirmedAt);
  for (const { code, typed } of inOrder)
    if (unitByCode.has(code)) byKey.set(aliasKeyAmong(typed, hard), code);
  return byKey;
}

function matchText(typed: string, matching: Matching): UnitMatch {
  return matchPlain(typed, matching) ?? matchAnyText(typed, matching);
}

/**
 * The same name comes again behind another office, in other letters, with other spaces. Where staff confirmed spellings
 * the text itself counts.
 */
function matchPlain(typed: string, matching: Matching): UnitMatch | null {
  const form = matching.aliases.size === 0 ? matching.plainForms.read(typed) : null;
  if (form === null) return null;
  const { answers } = form.lead;
  const known = answers.get(form.name);
  if (known !== undefined) return known;
  const plain = matching.plainForms.reading(form);
  const match = plain === null ? null : answer(decideReading(plain, AS_TYPED, matching), plain, matching);
  if (answers.size >= REMEMBERED_MAX) answers.clear();
  answers.set(form.name, match);
  return match;
}

const AS_TYPED: TypedWords = { words: [], isDecoded: false, isWeaklyDecoded: false, lostDigits: [] };

function matchAnyText(typed: string, matching: Matching): UnitMatch {
  const words = readTypedWords(typed);
  if (typeof words === 'string') return unreadable(typed, words, matching);
  const asItStands = words.isDecoded ? readTypedWords(typed, false) : words;
  if (asItStands === words || typeof asItStands === 'string') return matchWords(words, matching);
  const standing = { ...asItStands, isDecoded: true };
  if (namesAnything(asItStands, matching.context)) return matchStanding(standing, words, matching);
  const match = matchWords(words, matching);
  const other = match.status === 'matched' ? match : matchWords(standing, matching);
  return other.status === 'matched' ? other : match;
}

/** "xã Ea Bar" is a name as it stands, and no "Ea Bả" in Telex; where both are units, a person decides. */
function matchStanding(standing: TypedWords, decoded: TypedWords, matching: Matching): UnitMatch {
  const match = matchWords(standing, matching);
  if (match.status === 'review') return match;
  const other = matchWords(decoded, matching);
  if (other.status === 'review' || other.code === match.code) return match;
  return review('twoNear', () => suggestCodes([match.code, other.code], matching));
}

/** "Xa Ia Tor" is Ia Tôr without its marks, and Ia Tỏ in Telex. */
function suggestCodes(codes: readonly string[], { context }: Matching): readonly UnitSuggestion[] {
  return codes.map((code) => ({
    code,
    name: context.index.unitByCode.get(code)?.fullName ?? '',
    reason: 'đọc được theo cả hai cách: gõ không dấu và gõ kiểu Telex hoặc VNI',
  }));
}

/** Is there a name, of whatever time and province, that is written just so, or without its marks? */
function namesAnything({ words }: TypedWords, { index, hard }: ReadingContext): boolean {
  return cutSegments(words, hard).some(({ words: named, marker }) => {
    if (named.every(({ plain }) => isNumber(plain))) return false;
    const { syllables } = readName(null, named, marker);
    return (
      index.byToneKey.has(toneKeyOf(syllables)) ||
      (isPlain(syllables) && index.byPlainKey.has(plainKeyOf(syllables)))
    );
  });
}

function matchWords(words: TypedWords, matching: Matching): UnitMatch {
  const segments = cutSegments(words.words, matching.context.hard);
  const reading = readUnit(segments, matching.context);
  if (!('problem' in reading)) {
    const decided = decideReading(reading, words, matching);
    if (decided.code !== null && decided.method === 'exact') return matched(decided.code, 'exact');
    return byAlias(segments, matching) ?? answer(decided, reading, matching);
  }
  const { names, places, problem } = reading;
  return (
    byAlias(segments, matching) ?? review(problem, () => suggestUnits(names, places, matching.context.index))
  );
}

function byAlias(segments: readonly Segment[], { aliases }: Matching): UnitMatch | null {
  if (aliases.size === 0) return null;
  const code = aliases.get(keyOfSegments(segments));
  return code === undefined ? null : matched(code, 'alias');
}

type Decided =
  | Decision
  | { readonly code: null; readonly doubt: DoubtAboutUnit; readonly syllables: readonly Syllable[] };

function decideReading(reading: Reading, words: TypedWords, matching: Matching): Decided {
  const { index } = matching.context;
  const isThere = placeTest(reading, matching.context);
  const decision = decideName(reading.name, words.isDecoded, matching.context, matching.near, isThere);
  if (decision.code === null) return decision;
  const { code, syllables } = decision;
  if (words.isWeaklyDecoded && decision.method !== 'exact')
    return { code: null, doubt: 'notFound', syllables };
  if (words.isWeaklyDecoded && words.lostDigits.some((digit) => isNumberedName(syllables, digit, index)))
    return { code: null, doubt: 'numberedNames', syllables };
  const isOthers = matching.isStrict && livedElsewhere(code, syllables, reading, matching.context);
  if (isOthers) return { code: null, doubt: 'formerName', syllables };
  const doubt = doubtAboutPlaces(code, syllables, reading, matching.context);
  return doubt === null ? decision : { code: null, doubt, syllables };
}

/** "Gia Hoa2" in VNI is Gia Hòa, but there was a Gia Hòa 2. `digit`: the word and its digit, "hoa 2". */
function isNumberedName(syllables: readonly Syllable[], digit: string, index: NameIndex): boolean {
  const plain = plainKeyOf(syllables);
  const [word, number] = digit.split(' ') as [string, string];
  return plain.endsWith(word) && (index.byPlainKey.has(`${plain} ${number}`) || index.numbered.has(plain));
}

function answer(decided: Decided, reading: Reading, matching: Matching): UnitMatch {
  if (decided.code !== null) return matched(decided.code, decided.method);
  const name = { ...reading.name, syllables: decided.syllables };
  const alternatives = reading.name.withMarker === null ? [] : [wholeName(reading.name)];
  const index = matching.context.index;
  return review(decided.doubt, () =>
    suggestUnits([name, ...alternatives, ...reading.formerNames], reading.places, index),
  );
}

function wholeName(name: ReadName): ReadName {
  const words = name.withMarker as readonly string[];
  return {
    type: null,
    words,
    syllables: nameSyllables(words.join(' ')),
    withMarker: null,
    isTypeMarked: false,
  };
}

function unreadable(typed: string, doubt: DoubtAboutUnit, matching: Matching): UnitMatch {
  const decoded = typed.length <= TEXT_REMEMBERED_MAX ? decodeTcvn3(typed) : null;
  if (decoded === null || decoded === typed) return review(doubt, () => []);
  const match = matchText(decoded, matching);
  if (match.status === 'review') return review('legacyFont', () => match.suggestions);
  const name = matching.context.index.unitByCode.get(match.code)?.fullName ?? '';
  const { code } = match;
  return review('legacyFont', () => [{ code, name, reason: 'đọc theo phông chữ TCVN3 (ABC)' }]);
}

function matched(code: string, method: 'exact' | 'alias' | 'unaccented' | 'typo'): UnitMatch {
  return { status: 'matched', code, method, suggestions: [] };
}

/** The suggestions cost more than the decision and are seldom looked at: worked out when first asked for. */
function review(doubt: DoubtAboutUnit, suggest: () => readonly UnitSuggestion[]): UnitMatch {
  let suggestions: readonly UnitSuggestion[] | undefined;
  return {
    status: 'review',
    code: null,
    method: null,
    get reason() {
      // “zzz” looks like letters that stand for a name, and stands for none.
      const isNobodys = doubt === 'initials' && this.suggestions.length === 0;
      return DOUBT_WORDS[isNobodys ? 'notFound' : doubt];
    },
    get suggestions() {
      suggestions ??= suggest();
      return suggestions;
    },
  };
}
