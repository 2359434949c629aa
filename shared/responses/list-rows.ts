/**
 * The rows of a list below its titles (P43): who stands there, and what does not name anybody – totals, headings of groups,
 * titles repeated on the next page, the foot with place, date and signatures. What holds something and is not read is said.
 */
import { maskPhonesIn } from '../people/phone.ts';
import { readNameCell } from '../people/name-cell.ts';
import { cleanText, plainKey } from '../text/vietnamese.ts';
import { isChecked } from '../workbook/check.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import type { ListColumns, SexColumns } from './list-columns.ts';
import { isFoot, isFootOfTemplate, isTotal } from './list-foot.ts';
import { bareUnit, saysNoStay } from './list-heading.ts';
import type { ListPerson } from './list-person.ts';
import { isNothing } from './nothing-text.ts';

export interface ListRowsRead {
  readonly people: readonly ListPerson[];
  readonly saysNoStay: boolean;
  readonly notices: readonly string[];
}

export function readListRows(
  rows: readonly (readonly CellValue[])[],
  columns: ListColumns,
  unitTyped: string,
): ListRowsRead {
  const titles = rowText(rows[columns.headerRow] ?? []);
  const people: ListPerson[] = [];
  const unread: Unread[] = [];
  let isBelow = false;
  let noStay = false;
  for (let at = columns.firstRow; at < rows.length; at++) {
    const cells = rows[at] ?? [];
    const what = whatOf(cells, columns, titles, isBelow);
    if (what === 'foot') isBelow = true;
    if (what === 'person') people.push(personOf(cells, columns, unitTyped, at + 1));
    else if (what === 'no-stay') noStay = true;
    else if (what === 'foot' || what === 'text') {
      if (!isFootOfTemplate(cells)) unread.push({ row: at + 1, what, text: filledText(cells) });
    } else if (what === 'below') unread.push({ row: at + 1, what, text: filledText(cells) });
  }
  return { people, saysNoStay: noStay, notices: [...unreadNotices(unread), ...columnNotices(rows, columns)] };
}

type RowIs = 'blank' | 'titles' | 'total' | 'person' | 'no-stay' | 'text' | 'foot' | 'below';

function whatOf(cells: readonly CellValue[], columns: ListColumns, titles: string, isBelow: boolean): RowIs {
  const filled = cells.flatMap((cell, column) => (cellText(cell) === '' ? [] : [column]));
  const besidesNumber = filled.filter((column) => !columns.number.includes(column));
  if (besidesNumber.length === 0 && filled.every((column) => isCount(cells[column]))) return 'blank';
  if (rowText(cells) === titles) return 'titles';
  const names = columns.name.map((column) => cellText(cells[column])).filter((text) => !isNothing(text));
  if (names.every(saysNoStay) && filled.some((column) => saysNoStay(cellText(cells[column]))))
    return 'no-stay';
  if (isTotal(cells, names)) return 'total';
  const isNumbered = columns.number.some((column) => isCount(cells[column]));
  if (isBelow) return isNumbered && names.length > 0 ? 'below' : 'foot';
  if (!isNumbered && isFoot(cells, columns)) return 'foot';
  return isPerson(cells, columns, { isNumbered, besidesNumber }) ? 'person' : 'text';
}

/** Rows in which something of a person stands; a heading of a group says one thing in one cell, merged or not. */
function isPerson(
  cells: readonly CellValue[],
  columns: ListColumns,
  { isNumbered, besidesNumber }: { readonly isNumbered: boolean; readonly besidesNumber: readonly number[] },
): boolean {
  const own = [columns.name, columns.position, columns.phone, columns.role, columns.sex.said].flat();
  const answers = columns.slots.map(({ column }) => column);
  const read = besidesNumber.filter((column) => own.includes(column));
  if (read.length === 0)
    return besidesNumber.some((column) => answers.includes(column) && isChecked(cells[column]));
  const texts = new Set(besidesNumber.map((column) => cellText(cells[column])));
  const isOneText = texts.size === 1 && (besidesNumber.length > 2 || !isNumbered);
  if (!isOneText || columns.isNameSplit) return true;
  const [text = ''] = texts;
  if (besidesNumber.length > 2) return false;
  // A name alone is somebody; a post or a body alone heads a group.
  return isNothing(text) ? false : !HEADS.has(readNameCell(text).doubt ?? '');
}

const HEADS: ReadonlySet<string> = new Set(['post', 'unit']);

