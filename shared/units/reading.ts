/** What a typed text says: one name, its type, former places and remarks; or why no single unit can be read in it. */
import { type FormerPlace, type FormerPlaces } from './former-places.ts';
import { type NameIndex, wordSyllables, fromRoman, plainKeyOf, toneKeyOf, gluedKeyOf } from './name-index.ts';
import { ADDRESS_OPENERS, OFFICE_PHRASES } from './place-words.ts';
import type { CommuneType, Segment } from './segments.ts';
import { isNumber, isSuffix, readSyllable, type Syllable } from './syllable.ts';
import type { TypedWord } from './typed-words.ts';

export interface ReadName {
  readonly type: CommuneType | null;
  /** Words of the name, lower case NFC. */
  readonly words: readonly string[];
  readonly syllables: readonly Syllable[];
  /** The word read as "phường" could be the name's own: these words are the name then. */
  readonly withMarker: readonly string[] | null;
  /** The word for the type has its marks ("xã", not "xa", "X."). */
  readonly isTypeMarked: boolean;
}

export interface Reading {
  readonly name: ReadName;
  /** Each stands for one mention; a mention may fit several places of one name. */
  readonly places: readonly (readonly FormerPlace[])[];
  /** Names that the text says are former ones of the unit. */
  readonly formerNames: readonly ReadName[];
  /** Text that says nothing about the unit; kept for the alias key. */
  readonly remarks: readonly string[];
}

export type ReadingProblem =
  | 'none'
  | 'several'
  | 'elsewhere'
  | 'largerOnly'
  | 'formerOnly'
  | 'typeOnly'
  | 'loose';

export interface UnreadableUnit {
  readonly problem: ReadingProblem;
  /** Names seen in it, for suggestions. */
  readonly names: readonly ReadName[];
  readonly places: readonly (readonly FormerPlace[])[];
}

export interface ReadingContext {
  readonly index: NameIndex;
  readonly places: FormerPlaces;
  /** K2 of the own province's name: "can tho"; '' for none. */
  readonly ownProvince: string;
  /** K2 of the names of other provinces. */
  readonly otherProvinces: ReadonlySet<string>;
  /** Their K1, as name syllables. */
  readonly otherProvinceKeys: ReadonlySet<string>;
  /** Whether a name not in the index is close to one that is. */
  readonly isNear: (syllables: readonly Syllable[]) => boolean;
}

export function readUnit(segments: readonly Segment[], context: ReadingContext): Reading | UnreadableUnit {
  const found: Found = {
    named: [],
    plain: [],
    places: [],
    remarks: [],
    problem: null,
    hasBareType: false,
    hasProvince: false,
  };
  const usable = mergeFormTypes(segments);
  for (const segment of usable) {
    if (segment.kind === 'larger') readLargerPlace(segment, found, context);
    else if (segment.kind === 'commune') readCommune(segment, found, context);
    else readPlain(segment, found, context);
  }
  return conclude(found, context);
}

interface FoundName {
  readonly name: ReadName;
  readonly segment: Segment;
}

interface Found {
  readonly named: FoundName[];
  /** Names without a type: known ones, and what may be a misspelt one. */
  readonly plain: (FoundName & { readonly isKnown: boolean })[];
  readonly places: (readonly FormerPlace[])[];
  readonly remarks: string[];
  problem: ReadingProblem | null;
  hasBareType: boolean;
  /** A province ends it, as it ends an address. */
  hasProvince: boolean;
}

/**
 * "Xã/phường: Kế Sách" is the form's own wording: the type is open. "Xã, phường: xã Long Phú" says it after all, and
 * "xã xã Tân Long" says it twice.
 */
function mergeFormTypes(segments: readonly Segment[]): readonly Segment[] {
  const merged: Segment[] = [];
  let open: Segment[] = [];
  for (const segment of segments) {
    if (segment.kind === 'commune' && segment.words.length === 0) open.push(segment);
    else if (segment.kind === 'commune' && open.length > 0) {
      const types = new Set(open.map((empty) => empty.type));
      const isSaid = types.size > 1 || types.has(segment.type);
      merged.push({ ...segment, type: isSaid ? segment.type : null, before: (open[0] as Segment).before });
      open = [];
    } else merged.push(...open.splice(0), segment);
  }
  return [...merged, ...open];
}

