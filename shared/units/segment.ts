import type { TypedWord } from './typed-words.ts';
import type { CommuneType } from './unit.ts';

/** Words that are one name although some of them are words for something else. */
export interface HardNames {
  readonly at: (words: readonly TypedWord[], at: number) => KeptWords | null;
  /** Of districts and provinces: "huyện Quan Hóa". */
  readonly placeAt: (words: readonly TypedWord[], at: number) => KeptWords | null;
}

export interface KeptWords {
  /** How many of the typed words it takes, dashes among them. */
  readonly length: number;
  readonly words: readonly TypedWord[];
}

export interface Segment {
  readonly kind: 'plain' | 'commune' | 'larger';
  /** Of a commune. null: the form's own "xã/phường:". */
  readonly type: CommuneType | null;
  /** Of a larger place: its level as K2. */
  readonly level: string | null;
  /** The words of the kind itself: "phương" may turn out to be the name's own. */
  readonly marker: readonly TypedWord[];
  words: TypedWord[];
  /** "cũ" stands after it, or it is in a part about what was before. */
  isOld: boolean;
  /** What stands before it. `none`: only a space. */
  readonly before: 'start' | 'none' | ',' | '-' | 'và' | '(';
  /** Number of the parenthesis it stands in; 0 outside. */
  readonly parenthesis: number;
}
