import { readXml } from '../package/xml-element.ts';
import { attributesOf } from '../package/xml-tags.ts';
import { escapeAttribute } from '../package/xml-text.ts';
import { PartSections, textOf, withAttributes, withPrefix } from './part-sections.ts';
import { STYLES_ORDER } from './sheet-order.ts';

/** A look of cells, each part as an element without prefix; what is null is the workbook's default. */
export interface StyleParts {
  readonly font: string | null;
  readonly fill: string | null;
  readonly border: string | null;
  readonly alignment: string | null;
  readonly format: string;
}

/**
 * The styles of a workbook. Those that are there stay as they are, under their numbers; a look that is new is put behind them,
 * one that is there already is used.
 */
export class StyleBook {
  private readonly sections: PartSections;
  private readonly lists = new Map<string, StyleList>();

  constructor(text: string) {
    this.sections = new PartSections(text, STYLES_ORDER);
  }

  /** The number of a style of cells. */
  style({ font, fill, border, alignment, format }: StyleParts): number {
    const numbers = [
      ` numFmtId="${this.format(format)}"`,
      ` fontId="${font === null ? 0 : this.list('fonts').put(font)}"`,
      ` fillId="${fill === null ? 0 : this.list('fills').put(fill)}"`,
      ` borderId="${border === null ? 0 : this.list('borders').put(border)}"`,
      ' xfId="0" applyNumberFormat="1"',
      font === null ? '' : ' applyFont="1"',
      fill === null ? '' : ' applyFill="1"',
      border === null ? '' : ' applyBorder="1"',
    ];
    const start = `<xf${numbers.join('')}`;
    return this.list('cellXfs').put(
      alignment === null ? `${start}/>` : `${start} applyAlignment="1">${alignment}</xf>`,
    );
  }

  /** The same style with the format that numbers have by default. */
  withoutFormat(style: number): number {
    const text = this.list('cellXfs').at(style);
    if (text === null) return style;
    const id = attributesOf(text.slice(0, readXml(text).contentStart)).get('numFmtId');
    return id === '0' ? style : this.list('cellXfs').put(withAttributes(text, { numFmtId: '0' }));
  }

  /** The number of a look that a conditional format gives. */
  difference(text: string): number {
    return this.list('dxfs').put(text);
  }

  /** Changed only where something was put behind what was there. */
  toText(): string {
    for (const [name, list] of this.lists) {
      if (list.fresh().length > 0) this.sections.replaceRaw(name, [this.withFresh(name, list)]);
    }
    return this.sections.toText();
  }

  private withFresh(name: string, list: StyleList): string {
    const { prefix } = this.sections;
    const empty = `<${prefix}${name}></${prefix}${name}>`;
    const found = this.sections.text(name) ?? empty;
    const text = found.endsWith('/>') ? empty : found;
    const end = readXml(text).contentEnd;
    const added = list.fresh().map((item) => withPrefix(item, prefix));
    return withAttributes(text.slice(0, end) + added.join('') + text.slice(end), { count: `${list.length}` });
  }

  private format(code: string): number {
    const known = BUILT_IN.get(code);
    if (known !== undefined) return known;
    const list = this.list('numFmts');
    const text = `formatCode="${escapeAttribute(code)}"`;
    const found = list.find((format) => format.includes(` ${text}`));
    if (found !== null) return Number(attributesOf(found).get('numFmtId'));
    const ids = list.all().map((format) => Number(attributesOf(format).get('numFmtId')));
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...ids) + 1;
    list.put(`<numFmt numFmtId="${id}" ${text}/>`);
    return id;
  }

  private list(name: string): StyleList {
    let list = this.lists.get(name);
    if (list === undefined) {
      const text = this.sections.text(name);
      const items = text === null ? [] : readXml(text).children.map((child) => textOf(text, child));
      const { prefix } = this.sections;
      list = new StyleList(
        items.map((item) =>
          prefix === '' ? item : item.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</'),
        ),
      );
      this.lists.set(name, list);
    }
    return list;
  }
}

/** What stands in one list of the part, without prefixes, and what was put behind it. */
class StyleList {
  private readonly items: string[];
  private readonly numbers = new Map<string, number>();
  private readonly before: number;

  constructor(items: readonly string[]) {
    this.items = [...items];
    this.before = items.length;
    items.forEach((item, at) => {
      if (!this.numbers.has(item)) this.numbers.set(item, at);
    });
  }

  get length(): number {
    return this.items.length;
  }

  at(number: number): string | null {
    return this.items[number] ?? null;
  }

  all(): readonly string[] {
    return this.items;
  }

  find(fits: (item: string) => boolean): string | null {
    return this.items.find(fits) ?? null;
  }

  put(item: string): number {
    const known = this.numbers.get(item);
    if (known !== undefined) return known;
    this.numbers.set(item, this.items.length);
    return this.items.push(item) - 1;
  }

  fresh(): readonly string[] {
    return this.items.slice(this.before);
  }
}

/** ECMA-376, 18.8.30: formats that are known by number. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['General', 0],
  ['0', 1],
  ['#,##0', 3],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);
/** Numbers below are the format's own. */
const FIRST_OWN_FORMAT = 164;
