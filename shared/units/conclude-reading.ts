/** From all that was found in a text to the one unit it names, or to the reason why it names none or several. */
import type { FormerPlace } from './former-places.ts';
import { plainKeyOf, toneKeyOf } from './name-index.ts';
import type {
  Found,
  FoundName,
  Reading,
  ReadingContext,
  ReadingProblem,
  UnreadableUnit,
} from './reading-context.ts';
import { readSyllable } from './syllable.ts';

export function concludeReading(found: Found, context: ReadingContext): Reading | UnreadableUnit {
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
