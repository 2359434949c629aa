import { attributeOf } from '../package/xml-tags.ts';
import { escapeXml, plainText } from '../package/xml-text.ts';
import { columnWidths, type ColumnWidths } from './columns.ts';
import type { SheetMoves } from './moves.ts';
import { withAttribute } from './part-sections.ts';
import { FORMULA } from './shared-formulas.ts';
import type { CellDraft, RowDraft } from './cell-draft.ts';
import type { SheetDocument } from './sheet-document.ts';
import { type Shifting, shiftElement, shiftFormula, shiftList } from './shift-elements.ts';

/** Rows and columns go to their new places with all they carry. What refers to them is shifted by `shiftSheet`. */
export function moveCells(document: SheetDocument, moves: SheetMoves): void {
  const moved = new Map<number, RowDraft>();
  for (const [number, row] of document.rows) {
    const to = moves.rows.to(number);
    if (to === null) {
      for (const cell of row.cells.values()) document.release(cell);
      continue;
    }
    const cells = new Map<number, CellDraft>();
    for (const [column, cell] of row.cells) {
      const place = moves.columns.to(column);
      if (place === null) document.release(cell);
      else cells.set(place, cell);
    }
    moved.set(to, { attributes: row.attributes, cells });
  }
  document.rows = moved;
  document.formulasChanged = true;
  moveColumns(document, moves);
}

function moveColumns(document: SheetDocument, { columns }: SheetMoves): void {
  const before = columnWidths(document);
  const after: ColumnWidths = before.moved((column) => columns.to(column));
  after.write(document);
}

/** References in the sheet's cells and in everything that lies beside them follow the cells they name. Answers whether any did. */
export function shiftSheet(document: SheetDocument, shifting: Shifting): boolean {
  let isShifted = false;
  for (const row of document.rows.values())
    for (const cell of row.cells.values()) if (shiftCellFormula(cell, shifting)) isShifted = true;
  const { sections } = document;
  for (const name of new Set(sections.all.map((section) => section.name))) {
    if (name === 'sheetData' || name === 'cols') continue;
    const texts = sections.named(name).map(({ text }) => text);
    const shifted = texts.map((text) => shiftElement(text, shifting));
    if (shifted.every((text, at) => text === texts[at])) continue;
    sections.replaceRaw(name, shifted);
    isShifted = true;
  }
  return isShifted;
}

function shiftCellFormula(cell: CellDraft, shifting: Shifting): boolean {
  const [, tag, text = ''] = FORMULA.exec(cell.content) ?? [];
  if (tag === undefined) return false;
  let start = tag;
  for (const attribute of ['ref', 'r1', 'r2']) {
    const place = attributeOf(`${tag}>`, attribute);
    const shifted = place === null || shifting.own === undefined ? place : shiftList(place, shifting.own);
    if (place !== null && shifted !== null && shifted !== place)
      start = withAttribute(start, attribute, shifted);
  }
  const formula = plainText(text);
  const shifted = shiftFormula(formula, shifting);
  if (shifted === formula && start === tag) return false;
  cell.content = cell.content.replace(FORMULA, (all) => {
    const rest = all.slice(tag.length);
    const written = shifted === formula ? rest : rest.replace(/>[^<]*</, () => `>${escapeXml(shifted)}<`);
    return start + written;
  });
  return true;
}
