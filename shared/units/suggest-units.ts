/** Up to three units a person may have meant, each with the reason: an unclear name is decided with one click. */
import { SAME, syllableCost } from './edit-cost.ts';
import { type FormerPlace, lies } from './former-places.ts';
import { baseOf, gluedKeyOf, type KnownName, type NameIndex, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { ReadName } from './read-name.ts';
import { isNumber, type Syllable } from './syllable.ts';
import type { FormerUnit, UnitSuggestion } from './unit.ts';

export const SUGGESTIONS_MAX = 3;

/** For one or several names read in the text; with several, the best of each in turn. */
export function suggestUnits(
  names: readonly ReadName[],
  places: readonly (readonly FormerPlace[])[],
  index: NameIndex,
): readonly UnitSuggestion[] {
  const lists = names.map((name) => rankedFor(name, places, index));
  const chosen = new Map<string, UnitSuggestion>();
  for (let place = 0; place < SUGGESTIONS_MAX; place++) {
    for (const list of lists) {
      const next = list[place];
      if (next !== undefined && chosen.size < SUGGESTIONS_MAX && !chosen.has(next.code))
        chosen.set(next.code, next);
    }
  }
  return [...chosen.values()];
}

interface Idea {
  readonly code: string;
  readonly reason: string;
  /** Smaller is nearer. */
  readonly distance: number;
}

function rankedFor(
  name: ReadName,
  places: readonly (readonly FormerPlace[])[],
  index: NameIndex,
): readonly UnitSuggestion[] {
  const ideas = [...sameNames(name, index), ...formerNames(name, places, index), ...initials(name, index)];
  if (new Set(ideas.map(({ code }) => code)).size < SUGGESTIONS_MAX)
    ideas.push(...nearAndPartNames(name, index));
  ideas.sort((a, b) => a.distance - b.distance || Number(a.code) - Number(b.code));
  const seen = new Set<string>();
  const suggestions: UnitSuggestion[] = [];
  for (const { code, reason } of ideas) {
    const unit = index.unitByCode.get(code);
    if (seen.has(code) || unit === undefined || suggestions.length === SUGGESTIONS_MAX) continue;
    seen.add(code);
    suggestions.push({ code, name: unit.fullName, reason });
  }
  return suggestions;
}

function sameNames({ type, syllables }: ReadName, index: NameIndex): readonly Idea[] {
  const plain = plainKeyOf(syllables);
  const named = index.byPlainKey.get(plain) ?? index.byGluedKey.get(gluedKeyOf(syllables)) ?? [];
  const same = named
    .filter((name) => name.kind === 'current')
    .map((name): Idea => {
      const isOther = type !== null && name.type !== type;
      const isExact = toneKeyOf(name.syllables) === toneKeyOf(syllables);
      const reason = isOther
        ? `cùng tên nhưng khác loại: ${fullName(name, index)}`
        : isExact
          ? 'trùng tên; đề nghị xác nhận là xã hay phường, ở địa bàn nào'
          : 'trùng tên khi bỏ dấu';
      return { code: name.code, reason, distance: (isOther ? 0.3 : 0.1) + (isExact ? 0 : 0.2) };
    });
  return [...same, ...numberSiblings(plain, index)];
}

/** "Vị Thanh 2" → Vị Thanh 1 and Vị Thanh: a number is never another number. */
function numberSiblings(plain: string, index: NameIndex): readonly Idea[] {
  return (index.currentByBase.get(baseOf(plain)) ?? [])
    .filter((name) => plainKeyOf(name.syllables) !== plain)
    .map((name) => ({
      code: name.code,
      reason: `cùng tên nhưng khác số: ${fullName(name, index)}`,
      distance: 0.45,
    }));
}

function formerNames(
  { type, syllables }: ReadName,
  places: readonly (readonly FormerPlace[])[],
  index: NameIndex,
): readonly Idea[] {
  const key = toneKeyOf(syllables);
  const named = (index.byPlainKey.get(plainKeyOf(syllables)) ?? []).filter((name) => name.kind === 'former');
  return named.map((name) => {
    const former = name.former as NonNullable<KnownName['former']>;
    const isThere =
      places.length > 0 && places.every((mention) => mention.some((place) => lies(former, place)));
    const isExact = toneKeyOf(name.syllables) === key;
    const isOtherType = type !== null && former.type !== type;
    const nowIn = index.unitByCode.get(name.code)?.fullName ?? '';
    return {
      code: name.code,
      reason: former.isLater === true ? laterReason(former, nowIn) : formerReason(former, nowIn),
      distance: 0.25 + (isExact ? 0 : 0.3) + (isOtherType ? 0.15 : 0) - (isThere ? 0.24 : 0),
    };
  });
}

function formerReason({ fullName, district, province }: FormerUnit, nowIn: string): string {
  return `đơn vị cũ: ${fullName} (${district === '' ? province : district}), nay thuộc ${nowIn}`;
}

/** In a list of the past the unit typed is one of today. */
function laterReason({ fullName, province }: FormerUnit, part: string): string {
  return `từ 01/07/2025 là ${fullName} (${province}), gồm ${part}`;
}

/** "HĐK", "T.H": many fit; the ones with the shortest last word and name first. */
function initials({ type, syllables }: ReadName, index: NameIndex): readonly Idea[] {
  const letters = gluedLetters(syllables);
  if (letters === null) return [];
  return index.current
    .filter((name) => (type === null || name.type === type) && initialsOf(name.syllables) === letters)
    .map((name) => ({
      code: name.code,
      reason: `viết tắt “${letters.toUpperCase()}” có thể là ${fullName(name, index)}`,
      distance:
        1 + (name.syllables.at(-1)?.plain.length ?? 0) / 10 + plainKeyOf(name.syllables).length / 1000,
    }));
}

const INITIALS_MAX = 5;

function gluedLetters(syllables: readonly Syllable[]): string | null {
  const isSpaced = syllables.length > 1 && syllables.every(({ plain }) => plain.length === 1);
  if (!isSpaced && syllables.length !== 1) return null;
  const letters = gluedKeyOf(syllables);
  return letters.length >= 2 && letters.length <= INITIALS_MAX ? letters : null;
}

function initialsOf(syllables: readonly Syllable[]): string {
  return syllables.map(({ plain }) => plain.charAt(0)).join('');
}

/** Farther than this is no help. */
const DISTANCE_MAX = 2.5;

function nearAndPartNames({ type, syllables }: ReadName, index: NameIndex): readonly Idea[] {
  if (syllables.length < 2) return [];
  const ideas: Idea[] = [];
  for (const name of comparable(syllables, index)) {
    const isOther = type !== null && name.type !== type;
    const near = distanceTo(name, syllables) ?? partDistance(name, syllables);
    if (near === null || near.distance + (isOther ? OTHER_TYPE : 0) > DISTANCE_MAX) continue;
    const reason = isOther ? `${near.reason}, khác loại` : near.reason;
    ideas.push({ code: name.code, reason, distance: 0.5 + near.distance + (isOther ? OTHER_TYPE : 0) });
  }
  return ideas;
}

/** A province's units are all compared; of the whole country's, those with the rarest of the typed syllables. */
const COMPARED_MAX = 150;

function comparable(syllables: readonly Syllable[], index: NameIndex): readonly KnownName[] {
  if (index.current.length <= COMPARED_MAX) return index.current;
  const sharing = syllables.flatMap(({ plain }) => {
    const names = index.currentByPlainSyllable.get(plain);
    return names === undefined ? [] : [names];
  });
  sharing.sort((a, b) => a.length - b.length);
  return (sharing[0] ?? []).slice(0, COMPARED_MAX);
}

const OTHER_TYPE = 0.7;

interface Near {
  readonly distance: number;
  readonly reason: string;
}

function distanceTo(name: KnownName, typed: readonly Syllable[]): Near | null {
  if (name.syllables.length !== typed.length) return null;
  let distance = 0;
  let letters = 0;
  for (let place = 0; place < typed.length; place++) {
    const cost = syllableCost(typed[place] as Syllable, name.syllables[place] as Syllable);
    if (cost === SAME) continue;
    distance += cost.cost;
    if (distance > DISTANCE_MAX) return lastWordDiffers(name, typed);
    letters += cost.kind === 'marks' ? 0 : Math.max(1, Math.round(cost.cost));
  }
  return { distance, reason: letters === 0 ? 'gần giống, khác dấu' : `gần giống, khác ${letters} chữ cái` };
}

/** "Trường Long Đông" → Trường Long Tây. */
function lastWordDiffers(name: KnownName, typed: readonly Syllable[]): Near | null {
  if (typed.length < 3) return null;
  const isSameStart = typed.slice(0, -1).every(({ plain }, place) => name.syllables[place]?.plain === plain);
  return isSameStart ? { distance: 1.2, reason: 'gần giống, khác tiếng cuối' } : null;
}

/** The typed words are part of the name, or the name part of them: "An Hội" ⊂ Thới An Hội. */
function partDistance(name: KnownName, typed: readonly Syllable[]): Near | null {
  const [short, long] =
    name.syllables.length < typed.length ? [name.syllables, typed] : [typed, name.syllables];
  if (short.length < 2 || short.length === long.length || short.some(({ plain }) => isNumber(plain)))
    return null;
  let at = 0;
  for (const { plain } of long) if (short[at]?.plain === plain) at += 1;
  if (at < short.length) return null;
  return short === typed
    ? { distance: 0.8, reason: 'tên gõ thiếu tiếng' }
    : { distance: 1, reason: 'tên gõ thừa tiếng' };
}

function fullName(name: KnownName, index: NameIndex): string {
  return index.unitByCode.get(name.code)?.fullName ?? name.name;
}
