/**
 * One word of a plain name with everything that is asked of it. A plan of the whole country has a million names of some
 * thousand words: each word is taken apart once, and a name is read by looking its words up.
 */
import { stripDiacritics } from '../text/vietnamese.ts';
import { isFamilyName } from './family-names.ts';
import { opensSaying } from './name-sayings.ts';
import { opensPost, opensTitle } from './post-words.ts';
import { isOneSyllable, TONE, VOWEL } from './tone-places.ts';

export interface NameWord {
  /** As typed; composed. */
  readonly typed: string;
  /** K2 as text is compared: small letters, no diacritics. */
  readonly plain: string;
  /** Its part of the two keys of a name (R3); null: it is not written as one syllable is. */
  readonly k1: string | null;
  readonly k2: string;
  readonly isFamilyName: boolean;
  /** Could a post or a place begin with it, written so? */
  readonly opensPost: boolean;
  /** … and a title, which may stand behind a name? */
  readonly opensTitle: boolean;
  /** Could it begin what people write who have nobody to name? */
  readonly opensSaying: boolean;
}

/** The words of a text of Vietnamese letters and single spaces; null: it is more than that. */
export function nameWords(text: string): readonly NameWord[] | null {
  const words: NameWord[] = [];
  for (let from = 0; ; ) {
    const space = text.indexOf(' ', from);
    const word = nameWord(text.slice(from, space < 0 ? text.length : space));
    if (word === null) return null;
    words.push(word);
    if (space < 0) return words;
    from = space + 1;
  }
}

function nameWord(typed: string): NameWord | null {
  const known = seen.get(typed);
  if (known !== undefined) return known;
  const word = takeApart(typed);
  if (typed.length <= LENGTH_MAX && seen.size < SEEN_MAX) seen.set(typed, word);
  return word;
}

const seen = new Map<string, NameWord | null>();
const SEEN_MAX = 20_000;
const LENGTH_MAX = 12;

function takeApart(typed: string): NameWord | null {
  let plain = '';
  for (const letter of typed.toLowerCase()) {
    const known = LETTERS.get(letter);
    if (known === undefined) return null;
    plain += known.plain;
  }
  if (plain === '') return null;
  return {
    typed,
    plain,
    k1: toneLast(typed),
    k2: plain.replaceAll('y', 'i'),
    isFamilyName: isFamilyName(plain),
    opensPost: opensPost({ typed, plain }),
    opensTitle: opensTitle({ typed, plain }),
    opensSaying: opensSaying(plain),
  };
}

/** One syllable, its tone behind its vowels; null: it is more than one. A capital inside it begins another. */
function toneLast(typed: string): string | null {
  const lower = typed.toLowerCase();
  let [k1, tones, vowels, onset] = ['', '', '', ''];
  let isCapital = true;
  for (let index = 0; index < lower.length; index++) {
    const character = lower.charAt(index);
    const letter = LETTERS.get(character);
    const isLower = typed.charAt(index) === character;
    if (letter === undefined || (!isLower && !isCapital)) return null;
    isCapital = !isLower;
    if (letter.isVowel) vowels += letter.base;
    else {
      if (tones !== '' && !isOneSyllable(vowels, onset, true)) return null;
      k1 += tones;
      [tones, vowels, onset] = ['', '', letter.base];
    }
    k1 += letter.base;
    tones += letter.tone;
  }
  if (tones !== '' && !isOneSyllable(vowels, onset, false)) return null;
  return (k1 + tones).normalize('NFC');
}

interface Letter {
  /** Without its tone. */
  readonly base: string;
  readonly tone: string;
  /** Without any diacritic. */
  readonly plain: string;
  readonly isVowel: boolean;
}

/** Every vowel of the Vietnamese alphabet that bears a mark. */
const TONED_LETTERS = 'àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';

const LETTERS: ReadonlyMap<string, Letter> = new Map(
  [...'abcdđefghijklmnopqrstuvwxyz'.split(''), ...TONED_LETTERS.split('')].map((letter) => {
    const decomposed = letter.normalize('NFD');
    const plain = stripDiacritics(letter);
    return [
      letter,
      {
        base: decomposed.replace(TONE, '').normalize('NFC'),
        tone: TONE.exec(decomposed)?.[0] ?? '',
        plain,
        isVowel: VOWEL.test(plain),
      },
    ];
  }),
);
