/**
 * Phone numbers in any text, however typed: grouped by blanks, dots, dashes, commas, slashes or underscores, with full-width
 * digits, with an O for a zero, beside other numbers. Dates, amounts, lists of numbers and codes are none. What is found here is
 * masked wherever others read it, and purged from the journal: one definition for all.
 */

export interface PhoneInText {
  /** Places in the text. */
  readonly start: number;
  readonly end: number;
  /** As dialled here, with its zero. */
  readonly number: string;
}

/** In their order; none overlaps another. */
export function phonesInText(text: string): readonly PhoneInText[] {
  if (!DIGITS_ENOUGH.test(text)) return [];
  const plain = plainDigits(text);
  const groups = groupsOf(plain);
  const found: PhoneInText[] = [];
  for (let first = 0; first < groups.length; first++) {
    const phone = phoneFrom(groups, first, plain);
    if (phone === null) continue;
    const { start } = groups[first] as Group;
    const { end } = groups[phone.last] as Group;
    found.push({ start: plain[start - 1] === '+' ? start - 1 : start, end, number: phone.number });
    first = phone.last;
  }
  return found;
}

/** The text with every number replaced. */
export function replacePhones(text: string, by: (number: string) => string): string {
  let [said, from] = ['', 0];
  for (const { start, end, number } of phonesInText(text)) {
    said += text.slice(from, start) + by(number);
    from = end;
  }
  return from === 0 ? text : said + text.slice(from);
}

const INVISIBLE = '\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
/** What people put between the groups of one number; the full-width signs too. */
const MARK = `[\\s._,/\\\\|()\\-\\u00b7\\u2010-\\u2015\\u2022\\u2212\\uff08\\uff09\\uff0c-\\uff0f\\uff3f${INVISIBLE}]`;
const BETWEEN = new RegExp(`^${MARK}{1,5}$`);
const DIGITS_ENOUGH = new RegExp(`(?:[\\doO\\uff10-\\uff19]${MARK}{0,5}){8}[\\doO\\uff10-\\uff19]`);

/** The same places, with plain digits. The letter O is a zero where it touches digits and no letter. */
function plainDigits(text: string): string {
  const plain = WIDE.test(text)
    ? text.replace(ALL_WIDE, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    : text;
  return LETTER_O.test(plain) ? plain.replace(ZERO_AS_LETTER, '0') : plain;
}

const WIDE = /[\uff10-\uff19]/;
const ALL_WIDE = /[\uff10-\uff19]/g;
const LETTER_O = /\d[oO]|[oO]\d/;
const ZERO_AS_LETTER = /(?<=\d)[oO](?!\p{L})|(?<!\p{L})[oO](?=\d)/gu;

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between this group and the one before; null: no phone goes on over it. */
  readonly before: string | null;
  /** Of a date: what parts its day, month and year. */
  readonly dateMark: string | null;
}

function groupsOf(plain: string): readonly Group[] {
  const matches = [...plain.matchAll(/\d+/g)];
  const groups = matches.map((match, index) => {
    const previous = matches[index - 1];
    const start = match.index;
    const end = start + match[0].length;
    const between = previous === undefined ? '' : plain.slice(previous.index + previous[0].length, start);
    const before = BETWEEN.test(between) ? between : null;
    return { start, end, digits: match[0], before, dateMark: null };
  });
  return withDates(groups);
}

const AMOUNT = /^\s*(?:đồng|đ(?!\p{L})|vnđ|vnd|triệu|tỷ|tỉ)/iu;
const AMOUNT_WORD_MAX = 8;

function withDates(groups: readonly Group[]): readonly Group[] {
  const marks = new Map<number, string>();
  groups.forEach(({ digits }, index) => {
    const [second, third] = [groups[index + 1], groups[index + 2]];
    if (second === undefined || third === undefined) return;
    const mark = second.before ?? '';
    if (!/^[/.-]$/.test(mark) || third.before !== mark) return;
    if (!isDate(digits, second.digits, third.digits)) return;
    // Nobody begins a number with a year.
    const dateMark = digits.length > 2 ? YEAR_FIRST : mark;
    for (const place of [index, index + 1, index + 2]) marks.set(place, dateMark);
  });
  return groups.map((group, index) => ({ ...group, dateMark: marks.get(index) ?? null }));
}

