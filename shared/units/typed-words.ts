/**
 * What someone typed, cut into words and separators, in a form that no longer depends on keyboard, font or app
 * (domain/unit-matching.md A1, A2, A6).
 */
import { cleanText } from '../text/vietnamese.ts';
import { readSyllable } from './syllable.ts';
import { decodeTelex, hasTelexSign } from './telex.ts';
import { decodeVni, hasVniSign } from './vni.ts';

export interface TypedWord {
  /** Lower case, NFC; a separator is one of `, - ( )`, or `và` for words and signs that join a list. */
  readonly text: string;
  /** K2; '' for a separator. */
  readonly plain: string;
  /** A full stop follows at once: "P.", "H.". */
  readonly isAbbreviated: boolean;
}

export interface TypedWords {
  readonly words: readonly TypedWord[];
  /** Keyboard keys were decoded: the name must then fit exactly. */
  readonly isDecoded: boolean;
  /** The last word lost a digit to VNI, so it may have been a number after all. */
  readonly lostLastDigit: boolean;
}

export type UnreadableText = 'empty' | 'tooLong' | 'strangeCharacter';

/** A unit in its longest address form has about 150 characters; whatever is longer is no answer to the question. */
const LENGTH_MAX = 400;

export function readTypedWords(typed: string): TypedWords | UnreadableText {
  if (typed.length > LENGTH_MAX) return 'tooLong';
  if (REORDERING.test(typed)) return 'strangeCharacter';
  const text = cleanText(typed.trim().replace(LINE_BREAK, ';'));
  if (text === '') return 'empty';
  if (STRANGE.test(text)) return 'strangeCharacter';
  return lex(withSpacesAtCapitals(text).toLowerCase());
}

/** Text that a reader sees in another order than it is stored: what is seen must be what is matched. */
const REORDERING = /[\u202d\u202e\u2066-\u2068]/;
const LINE_BREAK = /[\r\n\u2028\u2029]+/g;
/** Anything but letters, numbers and the punctuation of addresses: formulas, markup, symbols, legacy fonts. */
const STRANGE = /[^\p{L}\p{M}\p{Nd} .,;:/+&()[\]{}'"“”‘’«»`´_\-–—−!?…*•|]/u;

/** "XãPhongĐiền" → "Xã Phong Điền". */
function withSpacesAtCapitals(text: string): string {
  return CAPITAL_INSIDE.test(text) ? text.replace(CAPITAL_INSIDE_ALL, '$1 $2') : text;
}
const CAPITAL_INSIDE = /\p{Ll}\p{Lu}\p{Ll}/u;
const CAPITAL_INSIDE_ALL = /(\p{Ll})(?=\p{Lu}\p{Ll})()/gu;

const TOKEN = /([\p{L}\p{M}\p{Nd}]+)(\.?)|( ?)([-–—−]+)( ?)|([,;/+&|]|\.{2,}|…)|([([{])|([)\]}])/gu;

function lex(text: string): TypedWords {
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
  return decodeKeys(raw);
}

const LIST_WORDS = new Set(['và', 'va', 'hoặc', 'hoac', 'hay', 'cùng', 'với']);

interface RawWord {
  readonly text: string;
  readonly isAbbreviated: boolean;
  readonly isSeparator: boolean;
}

function separator(text: string): RawWord {
  return { text, isAbbreviated: false, isSeparator: true };
}

function decodeKeys(raw: readonly RawWord[]): TypedWords {
  const texts = raw.filter((word) => !word.isSeparator).map((word) => word.text);
  const isVni = texts.some((text) => HAS_DIGIT.test(text)) && hasVniSign(texts);
  let isDecoded = false;
  let lostLastDigit = false;
  const words: TypedWord[] = [];
  raw.forEach((word, index) => {
    if (word.isSeparator) {
      const text = LIST_WORDS.has(word.text) ? 'và' : word.text;
      words.push({ text, plain: '', isAbbreviated: false });
      return;
    }
    let { text } = word;
    if (isVni) text = decodeVni(text);
    else if (hasTelexSign(text)) text = decodeTelex(text);
    if (text !== word.text) {
      isDecoded = true;
      lostLastDigit = index === raw.length - 1 && HAS_DIGIT.test(word.text);
    }
    for (const part of splitOffice(text).flatMap(splitNumber)) {
      words.push({ text: part, plain: readSyllable(part).plain, isAbbreviated: word.isAbbreviated });
    }
  });
  return { words, isDecoded, lostLastDigit };
}

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
