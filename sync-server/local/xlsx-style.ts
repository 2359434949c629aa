import type ExcelJS from 'exceljs';
import type { CellFormat, Column, RowKind, Tone } from '#shared/workbook/model.ts';

/** The font of official documents (Decree 30/2020), also on screen: what staff print is what they saw. */
export const FONT = 'Times New Roman';

/** Fill and font of each tone; every pair has a contrast of at least 4.5 : 1, and the words are there as well. */
export const TONES: Readonly<Record<Tone, { readonly fill: string; readonly font: string }>> = {
  green: { fill: 'FFE2F0D9', font: 'FF1E5631' },
  blue: { fill: 'FFDDEBF7', font: 'FF1F4E79' },
  orange: { fill: 'FFFCE4D6', font: 'FF8A3B00' },
  red: { fill: 'FFF8D7DA', font: 'FF9C0006' },
  grey: { fill: 'FFEDEDED', font: 'FF595959' },
};

export const TAB_COLOURS: Readonly<Record<Tone, string>> = {
  green: 'FF548235',
  blue: 'FF2F75B5',
  orange: 'FFC65911',
  red: 'FFC00000',
  grey: 'FF7F7F7F',
};

/** Where staff type. */
const STAFF_FILL = 'FFFFF9E5';
const HEADER_FILL = 'FFD9E2F3';
const STAFF_HEADER_FILL = 'FFFFE699';
const SECTION_FILL = 'FFF2F2F2';
const LINE = { style: 'thin', color: { argb: 'FFA6A6A6' } } as const;
const BOX = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;
/** The words of a section or a total run across the columns, so no lines stand between them. */
const BAND = { top: LINE, bottom: LINE } as const;

const NUMBER_FORMATS: Readonly<Record<CellFormat['kind'], string>> = {
  text: '@',
  phone: '@',
  choice: '@',
  check: 'General',
  integer: '0',
  amount: '#,##0',
  percent: '0%',
  share: '0.00%',
  progress: '0%',
  date: 'dd/mm/yyyy',
  dateTime: 'dd/mm/yyyy hh:mm',
};

/**
 * One style object for all cells that look the same: the library compares styles by object first, so sharing them makes
 * a workbook of 10,000 cells four times as fast to write.
 */
export class Styles {
  private readonly known = new Map<string, Partial<ExcelJS.Style>>();

  of(
    kind: RowKind,
    column: Column,
    format: CellFormat,
    isStaff: boolean,
    isLink: boolean,
  ): Partial<ExcelJS.Style> {
    const name = [kind, column.owner, format.kind, format.wrap, format.align, isStaff, isLink].join();
    let style = this.known.get(name);
    if (style === undefined) {
      style = makeStyle(kind, column, format, isStaff, isLink);
      this.known.set(name, style);
    }
    return style;
  }
}

function makeStyle(
  kind: RowKind,
  column: Column,
  format: CellFormat,
  isStaff: boolean,
  isLink: boolean,
): Partial<ExcelJS.Style> {
  const looks = ROW_LOOKS[kind];
  const fill = isStaff
    ? STAFF_FILL
    : kind === 'header' && column.owner === 'staff'
      ? STAFF_HEADER_FILL
      : looks.fill;
  const horizontal = format.align ?? looks.align ?? defaultAlign(format.kind);
  return {
    font: {
      name: FONT,
      family: 1,
      size: looks.size,
      bold: looks.bold,
      italic: looks.italic,
      ...(isLink ? { underline: true, color: { argb: 'FF1F4E79' } } : {}),
    },
    alignment: {
      vertical: 'middle',
      ...(horizontal === undefined ? {} : { horizontal }),
      wrapText: kind === 'header' || (looks.boxed && format.wrap === true),
    },
    numFmt: kind === 'header' || kind === 'title' || kind === 'subtitle' ? '@' : NUMBER_FORMATS[format.kind],
    ...(looks.boxed || isStaff
      ? { border: (kind === 'section' || kind === 'total') && !isStaff ? BAND : BOX }
      : {}),
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } }),
  };
}

interface RowLooks {
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly boxed: boolean;
  readonly fill?: string;
  /** Titles are centred over the table without merging cells, which would stop staff from sorting and moving columns. */
  readonly align?: 'centerContinuous' | 'center' | 'left';
}

const ROW_LOOKS: Readonly<Record<RowKind, RowLooks>> = {
  title: { size: 14, bold: true, italic: false, boxed: false, align: 'centerContinuous' },
  subtitle: { size: 12, bold: false, italic: true, boxed: false, align: 'centerContinuous' },
  info: { size: 11, bold: false, italic: false, boxed: false },
  header: { size: 11, bold: true, italic: false, boxed: true, fill: HEADER_FILL, align: 'center' },
  section: { size: 11, bold: true, italic: false, boxed: true, fill: SECTION_FILL, align: 'left' },
  data: { size: 11, bold: false, italic: false, boxed: true },
  total: { size: 11, bold: true, italic: false, boxed: true, fill: SECTION_FILL },
  blank: { size: 11, bold: false, italic: false, boxed: false },
};

function defaultAlign(kind: CellFormat['kind']): 'center' | undefined {
  return kind === 'text' || kind === 'choice' ? undefined : 'center';
}
