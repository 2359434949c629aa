/** Steps 1, 3, 4 and 5 of domain/unit-matching.md C: whether a name and its type are one unit, by which method. */
import { syllableCost } from './edit-cost.ts';
import { gluedKeyOf, type KnownName, type NameIndex, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { NearName, NearNames } from './near-names.ts';
import type { CommuneType } from './segments.ts';
import { isNumber, readSyllable, type Syllable } from './syllable.ts';
import type { MatchMethod } from './unit.ts';

/** Why a person must decide. */
export type Doubt =
  | 'tooShort'
  | 'initials'
  | 'numberedWard'
  | 'otherType'
  | 'numberedNames'
  | 'sameName'
  | 'formerName'
  | 'nameElsewhere'
  | 'twoNear'
  | 'notFound';

export type Decision =
  | { readonly code: string; readonly method: MatchMethod; readonly syllables: readonly Syllable[] }
  | { readonly code: null; readonly doubt: Doubt; readonly syllables: readonly Syllable[] };

export interface NameToDecide {
  readonly type: CommuneType | null;
  readonly syllables: readonly Syllable[];
  /** Keys were decoded (Telex, VNI): only an exact fit counts, no typing error on top. */
  readonly isDecoded: boolean;
  /** The word for the type has its marks ("xã"), so whoever typed it can type marks. */
  readonly isTypeMarked: boolean;
}

export function decideUnit(typed: NameToDecide, index: NameIndex, near: NearNames): Decision {
  const { type, syllables } = typed;
  const short = tooLittle(syllables, index);
  if (short !== null) return { code: null, doubt: short, syllables };
  const exact = index.byToneKey.get(toneKeyOf(syllables));
  const sameLetters = index.byPlainKey.get(plainKeyOf(syllables));
  if (exact !== undefined && !mayHaveLostMarks(exact, sameLetters ?? [], typed))
    return byExactName(exact, typed, index);
  if (sameLetters !== undefined) return byLetters(sameLetters, typed, index, near);
  const glued = spacedLike(syllables, index);
  if (glued !== null) return decideUnit({ ...typed, syllables: glued }, index, near);
  if (typed.isDecoded) return { code: null, doubt: 'notFound', syllables };
  return byTypingError(typed, index, near, type);
}

function tooLittle(syllables: readonly Syllable[], index: NameIndex): Doubt | null {
  if (syllables.length === 1 && isNumber((syllables[0] as Syllable).plain)) return 'numberedWard';
  const letters = syllables.reduce((sum, { plain }) => sum + plain.length, 0);
  if (syllables.length > 1 && syllables.every(({ plain }) => plain.length === 1)) return 'initials';
  if (syllables.length > 1) return letters < LETTERS_MIN ? 'tooShort' : null;
  const only = syllables[0] as Syllable;
  if (index.byGluedKey.has(gluedKeyOf(syllables)) && letters > LETTERS_MIN) return null;
  return letters <= INITIALS_MAX && !/[aeiouy]/.test(only.plain) ? 'initials' : 'tooShort';
}

const LETTERS_MIN = 3;
const INITIALS_MAX = 5;

function byExactName(
  names: readonly KnownName[],
  { type, syllables }: NameToDecide,
  index: NameIndex,
): Decision {
  const current = names.filter((name) => name.kind === 'current');
  const no = (doubt: Doubt): Decision => ({ code: null, doubt, syllables });
  if (current.length === 0)
    return no(names.some((name) => name.kind === 'former') ? 'formerName' : 'nameElsewhere');
  const chosen = ofType(current, type, syllables, index);
  return typeof chosen === 'string' ? no(chosen) : { code: chosen.code, method: 'exact', syllables };
}

/** The one current unit of that name and type; without a type the name must be nobody else's. */
function ofType(
  current: readonly KnownName[],
  type: CommuneType | null,
  syllables: readonly Syllable[],
  index: NameIndex,
): KnownName | Doubt {
  if (type === null && index.numbered.has(plainKeyOf(syllables))) return 'numberedNames';
  const fitting = type === null ? current : current.filter((name) => name.type === type);
  if (fitting.length === 1) return fitting[0] as KnownName;
  return fitting.length === 0 ? 'otherType' : 'sameName';
}

/**
 * "Thanh An" is a commune elsewhere; "xã Thanh An", and "thanh an" from someone who types no marks, is Thạnh An here
 * with a mark lost. Only lost, not another one; and never where the very name and type exist elsewhere.
 */
function mayHaveLostMarks(
  exact: readonly KnownName[],
  sameLetters: readonly KnownName[],
  { type, syllables, isTypeMarked }: NameToDecide,
): boolean {
  const isAnother = (name: KnownName): boolean => name.kind !== 'elsewhere' || name.type === type;
  if (
    isTypeMarked || !isPlain(syllables)
      ? exact.some(isAnother)
      : exact.some((name) => name.kind !== 'elsewhere')
  )
    return false;
  return sameLetters.some(
    (name) =>
      name.kind === 'current' &&
      (isPlain(syllables) || type === name.type) &&
      name.syllables.every((known, place) => isPartOf(syllables[place] as Syllable, known)),
  );
}

function isPartOf(typed: Syllable, known: Syllable): boolean {
  if (typed.tone !== 0 && typed.tone !== known.tone) return false;
  for (let place = 0; place < typed.marks.length; place++) {
    const mark = typed.marks.charAt(place);
    if (mark !== '0' && mark !== known.marks.charAt(place)) return false;
  }
  return true;
}

/** Marks lost or wrong, the letters right: whoever typed none at all meant them all; else they must be few. */
function byLetters(
  names: readonly KnownName[],
  typed: NameToDecide,
  index: NameIndex,
  near: NearNames,
): Decision {
  const { type, syllables } = typed;
  const no = (doubt: Doubt): Decision => ({ code: null, doubt, syllables });
  const current = names.filter((name) => name.kind === 'current');
  if (current.length === 0) {
    if (isPlain(syllables) || typed.isDecoded)
      return no(names.some(isFormer) ? 'formerName' : 'nameElsewhere');
    return byTypingError(typed, index, near, type);
  }
  const chosen = ofType(current, type, syllables, index);
  if (typeof chosen === 'string') return no(chosen);
  if (isPlain(syllables)) return { code: chosen.code, method: 'unaccented', syllables };
  const cost = nameCost(syllables, chosen);
  if (cost > MARKS_COST_MAX) return no('notFound');
  if (cost >= OTHER_MARK && mayBeCut(syllables, chosen, near)) return no('twoNear');
  const rival = names.find(
    (name) => isRival(name, chosen) && nameCost(syllables, name) < cost + MARKS_MARGIN,
  );
  return rival === undefined ? { code: chosen.code, method: 'unaccented', syllables } : no('formerName');
}

/** "ân Bình" is An Bình with a mark too many, or Tân Bình with a letter lost. */
function mayBeCut(syllables: readonly Syllable[], chosen: KnownName, near: NearNames): boolean {
  return near
    .find(syllables)
    .some(
      ({ name, cost }) =>
        name.kind !== 'elsewhere' &&
        name.code !== chosen.code &&
        cost <= COST_MAX &&
        name.syllables.some(({ plain }, place) => plain.slice(1) === syllables[place]?.plain),
    );
}

/** A mark that the name does not have: dearer than one that is missing. */
const OTHER_MARK = 0.3;

/** A former unit that bore the current one's very name does not make it doubtful: without a place, the current is meant. */
function isRival(name: KnownName, chosen: KnownName): boolean {
  if (name.code === chosen.code || name.kind === 'elsewhere') return false;
  return name.kind === 'current' || toneKeyOf(name.syllables) !== toneKeyOf(chosen.syllables);
}

const MARKS_COST_MAX = 0.6;
const MARGIN = 0.45;
/** Between two names of the same letters: "Vinh Thạnh" has the mark of Vĩnh Thạnh, "Vĩnh Thanh" that of neither. */
const MARKS_MARGIN = 0.2;

function isFormer(name: KnownName): boolean {
  return name.kind === 'former';
}

function isPlain(syllables: readonly Syllable[]): boolean {
  return syllables.every(({ marks, tone }) => tone === 0 && Number(marks) === 0);
}

function nameCost(typed: readonly Syllable[], known: KnownName): number {
  return known.syllables.reduce(
    (sum, syllable, place) => sum + syllableCost(typed[place] as Syllable, syllable).cost,
    0,
  );
}

/** "hiephung", "XãPhongĐiền": the same letters as one known name, cut where that name is cut. */
function spacedLike(syllables: readonly Syllable[], index: NameIndex): readonly Syllable[] | null {
  const names = index.byGluedKey.get(gluedKeyOf(syllables));
  const known = names?.find((name) => name.kind === 'current') ?? names?.[0];
  if (known === undefined || known.syllables.length === syllables.length) return null;
  const letters = syllables.flatMap(lettersOf);
  let at = 0;
  return known.syllables.map(({ plain }) => {
    const word = letters.slice(at, at + plain.length).join('');
    at += plain.length;
    return readSyllable(word.normalize('NFC'));
  });
}

/** Letters with what stands on them. */
function lettersOf({ text }: Syllable): string[] {
  return text.normalize('NFD').match(LETTER) ?? [];
}

const LETTER = /[^\u0300-\u036f][\u0300-\u036f]*/g;

const COST_MAX = 1.05;
const OTHER_TYPE_COST = 0.7;
/** A first letter lost is how cut-off text looks: it must not be guessed. */
const FIRST_LETTER_COST = 0.2;

function byTypingError(
  typed: NameToDecide,
  index: NameIndex,
  near: NearNames,
  type: CommuneType | null,
): Decision {
  const { syllables } = typed;
  const no = (doubt: Doubt): Decision => ({ code: null, doubt, syllables });
  const ranked = rank(near.find(syllables), syllables, type);
  const best = ranked[0];
  const letters = syllables.reduce((sum, { plain }) => sum + plain.length, 0);
  if (best === undefined || best.cost > Math.min(COST_MAX, 0.13 * letters + 0.1)) return no('notFound');
  const { name, letterPlace, kind } = best.near;
  if (name.kind !== 'current') return no(name.kind === 'former' ? 'formerName' : 'nameElsewhere');
  if (type !== null && name.type !== type) return no('otherType');
  const isNumbered = index.numbered.has(plainKeyOf(name.syllables));
  const hasNumber = isNumber((syllables.at(-1) as Syllable).plain);
  if (isNumbered && (type === null || (kind !== 'marks' && !hasNumber))) return no('numberedNames');
  if (letterPlace >= 0 && isAttested(syllables, letterPlace, index)) return no('notFound');
  if (mayBeSuffix(syllables, name)) return no('notFound');
  if (isVowelSwap(syllables, name, index)) return no('notFound');
  const rival = ranked.find((other) => isRival(other.near.name, name) && other.cost < best.cost + MARGIN);
  if (rival !== undefined) return no(rival.near.name.kind === 'former' ? 'formerName' : 'twoNear');
  return { code: name.code, method: 'typo', syllables };
}

interface Ranked {
  readonly near: NearName;
  readonly cost: number;
}

function rank(
  found: readonly NearName[],
  syllables: readonly Syllable[],
  type: CommuneType | null,
): readonly Ranked[] {
  return found
    .map((near) => {
      const { name, cost } = near;
      const isOtherType = type !== null && name.type !== type;
      const first = (syllables[0] as Syllable).plain;
      const isCut = (name.syllables[0] as Syllable).plain.slice(1) === first;
      return { near, cost: cost + (isOtherType ? OTHER_TYPE_COST : 0) + (isCut ? FIRST_LETTER_COST : 0) };
    })
    .sort((a, b) => a.cost - b.cost);
}

/** A syllable that real names have ("Phúc") is meant as it stands; one that none has ("Ann") is a slip. */
function isAttested(syllables: readonly Syllable[], place: number, { attested }: NameIndex): boolean {
  const { key, plain } = syllables[place] as Syllable;
  return attested.has(isPlain(syllables) ? plain : key);
}

/** "Vĩnh Phướcb": the letter too many may be a suffix without its space. */
function mayBeSuffix(syllables: readonly Syllable[], known: KnownName): boolean {
  const typed = (syllables.at(-1) as Syllable).plain;
  const { plain } = known.syllables.at(-1) as Syllable;
  return (
    typed.length === plain.length + 1 &&
    typed.startsWith(plain) &&
    'abivx'.includes(typed.charAt(plain.length))
  );
}

/** "Hòa Tố" sounds near Hòa Tú, but "Tố" is a word of its own. */
function isVowelSwap(syllables: readonly Syllable[], known: KnownName, index: NameIndex): boolean {
  return syllables.some((syllable, place) => {
    const other = known.syllables[place] as Syllable;
    const isSameConsonants = syllable.plain.replaceAll('o', 'u') === other.plain.replaceAll('o', 'u');
    return syllable.plain !== other.plain && isSameConsonants && isAttested(syllables, place, index);
  });
}
