/**
 * What someone typed, cut into words and separators, in a form that no longer depends on keyboard, font or app
 * (domain/unit-matching.md A1, A2, A6).
 */
import { cleanText } from '../text/vietnamese.ts';
import { readSyllable, withoutApostrophes } from './syllable.ts';
import { decodeTelex, hasTelexSign } from './telex.ts';
import { decodeVni, vniSign } from './vni.ts';

export interface TypedWord {
  /** Lower case, NFC; a separator is one of `, - ( )`, or `và` for words and signs that join a list. */
  readonly text: string;
  /** K2; '' for a separator. */
  readonly plain: string;
  /** A full stop follows at once: "P.", "H.". */
  readonly isAbbreviated: boolean;
  /** Of a separator that is a word: that word, for names that hold it. */
  readonly listWord?: string;
}

export interface TypedWords {
  readonly words: readonly TypedWord[];
  /** Keyboard keys were decoded: the name must then fit exactly. */
  readonly isDecoded: boolean;
  /** By tone digits alone: marks must fit too. */
  readonly isWeaklyDecoded: boolean;
  /** Words that lost a last digit to VNI, with it ("hoa 2"): it may have been a number after all. */
  readonly lostDigits: readonly string[];
}

export type UnreadableText = 'empty' | 'tooLong' | 'strangeCharacter';

/** A unit in its longest address form has about 150 characters; whatever is longer is no answer to the question. */
const LENGTH_MAX = 400;

/** `isDecoding` false reads the text as it stands, for words that only look like Telex ("kesach"). */
export function readTypedWords(typed: string, isDecoding = true): TypedWords | UnreadableText {
  if (typed.length > LENGTH_MAX) return 'tooLong';
  if (REORDERING.test(typed)) return 'strangeCharacter';
  const text = cleanText(typed.trim().replace(LINE_BREAK, ';'));
  if (text === '') return 'empty';
  if (STRANGE.test(text)) return 'strangeCharacter';
  const spaced = withSpacesAtCapitals(withoutApostrophes(text));
  return lex(spaced.toLowerCase().replace(COMRADES, 'đ'), isDecoding);
}

