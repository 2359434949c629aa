import type { CellFormat, Column, RowKind, Tone } from '#shared/workbook/model.ts';
import type { StyleBook } from './sheet/style-book.ts';

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
const LINK_COLOUR = 'FF1F4E79';
const LINE = '<color rgb="FFA6A6A6"/>';
const BOX = border('left', 'right', 'top', 'bottom');
/** The words of a section or a total run across the columns, so no lines stand between them. */
const BAND = border('top', 'bottom');

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

/** What the look of a cell depends on. */
export interface CellKindLook {
  readonly kind: RowKind;
  readonly owner: Column['owner'];
  readonly format: CellFormat;
  readonly isStaff: boolean;
  readonly isLink: boolean;
}

/** The numbers of styles by what they depend on. */
export class Styles {
  private readonly book: StyleBook;
  private readonly known = new Map<string, number>();
  /** A look stands for all cells of a column and a kind of row. */
  private readonly ofLook = new WeakMap<CellKindLook, number>();

  constructor(book: StyleBook) {
    this.book = book;
  }

  of(look: CellKindLook): number {
    let style = this.ofLook.get(look);
    if (style === undefined) this.ofLook.set(look, (style = this.named(look)));
    return style;
  }

  private named(look: CellKindLook): number {
    const name = nameOfLook(look);
    let style = this.known.get(name);
    if (style === undefined) {
      style = makeStyle(look, this.book);
      this.known.set(name, style);
    }
    return style;
  }

  /** A true/false in a cell formatted as text or number is saved as 1/0 by LibreOffice. */
  forTick(style: number): number {
    return this.book.withoutFormat(style);
  }

  difference(tone: Tone): number {
    const { fill, font } = TONES[tone];
    return this.book.difference(
      `<dxf><font><color rgb="${font}"/></font><fill><patternFill patternType="solid"><bgColor rgb="${fill}"/></patternFill></fill></dxf>`,
    );
  }
}

export function nameOfLook({ kind, owner, format, isStaff, isLink }: CellKindLook): string {
  return [kind, owner, format.kind, format.wrap, format.align, isStaff, isLink].join();
}

function makeStyle({ kind, owner, format, isStaff, isLink }: CellKindLook, book: StyleBook): number {
  const looks = ROW_LOOKS[kind];
  const fill = isStaff ? STAFF_FILL : kind === 'header' && owner === 'staff' ? STAFF_HEADER_FILL : looks.fill;
  const horizontal = format.align ?? looks.align ?? defaultAlign(format.kind);
  const wraps = kind === 'header' || (looks.boxed && format.wrap === true);
  const lines = (kind === 'section' || kind === 'total') && !isStaff ? BAND : BOX;
  const isPlainText = kind === 'header' || kind === 'title' || kind === 'subtitle';
  return book.style({
    font: [
      '<font>',
      looks.bold ? '<b/>' : '',
      looks.italic ? '<i/>' : '',
      isLink ? '<u/>' : '',
      `<sz val="${looks.size}"/>`,
      isLink ? `<color rgb="${LINK_COLOUR}"/>` : '',
      `<name val="${FONT}"/><family val="1"/></font>`,
    ].join(''),
    fill:
      fill === undefined
        ? null
        : `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
    border: looks.boxed || isStaff ? lines : null,
    alignment: `<alignment${horizontal === undefined ? '' : ` horizontal="${horizontal}"`} vertical="center"${wraps ? ' wrapText="1"' : ''}/>`,
    format: isPlainText ? '@' : NUMBER_FORMATS[format.kind],
  });
}

function border(...sides: readonly string[]): string {
  const all = ['left', 'right', 'top', 'bottom'].map((side) =>
    sides.includes(side) ? `<${side} style="thin">${LINE}</${side}>` : `<${side}/>`,
  );
  return `<border>${all.join('')}<diagonal/></border>`;
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
