import { LIMITS } from './package/input-limits.ts';
import { attribute, childrenNamed, type Edit, edited, readXml } from './package/xml-element.ts';
import { withAttribute, withAttributes } from './sheet/part-sections.ts';
import { columnLetters, type Rectangle, rangeText } from './sheet/places.ts';
import type { WorkbookDraft } from './sheet/workbook-draft.ts';
import { placedColumns, type PaintedTab, rowLookIn } from './painted-tab.ts';
import { sheetRow } from './xlsx-places.ts';

/**
 * The filter reaches from the heading to the last row of its block, the hidden keys included: sorting through it takes the
 * keys along, and never mixes headings, totals or the block outside the quota into the list. By what staff filter stays; a
 * row that it hid and that is in its range no more is shown again, for nothing would say why it is missing.
 */
export function setFilter(painted: PaintedTab, workbook: WorkbookDraft): void {
  const { document, title } = painted;
  if (document.sections.text('tableParts') !== null) return;
  const text = document.sections.text('autoFilter');
  const before = document.filterBefore;
  const range = filterRange(painted);
  if (text !== null && before !== null && readXml(text).children.length > 0) showRows(painted, before, range);
  if (range === null) {
    document.sections.replace('autoFilter', null);
    workbook.setName(DATABASE, title, null);
    return;
  }
  const ref = rangeText(range);
  const kept = text === null ? document.prefixed('<autoFilter/>') : movedColumns(text, painted, range.left);
  document.sections.replaceRaw('autoFilter', [withAttributes(kept, { ref })]);
  const [first, last] = [
    `$${columnLetters(range.left)}$${range.top}`,
    `$${columnLetters(range.right)}$${range.bottom}`,
  ];
  workbook.setName(DATABASE, title, `'${title.replaceAll("'", "''")}'!${first}:${last}`, true);
}

/** The name by which programs remember the range of a filter. */
const DATABASE = '_xlnm._FilterDatabase';

function filterRange(painted: PaintedTab): Rectangle | null {
  const { identity, tab, look } = painted;
  const header = tab.rows.findIndex((row) => row.key !== null && row.key === (look.frozenThrough ?? null));
  const columns = placedColumns(painted).map(([place]) => place);
  if (header < 0 || columns.length === 0) return null;
  let last = header;
  while (last + 1 < tab.rows.length && isListRow(painted, tab.rows[last + 1]?.key ?? null)) last += 1;
  if (last === header) return null;
  return {
    top: sheetRow(identity, header),
    left: Math.min(identity.keyColumn, ...columns),
    bottom: sheetRow(identity, last),
    right: Math.max(...columns),
  };
}

function isListRow({ look }: PaintedTab, key: string | null): boolean {
  return key === null || rowLookIn(look, key).kind === 'data';
}

/** @param before the range before anything moved. */
function showRows({ document, identity, moves }: PaintedTab, before: Rectangle, now: Rectangle | null): void {
  for (let row = before.top + 1; row <= Math.min(before.bottom, ROWS_SEARCHED); row++) {
    const number = moves === null ? row : moves.rows.to(row);
    if (number === null || number === identity.keyRow) continue;
    if (now === null || number <= now.top || number > now.bottom)
      document.rows.get(number)?.attributes.delete('hidden');
  }
}

/** A filter may reach to the end of the sheet. */
const ROWS_SEARCHED = LIMITS.rows;

/** Columns are counted from the first of the range. */
function movedColumns(text: string, { document, moves }: PaintedTab, left: number): string {
  const former = document.filterBefore;
  if (former === null || (moves === null && former.left === left)) return text;
  const edits = childrenNamed(readXml(text), 'filterColumn').map((column): Edit => {
    const at = former.left + Number(attribute(column, 'colId') ?? 0);
    const to = moves === null ? at : moves.columns.to(at);
    const tag = text.slice(column.start, column.contentStart);
    return to === null || to < left
      ? { from: column.start, to: column.end, text: '' }
      : { from: column.start, to: column.contentStart, text: withAttribute(tag, 'colId', `${to - left}`) };
  });
  return edited(text, edits);
}
