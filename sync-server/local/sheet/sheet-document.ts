import type { CellValue } from '#shared/workbook/model.ts';
import { DamagedFile, LIMITS, TooLarge } from '../package/input-limits.ts';
import { attributeOf, attributesOf, XmlTags } from '../package/xml-tags.ts';
import { cellXml } from '../package/xml-text.ts';
import { cellPlace, columnLetters, type Rectangle, rectangleOf } from './places.ts';
import type { CellDraft, RowDraft } from './cell-draft.ts';
import { PartSections, withPrefix } from './part-sections.ts';
import { expandSharedFormulas } from './shared-formulas.ts';
import { SHEET_ORDER } from './sheet-order.ts';

/**
 * A sheet while it is changed: its cells by place, everything else as it is written. What nobody changes comes out as it went
 * in. Formulas that were written once for several cells are written out, because those cells may part.
 */
export class SheetDocument {
  readonly sections: PartSections;
  rows: Map<number, RowDraft>;
  /** The range of the filter before anything moved. */
  readonly filterBefore: Rectangle | null;
  /** Shared texts that cells of ours no longer name. */
  readonly released = new Set<number>();
  /** Whether a formula came, went or moved: the order in which they are computed is then worth nothing. */
  formulasChanged = false;

  constructor(text: string) {
    this.sections = new PartSections(text, SHEET_ORDER);
    this.filterBefore = filterIn(this.sections.text('autoFilter'));
    this.rows = rowsOf(this.sections.text('sheetData') ?? '');
    expandSharedFormulas(this.rows);
  }

  get lastRow(): number {
    let last = 0;
    for (const row of this.rows.keys()) if (row > last) last = row;
    return last;
  }

  get lastColumn(): number {
    let last = 0;
    for (const { cells } of this.rows.values())
      for (const column of cells.keys()) if (column > last) last = column;
    return last;
  }

  row(number: number): RowDraft {
    let row = this.rows.get(number);
    if (row === undefined) {
      row = { attributes: new Map(), cells: new Map() };
      this.rows.set(number, row);
    }
    return row;
  }

  cell(row: number, column: number): CellDraft {
    const { cells } = this.row(row);
    let cell = cells.get(column);
    if (cell === undefined) {
      cell = { style: 0, type: '', others: '', content: '' };
      cells.set(column, cell);
    }
    return cell;
  }

  /** Texts are written into the cell itself, so the shared ones stay as they are. */
  setValue(row: number, column: number, value: CellValue): void {
    const cell = this.cell(row, column);
    this.release(cell);
    // What said that a formula spills, or that the value is a richer one, is not said of ours.
    if (cell.others !== '') cell.others = cell.others.replace(/ (?:cm|vm)="[^"]*"/g, '');
    cell.type = typeof value === 'string' ? 'inlineStr' : typeof value === 'boolean' ? 'b' : '';
    cell.content = value === null ? '' : this.prefixed(contentOf(value));
  }

  /** The cell gives up what it holds. */
  release(cell: CellDraft): void {
    if (cell.content === '') return;
    if (cell.type === 's') this.released.add(Number(/>\s*(\d+)\s*</.exec(cell.content)?.[1] ?? -1));
    if (/<(?:[^\s/>:]+:)?f[\s/>]/.test(cell.content)) this.formulasChanged = true;
  }

  /** Elements as this part writes them. */
  prefixed(xml: string): string {
    return withPrefix(xml, this.sections.prefix);
  }

  toText(): string {
    this.sections.replaceRaw('sheetData', [this.dataText()]);
    this.sections.replace('dimension', this.dimensionText());
    return this.sections.toText();
  }