const YEAR_FIRST = 'year';

function isDate(first: string, second: string, third: string): boolean {
  const isShort = (digits: string, most: number) => digits.length <= 2 && Number(digits) <= most;
  const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);
  if (isYear(first)) return isShort(second, 12) && isShort(third, 31);
  return isShort(first, 31) && isShort(second, 12) && isYear(third);
}

/** The number that begins with this group: one in whole form, else the shortest of another. */
function phoneFrom(
  groups: readonly Group[],
  first: number,
  plain: string,
): { readonly number: string; readonly last: number } | null {
  const glued = gluedNumbers((groups[first] as Group).digits);
  if (glued !== null) return { number: glued, last: first };
  let other: { number: string; last: number } | null = null;
  let digits = '';
  for (let last = first; last < groups.length; last++) {
    const group = groups[last] as Group;
    if (last > first && group.before === null) break;
    digits += group.digits;
    if (digits.length > DIGITS_MAX) break;
    if (digits.length < DIGITS_MIN) continue;
    const number = numberOf(digits);
    if (number === null || !mayBePhone(groups, first, last)) continue;
    if (WHOLE.test(number) && digits.length >= WHOLE_MIN) return { number, last };
    if (isLoose(groups, first, last, digits) && !isAmount(plain, group)) other ??= { number, last };
  }
  return other;
}

const DIGITS_MIN = 9;
const DIGITS_MAX = 15;
const WHOLE_MIN = 10;
/** A mobile, or a landline with its area. */
const WHOLE = /^0(?:[35789]\d{8}|2\d{9})$/;

/** Two or more numbers with nothing between them. */
function gluedNumbers(digits: string): string | null {
  return /^(?:0[35789]\d{8}|02\d{9}){2,}$/.test(digits) ? digits : null;
}

function numberOf(digits: string): string | null {
  const national = digits.replace(/^(?:00)?84(?=0?\d{9,10}$)0?/, '0');
  if (/^[35789]\d{8}$/.test(national)) return `0${national}`;
  return /^0\d{9,10}$/.test(national) ? national : null;
}

/** No date, and no list of days or numbers. */
function mayBePhone(groups: readonly Group[], first: number, last: number): boolean {
  const inside = groups.slice(first, last + 1);
  const marks = inside.slice(1).map(({ before }) => before?.trim() ?? '');
  const isEven = new Set(marks).size <= 1;
  if (inside.some(({ dateMark }) => dateMark !== null && !(isEven && marks[0] === dateMark))) return false;
  if (!isEven && inside.every(({ digits }) => digits.length <= 2)) return false;
  const isList = inside.slice(1).some(({ before }) => /,\s/.test(before ?? ''));
  return !isList || inside.every(({ digits }) => digits.length > 2);
}

/** A number of another form, or without its zero: nothing unusual within it, no more digits beside it. */
function isLoose(groups: readonly Group[], first: number, last: number, digits: string): boolean {
  const isTight = groups.slice(first + 1, last + 1).every(({ before }) => USUAL.test(before ?? ''));
  if (!isTight) return false;
  if (digits.startsWith('0') || digits.length > DIGITS_MIN) return true;
  if (groups.slice(first, last + 1).some(({ dateMark }) => dateMark !== null)) return false;
  const before = groups[first]?.before ?? null;
  const after = groups[last + 1]?.before ?? null;
  const isPart = (mark: string | null) =>
    mark !== null && (/^[.,]$/.test(mark) || (last > first && mark === groups[last]?.before));
  return !isPart(before) && !isPart(after);
}

function isAmount(plain: string, { end }: Group): boolean {
  return AMOUNT.test(plain.slice(end, end + AMOUNT_WORD_MAX));
}

const USUAL = /^[\s.()-]{1,2}$/;
