import type { CellFormat, CellKind, CellValue, Column, RowKind } from '../workbook/model.ts';
import { rgb } from './tone-rule.ts';

/** A cell's value as the API takes it. Always a value, never a formula: what anyone typed stays text. */
export function cellData(value: CellValue): Readonly<Record<string, unknown>> {
  if (value === null || value === '') return {};
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  if (typeof value === 'boolean') return { userEnteredValue: { boolValue: value } };
  return { userEnteredValue: { stringValue: value } };
}

/** The fields of a data cell that a look sets. Colours and fonts of data rows are staff's to choose. */
export const DATA_FORMAT_FIELDS =
  'userEnteredFormat(numberFormat,horizontalAlignment,verticalAlignment,wrapStrategy)';

/** Of headings and totals the whole appearance is ours. Links are written behind it. */
export const SPECIAL_FORMAT_FIELDS = 'userEnteredFormat';

export function dataFormat(format: CellFormat): Readonly<Record<string, unknown>> {
  const numberFormat = NUMBER_FORMATS[format.kind];
  return {
    ...(numberFormat === undefined ? {} : { numberFormat }),
    horizontalAlignment: (format.align ?? DEFAULT_ALIGN[format.kind]).toUpperCase(),
    verticalAlignment: 'MIDDLE',
    wrapStrategy: format.wrap === true ? 'WRAP' : 'CLIP',
  };
}

/** Headings span their row by overflowing; only the header row and sections are coloured. */
export function specialFormat(kind: RowKind): Readonly<Record<string, unknown>> {
  const {
    bold = false,
    italic = false,
    fontSize = 10,
    background,
    align = 'LEFT',
    wrap,
  } = SPECIAL_LOOKS[kind] ?? {};
  return {
    numberFormat: NUMBER_FORMATS.text,
    horizontalAlignment: align,
    verticalAlignment: 'MIDDLE',
    wrapStrategy: wrap === true ? 'WRAP' : 'OVERFLOW_CELL',
    ...(background === undefined ? {} : { backgroundColor: rgb(background) }),
    textFormat: { bold, italic, fontSize },
  };
}

/** Totals hold numbers, so they keep their column's number format. */
export function totalFormat(column: Column): Readonly<Record<string, unknown>> {
  return {
    ...specialFormat('total'),
    ...dataFormat(column),
    textFormat: { bold: true, italic: false, fontSize: 10 },
  };
}

/** Characters of the default font to pixels, with the padding of a cell. */
export function pixelWidth(characters: number): number {
  return Math.max(21, Math.round(characters * 7.5 + 10));
}

/** A box has none: in a cell of text, ticking it would write the word instead of the value. */
const NUMBER_FORMATS: Readonly<
  Partial<Record<CellKind, { readonly type: string; readonly pattern: string }>>
> = {
  text: { type: 'TEXT', pattern: '@' },
  integer: { type: 'NUMBER', pattern: '0' },
  percent: { type: 'PERCENT', pattern: '0%' },
  progress: { type: 'PERCENT', pattern: '0%' },
  date: { type: 'DATE', pattern: 'dd/MM/yyyy' },
  dateTime: { type: 'DATE_TIME', pattern: 'dd/MM/yyyy HH:mm' },
  phone: { type: 'TEXT', pattern: '@' },
  choice: { type: 'TEXT', pattern: '@' },
};

const DEFAULT_ALIGN: Readonly<Record<CellKind, 'left' | 'center' | 'right'>> = {
  text: 'left',
  integer: 'right',
  percent: 'right',
  progress: 'right',
  date: 'center',
  dateTime: 'center',
  phone: 'left',
  check: 'center',
  choice: 'left',
};

interface SpecialLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fontSize?: number;
  readonly background?: number;
  readonly align?: 'LEFT' | 'CENTER';
  readonly wrap?: boolean;
}

const SPECIAL_LOOKS: Readonly<Partial<Record<RowKind, SpecialLook>>> = {
  title: { bold: true, fontSize: 14 },
  subtitle: { italic: true, fontSize: 11 },
  header: { bold: true, background: 0xd0e0e3, align: 'CENTER', wrap: true },
  section: { bold: true, background: 0xeeeeee },
  total: { bold: true, background: 0xf3f3f3 },
};
