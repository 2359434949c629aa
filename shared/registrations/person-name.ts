/**
 * Names of persons, reduced to the keys by which R3 compares them, and put in the order of Vietnamese lists.
 *
 * K1 leaves out honorifics (however many stand in front), case, spaces, invisible characters and the place of the tone
 * mark; K2 also every diacritic, and reads y as i. Both are without spaces, so "Trần VănNam" is "Trần Văn Nam".
 */
import { cleanText, stripDiacritics } from '../text/vietnamese.ts';

export interface NameKeys {
  readonly k1: string;
  readonly k2: string;
  /** The name without honorifics, cleaned, in the case typed. */
  readonly display: string;
}

/** The keys of a name. A name made of nothing but an honorific word is kept: somebody may be called so. */
export function nameKeys(fullName: string): NameKeys {
  const display = withoutHonorifics(cleanText(fullName));
  const k1 = tonesBehindVowels(display.toLowerCase().replace(BETWEEN_SYLLABLES, '').replace(APOSTROPHE, "'"));
  return { k1, k2: stripDiacritics(k1).replace(/y/g, 'i'), display };
}

/** By given name (the last syllable), then family name, then what stands between; tones after letters. */
export function compareNamesVi(a: string, b: string): number {
  const [givenA, familyA, middleA] = sortParts(a);
  const [givenB, familyB, middleB] = sortParts(b);
  return (
    compareText(givenA, givenB) ||
    compareText(familyA, familyB) ||
    compareText(middleA, middleB) ||
    compareText(a, b)
  );
}

/** Compares two texts by the Vietnamese alphabet: a ă â … d đ …, then ngang, huyền, hỏi, ngã, sắc, nặng. */
export function compareVietnamese(a: string, b: string): number {
  return compareText(sortKey(a.split(' ')), sortKey(b.split(' ')));
}

/**
 * Words of address that are no family name in this spelling. "Chu" is a family name and only "Chú" an address, so
 * what is written without diacritics is judged more carefully (see `UNACCENTED`).
 */
const HONORIFICS = new Set(
  'ông bà anh chị cô chú bác thầy đ/c đc d/c dc ths ts bs ks cn cvc cvcc cv gs pgs ls ds ncs mr mrs ms dr cki ckii'.split(
    ' ',
  ),
);
/** Two words that are one honorific. */
const HONORIFIC_PAIRS = new Set([
  'đồng chí',
  'dong chi',
  'tiến sĩ',
  'tiến sỹ',
  'thạc sĩ',
  'thạc sỹ',
  'bác sĩ',
  'bác sỹ',
  'dược sĩ',
  'dược sỹ',
  'kỹ sư',
  'kĩ sư',
  'cử nhân',
  'luật sư',
  'giáo sư',
]);
/** Ông, Bà, Chị, Cô without diacritics are stripped only in front of a family name. "Chu" never: it is one itself. */
const UNACCENTED = new Set(['ong', 'ba', 'chi', 'co', 'thay', 'bac']);
const FAMILY_NAMES = new Set(
  (
    'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong lam mai cao trinh luu luong' +
    ' ta thach danh son kim chau to quach phung doan dao thai ha la tang vuong trieu tieu chu'
  ).split(' '),
);

function withoutHonorifics(name: string): string {
  let rest = trimEdges(name) || name;
  for (;;) {
    const after = trimEdges(withoutFirstHonorific(rest));
    if (after === rest || !HAS_LETTER.test(after)) return rest;
    rest = after;
  }
}

function withoutFirstHonorific(name: string): string {
  const match = FIRST_WORD.exec(name);
  if (match === null) return name;
  const [whole, first = '', gap = ''] = match;
  const word = tonesBehindVowels(first.toLowerCase());
  const after = name.slice(whole.length);
  const second = tonesBehindVowels(/^[^\s.,:;()/-]*/.exec(after)?.[0].toLowerCase() ?? '');
  if (gap.trim() === '' && PAIR_KEYS.has(`${word} ${second}`)) return after.slice(second.length);
  if (word === QUY_KEY) return second === ONG_KEY || second === BA_KEY ? after : name;
  if (HONORIFIC_KEYS.has(word)) return after;
  const isUnaccented = UNACCENTED.has(word) && FAMILY_NAMES.has(second) && !hasDiacritics(name);
  return isUnaccented ? after : name;
}

