/** A name as typed: its words, its type, and whether the word for the type could belong to it. */
import { wordSyllables } from './name-index.ts';
import type { CommuneType } from './unit.ts';
import { isNumber, readSyllable, type Syllable } from './syllable.ts';
import type { TypedWord } from './typed-words.ts';

export interface ReadName {
  readonly type: CommuneType | null;
  /** Words of the name, lower case NFC. */
  readonly words: readonly string[];
  readonly syllables: readonly Syllable[];
  /** The word read as "phường" could be the name's own: these words are the name then. */
  readonly withMarker: readonly string[] | null;
  /** The word for the type has its marks ("xã", not "xa", "X."). */
  readonly isTypeMarked: boolean;
}

export function readName(
  type: CommuneType | null,
  words: readonly TypedWord[],
  marker: readonly TypedWord[],
): ReadName {
  const texts = words.map((word) => word.text);
  const unified = unifyNumbers(texts);
  const first = marker[0];
  const isDoubtful =
    marker.length === 1 && first !== undefined && first.plain === 'phuong' && first.text !== 'phường';
  const isXa = marker.length === 1 && first !== undefined && first.text === 'xa';
  return {
    type,
    words: unified,
    syllables: wordSyllables(unified),
    withMarker: isDoubtful || isXa ? [first.text, ...unified] : null,
    isTypeMarked: marker.some((word) => word.text !== word.plain),
  };
}

/** "số 1" → "1"; a word of nothing but zeros stays. */
function unifyNumbers(words: readonly string[]): readonly string[] {
  if (!words.some((word) => NUMBER_WORDS.has(word))) return words;
  return words.filter(
    (word, index) => !(NUMBER_WORDS.has(word) && isNumber(readSyllable(words[index + 1] ?? 'x').plain)),
  );
}

const NUMBER_WORDS = new Set(['số', 'so']);