  private dataText(): string {
    const { prefix } = this.sections;
    const chunks: string[] = [`<${prefix}sheetData>`];
    for (const [number, row] of inOrder(this.rows)) {
      if (row.cells.size === 0 && row.attributes.size === 0) continue;
      let tag = `<${prefix}row r="${number}"`;
      for (const [name, value] of row.attributes) tag += ` ${name}="${value}"`;
      chunks.push(tag, '>');
      for (const [column, cell] of inOrder(row.cells)) {
        const { style, type, others, content } = cell;
        if (content === '' && style === 0 && others === '') continue;
        const kind = type === '' ? '' : ` t="${type}"`;
        const start = `<${prefix}c r="${columnLetters(column)}${number}"${style === 0 ? '' : ` s="${style}"`}${kind}${others}`;
        chunks.push(content === '' ? `${start}/>` : `${start}>${content}</${prefix}c>`);
      }
      chunks.push(`</${prefix}row>`);
    }
    chunks.push(`</${prefix}sheetData>`);
    return chunks.join('');
  }

  private dimensionText(): string {
    const [row, column] = [this.lastRow, this.lastColumn];
    return row === 0 || column === 0
      ? '<dimension ref="A1"/>'
      : `<dimension ref="A1:${columnLetters(column)}${row}"/>`;
  }
}

function contentOf(value: Exclude<CellValue, null>): string {
  if (typeof value === 'string') return `<is><t xml:space="preserve">${cellXml(value)}</t></is>`;
  return `<v>${typeof value === 'boolean' ? Number(value) : value}</v>`;
}

/** By number. Nearly all rows and cells stand so already. */
function inOrder<Item>(items: ReadonlyMap<number, Item>): Iterable<readonly [number, Item]> {
  let last = 0;
  for (const number of items.keys()) {
    if (number < last) return [...items].sort(([a], [b]) => a - b);
    last = number;
  }
  return items;
}

function filterIn(text: string | null): Rectangle | null {
  return text === null ? null : rectangleOf(attributeOf(text.slice(0, text.indexOf('>') + 1), 'ref') ?? '');
}

function rowsOf(text: string): Map<number, RowDraft> {
  const tags = new XmlTags(text);
  const rows = new Map<number, RowDraft>();
  let last = 0;
  let count = 0;
  while (tags.next()) {
    if (tags.name !== 'row' || tags.kind === 'close') continue;
    const attributes = attributesOf(text.slice(tags.start, tags.end));
    const number = Number(attributes.get('r') ?? last + 1);
    if (!Number.isInteger(number) || number < 1) throw new DamagedFile(`row number ${attributes.get('r')}`);
    attributes.delete('r');
    attributes.delete('spans');
    const cells = tags.kind === 'open' ? cellsOf(tags) : new Map<number, CellDraft>();
    count += cells.size;
    if (count > LIMITS.cells) throw new TooLarge('số ô trong một tab', count, LIMITS.cells);
    last = number;
    // Files may name a million rows of which nothing is to be said.
    if (cells.size > 0 || attributes.size > 0) rows.set(number, { attributes, cells });
  }
  return rows;
}

function cellsOf(tags: XmlTags): Map<number, CellDraft> {
  const { depth, text } = tags;
  const cells = new Map<number, CellDraft>();
  let column = 0;
  while (tags.next() && tags.depth >= depth) {
    if (tags.name !== 'c' || tags.kind === 'close') continue;
    const tag = text.slice(tags.start, tags.end);
    const place = attributeOf(tag, 'r');
    column = place === null ? column + 1 : (cellPlace(place)?.column ?? 0);
    if (column < 1 || column > LIMITS.columns) throw new DamagedFile(`a cell stands in “${place}”`);
    const from = tags.end;
    tags.skip();
    const content = tags.is('close') ? text.slice(from, tags.start) : '';
    cells.set(column, {
      style: Number(attributeOf(tag, 's') ?? 0),
      type: attributeOf(tag, 't') ?? '',
      others: othersOf(tag),
      content,
    });
  }
  return cells;
}

function othersOf(tag: string): string {
  if (/^<[^\s]+(?: (?:r|s|t)="[^"]*")*\s*\/?>$/.test(tag)) return '';
  const others = [...attributesOf(tag)].filter(([name]) => !['r', 's', 't'].includes(name));
  return others.map(([name, value]) => ` ${name}="${value}"`).join('');
}
