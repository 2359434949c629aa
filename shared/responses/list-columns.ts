/**
 * Which column of a list is what (P43), by its titles: one row of them, or two where “Ăn” stands over days and meals. The
 * order of columns, those that somebody added and rows above do not matter.
 */
import { plainKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { meaningOfTitle, type TitleMeaning } from './question-title.ts';

/** Columns by position from 0. */
export interface ListColumns {
  /** Row of the first titles, from 0. */
  readonly headerRow: number;
  /** The first row that may be a person's. */
  readonly firstRow: number;
  /** It has a column of times of sending, as a table of responses has. */
  readonly hasTimes: boolean;
  readonly number: readonly number[];
  readonly name: readonly number[];
  /** Each of them asks for a part of the name. */
  readonly isNameSplit: boolean;
  readonly position: readonly number[];
  readonly role: readonly number[];
  readonly phone: readonly number[];
  readonly note: readonly number[];
  readonly unit: readonly number[];
  readonly class: readonly number[];
  readonly sex: SexColumns;
  /** Meals and nights, with their whole titles: “Ăn 19/5 trưa”. */
  readonly slots: readonly { readonly column: number; readonly title: string }[];
  /** Titles that nobody reads. */
  readonly unused: readonly { readonly column: number; readonly title: string }[];
}

/** One column that says Nam or Nữ, or one for each in which something is written. */
export interface SexColumns {
  readonly said: readonly number[];
  readonly men: readonly number[];
  readonly women: readonly number[];
}

type Rows = readonly (readonly CellValue[])[];

/** Null: no row of titles of people. */
export function listColumnsIn(rows: Rows): ListColumns | null {
  const headerRow = rows.slice(0, HEADER_ROWS_SEARCHED).findIndex(isHeader);
  if (headerRow < 0) return null;
  const top = rows[headerRow] ?? [];
  const below = rows[headerRow + 1] ?? [];
  const hasTwo = isSecondHeader(top, below);
  const above = headerRow > 0 ? (rows[headerRow - 1] ?? []) : [];
  const titles = hasTwo ? joinedTitles(top, below) : joinedTitles(isGroupRow(above, top) ? above : [], top);
  const titled = titles.map((title) => ({ title, meaning: meaningOfTitle(title), words: wordsOf(title) }));
  const firstRow = headerRow + (hasTwo ? 2 : 1);
  const found = columnsOf(titled);
  const isNumbered = isNumberingRow(rows[firstRow] ?? [], found.name);
  return { headerRow, firstRow: isNumbered ? firstRow + 1 : firstRow, ...found };
}

/** A commune's own heading takes more rows than a Form's. */
const HEADER_ROWS_SEARCHED = 60;
/** Whole sentences that hold the words are no titles. */
const TITLE_LENGTH_MAX = 120;
/** “Chức vụ: Chuyên viên” is answered, and asks for nothing below. */
const ANSWERED = /:\s*\S/;

function isHeader(cells: readonly CellValue[]): boolean {
  const texts = [...new Set(cells.map(cellText))].filter(
    (text) => text !== '' && text.length <= TITLE_LENGTH_MAX && !ANSWERED.test(text),
  );
  const meanings = texts.map(meaningOfTitle);
  const asks = (kind: TitleMeaning['kind']) =>
    meanings.some((meaning) => meaning.kind === kind && meaning.aside === null);
  if (!asks('name')) return false;
  return (
    asks('position') || asks('phone') || asks('role') || texts.some((text) => NUMBER.test(wordsOf(text)))
  );
}

/** What goes on below the titles: more titles, and nothing of a person. */
function isSecondHeader(top: readonly CellValue[], below: readonly CellValue[]): boolean {
  let isMore = false;
  for (let column = 0; column < Math.max(top.length, below.length); column++) {
    const [above, text] = [cellText(top[column]), cellText(below[column])];
    if (text === '' || text === above) continue;
    if (text.length > TITLE_LENGTH_MAX || !HAS_LETTER.test(text) || TICK.test(text)) return false;
    const { kind } = meaningOfTitle(above);
    if (above !== '' && (kind !== 'other' || NUMBER.test(wordsOf(above))) && !isWholeTitle(text))
      return false;
    isMore = true;
  }
  return isMore;
}

const HAS_LETTER = /\p{L}/u;
const TICK = /^(?:x|☑|✓|✔|có|co|không|khong)$/i;

function isWholeTitle(text: string): boolean {
  return meaningOfTitle(text).kind !== 'other';
}

/** Groups of columns stand above the row of titles where nobody merged cells downwards. */
function isGroupRow(above: readonly CellValue[], titles: readonly CellValue[]): boolean {
  const filled = above.flatMap((cell, column) => (cellText(cell) === '' ? [] : [column]));
  const isGroup = (column: number) => {
    const words = wordsOf(cellText(above[column]));
    return isOfStay(words) && cellText(titles[column]) !== '' && words.length <= GROUP_LENGTH_MAX;
  };
  return filled.length > 0 && filled.every(isGroup);
}

const GROUP_LENGTH_MAX = 40;

/** A title that stands over several columns goes before each of theirs, whether its cells were merged or not. */
function joinedTitles(top: readonly CellValue[], below: readonly CellValue[]): readonly string[] {
  let carried = '';
  return Array.from({ length: Math.max(top.length, below.length) }, (_, column) => {
    const [above, text] = [cellText(top[column]), cellText(below[column])];
    if (above !== '') carried = above;
    if (text === '') return above;
    return above === text || carried === '' ? text : `${carried} ${text}`;
  }).map((title) => title.replace(/\s+/g, ' '));
}

/** “(1) (2) (3)” or “A B C” below the titles. */
function isNumberingRow(cells: readonly CellValue[], name: readonly number[]): boolean {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const isNamed = name.some((column) => NUMBERING.test(cellText(cells[column])));
  return isNamed && texts.length >= 3 && texts.every((text) => NUMBERING.test(text));
}

const NUMBERING = /^[([]?(?:\d{1,2}|[A-Ha-h])[)\]]?$/;

interface Titled {
  readonly title: string;
  readonly meaning: TitleMeaning;
  readonly words: string;
}

type Part =
  | 'number'
  | 'name'
  | 'position'
  | 'role'
  | 'phone'
  | 'note'
  | 'unit'
  | 'class'
  | 'sex'
  | 'men'
  | 'women'
  | 'slot'
  | 'unused';

function columnsOf(titled: readonly Titled[]): Omit<ListColumns, 'headerRow' | 'firstRow'> {
  const parts = titled.map(partOf);
  const of = (part: Part) => parts.flatMap((one, column) => (one === part ? [column] : []));
  const withTitles = (part: Part) =>
    of(part).map((column) => ({ column, title: titled[column]?.title ?? '' }));
  return {
    hasTimes: titled.some(({ meaning }) => meaning.kind === 'timestamp' && meaning.aside === null),
    number: of('number'),
    name: of('name'),
    isNameSplit: of('name').every((column) => titled[column]?.meaning.namePart !== null),
    position: of('position'),
    role: of('role'),
    phone: of('phone'),
    note: of('note'),
    unit: of('unit'),
    class: of('class'),
    sex: { said: of('sex'), men: of('men'), women: of('women') },
    slots: withTitles('slot'),
    unused: withTitles('unused'),
  };
}

function partOf({ title, meaning: { kind, aside }, words }: Titled): Part | null {
  if (title === '') return null;
  if (NUMBER.test(words)) return 'number';
  if (aside !== null) return 'unused';
  if (MEN.test(words)) return 'men';
  if (WOMEN.test(words)) return 'women';
  if (SEX.test(words)) return 'sex';
  if (kind === 'other') return isOfStay(words) ? 'slot' : 'unused';
  return kind === 'timestamp' ? 'unused' : kind;
}

function isOfStay(words: string): boolean {
  return STAY.test(words) || MEAL_OF_DAY.test(words);
}

const NUMBER = /^ (?:stt|tt|so tt|so thu tu|no) $/;
const SEX = /^ (?:nam nu|nam hay nu|gioi tinh(?: nam nu)?|gioi|phai) $/;
const MEN = /^ (?:gioi tinh |nam sinh )?nam $/;
const WOMEN = /^ (?:gioi tinh |nam sinh )?nu $/;
const STAY = / (?:an|bua|com|an uong|nghi|luu tru|dem|o lai|phong (?:nghi|o)) /;
/** “19/5 trưa” without a word for eating. */
const MEAL_OF_DAY =
  / \d{1,2} \d{1,2} (?:\d{4} )?(?:sang|trua|chieu|toi) | (?:sang|trua|chieu|toi) (?:ngay )?\d{1,2} \d{1,2} /;

function wordsOf(title: string): string {
  return ` ${plainKey(title)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
}
