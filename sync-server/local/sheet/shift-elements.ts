import { childNamed, type Edit, edited, readXml, type XmlElement } from '../package/xml-element.ts';
import { escapeAttribute, escapeXml, plainText } from '../package/xml-text.ts';
import { isUnsafeToShift, shiftAnchored, shiftReferences } from './formula-references.ts';
import { type AxisMoves, type SheetMoves, shiftSpan } from './moves.ts';
import { withAttribute } from './part-sections.ts';
import { type Place, rangeText, type Rectangle, rectangleOf, rectanglesOf } from './places.ts';

/** With what the places in a part are shifted. */
export interface Shifting {
  /** Within a format or validation of a range: how far the range's first cell went. Absent: the formula stands in one cell. */
  readonly anchor?: { readonly down: number; readonly right: number };
  /** The sheet to which the part belongs, by its title. */
  readonly sheet: string;
  /** How that sheet's own cells moved; absent: they stayed. */
  readonly own: SheetMoves | undefined;
  readonly movesOf: (sheet: string) => SheetMoves | undefined;
  /** Told of each formula that cannot be shifted safely. */
  readonly unsafe: (formula: string) => void;
}

/**
 * An element with everything in it after cells moved: ranges and places follow their cells, formulas their references; what
 * stood on cells that are gone goes with them, as in a spreadsheet program. Null: nothing of it is left.
 */
export function shiftElement(text: string, shifting: Shifting): string | null {
  const edits: Edit[] = [];
  const isLeft = shift(readXml(text), text, shifting, edits, []);
  return isLeft ? edited(text, edits) : null;
}

/** Answers whether anything of the element is left; what changes in it is added to the edits. */
function shift(
  element: XmlElement,
  text: string,
  given: Shifting,
  edits: Edit[],
  parents: readonly string[],
): boolean {
  const shifting = FOR_RANGES.has(element.name)
    ? { ...given, anchor: anchorOf(element, text, given) }
    : given;
  const { name, attributes, start, contentStart, contentEnd, children } = element;
  let tag = text.slice(start, contentStart);
  const before = tag;
  for (const [attribute, value] of attributes) {
    const shifted = shiftedAttribute(name, attribute, value, shifting, parents);
    if (shifted === null) return false;
    if (shifted !== value) tag = withAttribute(tag, attribute, shifted);
  }
  if (name === 'worksheetSource' || name === 'dataRef') tag = shiftedSource(element, tag, shifting);
  const inner: Edit[] = [];
  const isText = children.length === 0 && contentEnd > contentStart;
  if (isText) {
    const content = shiftedContent(name, plainText(text.slice(contentStart, contentEnd)), shifting, parents);
    if (content === null) return false;
    if (content !== undefined) inner.push({ from: contentStart, to: contentEnd, text: escapeXml(content) });
  }
  let left = 0;
  for (const child of children) {
    const within: Edit[] = [];
    if (shift(child, text, shifting, within, [...parents, name])) {
      left += 1;
      for (const edit of within) inner.push(edit);
    } else if (child.name === 'sqref') return false;
    else inner.push({ from: child.start, to: child.end, text: '' });
  }
  const isContainer = CONTAINERS.has(name);
  if (isContainer && children.length > 0 && left === 0) return false;
  if (isContainer && left < children.length)
    for (const count of ['count', 'manualBreakCount'])
      if (attributes.has(count)) tag = withAttribute(tag, count, `${left}`);
  if (tag !== before) edits.push({ from: start, to: contentStart, text: tag });
  // One by one: a list may be longer than what a call takes.
  for (const edit of inner) edits.push(edit);
  return true;
}

/** Elements whose formulas hold for a range. */
const FOR_RANGES: ReadonlySet<string> = new Set(['conditionalFormatting', 'dataValidation']);

function anchorOf(element: XmlElement, text: string, { own }: Shifting): NonNullable<Shifting['anchor']> {
  const place = childNamed(element, 'sqref');
  const list =
    element.attributes.get('sqref') ??
    (place === undefined ? '' : text.slice(place.contentStart, place.contentEnd));
  const shifted = own === undefined ? list : (shiftList(plainText(list), own) ?? list);
  const [before, after] = [firstOf(list), firstOf(shifted)];
  return { down: after.row - before.row, right: after.column - before.column };
}

/** The first cell of all ranges: above and left of all others. */
function firstOf(list: string): Place {
  const [first, ...rest] = rectanglesOf(list);
  const start = { row: first?.top ?? 1, column: first?.left ?? 1 };
  return rest.reduce(
    ({ row, column }, { top, left }) => ({ row: Math.min(row, top), column: Math.min(column, left) }),
    start,
  );
}