/** A running number, also as text: “1”, “01.”. */
function isCount(cell: CellValue | undefined): boolean {
  return COUNT.test(cellText(cell));
}

const COUNT = /^\d{1,4}[.)]?$/;

function personOf(
  cells: readonly CellValue[],
  columns: ListColumns,
  unitTyped: string,
  row: number,
): ListPerson {
  const of = (part: readonly number[], mark = '; ') => joinedCells(cells, part, mark);
  return {
    row,
    unitTyped: unitOf(unitTyped, cellText(of(columns.unit))),
    class: of(columns.class),
    // Two whole names in one row are for a person to part (R1).
    name: of(columns.name, columns.isNameSplit ? ' ' : '; '),
    position: of(columns.position),
    role: of(columns.role),
    phone: of(columns.phone),
    note: of(columns.note),
    sexTyped: sexOf(cells, columns.sex),
    answers: columns.slots.map(({ column }) => cells[column] ?? null),
  };
}

/** A row may name the office inside the commune; another commune than the heading's is for a person to see. */
function unitOf(heading: string, typed: string): string {
  if (heading === '' || isNothing(typed)) return heading === '' ? typed : heading;
  const [own, other] = [bareUnit(heading), bareUnit(typed)];
  const isSame = own.name === other.name && (own.kind === other.kind || own.kind === '' || other.kind === '');
  return isSame || other.kind === '' ? heading : `${heading}; ${typed}`;
}

/** Of two columns, one a sex, the filled one says it, whatever stands there. */
function sexOf(cells: readonly CellValue[], { said, men, women }: SexColumns): CellValue {
  const typed = joinedCells(cells, said, '; ');
  if (cellText(typed) !== '' || men.length === 0 || women.length === 0) return typed;
  const has = (columns: readonly number[]) => columns.some((column) => !isNothing(cellText(cells[column])));
  if (has(men) === has(women)) return has(men) ? 'Nam; Nữ' : null;
  return has(men) ? 'Nam' : 'Nữ';
}

interface Unread {
  readonly row: number;
  readonly what: 'foot' | 'text' | 'below';
  readonly text: string;
}

const UNREAD_WORDS = {
  text: 'không phải của một đại biểu, nên không đọc',
  foot: 'thuộc phần cuối danh sách (nơi, ngày, người ký), nên không đọc',
  below: 'nằm sau phần ký, nên không đọc; nếu là đại biểu, đề nghị chuyển lên trên',
} as const;

function unreadNotices(unread: readonly Unread[]): readonly string[] {
  return (['text', 'below', 'foot'] as const).flatMap((what) => {
    const own = unread.filter((one) => one.what === what);
    if (own.length === 0) return [];
    const shown = own.slice(0, SHOWN_MAX).map(({ row, text }) => `${row} (“${text}”)`);
    const more = own.length > SHOWN_MAX ? ` và ${own.length - SHOWN_MAX} dòng nữa` : '';
    return [`dòng ${shown.join(', ')}${more} ${UNREAD_WORDS[what]}.`];
  });
}

/** P42: columns that hold something and that nobody reads; their titles only, because they may be of any kind. */
function columnNotices(rows: readonly (readonly CellValue[])[], columns: ListColumns): readonly string[] {
  const filled = columns.unused.filter(({ column }) =>
    rows.slice(columns.firstRow).some((cells) => cellText(cells[column]) !== ''),
  );
  return filled.length === 0
    ? []
    : [`cột không dùng: ${filled.map(({ title }) => `“${title}”`).join(', ')}.`];
}

const SHOWN_MAX = 10;
const SHOWN_LENGTH_MAX = 60;

function filledText(cells: readonly CellValue[]): string {
  const texts = [...new Set(cells.map((cell) => cleanText(cellText(cell))).filter((text) => text !== ''))];
  return maskPhonesIn(texts.join(' · ')).slice(0, SHOWN_LENGTH_MAX);
}

function rowText(cells: readonly CellValue[]): string {
  return [...new Set(cells.map((cell) => plainKey(cellText(cell))))].join('|');
}

/** What stands in several columns for one thing, each text once. */
function joinedCells(cells: readonly CellValue[], columns: readonly number[], mark: string): CellValue {
  const filled = columns.filter((column) => cellText(cells[column]) !== '');
  if (filled.length < 2) return cells[filled[0] ?? -1] ?? null;
  return [...new Set(filled.map((column) => cellText(cells[column])))].join(mark);
}
