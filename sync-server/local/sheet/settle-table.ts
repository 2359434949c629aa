import { attribute, childNamed, childrenNamed, readXml } from '../package/xml-element.ts';
import { escapeAttribute } from '../package/xml-text.ts';
import type { AxisMoves } from './moves.ts';
import { textOf, withAttribute, withAttributes } from './part-sections.ts';
import { type Rectangle, rangeText, rectangleOf } from './places.ts';

/**
 * A table that staff made of a range (Insert › Table) after the cells below it changed: it has as many columns as its range is
 * wide, each called as its cell in the heading says, or Excel calls the file damaged.
 *
 * @param text the part, its range shifted already.
 * @param titleOf what a cell says; null: nothing.
 * @param moves how the sheet's columns moved; null: they stayed.
 */
export function settleTable(
  text: string,
  titleOf: (row: number, column: number) => string | null,
  moves: AxisMoves | null,
): string {
  const root = readXml(text);
  const list = childNamed(root, 'tableColumns');
  const range = rectangleOf(attribute(root, 'ref') ?? '');
  if (list === undefined || range === null) return text;
  const hasHeading = attribute(root, 'headerRowCount') !== '0';
  const present = childrenNamed(list, 'tableColumn').map((column) => textOf(text, column));
  const kept = assigned(present, range, moves);
  const ids = present.map((column) => Number(attribute(readXml(column), 'id') ?? 0));
  let next = Math.max(0, ...ids);
  const names = new Set<string>();
  const columns = kept.map((column, at) => {
    const title = hasHeading ? titleOf(range.top, range.left + at) : null;
    const former = column === null ? null : attribute(readXml(column), 'name');
    const name = unique(title ?? former ?? `Column${at + 1}`, names);
    const element = column ?? `<tableColumn id="${(next += 1)}" name=""/>`;
    return former === name
      ? element
      : withAttributes(element, { name: escapeAttribute(name).replaceAll('&#10;', '_x000a_') });
  });
  const tag = withAttribute(text.slice(list.start, list.contentStart), 'count', `${columns.length}`);
  const inner = text.slice(0, list.start) + tag + columns.join('') + text.slice(list.contentEnd);
  // A table without a row of its own is none; where all went, the row below is its blank one.
  const isBare = hasHeading && range.bottom === range.top;
  return isBare ? widened(inner, { ...range, bottom: range.bottom + 1 }) : inner;
}

/** The element of each column of the range; null: the column is new. */
function assigned(
  present: readonly string[],
  range: Rectangle,
  moves: AxisMoves | null,
): readonly (string | null)[] {
  const width = range.right - range.left + 1;
  if (width === present.length) return present;
  const left = [...present];
  return Array.from({ length: width }, (_, at) => {
    const isOld = moves === null || cameFrom(range.left + at, moves);
    return isOld ? (left.shift() ?? null) : null;
  });
}

function cameFrom(place: number, moves: AxisMoves): boolean {
  for (let before = 1; before <= place + 1; before++) if (moves.to(before) === place) return true;
  return false;
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}${number}`;
  taken.add(free.toLowerCase());
  return free;
}

function widened(text: string, range: Rectangle): string {
  const root = readXml(text);
  const ref = rangeText(range);
  const filter = childNamed(root, 'autoFilter');
  const inner =
    filter === undefined
      ? text
      : text.slice(0, filter.start) + withAttributes(textOf(text, filter), { ref }) + text.slice(filter.end);
  return text.slice(0, root.start) + withAttributes(inner.slice(root.start), { ref });
}
