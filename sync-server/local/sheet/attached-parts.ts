import type { OfficePackage } from '../package/office-package.ts';
import { readXml } from '../package/xml-element.ts';
import { plainText } from '../package/xml-text.ts';
import type { SheetMoves } from './moves.ts';
import { columnNumber } from './places.ts';
import { type Shifting, shiftElement } from './shift-elements.ts';

/**
 * What lies on a sheet and stands in parts of its own, after the sheet's cells moved: notes, drawings, tables, pivot tables
 * follow the cells they lie on.
 */
export function shiftAttached(file: OfficePackage, sheetPart: string, shifting: Shifting): void {
  const { own } = shifting;
  if (own === undefined) return;
  for (const { type, part } of file.relationsOf(sheetPart)) {
    if (part === null || !file.has(part)) continue;
    if (type === 'vmlDrawing') file.set(part, shiftedVml(file.text(part), own));
    else if (ATTACHED.has(type)) shiftPart(file, part, shifting);
  }
}

const ATTACHED: ReadonlySet<string> = new Set([
  'comments',
  'threadedComment',
  'drawing',
  'table',
  'pivotTable',
  'ctrlProp',
]);

/** A part of its own as one element, with what stands before it. Nothing is written where nothing moves. */
export function shiftPart(file: OfficePackage, part: string, shifting: Shifting): void {
  const text = file.text(part);
  const { start, end } = readXml(text);
  const shifted = shiftElement(text.slice(start, end), shifting);
  if (shifted !== null) file.set(part, text.slice(0, start) + shifted + text.slice(end));
}

/** Older drawings are no sound XML always, so each shape is looked at as text. Its anchor goes as far as its cell. */
function shiftedVml(text: string, { rows, columns }: SheetMoves): string {
  return text.replace(SHAPES, (shape) => {
    const row = PLACE_OF_SHAPE('Row').exec(shape)?.[2];
    const column = PLACE_OF_SHAPE('Column').exec(shape)?.[2];
    if (row === undefined || column === undefined) return shape;
    const [toRow, toColumn] = [rows.to(Number(row) + 1), columns.to(Number(column) + 1)];
    if (toRow === null || toColumn === null) return '';
    const [down, right] = [toRow - 1 - Number(row), toColumn - 1 - Number(column)];
    return shape
      .replace(PLACE_OF_SHAPE('Row'), `$1${toRow - 1}$3`)
      .replace(PLACE_OF_SHAPE('Column'), `$1${toColumn - 1}$3`)
      .replace(ANCHOR, (_, open: string, anchor: string, close: string) => {
        const places = anchor.split(',').map(Number);
        if (places.length !== 8 || places.some(Number.isNaN)) return open + anchor + close;
        const shift = [right, 0, down, 0, right, 0, down, 0];
        return open + places.map((place, at) => Math.max(0, place + (shift[at] ?? 0))).join(', ') + close;
      });
  });
}

/** Whatever the part calls its namespaces. */
const SHAPES = /<((?:[\w.-]+:)?shape)[\s>][\s\S]*?<\/\1>/g;
const PLACE_OF_SHAPE = (name: 'Row' | 'Column') => new RegExp(`(<(?:[\\w.-]+:)?${name}>\\s*)(\\d+)(\\s*</)`);
const ANCHOR = /(<(?:[\w.-]+:)?Anchor>)([^<]*)(<\/)/;

/** Notes whose row or column goes, in words: they go with it. */
export function notesThatGo(
  file: OfficePackage,
  sheetPart: string,
  { rows, columns }: SheetMoves,
): readonly string[] {
  const parts = file
    .relationsOf(sheetPart)
    .filter(({ type }) => type === 'comments' || type === 'threadedComment');
  return parts.flatMap(({ part }) => {
    if (part === null || !file.has(part)) return [];
    const text = file.text(part);
    return commentsIn(text).flatMap(({ row, column, words }) =>
      rows.to(row) === null || columns.to(column) === null ? [words] : [],
    );
  });
}

function commentsIn(
  text: string,
): readonly { readonly row: number; readonly column: number; readonly words: string }[] {
  return [
    ...text.matchAll(
      /<(?:[^\s/>:]+:)?(?:comment|threadedComment)\s[^>]*?\bref="([A-Z]+)(\d+)"[^>]*>([\s\S]*?)<\/(?:[^\s/>:]+:)?(?:comment|threadedComment)>/g,
    ),
  ].map(([, letters = '', row, inner = '']) => ({
    row: Number(row),
    column: columnNumber(letters),
    words: plainText(inner.replace(/<[^>]*>/g, '')),
  }));
}