/** Elements that hold a list, and are none where it is empty. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'mergeCells',
  'hyperlinks',
  'dataValidations',
  'conditionalFormattings',
  'rowBreaks',
  'colBreaks',
  'protectedRanges',
  'ignoredErrors',
  'cellWatches',
  'scenarios',
  'ext',
  'extLst',
]);

/** Attributes that hold places on the part's own sheet. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  selection: ['sqref', 'activeCell'],
  protectedRange: ['sqref'],
  inputCells: ['r'],
  autoFilter: ['ref'],
  sortState: ['ref'],
  sortCondition: ['ref'],
  mergeCell: ['ref'],
  conditionalFormatting: ['sqref'],
  dataValidation: ['sqref'],
  hyperlink: ['ref'],
  cellWatch: ['r'],
  ignoredError: ['sqref'],
  table: ['ref'],
  comment: ['ref'],
  threadedComment: ['ref'],
  location: ['ref'],
};

const FORMULA_ATTRIBUTES: ReadonlySet<string> = new Set([
  'textlink',
  'fmlaLink',
  'fmlaRange',
  'fmlaTxbx',
  'fmlaGroup',
]);
const FORMULA_ELEMENTS: ReadonlySet<string> = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'definedName',
  'calculatedColumnFormula',
  'totalsRowFormula',
]);

/** Null: what the attribute names is gone. */
function shiftedAttribute(
  element: string,
  attribute: string,
  value: string,
  shifting: Shifting,
  parents: readonly string[],
): string | null {
  const { own } = shifting;
  if (own !== undefined && PLACES[element]?.includes(attribute) === true) {
    if (element === 'mergeCell') return shiftedMerge(value, own);
    const list = shiftList(value, own);
    // A selection must name a cell; where somebody last stood is worth nothing beyond that.
    return list === null && element === 'selection' ? value : list;
  }
  if (own !== undefined && element === 'brk' && attribute === 'id') {
    // The break lies before the row or column behind the one it names.
    const place = (parents.at(-1) === 'colBreaks' ? own.columns : own.rows).to(Number(value) + 1);
    return place === null ? null : `${place - 1}`;
  }
  const isFormula =
    FORMULA_ATTRIBUTES.has(attribute) ||
    (element === 'hyperlink' && attribute === 'location') ||
    (element === 'cfvo' && attribute === 'val');
  return isFormula ? escapeAttribute(shiftFormula(plainText(value), shifting)) : value;
}

/** Undefined: the text is none that moves. Null: what it names is gone. */
function shiftedContent(
  name: string,
  content: string,
  shifting: Shifting,
  parents: readonly string[],
): string | null | undefined {
  if (FORMULA_ELEMENTS.has(name)) return shiftFormula(content, shifting);
  const { own } = shifting;
  if (own === undefined) return undefined;
  if (name === 'sqref') return shiftList(content, own);
  const isAnchor = parents.at(-1) === 'from' || parents.at(-1) === 'to';
  if (isAnchor && name === 'row') return anchorPlace(content, own.rows);
  if (isAnchor && name === 'col') return anchorPlace(content, own.columns);
  return undefined;
}

export function shiftFormula(formula: string, { sheet, movesOf, unsafe, anchor }: Shifting): string {
  const shifted =
    anchor === undefined
      ? shiftReferences(formula, sheet, movesOf)
      : shiftAnchored(formula, sheet, movesOf, anchor);
  if (isUnsafeToShift(formula)) unsafe(formula);
  return shifted;
}

/** Ranges one by one; null: all are gone. What is no range stays: whole columns and rows are none. */
export function shiftList(list: string, moves: SheetMoves): string | null {
  const kept = list.split(/\s+/).flatMap((one) => {
    const rectangle = rectangleOf(one);
    if (rectangle === null) return [one];
    const shifted = shiftRectangle(rectangle, moves);
    return shifted === null ? [] : [rangeText(shifted)];
  });
  return kept.length === 0 ? null : kept.join(' ');
}

export function shiftRectangle({ top, left, bottom, right }: Rectangle, moves: SheetMoves): Rectangle | null {
  const rows = shiftSpan(top, bottom, moves.rows);
  const columns = shiftSpan(left, right, moves.columns);
  if (rows === null || columns === null) return null;
  return { top: rows.first, bottom: rows.last, left: columns.first, right: columns.last };
}

/** Cells stay merged where they still lie side by side. */
function shiftedMerge(ref: string, { rows, columns }: SheetMoves): string | null {
  const merge = rectangleOf(ref);
  if (merge === null) return null;
  const [top, bottom] = [rows.to(merge.top), rows.to(merge.bottom)];
  const [left, right] = [columns.to(merge.left), columns.to(merge.right)];
  if (top === null || bottom === null || left === null || right === null) return null;
  if (bottom - top !== merge.bottom - merge.top || right - left !== merge.right - merge.left) return null;
  return rangeText({ top, left, bottom, right });
}

/** Counted from 0. What lay on a row that is gone lies on the next that is left. */
function anchorPlace(content: string, moves: AxisMoves): string {
  let place = Number(content) + 1;
  while (moves.to(place) === null) place += 1;
  return `${(moves.to(place) ?? place) - 1}`;
}

/** Where a pivot table takes its rows from. */
function shiftedSource({ attributes }: XmlElement, tag: string, { movesOf }: Shifting): string {
  const sheet = attributes.get('sheet');
  const range = rectangleOf(attributes.get('ref') ?? '');
  const moves = sheet === undefined ? undefined : movesOf(plainText(sheet));
  const shifted = moves === undefined || range === null ? null : shiftRectangle(range, moves);
  return shifted === null ? tag : withAttribute(tag, 'ref', rangeText(shifted));
}
