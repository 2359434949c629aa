/** What a reading of typed text needs to know, collects on its way, and answers. */
import type { FormerPlace, FormerPlaces } from './former-places.ts';
import { gluedKeyOf, type NameIndex, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { ReadName } from './read-name.ts';
import type { HardNames, Segment } from './segment.ts';
import type { Syllable } from './syllable.ts';

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
  readonly hard: HardNames;
  readonly places: FormerPlaces;
  /** K2 of the own province's name: "can tho"; '' for none. */
  readonly ownProvince: string;
  /** K2 of what else the own province is called, where nothing else is meant: "tpct", "ct". */
  readonly ownWords: ReadonlySet<string>;
  /** "tpct", where the own province is a city; '' elsewhere. */
  readonly cityWord: string;
  /** K2 of the names of other provinces. */
  readonly otherProvinces: ReadonlySet<string>;
  /** Their K1, as name syllables. */
  readonly otherProvinceKeys: ReadonlySet<string>;
  /** Whether a name not in the index is close to one that is. */
  readonly isNear: (syllables: readonly Syllable[]) => boolean;
}

export interface FoundName {
  readonly name: ReadName;
  readonly segment: Segment;
}

export interface Found {
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

/** A name of this gazetteer or of another province: "Hội An Đông" is no association of An Đông. */
export function isAnyName(name: ReadName, context: ReadingContext): boolean {
  const { byToneKey, byPlainKey } = context.index;
  const isWritten = byToneKey.has(toneKeyOf(name.syllables));
  const isUnmarked = name.syllables.every(({ text, plain }) => text === plain);
  return isWritten || (isUnmarked && byPlainKey.has(plainKeyOf(name.syllables)));
}

/** A current or a former name of the province, as written or without marks. */
export function isKnownName({ syllables }: ReadName, { index }: ReadingContext): boolean {
  if (index.byToneKey.get(toneKeyOf(syllables))?.some((name) => name.kind !== 'elsewhere') === true)
    return true;
  if (index.byPlainKey.get(plainKeyOf(syllables))?.some((name) => name.kind !== 'elsewhere') === true)
    return true;
  return syllables.length === 1 && index.byGluedKey.get(gluedKeyOf(syllables))?.[0]?.kind === 'current';
}
