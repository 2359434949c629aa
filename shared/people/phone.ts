/**
 * Phone numbers as people type them into one cell: several numbers, a note beside them, a lost leading zero (R1).
 *
 * A number is valid when it is a mobile (`0[35789]` and eight more digits) or a landline (`02` and nine more) and no
 * placeholder. Valid numbers are returned as `0912345678`, in the order given, each once. Everything a person should
 * look at is a problem; its text is masked, so a problem may be logged.
 */
import { stripDiacritics } from '../text/vietnamese.ts';
import { replacePhones } from './phones-in-text.ts';

export type PhoneProblemKind =
  /** Valid after conversion: an eleven-digit mobile of before 2018. */
  | 'old_11_digit'
  /** Valid after reading the letter O as zero. */
  | 'letter_o'
  /** Valid after adding the zero that a spreadsheet dropped. */
  | 'missing_leading_zero'
  /** Valid in form and counted, but looks made up. */
  | 'suspicious'
  /** Not valid: the last seven digits are one digit, or the number is a plain run. */
  | 'placeholder'
  /** Not valid: digits that are no Vietnamese number. */
  | 'unreadable';

export interface PhoneProblem {
  readonly kind: PhoneProblemKind;
  /** The digits typed, masked. */
  readonly masked: string;
}

export interface PhoneReading {
  readonly valid: readonly string[];
  readonly problems: readonly PhoneProblem[];
}

/** Reads every number of a phone cell. Never throws. */
export function readPhones(text: string): PhoneReading {
  // A placeholder looks made up too.
  if (PLAIN_MOBILE.test(text) && !looksMadeUp(text)) return { valid: [text], problems: NO_PROBLEMS };
  if (text.length > PHONE_CELL_LENGTH_MAX) return readingOf([{ digits: '', hadLetterO: false }]);
  const prepared = prepare(text);
  if (SCIENTIFIC.test(prepared)) {
    return { valid: [], problems: [{ kind: 'unreadable', masked: maskPhone(prepared) }] };
  }
  const withZeros = prepared.replace(LETTER_O, (letters) => '0'.repeat(letters.length));
  const hadLetterO = withZeros !== prepared;
  const regions = withZeros.match(DIGIT_REGION) ?? [];
  return readingOf(regions.flatMap(numbersOfRegion).map((digits) => ({ digits, hadLetterO })));
}

/** `0912***678`: four in front, three behind. Shorter numbers show less. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length >= 9) return `${digits.slice(0, 4)}***${digits.slice(-3)}`;
  return digits.length >= 4 ? `${digits.slice(0, 1)}***${digits.slice(-1)}` : '***';
}

/** `0912 345 678`; a landline as `0292 381 2345`; anything else as it is. */
export function displayPhone(phone: string): string {
  if (!/^0\d{9,10}$/.test(phone)) return phone;
  return `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`;
}

/** Masks whatever could be a phone number in a text, for log lines. Rather masks too much than too little. */
export function maskPhonesIn(text: string): string {
  return replacePhones(text, maskPhone).replace(PHONE_LIKE, (match) => maskPhone(match));
}

/** Room for eighty numbers. A longer text is no phone cell, and its numbers are nobody's in particular. */
const PHONE_CELL_LENGTH_MAX = 1000;

const NO_PROBLEMS: readonly never[] = [];
const PLAIN_MOBILE = /^0[35789]\d{8}$/;
const SCIENTIFIC = /\d(?:[.,]\d+)?e\+?\d/i;
const EMAIL = /\S+@\S+/g;
/** The letter O stands for zero only where no other letter touches it: "Zalo0912…" has none. */
const LETTER_O = /(?<![a-z])o+(?=[\s.-]?\d)|(?<=\d)o+(?![a-z])/gi;
/** Digits with what people put between and around them. A letter ends the region. */
const DIGIT_REGION = /[+(]*\d[\d\s.,;:/\\|&_()+-]*/g;
/** Between two numbers; blanks, dots and dashes also stand within one. */
const BETWEEN_NUMBERS = /[,;/\\|&\n\r]+|\s[-–]\s|\s(?=\+)/;
const PHONE_LIKE =
  /(?<![\d])(?:(?:\+|00)?\s?84|\(\+?84\)|0)(?:[\s.()-]{0,3}\d){8,10}(?![\d:])|(?<![\d.])\d{9,12}(?![\d])/g;

/** Eleven-digit mobile prefixes and what they became in 2018. */
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0126': '076',
  '0127': '081',
  '0128': '078',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0182': '052',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Fewer digits beside a number are a note ("máy lẻ 12", "2 số"), not a number gone wrong. */
const NOTE_DIGITS_MAX = 5;

function prepare(text: string): string {
  return stripDiacritics(text)
    .replace(/[\uff08\uff09\uff0b-\uff0f\uff10-\uff19\uff3f]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u00b7\u2022]/g, '.')
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(EMAIL, ' x ')
    .replace(/(\d{9,11})\.0+(?!\d)/g, '$1');
}

