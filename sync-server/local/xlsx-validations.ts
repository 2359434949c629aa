import { attribute, childNamed, type Edit, edited, readXml, type XmlElement } from './package/xml-element.ts';
import { plainText } from './package/xml-text.ts';
import { type PartSections, withAttribute, withAttributes } from './sheet/part-sections.ts';
import { type Rectangle, rangeText, rectangleOf, rectanglesOf } from './sheet/places.ts';
import type { SheetDocument } from './sheet/sheet-document.ts';

/**
 * Our validations in place of those that were ours. Validations of others are cut where ours stand, because two over one cell
 * make Excel repair the file, and stay everywhere else, be it a whole column: ranges are never taken apart into cells. Excel
 * keeps those whose list stands on another sheet among the sheet's extensions.
 */
export function replaceValidations(
  document: SheetDocument,
  ours: readonly { readonly range: Rectangle; readonly text: string }[],
  isOurs: (formula: string) => boolean,
): void {
  const { sections } = document;
  const taken = ours.map(({ range }) => range);
  const text = sections.text('dataValidations');
  const kept = text === null ? '' : keptIn(text, taken, isOurs);
  const all = `${kept}${ours.map((one) => one.text).join('')}`;
  if (all === '') sections.replace('dataValidations', null);
  else {
    const opening = text === null ? document.prefixed('<dataValidations>') : `${openingOf(text)}>`;
    const whole = `${opening}${all}${document.prefixed('</dataValidations>')}`;
    sections.replaceRaw('dataValidations', [
      withAttributes(whole, { count: `${readXml(whole).children.length}` }),
    ]);
  }
  cutExtensions(sections, taken, isOurs);
}

function openingOf(text: string): string {
  return text.slice(0, readXml(text).contentStart).replace(/\s*\/?>$/, '');
}

function keptIn(text: string, taken: readonly Rectangle[], isOurs: (formula: string) => boolean): string {
  return readXml(text)
    .children.map((one) => {
      const ranges = remaining(one, text, taken, isOurs);
      if (ranges === null) return '';
      const tag = withAttribute(text.slice(one.start, one.contentStart), 'sqref', ranges);
      return tag + text.slice(one.contentStart, one.end);
    })
    .join('');
}

/** What is left of a validation's ranges; null: nothing. */
function remaining(
  validation: XmlElement,
  text: string,
  taken: readonly Rectangle[],
  isOurs: (formula: string) => boolean,
): string | null {
  const plain = (element: XmlElement | undefined) =>
    element === undefined ? '' : plainText(text.slice(element.contentStart, element.contentEnd));
  const formula1 = childNamed(validation, 'formula1');
  const formula = plain(childNamed(formula1, 'f') ?? formula1);
  const isList =
    attribute(validation, 'type') === 'list' && attribute(validation, 'showErrorMessage') !== '1';
  if (isList && isOurs(formula)) return null;
  const list = attribute(validation, 'sqref') ?? plain(childNamed(validation, 'sqref'));
  const isTouched = rectanglesOf(list).some((range) => taken.some((one) => overlaps(range, one)));
  if (!isTouched) return list;
  const left = list.split(/\s+/).flatMap((one) => {
    const range = rectangleOf(one);
    return range === null ? [one] : without(range, taken).map(rangeText);
  });
  return left.length === 0 ? null : left.join(' ');
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** What of a range the others leave. */
function without(range: Rectangle, others: readonly Rectangle[]): readonly Rectangle[] {
  let left: readonly Rectangle[] = [range];
  for (const other of others)
    left = left.flatMap((one) => (overlaps(one, other) ? parts(one, other) : [one]));
  return left;
}

/** Above, below, left and right of the cut. */
function parts(range: Rectangle, cut: Rectangle): readonly Rectangle[] {
  const top = Math.max(range.top, cut.top);
  const bottom = Math.min(range.bottom, cut.bottom);
  const pieces = [
    { ...range, bottom: cut.top - 1 },
    { ...range, top: cut.bottom + 1 },
    { top, bottom, left: range.left, right: cut.left - 1 },
    { top, bottom, left: cut.right + 1, right: range.right },
  ];
  return pieces.filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right);
}

function cutExtensions(
  sections: PartSections,
  taken: readonly Rectangle[],
  isOurs: (formula: string) => boolean,
): void {
  const text = sections.text('extLst');
  if (text === null || !text.includes('dataValidation')) return;
  const root = readXml(text);
  const edits = root.children.flatMap((extension): readonly Edit[] => {
    const list = childNamed(extension, 'dataValidations');
    if (list === undefined) return [];
    const cuts = list.children.map((one) => ({ one, ranges: remaining(one, text, taken, isOurs) }));
    const kept = cuts.filter(({ ranges }) => ranges !== null).length;
    if (kept === 0) return [{ from: extension.start, to: extension.end, text: '' }];
    const tag = withAttribute(text.slice(list.start, list.contentStart), 'count', `${kept}`);
    return [
      { from: list.start, to: list.contentStart, text: tag },
      ...cuts.flatMap(({ one, ranges }): readonly Edit[] => {
        if (ranges === null) return [{ from: one.start, to: one.end, text: '' }];
        const place = childNamed(one, 'sqref');
        return place === undefined ? [] : [{ from: place.contentStart, to: place.contentEnd, text: ranges }];
      }),
    ];
  });
  const result = edited(text, edits);
  sections.replaceRaw('extLst', [readXml(result).children.length === 0 ? null : result]);
}