function readLargerPlace(segment: Segment, found: Found, context: ReadingContext): void {
  const plains = segment.words.map((word) => word.plain);
  for (let length = plains.length; length > 0; length--) {
    const name = plains.slice(0, length).join(' ');
    const isOwn = name === context.ownProvince || name === initialsOf(context.ownProvince);
    const places = isOwn ? [] : context.places.find(name, segment.level);
    const isElsewhere = places.length === 0 && context.otherProvinces.has(name);
    if (!isOwn && places.length === 0 && !isElsewhere) continue;
    if (isElsewhere) found.problem ??= 'elsewhere';
    if (places.length > 0) found.places.push(places);
    found.hasProvince ||= isOwn || places.some((place) => place.district === null);
    const rest = segment.words.slice(length);
    if (rest.length > 0) readPlain({ ...segment, kind: 'plain', words: rest, before: ',' }, found, context);
    return;
  }
  if (plains.length > 0) found.problem ??= 'elsewhere';
}

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
}

function readCommune(segment: Segment, found: Found, context: ReadingContext): void {
  if (segment.words.length === 0) {
    found.hasBareType = true;
    return;
  }
  if (isOfficeMarker(segment, context)) {
    readPlain(
      { ...segment, kind: 'plain', words: withoutOffices(segment.words, context) as TypedWord[] },
      found,
      context,
    );
    return;
  }
  const words = withoutProvinceAtEnd(segment.words, found, context);
  found.named.push({ name: readName(segment.type, words, segment.marker), segment });
}

/** "TT PVHCC", "P. Kinh tế UBND Kế Sách": these abbreviate offices too. */
function isOfficeMarker({ marker, words }: Segment, context: ReadingContext): boolean {
  if (marker.length > 1 || !SHORT_MARKERS.has(marker[0]?.plain ?? '')) return false;
  if (isKnownName(readName(null, words, []), context)) return false;
  const rest = withoutOffices(words, context);
  return rest.length === 0 || (rest.length < words.length && isKnownName(readName(null, rest, []), context));
}

const SHORT_MARKERS = new Set(['tt', 'p', 'f', 'x']);

function readPlain(segment: Segment, found: Found, context: ReadingContext): void {
  const words = nameInPlain(segment.words, found, context);
  if (words.length === 0) return;
  const plain = words.map((word) => word.plain).join(' ');
  if (plain === context.ownProvince || OWN_WORDS.has(plain)) {
    found.hasProvince = true;
    return;
  }
  const name = readName(null, words, []);
  const isKnown = isKnownName(name, context);
  const isAfterName = found.named.length > 0 || found.plain.some((other) => other.isKnown);
  if (!isKnown || (isAfterName && !segment.isOld && isPlaceAfter(segment, found, plain, context))) {
    const places = context.places.find(plain, null);
    if (places.length > 0 && isAfterName) {
      found.hasProvince ||= places.some((place) => place.district === null);
      found.places.push(places);
      return;
    }
  }
  if (context.otherProvinces.has(plain) && !isKnown) return void (found.problem ??= 'elsewhere');
  if (isAddressPart(words)) return void found.remarks.push(plain);
  if (
    words.every((word) => isSuffix(word.plain) || fromRoman(word.text) !== word.text || SIDES.has(word.plain))
  ) {
    // "Long Phú (1)", "Trường Long - A": a number behind a name may belong to it.
    if (isAfterName) found.problem ??= 'loose';
    return;
  }
  if (words.length === 1 && isAfterName && !NEW_WORDS.has(plain)) {
    found.problem ??= 'loose';
    return;
  }
  found.plain.push({ name, segment, isKnown });
}

/** Without offices in front and, unless that is a name already, without the province behind. */
function nameInPlain(
  words: readonly TypedWord[],
  found: Found,
  context: ReadingContext,
): readonly TypedWord[] {
  const named = withoutOffices(words, context);
  if (named.length === 0 || isKnownName(readName(null, named, []), context)) return named;
  return withoutOffices(withoutProvinceAtEnd(words, found, context), context);
}