/** The digit strings of a region ("+84…" keeps its plus), parted so that as many as possible are numbers. */
function numbersOfRegion(region: string): string[] {
  const pieces = region.split(BETWEEN_NUMBERS).map(groupsOf).filter(isNotEmpty);
  const apart = pieces.map(partition);
  if (apart.every((parts) => parts !== null)) return apart.flat();
  const together = partition(groupsOf(region));
  if (together !== null) return together;
  return pieces.flatMap((groups, index) => apart[index] ?? wholeNumbersOf(groups));
}

/** Where groups are left over, those that are whole numbers by themselves still count ("1. 0912345678", a date beside it). */
function wholeNumbersOf(groups: readonly string[]): string[] {
  const parts: string[] = [];
  let rest = '';
  for (const group of groups) {
    if (group.length < WHOLE_LENGTH_MIN || canonical(group) === null) {
      rest = `${rest} ${group}`.trim();
      continue;
    }
    if (rest !== '') parts.push(rest);
    parts.push(group);
    rest = '';
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Digits of a number with its leading zero. Nine digits may as well be a part of something longer. */
const WHOLE_LENGTH_MIN = 10;

function groupsOf(text: string): string[] {
  return text.match(/\+?\d+/g) ?? [];
}

function isNotEmpty(groups: readonly string[]): boolean {
  return groups.length > 0;
}

/** Joins neighbouring groups into numbers so that none is left over; null where that is impossible. */
function partition(groups: readonly string[]): string[] | null {
  if (groups.length > GROUPS_MAX) return null;
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= groups.length; end++) {
    best[end] = null;
    for (let start = end - 1; start >= 0 && best[end] === null; start--) {
      const before = best[start];
      const joined = groups.slice(start, end).join(' ');
      if (before != null && canonical(joined) !== null) best[end] = [...before, joined];
    }
  }
  return best[groups.length] ?? null;
}

/** A phone cell with more groups of digits than this is no phone cell; the search above is quadratic. */
const GROUPS_MAX = 60;

interface Canonical {
  readonly number: string;
  readonly kinds: readonly PhoneProblemKind[];
}

function canonical(typed: string): Canonical | null {
  const digits = typed.replace(/\D/g, '');
  const national = nationalOf(typed, digits);
  const oldPrefix = national.length === 11 ? OLD_PREFIXES[national.slice(0, 4)] : undefined;
  if (oldPrefix !== undefined) return { number: oldPrefix + national.slice(4), kinds: ['old_11_digit'] };
  if (PLAIN_MOBILE.test(national) || /^02\d{9}$/.test(national)) return { number: national, kinds: [] };
  if (/^[35789]\d{8}$/.test(digits)) return { number: `0${digits}`, kinds: ['missing_leading_zero'] };
  if (LOST_ZERO_OF_11.test(typed) && digits !== PLAIN_RUN_OF_10) {
    const whole = canonical(`0${digits}`);
    if (whole !== null) return { ...whole, kinds: [...whole.kinds, 'missing_leading_zero'] };
  }
  // "0123456789" is no number at all, but calling it a placeholder tells staff more than "unreadable".
  return digits === PLAIN_RUN ? { number: digits, kinds: [] } : null;
}

/** +84, 0084 and a bare 84 in front of nine or ten digits become 0; "+84 (0)912…" has one zero too many. */
function nationalOf(typed: string, digits: string): string {
  const afterCode = /^(?:\+84|0084|84)0?([1-9]\d{8,9})$/.exec(typed.startsWith('+') ? `+${digits}` : digits);
  return afterCode === null ? digits : `0${afterCode[1]}`;
}

/**
 * A landline, or a mobile of before 2018, of which the tab kept the number: the Form's own answer has the zero. In one
 * piece, as a program leaves it: a list number before a phone is no area code.
 */
const LOST_ZERO_OF_11 = /^(?:2\d|1[2689])\d{8}$/;

const PLAIN_RUN = '0123456789';
const PLAIN_RUN_OF_10 = '1234567890';

/** R1: "whose last seven digits are one digit, or that is a plain run (0123456789)". */
function isPlaceholder(number: string, typed: string): boolean {
  const digits = typed.replace(/\D/g, '');
  return /(\d)\1{6}$/.test(number) || digits === PLAIN_RUN || digits === `${PLAIN_RUN}0`;
}

/** Counted as valid, since R1 names only two kinds of placeholder, but worth a look. */
function looksMadeUp(number: string): boolean {
  return /(\d)\1{5}/.test(number) || number === '0987654321';
}

function readingOf(numbers: readonly { digits: string; hadLetterO: boolean }[]): PhoneReading {
  const valid: string[] = [];
  const problems: PhoneProblem[] = [];
  for (const { digits, hadLetterO } of numbers) {
    const read = canonical(digits);
    const problem = (kind: PhoneProblemKind) =>
      problems.push({ kind, masked: maskPhone(read === null ? digits : read.number) });
    if (read === null) {
      if (digits.replace(/\D/g, '').length > NOTE_DIGITS_MAX || numbers.length === 1) problem('unreadable');
      continue;
    }
    if (isPlaceholder(read.number, digits)) {
      problem('placeholder');
      continue;
    }
    read.kinds.forEach(problem);
    if (hadLetterO) problem('letter_o');
    if (looksMadeUp(read.number)) problem('suspicious');
    if (!valid.includes(read.number)) valid.push(read.number);
  }
  return { valid, problems };
}
