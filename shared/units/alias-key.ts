/** The key by which a confirmed spelling is kept and found again. */
import { toneKey } from '../text/vietnamese.ts';
import { toneKeyOf } from './name-index.ts';
import { OFFICE_PHRASES } from './place-words.ts';
import type { HardNames, Segment } from './segment.ts';
import { cutSegments } from './segments.ts';
import { readSyllable } from './syllable.ts';
import { readTypedWords } from './typed-words.ts';

/**
 * The exact normalised text an alias is kept by: K1 with type and places, without offices in front. Never K2, so what
 * was confirmed for one spelling says nothing about a name that differs in a mark.
 */
export function aliasKey(typed: string): string {
  return aliasKeyAmong(typed, null);
}

/** Where some official names are not cut. */
export function aliasKeyAmong(typed: string, hard: HardNames | null): string {
  const words = readTypedWords(typed);
  return typeof words === 'string' ? `?${toneKey(typed)}` : keyOfSegments(cutSegments(words.words, hard));
}

export function keyOfSegments(segments: readonly Segment[]): string {
  return segments
    .map(({ kind, type, level, words, isOld }) => {
      const all = words.map((word) => word.plain).join(' ');
      if (kind === 'plain' && OFFICE_PHRASES.has(all)) return '';
      const text = toneKeyOf(words.map((word) => readSyllable(word.text)));
      return `${type ?? level ?? ''}|${text}${isOld ? '|cũ' : ''}`;
    })
    .filter((part) => part !== '')
    .join(';');
}