/** After "xã Kế Sách", "Sóc Trăng" is the former province more likely than a second unit. */
function isPlaceAfter(segment: Segment, found: Found, plain: string, context: ReadingContext): boolean {
  if (segment.before === 'và') return false;
  const places = context.places.find(plain, null);
  return found.named.length === 1 && places.some((place) => place.district === null);
}

const OWN_WORDS = new Set(['viet nam', 'vn', 'tpct', 'ct', 'tp', 'cu']);
const NEW_WORDS = new Set(['moi', 'new']);
const SIDES = new Set(['dong', 'tay', 'nam', 'bac']);

function withoutProvinceAtEnd(
  words: readonly TypedWord[],
  found: Found,
  context: ReadingContext,
): readonly TypedWord[] {
  let rest = words;
  for (;;) {
    const last = rest.at(-1)?.plain ?? '';
    const lastTwo = `${rest.at(-2)?.plain ?? ''} ${last}`;
    if (rest.length > 1 && (last === 'tpct' || last === 'vn')) rest = rest.slice(0, -1);
    else if (rest.length > 2 && (lastTwo === context.ownProvince || lastTwo === 'viet nam'))
      rest = rest.slice(0, -2);
    else if (rest.length > 3 && context.places.find(lastTwo, null).some((place) => place.district === null)) {
      found.places.push(context.places.find(lastTwo, null));
      rest = rest.slice(0, -2);
    } else return rest;
  }
}

/** Offices and posts in front of a name; a name that begins like an office ("Phong Điền") is kept. */
function withoutOffices(words: readonly TypedWord[], context: ReadingContext): readonly TypedWord[] {
  let rest = words;
  while (rest.length > 0) {
    const plain = rest.map((word) => word.plain).join(' ');
    if (context.otherProvinces.has(plain) || isKnownName(readName(null, rest, []), context)) return rest;
    const length = officeLength(rest);
    if (length === 0) return rest;
    rest = rest.slice(length);
  }
  return rest;
}

const OFFICE_WORDS_MAX = 6;

function officeLength(words: readonly TypedWord[]): number {
  for (let length = Math.min(OFFICE_WORDS_MAX, words.length); length > 0; length--) {
    const phrase = words
      .slice(0, length)
      .map((word) => word.plain)
      .join(' ');
    if (OFFICE_PHRASES.has(phrase)) return length;
  }
  return 0;
}

function isAddressPart(words: readonly TypedWord[]): boolean {
  const first = (words[0] as TypedWord).plain;
  const two = words.length > 1 ? `${first} ${(words[1] as TypedWord).plain}` : '';
  const three = words.length > 2 ? `${two} ${(words[2] as TypedWord).plain}` : '';
  if (ADDRESS_OPENERS.has(first) || ADDRESS_OPENERS.has(two) || ADDRESS_OPENERS.has(three)) return true;
  return isNumber(first) && words.length > 1;
}

function isKnownName({ syllables }: ReadName, { index }: ReadingContext): boolean {
  if (index.byToneKey.get(toneKeyOf(syllables))?.some((name) => name.kind !== 'elsewhere') === true)
    return true;
  if (index.byPlainKey.get(plainKeyOf(syllables))?.some((name) => name.kind !== 'elsewhere') === true)
    return true;
  return syllables.length === 1 && index.byGluedKey.get(gluedKeyOf(syllables))?.[0]?.kind === 'current';
}

export function readName(
  type: CommuneType | null,
  words: readonly TypedWord[],
  marker: readonly TypedWord[],
): ReadName {
  const texts = words.map((word) => word.text);
  const unified = unifyNumbers(texts);
  const first = marker[0];
  const isDoubtful =
    marker.length === 1 && first !== undefined && first.plain === 'phuong' && first.text !== 'phường';
  const isXa = marker.length === 1 && first !== undefined && first.text === 'xa';
  return {
    type,
    words: unified,
    syllables: wordSyllables(unified),
    withMarker: isDoubtful || isXa ? [first.text, ...unified] : null,
    isTypeMarked: marker.some((word) => word.text !== word.plain),
  };
}

/** "số 1" → "1"; a word of nothing but zeros stays. */
function unifyNumbers(words: readonly string[]): readonly string[] {
  if (!words.some((word) => NUMBER_WORDS.has(word))) return words;
  return words.filter(
    (word, index) => !(NUMBER_WORDS.has(word) && isNumber(readSyllable(words[index + 1] ?? 'x').plain)),
  );
}

