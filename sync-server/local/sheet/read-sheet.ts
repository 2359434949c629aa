import type { CellValue } from '#shared/workbook/model.ts';
import { DamagedFile, LIMITS, TooLarge } from '../package/input-limits.ts';
import { attributeOf, XmlTags } from '../package/xml-tags.ts';
import { cellText } from '../package/xml-text.ts';
import { cellPlace, type Rectangle, rectangleOf } from './places.ts';
import { textWithin } from './shared-strings.ts';

/** What cells of every sheet of a workbook are read with. */
export interface Reading {
  readonly strings: readonly string[];
  /** Which styles show a number as a day. */
  readonly dates: readonly boolean[];
  readonly is1904: boolean;
  /** The serial of a day or time, from its milliseconds since 1970: how fine, the reader decides. */
  readonly serialOf: (ms: number) => number;
}

export interface SheetCells {
  /** In the order of their numbers; rows that the part does not name are absent. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Rectangle[];
  readonly hasFormulas: boolean;
}

export interface SheetRow {
  /** From 1. */
  readonly number: number;
  /** By column number; absent: empty. */
  readonly cells: readonly (CellValue | undefined)[];
}

/**
 * What a reader sees in the cells of a sheet, in one walk: of a formula its last result, of a link its text, of an error
 * the text shown. Cells and rows without a place stand behind the one before.
 *
 * @param untilRow rows behind it are not looked at, nor what follows the rows.
 */
export function readSheet(xml: string, reading: Reading, untilRow = Number.POSITIVE_INFINITY): SheetCells {
  const tags = new XmlTags(xml);
  const rows: SheetRow[] = [];
  const merges: Rectangle[] = [];
  let isOrdered = true;
  let last = 0;
  let slots = 0;
  while (tags.next()) {
    if (tags.kind === 'close') continue;
    if (tags.name === 'row' && tags.depth <= 3) {
      const number = rowNumber(tags, last);
      if (number > untilRow) break;
      const cells = tags.kind === 'open' ? readRow(tags, reading) : [];
      slots += cells.length;
      if (slots > LIMITS.cells) throw new TooLarge('số ô trong một tab', slots, LIMITS.cells);
      if (number <= last) isOrdered = false;
      last = number;
      if (cells.length > 0) rows.push({ number, cells });
      if (rows.length > LIMITS.rows)
        throw new TooLarge('số dòng có nội dung trong một tab', rows.length, LIMITS.rows);
    } else if (tags.name === 'mergeCell') {
      const rectangle = rectangleOf(tags.attribute('ref') ?? '');
      if (rectangle !== null) merges.push(rectangle);
      if (merges.length > LIMITS.merges)
        throw new TooLarge('số vùng ô gộp trong một tab', merges.length, LIMITS.merges);
    } else if (tags.name === 'extLst') tags.skip();
  }
  if (!isOrdered) rows.sort((a, b) => a.number - b.number);
  return { rows, merges, hasFormulas: holdsFormula(xml) };
}

/** Whether any cell of the part holds a formula. */
export function holdsFormula(xml: string): boolean {
  return FORMULA_TAGS.some((tag) => xml.includes(tag));
}

const FORMULA_TAGS = ['<f>', '<f ', ':f>', ':f '];

function rowNumber(tags: XmlTags, last: number): number {
  const written = tags.attribute('r');
  const number = written === null ? last + 1 : Number(written);
  if (!Number.isInteger(number) || number < 1) throw new DamagedFile(`row number ${written}`);
  if (number > ROWS_OF_FORMAT) throw new TooLarge('số thứ tự của một dòng', number, ROWS_OF_FORMAT);
  return number;
}

const ROWS_OF_FORMAT = 1_048_576;

function readRow(tags: XmlTags, reading: Reading): (CellValue | undefined)[] {
  const { depth } = tags;
  const cells: (CellValue | undefined)[] = [];
  let column = 0;
  while (tags.next() && tags.depth >= depth) {
    if (tags.name !== 'c' || tags.kind === 'close') continue;
    const tag = tags.text.slice(tags.start, tags.end);
    const place = attributeOf(tag, 'r');
    column = place === null ? column + 1 : columnOf(place);
    if (tags.kind !== 'open') continue;
    const value = readCell(tags, tag, reading);
    if (value !== null) {
      while (cells.length < column) cells.push(undefined);
      cells[column - 1] = value;
    }
  }
  return cells;
}

function columnOf(place: string): number {
  const found = cellPlace(place);
  if (found === null) throw new DamagedFile(`a cell stands in “${place}”`);
  if (found.column > LIMITS.columns)
    throw new TooLarge('số thứ tự của một cột', found.column, LIMITS.columns);
  return found.column;
}

/** The value of the cell just opened. Ends behind its closing tag. */
function readCell(tags: XmlTags, tag: string, reading: Reading): CellValue {
  const { depth } = tags;
  let written: string | null = null;
  let inline: string | null = null;
  while (tags.next() && tags.depth >= depth) {
    if (tags.kind !== 'open') continue;
    if (tags.name === 'v') written = tags.content();
    else if (tags.name === 'is') inline = textWithin(tags);
    else tags.skip();
  }
  const value = inline ?? (written === null ? null : valueOf(written, tag, reading));
  return value === '' ? null : value;
}

function valueOf(written: string, tag: string, reading: Reading): CellValue {
  switch (attributeOf(tag, 't')) {
    case 's':
      return sharedString(written, reading.strings);
    case 'str':
    case 'inlineStr':
    case 'e':
      return cellText(written);
    case 'b':
      return written.trim() === '1' || written.trim() === 'true';
    case 'd':
      return dayText(written.trim(), reading);
    default:
      return numberOf(written, tag, reading);
  }
}

function sharedString(written: string, strings: readonly string[]): string {
  const text = strings[Number(written)];
  if (text === undefined) throw new DamagedFile(`a cell names text ${written}, of ${strings.length}`);
  return text;
}

function numberOf(written: string, tag: string, { dates, is1904, serialOf }: Reading): CellValue {
  if (written.trim() === '') return null;
  const number = Number(written);
  if (!Number.isFinite(number)) return cellText(written);
  if (dates[Number(attributeOf(tag, 's') ?? 0)] !== true) return number;
  return serialOf(Math.round((number - SERIAL_OF_1970 + (is1904 ? DAYS_TO_1904 : 0)) * MS_PER_DAY));
}

/** The strict form writes days as ISO 8601, the wall clock without a zone. */
function dayText(written: string, { serialOf }: Reading): CellValue {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?Z?$/.exec(written) ?? [];
  if (day === undefined && time === undefined) return written === '' ? null : written;
  const ms = Date.parse(`${day ?? '1899-12-30'}T${time ?? '00:00'}Z`);
  return Number.isNaN(ms) ? written : serialOf(ms);
}

const MS_PER_DAY = 86_400_000;
/** Days from 1899-12-30, where spreadsheets begin to count, to 1970-01-01. */
export const SERIAL_OF_1970 = 25_569;
/** From 1899-12-30 to 1904-01-01. */
export const DAYS_TO_1904 = 1462;
