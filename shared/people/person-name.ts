/**
 * Names of persons, reduced to the keys by which R3 compares them.
 *
 * K1 leaves out honorifics (however many stand in front), case, spaces, invisible characters and the place of the tone
 * mark; K2 also every diacritic, and reads y as i. Both are without spaces, so "Trần VănNam" is "Trần Văn Nam".
 */
import { cleanText, stripDiacritics } from '../text/vietnamese.ts';
import { type NameWord, nameWords } from './name-word.ts';
import { tonesInPlace } from './tone-places.ts';

export interface NameKeys {
  readonly k1: string;
  readonly k2: string;
  /** The name without honorifics, cleaned, in the case typed. */
  readonly display: string;
}

/** The keys of a name. A name made of nothing but an honorific word is kept: somebody may be called so. */
export function nameKeys(fullName: string): NameKeys {
  return keysOfPlainName(fullName) ?? keysOfAnyName(fullName);
}

function keysOfAnyName(fullName: string): NameKeys {
  const display = withoutHonorifics(cleanText(fullName));
  const k1 = tonesInPlace(display.replace(APOSTROPHE, "'"));
  return { k1, k2: stripDiacritics(k1).replace(/y/g, 'i'), display };
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

/** Nobody's name is longer; taking the honorifics off one by one is quadratic. */
const NAME_LENGTH_MAX = 300;

/** Takes every honorific off the front. A name made of nothing else is kept. */
export function withoutHonorifics(name: string): string {
  if (name.length > NAME_LENGTH_MAX) return name;
  let rest = trimEdges(name) || name;
  for (;;) {
    const after = trimEdges(withoutFirstHonorific(rest));
    if (after === rest || !HAS_LETTER.test(after)) return rest;
    rest = after;
  }
}

function withoutFirstHonorific(name: string): string {
  const dotted = DOTTED.exec(name);
  if (dotted !== null) return name.slice(dotted[0].length);
  const match = FIRST_WORD.exec(name);
  if (match === null) return name;
  const [whole, first = '', gap = ''] = match;
  const word = tonesInPlace(first.toLowerCase());
  const after = name.slice(whole.length);
  const second = tonesInPlace(/^[^\s.,:;()/-]*/.exec(after)?.[0].toLowerCase() ?? '');
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
/** "Th.S", "Đ.c", "P.G.S.T.S": abbreviations with a dot inside. */
const DOTTED = /^(?:[đd]\.c|th\.s|[tbkgl]\.s|c\.n|c\.v\.c|p\.g\.s)(?=[\s.,:;()/-])/i;
/** "Đ/c" holds a slash; elsewhere it parts two honorifics ("Ông/Bà"). */
const FIRST_WORD = /^([đd]\/c|[^\s.,:;()/-]+)([\s.,:;()/-]+)/i;
/** "K’Brếp" is typed with whatever apostrophe the keyboard offers. */
const APOSTROPHE = /[’‘ʼ`´]/g;

const HONORIFIC_KEYS = new Set([...HONORIFICS].map(tonesInPlace));
const PAIR_KEYS = new Set([...HONORIFIC_PAIRS].map((pair) => pair.split(' ').map(tonesInPlace).join(' ')));
/** Quý stands in front of Ông and Bà only; alone it is a given name and even a family name. */
const QUY_KEY = tonesInPlace('quý');
const ONG_KEY = tonesInPlace('ông');
const BA_KEY = tonesInPlace('bà');

/**
 * The same keys for a name of plain syllables and single spaces in front of which no honorific can stand: nearly every name.
 * Null: not so plain.
 */
function keysOfPlainName(fullName: string): NameKeys | null {
  const words = nameWords(fullName);
  if (words === null) return null;
  const [first] = words;
  if (first === undefined || (words.length > 1 && mayBeHonorific(first))) return null;
  let [k1, k2] = ['', ''];
  for (const word of words) {
    if (word.k1 === null) return null;
    k1 += word.k1;
    k2 += word.k2;
  }
  return { k1, k2, display: fullName };
}

/** A name that begins so is read with care. */
export function mayBeHonorific({ k1 }: NameWord): boolean {
  return k1 !== null && OPENS_HONORIFIC.has(k1);
}

/** The first words of all honorifics, as keys. */
const OPENS_HONORIFIC: ReadonlySet<string> = new Set(
  [...HONORIFIC_KEYS, ...PAIR_KEYS, ...UNACCENTED, QUY_KEY].map((words) => words.split(' ')[0] ?? ''),
);
