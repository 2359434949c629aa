import { attributeOf } from '../package/xml-tags.ts';
import { escapeXml, plainText } from '../package/xml-text.ts';
import { translateReferences } from './formula-references.ts';
import type { CellDraft, RowDraft } from './cell-draft.ts';

/** A formula within a cell: its tag, its text as it is written, and what closes it. */
export const FORMULA = /(<(?:[^\s/>:]+:)?f(?:\s[^>]*?)?)(?:\/>|>([^<]*)(<\/(?:[^\s/>:]+:)?f>))/;

interface Master {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Formulas that are written once and named by the other cells of their range, written into each cell. */
export function expandSharedFormulas(rows: ReadonlyMap<number, RowDraft>): void {
  const masters = new Map<string, Master>();
  for (const { cell, row, column, tag, text } of sharedCells(rows)) {
    const group = attributeOf(tag, 'si') ?? '';
    if (text !== '') masters.set(group, { row, column, formula: plainText(text) });
    const master = masters.get(group);
    if (master === undefined) continue;
    const formula = translateReferences(master.formula, row - master.row, column - master.column);
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? 'f';
    cell.content = cell.content.replace(FORMULA, () => `<${name}>${escapeXml(formula)}</${name}>`);
  }
}

function* sharedCells(rows: ReadonlyMap<number, RowDraft>): Generator<{
  readonly cell: CellDraft;
  readonly row: number;
  readonly column: number;
  readonly tag: string;
  readonly text: string;
}> {
  for (const [row, { cells }] of rows) {
    for (const [column, cell] of cells) {
      if (!cell.content.includes('shared')) continue;
      const [, tag, text = ''] = FORMULA.exec(cell.content) ?? [];
      if (tag !== undefined && attributeOf(`${tag}>`, 't') === 'shared')
        yield { cell, row, column, tag, text };
    }
  }
}
