import { attributesOf } from '../package/xml-tags.ts';
import { readXml } from '../package/xml-element.ts';
import { COLUMNS_OF_FORMAT } from './moves.ts';
import type { SheetDocument } from './sheet-document.ts';

interface Span {
  readonly from: number;
  readonly to: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** How wide the columns of a sheet are and which are hidden. What is not set stays as the file says it. */
export class ColumnWidths {
  private spans: Span[];

  constructor(spans: readonly Span[]) {
    this.spans = [...spans];
  }

  /** In characters; null: the sheet's default. */
  width(column: number): number | null {
    const width = this.at(column)?.get('width');
    return width === undefined ? null : Number(width);
  }

  set(column: number, values: { readonly width?: number; readonly hidden: boolean }): void {
    const attributes = new Map(this.at(column));
    if (values.width !== undefined) attributes.set('width', `${values.width}`).set('customWidth', '1');
    // The schema asks for a width, though none is used for a hidden column.
    else if (!attributes.has('width')) attributes.set('width', '9').set('customWidth', '1');
    if (values.hidden) attributes.set('hidden', '1');
    else attributes.delete('hidden');
    this.put(column, attributes);
  }

  moved(to: (column: number) => number | null): ColumnWidths {
    const spans = this.spans.flatMap((span): Span[] => {
      // Columns up to the last of the format have one look: they go on having it.
      if (span.to >= COLUMNS_OF_FORMAT) return [{ ...span, from: to(span.from) ?? span.from }];
      return Array.from({ length: span.to - span.from + 1 }, (_, at) => to(span.from + at)).flatMap(
        (place) => (place === null ? [] : [{ from: place, to: place, attributes: span.attributes }]),
      );
    });
    return new ColumnWidths(joined(spans));
  }

  write(document: SheetDocument): void {
    const columns = joined(this.spans).map(({ from, to, attributes }) => {
      const others = [...attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
      return `<col min="${from}" max="${to}"${others}/>`;
    });
    document.sections.replace('cols', columns.length === 0 ? null : `<cols>${columns.join('')}</cols>`);
  }

  private at(column: number): ReadonlyMap<string, string> | undefined {
    return this.spans.find(({ from, to }) => from <= column && column <= to)?.attributes;
  }

  private put(column: number, attributes: ReadonlyMap<string, string>): void {
    this.spans = this.spans.flatMap((span) => {
      if (column < span.from || column > span.to) return [span];
      const before = span.from < column ? [{ ...span, to: column - 1 }] : [];
      return span.to > column ? [...before, { ...span, from: column + 1 }] : before;
    });
    this.spans.push({ from: column, to: column, attributes });
  }
}

export function columnWidths(document: SheetDocument): ColumnWidths {
  const text = document.sections.text('cols');
  const spans = text === null ? [] : readXml(text).children;
  return new ColumnWidths(
    spans.map(({ start, contentStart }) => {
      const attributes = attributesOf((text ?? '').slice(start, contentStart));
      const [from, to] = [Number(attributes.get('min')), Number(attributes.get('max'))];
      attributes.delete('min');
      attributes.delete('max');
      return { from, to, attributes };
    }),
  );
}

/** In order, neighbours that look alike as one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    const isSame =
      last !== undefined && last.to + 1 === span.from && sameAttributes(last.attributes, span.attributes);
    if (isSame) result[result.length - 1] = { ...last, to: span.to };
    else result.push(span);
  }
  return result;
}

function sameAttributes(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean {
  return left.size === right.size && [...left].every(([name, value]) => right.get(name) === value);
}
