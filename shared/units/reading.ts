/** What a typed text says: one name, its type, former places and remarks; or why no single unit can be read in it. */
import { concludeReading } from './conclude-reading.ts';
import { fromRoman } from './name-index.ts';
import { isAddressPart, withoutOffices } from './offices.ts';
import { readName } from './read-name.ts';
import {
  type Found,
  isKnownName,
  type Reading,
  type ReadingContext,
  type UnreadableUnit,
} from './reading-context.ts';
import type { Segment } from './segment.ts';
import { isSuffix } from './syllable.ts';
import type { TypedWord } from './typed-words.ts';

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
  return concludeReading(found, context);
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
  if (plain === context.ownProvince || OWN_WORDS.has(plain) || context.ownWords.has(plain)) {
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
  // “Chợ Mới” is a market in an address, unless a unit is called so; “4” is never more than part of a name here.
  const isUnit = isKnown && words.length > 1;
  if (!isUnit && isAddressPart(words)) return void found.remarks.push(plain);
  if (
    !isUnit &&
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

/** Words of the phrase, if these words end with it; else 0. */
function endsWith(words: readonly TypedWord[], phrase: string): number {
  const length = phrase.split(' ').length;
  const end = words
    .slice(-length)
    .map(({ plain }) => plain)
    .join(' ');
  return phrase !== '' && end === phrase ? length : 0;
}

const OWN_WORDS = new Set(['viet nam', 'vn', 'tp', 'cu']);
const NEW_WORDS = new Set(['moi', 'new']);
const SIDES = new Set(['dong', 'tay', 'nam', 'bac']);

function withoutProvinceAtEnd(
  words: readonly TypedWord[],
  found: Found,
  context: ReadingContext,
): readonly TypedWord[] {
  // "phường Lâm Viên - Đà Lạt" ends like an address and is a name.
  const isWhole = isKnownName(readName(null, words, []), context);
  let rest = words;
  for (;;) {
    const last = rest.at(-1)?.plain ?? '';
    const lastTwo = `${rest.at(-2)?.plain ?? ''} ${last}`;
    const own = endsWith(rest, context.ownProvince);
    if (rest.length > 1 && (context.cityWord === last || last === 'vn')) rest = rest.slice(0, -1);
    else if (rest.length > 2 && lastTwo === 'viet nam') rest = rest.slice(0, -2);
    else if (own > 1 && rest.length > own && !isWhole) rest = rest.slice(0, -own);
    else if (isWhole || rest.length <= 3) return rest;
    else if (context.places.find(lastTwo, null).some((place) => place.district === null)) {
      found.places.push(context.places.find(lastTwo, null));
      rest = rest.slice(0, -2);
    } else return rest;
  }
}
