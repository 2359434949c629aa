/**
 * A syllable taken apart: what can be typed without a Vietnamese keyboard, the marks on its letters, and its tone.
 * Names are compared syllable by syllable, because clerks lose marks and tones far more often than letters.
 */
export interface Syllable {
  /** K1: two syllables that a reader calls equal have the same key (hòa = hoà, mĩ = mỹ). */
  readonly key: string;
  /** K2: letters without marks, đ → d. */
  readonly plain: string;
  /** One digit per letter: 0 none, 1 circumflex, 2 breve, 3 horn, 4 stroke. */
  readonly marks: string;
  /** 0 none, 1 huyền, 2 sắc, 3 ngã, 4 hỏi, 5 nặng. */
  readonly tone: number;
  /** As read: lower case NFC. Does not count when comparing. */
  readonly text: string;
}

/** `word` is lower case NFC without spaces. */
export function readSyllable(word: string): Syllable {
  const known = seen.get(word);
  if (known !== undefined) return known;
  const syllable = takeApart(word);
  if (seen.size >= SEEN_MAX) seen.clear();
  seen.set(word, syllable);
  return syllable;
}

/** "Ea H'Leo", "N' Thôn Hạ": names of the highlands have apostrophes, which nobody types twice the same way. */
export function withoutApostrophes(text: string): string {
  return HAS_APOSTROPHE.test(text) ? text.replace(APOSTROPHE, '') : text;
}

const HAS_APOSTROPHE = /['’‘`´ʼ′]/;
/** Between two letters; behind one or two consonants also with a space after it. */
const APOSTROPHE =
  /(?<=\p{L})['’‘`´ʼ′](?=\p{L})|(?<=(?<![\p{L}\p{M}])[bcdđghjklmnpqrstvx]{1,2})['’‘`´ʼ′] (?=\p{L})/giu;

export function isNumber(plain: string): boolean {
  const code = plain.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

/** A number or a single letter: a suffix that tells two units apart ("Long Phú 1", "Trường Long A"). */
export function isSuffix(plain: string): boolean {
  return isNumber(plain) || (plain.length === 1 && !VOWELS.includes(plain));
}

/** "Ô Môn" begins with a syllable of one letter; "A" and "B" after a name are suffixes. */
const VOWELS = 'oueiy';

/** Memory bound: a province has some 200 syllables, the country 1,500; the rest are misspellings. */
const SEEN_MAX = 20_000;
const seen = new Map<string, Syllable>();

const TONES: Readonly<Record<string, number>> = {
  '\u0300': 1,
  '\u0301': 2,
  '\u0303': 3,
  '\u0309': 4,
  '\u0323': 5,
};
const MARKS: Readonly<Record<string, string>> = { '\u0302': '1', '\u0306': '2', '\u031b': '3' };

/** After these consonants a final i and y are one letter to a Vietnamese reader. */
const BEFORE_I_OR_Y = 'hklmqstv';

function takeApart(word: string): Syllable {
  let plain = '';
  let marks = '';
  let tone = 0;
  for (const character of word.normalize('NFD')) {
    const toneFound = TONES[character];
    const mark = MARKS[character];
    if (toneFound !== undefined) tone = toneFound;
    else if (mark !== undefined) marks = marks.slice(0, -1) + mark;
    else if (character === 'đ') {
      plain += 'd';
      marks += '4';
    } else {
      plain += character;
      marks += '0';
    }
  }
  plain = withFinalY(plain);
  const key = `${plain}${Number(marks) === 0 ? '' : marks}${tone === 0 ? '' : `'${tone}`}`;
  return { key, plain, marks, tone, text: word };
}

function withFinalY(plain: string): string {
  if (!plain.endsWith('i') || plain.length < 2) return plain;
  const before = plain.charAt(plain.length - 2);
  return BEFORE_I_OR_Y.includes(before) || plain === 'qui' ? `${plain.slice(0, -1)}y` : plain;
}
