/** What a name and its type may be decided to, and the judgements that its steps share. */
import { type KnownName, toneKeyOf } from './name-index.ts';
import type { Syllable } from './syllable.ts';
import type { CommuneType, MatchMethod } from './unit.ts';

/** Why a person must decide. */
export type Doubt =
  | 'tooShort'
  | 'initials'
  | 'numberedWard'
  | 'otherType'
  | 'numberedNames'
  | 'sameName'
  | 'notThere'
  | 'formerName'
  | 'laterName'
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
  /** Whether a unit lies where the text says; null where it names no place. Tells units of one name apart. */
  readonly isThere: ((code: string) => boolean) | null;
}

/** A former unit that bore the current one's very name does not make it doubtful: without a place, the current is meant. */
export function isRival(name: KnownName, chosen: KnownName): boolean {
  if (name.code === chosen.code || name.kind === 'elsewhere') return false;
  return name.kind === 'current' || toneKeyOf(name.syllables) !== toneKeyOf(chosen.syllables);
}

/** Typed without any mark. */
export function isPlain(syllables: readonly Syllable[]): boolean {
  return syllables.every(({ marks, tone }) => tone === 0 && Number(marks) === 0);
}
