import type { CellFormat, CellKind, CellValue, RowKind } from '../workbook/model.ts';
import type { CellLook } from '../workbook/tab-look.ts';
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

/** The whole format of a cell. Of headings and totals all of it is ours; links are written behind it. */
export function formatOfCell({ kind, format }: CellLook): Readonly<Record<string, unknown>> {
  if (kind === 'data') return dataFormat(format);
  const { bold = false, italic = false, fontSize = 10, background } = SPECIAL_LOOKS[kind] ?? {};
  return {
    // Totals hold numbers, so they keep their column's number format.
    ...(kind === 'total' || format.kind !== 'text' ? dataFormat(format) : headingFormat(kind, format)),
    ...(background === undefined ? {} : { backgroundColor: rgb(background) }),
    textFormat: { bold, italic, fontSize },
  };
}

function dataFormat(format: CellFormat): Readonly<Record<string, unknown>> {
  const numberFormat = NUMBER_FORMATS[format.kind];
  return {
    ...(numberFormat === undefined ? {} : { numberFormat }),
    horizontalAlignment: (format.align ?? DEFAULT_ALIGN[format.kind]).toUpperCase(),
    verticalAlignment: 'MIDDLE',
    wrapStrategy: format.wrap === true ? 'WRAP' : 'CLIP',
  };
}

/** Headings span their row by overflowing. */
function headingFormat(kind: RowKind, format: CellFormat): Readonly<Record<string, unknown>> {
  const { align = 'LEFT', wrap = false } = SPECIAL_LOOKS[kind] ?? {};
  return {
    numberFormat: NUMBER_FORMATS.text,
    horizontalAlignment: format.align?.toUpperCase() ?? align,
    verticalAlignment: 'MIDDLE',
    wrapStrategy: wrap || format.wrap === true ? 'WRAP' : 'OVERFLOW_CELL',
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
  amount: { type: 'NUMBER', pattern: '#,##0' },
  percent: { type: 'PERCENT', pattern: '0%' },
  share: { type: 'PERCENT', pattern: '0.00%' },
  progress: { type: 'PERCENT', pattern: '0%' },
  date: { type: 'DATE', pattern: 'dd/MM/yyyy' },
  dateTime: { type: 'DATE_TIME', pattern: 'dd/MM/yyyy HH:mm' },
  phone: { type: 'TEXT', pattern: '@' },
  choice: { type: 'TEXT', pattern: '@' },
};

const DEFAULT_ALIGN: Readonly<Record<CellKind, 'left' | 'center' | 'right'>> = {
  text: 'left',
  integer: 'right',
  amount: 'right',
  percent: 'right',
  share: 'right',
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

/** Only the header row, sections and totals are coloured. */
const SPECIAL_LOOKS: Readonly<Partial<Record<RowKind, SpecialLook>>> = {
  title: { bold: true, fontSize: 14 },
  subtitle: { italic: true, fontSize: 11 },
  header: { bold: true, background: 0xd0e0e3, align: 'CENTER', wrap: true },
  section: { bold: true, background: 0xeeeeee },
  total: { bold: true, background: 0xf3f3f3 },
};