/** Text that a reader sees in another order than it is stored: what is seen must be what is matched. */
const REORDERING = /[\u202d\u202e\u2066-\u2068]/;
const LINE_BREAK = /[\r\n\u2028\u2029]+/g;
/** Anything but letters, numbers and the punctuation of addresses: formulas, markup, symbols, legacy fonts. */
const STRANGE = /[^\p{L}\p{M}\p{Nd} .,;:/+&()[\]{}'"“”‘’«»`´_\-–—−!?…*•|]/u;

/** "XãPhongĐiền" → "Xã Phong Điền"; "Trường LongA" → "Trường Long A". */
function withSpacesAtCapitals(text: string): string {
  return text.replace(CAPITAL_INSIDE, '$& ');
}
/** Not "hTống", two letters swapped; "xKế Sách" and "pHưng Phú" have their kind before them. */
const CAPITAL_INSIDE =
  /(?:(?<=\p{L})\p{Ll}|(?<!\p{L})(?:[xpf]|\p{Ll}(?=Xã|Phường)))(?=\p{Lu}\p{Ll})|(?<=\p{L})\p{Ll}(?=[ABIVX](?![\p{L}\p{M}]))/gu;
/** "3 đ/c" is three comrades, not two parts of an address. */
const COMRADES = /đ\/(?=[cv](?![\p{L}\p{M}]))/gu;

const TOKEN = /([\p{L}\p{M}\p{Nd}]+)(\.?)|( ?)([-–—−]+)( ?)|([,;/+&|]|\.{2,}|…)|([([{])|([)\]}])/gu;

function lex(text: string, isDecoding: boolean): TypedWords {
  const raw: { text: string; isAbbreviated: boolean; isSeparator: boolean }[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const [, word, stop, spaceBefore, dash, spaceAfter, sign, open] = found;
    if (word !== undefined)
      raw.push({ text: word, isAbbreviated: stop === '.', isSeparator: LIST_WORDS.has(word) });
    else if (dash !== undefined) {
      if (dash !== '-' || spaceBefore === ' ' || spaceAfter === ' ') raw.push(separator('-'));
    } else if (sign !== undefined) raw.push(separator('+&'.includes(sign) ? 'và' : ','));
    else raw.push(separator(open === undefined ? ')' : '('));
  }
  return decodeKeys(raw, isDecoding ? keyboardOf(raw) : null);
}

const LIST_WORDS = new Set(['và', 'va', 'hoặc', 'hoac', 'hay']);

/** Joins a list: "và", "hoặc". */
export function isListWord(text: string): boolean {
  return LIST_WORDS.has(text);
}

interface RawWord {
  readonly text: string;
  readonly isAbbreviated: boolean;
  readonly isSeparator: boolean;
}

function separator(text: string): RawWord {
  return { text, isAbbreviated: false, isSeparator: true };
}

/** Which keys the text is typed in. Weak VNI: only tone digits at the ends of words, which could be numbers too. */
type Keyboard = 'telex' | 'vni' | 'weakVni' | null;

function keyboardOf(raw: readonly RawWord[]): Keyboard {
  const hasDigit = raw.some((word) => HAS_DIGIT.test(word.text));
  const texts = raw.map((word) => (word.isSeparator ? '' : word.text));
  const vni = hasDigit ? vniSign(texts) : null;
  if (vni !== null) return vni === 'strong' ? 'vni' : 'weakVni';
  // "Pjú" has a key of Telex in it where none can be meant.
  return texts.some((text) => hasTelexSign(text) && decodeTelex(text) !== text) ? 'telex' : null;
}

function decodeKeys(raw: readonly RawWord[], keyboard: Keyboard): TypedWords {
  const words: TypedWord[] = [];
  const lostDigits: string[] = [];
  for (const word of raw) {
    if (word.isSeparator) {
      const isWord = LIST_WORDS.has(word.text);
      words.push({
        text: isWord ? 'và' : word.text,
        plain: '',
        isAbbreviated: false,
        ...(isWord ? { listWord: word.text } : {}),
      });
      continue;
    }
    const text =
      keyboard === null ? word.text : keyboard === 'telex' ? decodeTelex(word.text) : decodeVni(word.text);
    const digit = LAST_DIGIT.exec(word.text)?.[0];
    if (text !== word.text && digit !== undefined) lostDigits.push(`${readSyllable(text).plain} ${digit}`);
    for (const part of splitOffice(text).flatMap(splitNumber)) {
      words.push({ text: part, plain: readSyllable(part).plain, isAbbreviated: word.isAbbreviated });
    }
  }
  return {
    words: withoutDashesInPlaces(words),
    isDecoded: keyboard !== null,
    isWeaklyDecoded: keyboard === 'weakVni',
    lostDigits,
  };
}

/** The one province whose name has a dash is one place. */
function withoutDashesInPlaces(words: readonly TypedWord[]): readonly TypedWord[] {
  return words.filter(
    ({ text }, at) => text !== '-' || words[at - 1]?.plain !== 'ria' || words[at + 1]?.plain !== 'vung',
  );
}

const LAST_DIGIT = /\d$/;

/** "UBNDxã Hòa An", "ubndphuong…": an office's short form stuck to the kind of unit. */
function splitOffice(text: string): readonly string[] {
  const found = STUCK_OFFICE.exec(text);
  return found === null ? [text] : found.slice(1).filter((part) => part !== '');
}

const STUCK_OFFICE = /^(ubnd|hđnd|hdnd|ubmttqvn|ubmttq|mttqvn|mttq|vp)(xã|xa|phường|phuong)(.*)$/u;

const HAS_DIGIT = /\d/;

/** "Thanh1" → "Thanh", "1"; "01" → "1". */
function splitNumber(text: string): readonly string[] {
  if (!HAS_DIGIT.test(text)) return [text];
  const found = /^(\p{L}*?)0*(\d+)(\p{L}*)$/u.exec(text);
  if (found === null) return [text];
  return found.slice(1).filter((part) => part !== '');
}
