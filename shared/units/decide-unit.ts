/** Steps 1, 3, 4 and 5 of domain/unit-matching.md C: whether a name and its type are one unit, by which method. */
import { byTypingError, TYPO_COST_MAX } from './decide-typing-error.ts';
import { type Decision, type Doubt, isPlain, isRival, type NameToDecide } from './decision.ts';
import { syllableCost } from './edit-cost.ts';
import { gluedKeyOf, type KnownName, type NameIndex, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { NearNames } from './near-names.ts';
import { isNumber, readSyllable, type Syllable } from './syllable.ts';

export function decideUnit(typed: NameToDecide, index: NameIndex, near: NearNames): Decision {
  const { type, syllables } = typed;
  const short = tooLittle(syllables, index);
  if (short !== null && !isOfficial(typed, index)) return { code: null, doubt: short, syllables };
  const exact = index.byToneKey.get(toneKeyOf(syllables));
  const sameLetters = index.byPlainKey.get(plainKeyOf(syllables));
  if (exact !== undefined && !mayHaveLostMarks(exact, sameLetters ?? [], typed)) {
    const isOpen = !typed.isTypeMarked && isPlain(syllables);
    return byExactName(isOpen ? withCurrentOf(exact, sameLetters ?? []) : exact, typed, index);
  }
  if (sameLetters !== undefined) return byLetters(sameLetters, typed, index, near);
  const glued = spacedLike(syllables, index);
  if (glued !== null) return decideUnit({ ...typed, syllables: glued }, index, near);
  if (typed.isDecoded) return { code: null, doubt: 'notFound', syllables };
  return byTypingError(typed, index, near, type);
}

/** "Phường 1", "xã Húc": with its type the whole name, however short, where a unit is called so. */
function isOfficial({ type, syllables }: NameToDecide, index: NameIndex): boolean {
  if (type === null) return false;
  const named = isPlain(syllables)
    ? index.byPlainKey.get(plainKeyOf(syllables))
    : index.byToneKey.get(toneKeyOf(syllables));
  return named?.some((name) => name.kind === 'current' && name.type === type) === true;
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

/** "Xa Thanh An" is Xã Thanh An, or Xã Thạnh An from somebody who types no marks: where both are units, a person decides. */
function withCurrentOf(exact: readonly KnownName[], sameLetters: readonly KnownName[]): readonly KnownName[] {
  const others = sameLetters.filter((name) => name.kind === 'current' && !exact.includes(name));
  return exact.some((name) => name.kind === 'current') ? [...exact, ...others] : exact;
}

function byExactName(names: readonly KnownName[], typed: NameToDecide, index: NameIndex): Decision {
  const { syllables } = typed;
  const current = names.filter((name) => name.kind === 'current');
  const no = (doubt: Doubt): Decision => ({ code: null, doubt, syllables });
  if (current.length === 0) return no(otherName(names));
  const chosen = ofType(current, typed, index);
  return typeof chosen === 'string' ? no(chosen) : { code: chosen.code, method: 'exact', syllables };
}

/** Whose name it is, where no unit of this gazetteer bears it. */
function otherName(names: readonly KnownName[]): Doubt {
  const formers = names.filter(isFormer);
  if (formers.length === 0) return 'nameElsewhere';
  return formers.every(({ former }) => former?.isLater === true) ? 'laterName' : 'formerName';
}

/** The one current unit of that name and type; without a type the name must be nobody else's. */
function ofType(
  current: readonly KnownName[],
  { type, syllables, isThere }: NameToDecide,
  index: NameIndex,
): KnownName | Doubt {
  if (type === null && index.numbered.has(plainKeyOf(syllables))) return 'numberedNames';
  const fitting = oneEach(type === null ? current : current.filter((name) => name.type === type));
  if (fitting.length === 1) return fitting[0] as KnownName;
  const there = isThere === null ? [] : fitting.filter(({ code }) => isThere(code));
  if (there.length === 1) return there[0] as KnownName;
  if (fitting.length === 0) return 'otherType';
  return isThere !== null && there.length === 0 ? 'notThere' : 'sameName';
}

/** A unit that is written in two ways is one unit. */
function oneEach(names: readonly KnownName[]): readonly KnownName[] {
  return names.length < 2 ? names : [...new Map(names.map((name) => [name.code, name])).values()];
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
    if (isPlain(syllables) || typed.isDecoded) return no(otherName(names));
    return byTypingError(typed, index, near, type);
  }
  const chosen = ofType(current, typed, index);
  if (typeof chosen === 'string') return no(chosen);
  if (isPlain(syllables)) return { code: chosen.code, method: 'unaccented', syllables };
  // "Toor" is Tôr as well as Tổ: keys that were decoded may lack a tone of the name, and bring none.
  const isBroken =
    typed.isDecoded &&
    chosen.syllables.some(({ tone }, at) => ![0, tone].includes((syllables[at] as Syllable).tone));
  if (isBroken) return no('notFound');
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
        cost <= TYPO_COST_MAX &&
        name.syllables.some(({ plain }, place) => plain.slice(1) === syllables[place]?.plain),
    );
}

/** A mark that the name does not have: dearer than one that is missing. */
const OTHER_MARK = 0.3;

const MARKS_COST_MAX = 0.6;
/** Between two names of the same letters: "Vinh Thạnh" has the mark of Vĩnh Thạnh, "Vĩnh Thanh" that of neither. */
const MARKS_MARGIN = 0.2;

function isFormer(name: KnownName): boolean {
  return name.kind === 'former';
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
