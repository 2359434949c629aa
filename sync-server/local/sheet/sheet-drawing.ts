import type { OfficePackage } from '../package/office-package.ts';
import {
  attribute,
  childNamed,
  edited,
  prefixedAttribute,
  prefixOf,
  readXml,
  type XmlElement,
} from '../package/xml-element.ts';
import { escapeAttribute } from '../package/xml-text.ts';
import { CHART_PART_TYPE, type ChartDrawn, chartPartText } from './chart-part.ts';
import type { Namespaces } from './namespaces.ts';
import type { SheetDocument } from './sheet-document.ts';

/** What lies over the cells of a sheet: pictures, boxes, charts. */
export interface SheetDrawing {
  readonly part: string;
  /** By the names that frames have in the program; of the charts among them the part. */
  readonly frames: readonly { readonly name: string; readonly chart: string | null }[];
  /** The last column, from 1, on which something begins or ends; 0: nothing lies there. */
  readonly lastColumn: number;
}

/** Null: nothing lies on the sheet. */
export function sheetDrawing(
  file: OfficePackage,
  sheetPart: string,
  document: SheetDocument,
): SheetDrawing | null {
  const text = document.sections.text('drawing');
  if (text === null) return null;
  const id = prefixedAttribute(readXml(text), 'id');
  const part = file.relationsOf(sheetPart).find((relation) => relation.id === id)?.part ?? null;
  if (part === null || !file.has(part)) return null;
  const root = readXml(file.text(part));
  const charts = new Map(file.relationsOf(part).map((relation) => [relation.id, relation.part]));
  const frames = root.children.flatMap((anchor) =>
    elementsIn(anchor, 'cNvPr').map((named) => {
      const [chart] = elementsIn(anchor, 'chart');
      const target = chart === undefined ? undefined : charts.get(prefixedAttribute(chart, 'id') ?? '');
      return { name: attribute(named, 'name') ?? '', chart: target ?? null };
    }),
  );
  return { part, frames, lastColumn: lastColumnOf(file.text(part), root) };
}

/** Where a chart lies: from a cell (counted from 1), so big in pixels; it moves with the cell and keeps its size. */
export interface Frame {
  readonly name: string;
  /** For whoever cannot see it. */
  readonly words: string;
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

/** Lays a new chart over the sheet, above whatever lies there. */
export function addChart(
  file: OfficePackage,
  sheetPart: string,
  document: SheetDocument,
  { chart, frame, names }: { readonly chart: ChartDrawn; readonly frame: Frame; readonly names: Namespaces },
): void {
  const drawing =
    sheetDrawing(file, sheetPart, document)?.part ?? newDrawing(file, sheetPart, document, names);
  const part = freeName(file, (number) => `xl/charts/chart${number}.xml`);
  file.add(part, chartPartText(chart, names), CHART_PART_TYPE);
  const id = file.relate(drawing, `${names.relation}/chart`, part);
  const text = file.text(drawing);
  const numbers = elementsIn(readXml(text), 'cNvPr').map((one) => Number(attribute(one, 'id')) || 1);
  const number = Math.max(1, ...numbers) + 1;
  file.set(drawing, withLastChild(text, anchorText(frame, { id, number, names })));
}

function newDrawing(
  file: OfficePackage,
  sheetPart: string,
  document: SheetDocument,
  names: Namespaces,
): string {
  const part = freeName(file, (number) => `xl/drawings/drawing${number}.xml`);
  file.add(
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="${names.sheetDrawing}" xmlns:a="${names.drawing}"></xdr:wsDr>`,
    'application/vnd.openxmlformats-officedocument.drawing+xml',
  );
  const id = file.relate(sheetPart, `${names.relation}/drawing`, part);
  document.sections.replace('drawing', `<drawing xmlns:r="${names.relation}" r:id="${id}"/>`);
  return part;
}

/** With namespaces of its own, whatever the drawing calls them. */
function anchorText(
  { name, words, row, column, width, height }: Frame,
  { id, number, names }: { readonly id: string; readonly number: number; readonly names: Namespaces },
): string {
  return (
    `<xdr:oneCellAnchor xmlns:xdr="${names.sheetDrawing}"><xdr:from><xdr:col>${column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
    `<xdr:ext cx="${width * EMU_PER_PIXEL}" cy="${height * EMU_PER_PIXEL}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number}" name="${escapeAttribute(name)}" descr="${escapeAttribute(words)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off xmlns:a="${names.drawing}" x="0" y="0"/><a:ext xmlns:a="${names.drawing}" cx="0" cy="0"/></xdr:xfrm>` +
    `<a:graphic xmlns:a="${names.drawing}"><a:graphicData uri="${names.chart}"><c:chart xmlns:c="${names.chart}" xmlns:r="${names.relation}" r:id="${id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`
  );
}

const EMU_PER_PIXEL = 9525;

function withLastChild(text: string, child: string): string {
  const root = readXml(text);
  if (root.contentStart < root.end)
    return edited(text, [{ from: root.contentEnd, to: root.contentEnd, text: child }]);
  const tag = prefixOf(text, root) + root.name;
  return `${text.slice(0, root.end - 2)}>${child}</${tag}>${text.slice(root.end)}`;
}

function freeName(file: OfficePackage, nameOf: (number: number) => string): string {
  let number = 1;
  while (file.has(nameOf(number))) number += 1;
  return nameOf(number);
}

function elementsIn(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsIn(child, name),
  ]);
}

function lastColumnOf(text: string, root: XmlElement): number {
  const columns = root.children.flatMap((anchor) =>
    ['from', 'to'].flatMap((end) => {
      const column = childNamed(childNamed(anchor, end), 'col');
      return column === undefined ? [] : [Number(text.slice(column.contentStart, column.contentEnd)) + 1];
    }),
  );
  return Math.max(0, ...columns);
}