function hasDiacritics(text: string): boolean {
  return stripDiacritics(text) !== text.normalize('NFC');
}

/** Brackets, dots and colons around an honorific or at the ends of a name do not belong to it. */
function trimEdges(name: string): string {
  return name.replace(/^[\s.,:;()/*_–-]+/, '').replace(/[\s.,:;(/*_–-]+$/, '');
}

const HAS_LETTER = /\p{L}/u;
/** "Đ/c" holds a slash; elsewhere it parts two honorifics ("Ông/Bà"). */
const FIRST_WORD = /^([đd]\/c|[^\s.,:;()/-]+)([\s.,:;()/-]+)/i;
const BETWEEN_SYLLABLES = /\s+/g;
/** "K’Brếp" is typed with whatever apostrophe the keyboard offers. */
const APOSTROPHE = /[’‘ʼ`´]/g;

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const VOWEL = /[aeiouy]/;

/**
 * Moves the tone marks to the end of their run of vowels: "hòa" and "hoà", "quý" and "qúy" become equal, and since the
 * consonants keep the runs apart this needs no spaces between the syllables.
 */
function tonesBehindVowels(text: string): string {
  const decomposed = text.normalize('NFD');
  if (!TONE.test(decomposed)) return text.normalize('NFC');
  let result = '';
  let tones = '';
  for (const letter of decomposed) {
    if (TONE.test(letter)) {
      tones += letter;
    } else if (VOWEL.test(letter) || MODIFIER.test(letter)) {
      result += letter;
    } else {
      result += tones + letter;
      tones = '';
    }
  }
  return (result + tones).normalize('NFC');
}

/** Circumflex, breve and horn belong to the letter. */
const MODIFIER = /[\u0302\u0306\u031b]/;

const HONORIFIC_KEYS = new Set([...HONORIFICS].map(tonesBehindVowels));
const PAIR_KEYS = new Set(
  [...HONORIFIC_PAIRS].map((pair) => pair.split(' ').map(tonesBehindVowels).join(' ')),
);
/** Quý stands in front of Ông and Bà only; alone it is a given name and even a family name. */
const QUY_KEY = tonesBehindVowels('quý');
const ONG_KEY = tonesBehindVowels('ông');
const BA_KEY = tonesBehindVowels('bà');

const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const LETTER_RANK = new Map(
  LETTERS.split('').map((letter, index) => [letter, String.fromCharCode(0x61 + index)]),
);
/** Ngang comes first: it has no mark. */
const TONE_ORDER = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

function sortParts(fullName: string): [given: string, family: string, middle: string] {
  const syllables = nameKeys(fullName).display.split(' ');
  const given = syllables.pop() ?? '';
  const [family = '', ...middle] = syllables;
  return [sortKey([given]), sortKey([family]), sortKey(middle)];
}

/** Letters of all syllables first, then their tones: "ma, má, mai". */
function sortKey(syllables: readonly string[]): string {
  let letters = '';
  let tones = '';
  for (const syllable of syllables) {
    const lower = syllable.toLowerCase().normalize('NFD');
    const tone = TONE.exec(lower)?.[0];
    const bare = lower.replace(new RegExp(TONE.source, 'g'), '').normalize('NFC');
    letters += `${bare
      .split('')
      .map((letter) => LETTER_RANK.get(letter) ?? letter)
      .join('')} `;
    tones += tone === undefined ? '0' : String(TONE_ORDER.indexOf(tone) + 1);
  }
  return `${letters}\u0001${tones}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