const NUMBER_WORDS = new Set(['số', 'so']);

function conclude(found: Found, context: ReadingContext): Reading | UnreadableUnit {
  const current = distinct(found.named.filter(({ segment }) => !segment.isOld));
  const former = found.named.filter(({ segment }) => segment.isOld);
  const known = found.plain.filter(({ isKnown, segment }) => isKnown && !segment.isOld);
  const formerPlain = found.plain.filter(({ isKnown, segment }) => isKnown && segment.isOld);
  const unknown = found.plain.filter(({ isKnown }) => !isKnown);
  const all = [...found.named, ...found.plain].map(({ name }) => name);
  const stop = (problem: ReadingProblem): UnreadableUnit => ({ problem, names: all, places: found.places });
  if (found.problem !== null) return stop(found.problem);
  const main = mainName(current, known, unknown);
  if (main === 'several') return stop('several');
  if (main === null) return stop(noNameProblem(found, former.length + formerPlain.length));
  const others = known.filter(({ name }) => toneKeyOf(name.syllables) !== toneKeyOf(main.name.syllables));
  const districts = others.map((other) => districtOf(other, main, found, context));
  if (districts.some((district) => district === null)) return stop('several');
  const places = [...found.places, ...(districts as (readonly FormerPlace[])[])];
  const remarks = unknown.filter((other) => other !== main).map(({ name }) => name.words.join(' '));
  if (unknown.some((other) => other !== main && isDoubt(other, context))) return stop('loose');
  const formerNames = [...former, ...formerPlain].map(({ name }) => name);
  return { name: main.name, places, formerNames, remarks: [...found.remarks, ...remarks] };
}

/**
 * "xã Nhơn Ái, Phong Điền, Cần Thơ", "xã Phú Tâm (Châu Thành)": the name of a unit that was a district's too is the
 * district in an address or in brackets behind a unit with its type; in any other list it is a second unit.
 */
function districtOf(
  { name, segment }: FoundName,
  main: FoundName,
  found: Found,
  context: ReadingContext,
): readonly FormerPlace[] | null {
  const isAddress = found.hasProvince && segment.before !== 'và';
  const isBehind = main.segment.kind === 'commune' && main.segment.parenthesis === 0;
  if (!isBehind || !(isAddress || segment.parenthesis > 0) || segment.isOld) return null;
  const places = context.places.find(plainKeyOf(name.syllables), null);
  return places.length > 0 ? places : null;
}

function mainName(
  current: readonly FoundName[],
  known: readonly FoundName[],
  unknown: readonly FoundName[],
): FoundName | 'several' | null {
  if (current.length > 1) return 'several';
  if (current.length === 1) return current[0] as FoundName;
  const distinctKnown = distinct(known);
  if (distinctKnown.length > 1) return 'several';
  if (distinctKnown.length === 1) return distinctKnown[0] as FoundName;
  return unknown.length === 1 ? (unknown[0] as FoundName) : null;
}

function noNameProblem(found: Found, formerCount: number): ReadingProblem {
  if (formerCount > 0) return 'formerOnly';
  if (found.plain.length > 1) return 'none';
  if (found.places.length > 0) return 'largerOnly';
  return found.hasBareType ? 'typeOnly' : 'none';
}

function distinct(names: readonly FoundName[]): readonly FoundName[] {
  const seen = new Set<string>();
  return names.filter(({ name }) => {
    const key = `${name.type ?? ''}|${toneKeyOf(name.syllables)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Words that take back or weaken what is said, and words in front of the type that nobody's office explains. */
function isDoubt({ segment, name }: FoundName, context: ReadingContext): boolean {
  if (segment.isOld) return true;
  if (name.syllables.some(({ key }) => DOUBTS.has(key))) return true;
  return context.isNear(name.syllables);
}

const DOUBTS = new Set(
  ['không', 'khong', 'sai', 'nhầm', 'chưa', 'khác', 'hoặc', 'giáp', 'gần', 'tách', 'bỏ'].map(
    (word) => readSyllable(word).key,
  ),
);
