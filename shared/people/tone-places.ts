/**
 * Where a tone mark stands in its syllable is a matter of taste and of keyboards ("hòa", "hoà"; "quý", "qúy"), in which
 * syllable it stands is not: "Chí Anh" and "Chi Ánh" are two people. Names are compared without spaces (R3), so the
 * marks are brought to one place syllable by syllable before the spaces go.
 */

/** One text, spaces gone, every tone mark behind the vowels of its own syllable. Lower case; composed. */
export function tonesInPlace(text: string): string {
  if (!TONE.test(text.normalize('NFD'))) return text.normalize('NFC').replace(/\s+/gu, '').toLowerCase();
  return text
    .normalize('NFC')
    .replace(INNER_CAPITAL, '$1 ')
    .toLowerCase()
    .split(/\s+/u)
    .map(wordInPlace)
    .join('')
    .normalize('NFC');
}

/**
 * May these vowels be one syllable's, given whether a consonant closes it? "ia" and "nh" may not: "Chíanh" typed without
 * its space is "Chí Anh". The u of "qu" and the i of "gi" belong to the consonant.
 */
export function isOneSyllable(vowels: string, onset: string, isClosed: boolean): boolean {
  const nucleus = vowels.slice(glideLength(vowels, onset));
  return nucleus.length < 2 || (isClosed ? CLOSED : OPEN).has(nucleus);
}

export const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
export const VOWEL = /[aeiouy]/;

/** "VănNam": a capital inside a word begins a syllable. */
const INNER_CAPITAL = /(\p{Ll}\p{M}*)(?=\p{Lu})/gu;

interface Letter {
  /** Without its tone. */
  readonly base: string;
  readonly tone: string;
  readonly isVowel: boolean;
}

function lettersOf(word: string): Letter[] {
  return Array.from(word).map((letter) => {
    const marks = Array.from(letter.normalize('NFD'));
    const tone = marks.filter((mark) => TONE.test(mark)).join('');
    const base = marks
      .filter((mark) => !TONE.test(mark))
      .join('')
      .normalize('NFC');
    return { base, tone, isVowel: VOWEL.test(marks[0] ?? '') };
  });
}

function wordInPlace(word: string): string {
  const letters = lettersOf(word.normalize('NFC'));
  let result = '';
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at];
    if (letter === undefined || !letter.isVowel) {
      result += `${letter?.base ?? ''}${letter?.tone ?? ''}`;
      at++;
      continue;
    }
    let end = at;
    while (letters[end]?.isVowel === true) end++;
    const isClosed = end < letters.length && !letters.slice(end).some(({ isVowel }) => isVowel);
    result += runInPlace(letters.slice(at, end), letters[at - 1]?.base ?? '', isClosed);
    at = end;
  }
  return result;
}

/** The vowels between two consonants: one syllable's where they may be, else parted into as few as possible. */
function runInPlace(run: readonly Letter[], onset: string, isClosed: boolean): string {
  const text = run.map(({ base }) => base).join('');
  const glide = glideLength(text, onset);
  const parts = partsOf(text.slice(glide), isClosed);
  let at = 0;
  return parts
    .map((part, index) => {
      const length = part.length + (index === 0 ? glide : 0);
      const letters = run.slice(at, at + length);
      at += length;
      return letters.map(({ base }) => base).join('') + letters.map(({ tone }) => tone).join('');
    })
    .join('');
}

/** Longest first, so that "oai" and "a" are "Hoài Anh" and not three. */
function partsOf(vowels: string, isClosed: boolean): readonly string[] {
  if (vowels.length < 2 || (isClosed ? CLOSED : OPEN).has(vowels)) return [vowels];
  for (let length = Math.min(3, vowels.length - 1); length > 0; length--) {
    const head = vowels.slice(0, length);
    if (length > 1 && !OPEN.has(head)) continue;
    return [head, ...partsOf(vowels.slice(length), isClosed)];
  }
  return [vowels];
}

function glideLength(vowels: string, onset: string): number {
  if (vowels.length < 2) return 0;
  const isGlide = (onset === 'q' && vowels.startsWith('u')) || (onset === 'g' && vowels.startsWith('i'));
  return isGlide ? 1 : 0;
}

/** Two or three vowels that may be one syllable's with a consonant behind them. */
const CLOSED: ReadonlySet<string> = new Set('iê yê oa oă oe oo ôô uâ uă uê uô uy uyê ươ'.split(' '));
/** … and with none. */
const OPEN: ReadonlySet<string> = new Set(
  (
    'ai ao au ay âu ây eo êu ia iê iu oa oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ưi ươ ưu ya yê ' +
    'iêu oai oao oay oeo uai uao uay uây uôi uya uyê uyu ươi ươu yêu uêu ieu yeu uoi uou oă'
  ).split(' '),
);
