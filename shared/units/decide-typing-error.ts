/** Step 4: the one current name near enough to a misspelt one, with every other one farther away. */
import { type Decision, type Doubt, isPlain, isRival, type NameToDecide } from './decision.ts';
import { type KnownName, type NameIndex, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { NearName, NearNames } from './near-names.ts';
import { isOneSlip } from './one-slip.ts';
import type { CommuneType } from './unit.ts';
import { isNumber, type Syllable } from './syllable.ts';

const MARGIN = 0.45;
/** Names of the same letters: the marks that are typed say which. */
const MARKS_MARGIN = 0.2;
const TIE = 0.1;
export const TYPO_COST_MAX = 1.05;
const OTHER_TYPE_COST = 0.7;
/** A first letter lost is how cut-off text looks: it must not be guessed. */
const FIRST_LETTER_COST = 0.2;

export function byTypingError(
  typed: NameToDecide,
  index: NameIndex,
  near: NearNames,
  type: CommuneType | null,
): Decision {
  const { syllables } = typed;
  const no = (doubt: Doubt): Decision => ({ code: null, doubt, syllables });
  const ranked = rank(withoutNamesakes(near.find(syllables), typed), syllables, type);
  const best = ranked[0];
  const letters = syllables.reduce((sum, { plain }) => sum + plain.length, 0);
  if (best === undefined) return no('notFound');
  const isSlip = best.cost > Math.min(TYPO_COST_MAX, 0.13 * letters + 0.1);
  if (isSlip && (type === null || !isOneSlip(best.near, syllables, index))) return no('notFound');
  const { name, letterPlace, kind } = best.near;
  if (name.kind !== 'current') return no(name.kind === 'former' ? 'formerName' : 'nameElsewhere');
  if (type !== null && name.type !== type) return no('otherType');
  const isNumbered = index.numbered.has(plainKeyOf(name.syllables));
  const hasNumber = isNumber((syllables.at(-1) as Syllable).plain);
  if (isNumbered && (type === null || (kind !== 'marks' && !hasNumber))) return no('numberedNames');
  if (letterPlace >= 0 && isAttested(syllables, letterPlace, index)) return no('notFound');
  if (mayBeSuffix(syllables, name)) return no('notFound');
  if (isVowelSwap(syllables, name, index)) return no('notFound');
  const rival = ranked.find((other) => isAsNear(other, best, isSlip));
  if (rival !== undefined) return no(rival.near.name.kind === 'former' ? 'formerName' : 'twoNear');
  return { code: name.code, method: 'typo', syllables };
}

/** Whether another name is about as near. One of another province is, where the text is far from both. */
function isAsNear(other: Ranked, best: Ranked, isSlip: boolean): boolean {
  const [rival, chosen] = [other.near.name, best.near.name];
  const isOther = plainKeyOf(rival.syllables) !== plainKeyOf(chosen.syllables);
  if (rival.kind === 'elsewhere') return isOther && other.cost < best.cost + (isSlip ? MARGIN : TIE);
  return isRival(rival, chosen) && other.cost < best.cost + (isOther ? MARGIN : MARKS_MARGIN);
}

/** Of several units of one name, those that do not lie where the text says are not meant. */
function withoutNamesakes(found: readonly NearName[], { isThere }: NameToDecide): readonly NearName[] {
  if (isThere === null) return found;
  const isHere = ({ name }: NearName): boolean => name.kind === 'current' && isThere(name.code);
  const there = new Set(found.filter(isHere).map(({ name }) => `${name.type} ${toneKeyOf(name.syllables)}`));
  return found.filter(
    (near) =>
      near.name.kind !== 'current' ||
      isHere(near) ||
      !there.has(`${near.name.type} ${toneKeyOf(near.name.syllables)}`),
  );
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
