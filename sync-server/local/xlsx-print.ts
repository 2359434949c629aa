import { attribute, readXml } from './package/xml-element.ts';
import { withAttributes, withChild } from './sheet/part-sections.ts';
import { columnLetters } from './sheet/places.ts';
import type { WorkbookDraft } from './sheet/workbook-draft.ts';
import { type PaintedTab, rowLookIn, rowPlace } from './painted-tab.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import { SHEET_PROPERTIES } from './xlsx-sheet-look.ts';
import { FONT } from './xlsx-style.ts';

/** How a sheet is printed. What staff set stays: a new sheet is set up, afterwards what depends on its rows goes along. */
export function setUpPrinting(painted: PaintedTab, workbook: WorkbookDraft): void {
  const { document, look, before, isNew } = painted;
  if (isNew) paper(painted);
  else if (before?.look?.orientation !== undefined && before.look.orientation !== look.orientation) {
    const setup = document.sections.text('pageSetup') ?? document.prefixed('<pageSetup/>');
    document.sections.replaceRaw('pageSetup', [
      withAttributes(setup, { orientation: look.orientation ?? 'portrait' }),
    ]);
  }
  repeatHeading(painted, workbook);
  printArea(painted, workbook);
  breakPages(painted);
}

/**
 * A4 with the margins of official documents (Decree 30/2020): left 30 mm for binding, right 15, top and bottom 20; as wide as
 * the paper, as long as needed. Page numbers stand in the middle of the upper margin, from the second page on.
 */
function paper({ document, look }: PaintedTab): void {
  const { sections } = document;
  const properties = sections.text('sheetPr') ?? '<sheetPr></sheetPr>';
  sections.replaceRaw('sheetPr', [
    withChild(properties, 'pageSetUpPr', '<pageSetUpPr fitToPage="1"/>', SHEET_PROPERTIES),
  ]);
  sections.replace('printOptions', '<printOptions horizontalCentered="1"/>');
  sections.replace(
    'pageMargins',
    '<pageMargins left="1.18" right="0.59" top="0.79" bottom="0.79" header="0.39" footer="0.39"/>',
  );
  sections.replace(
    'pageSetup',
    `<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="${look.orientation ?? 'portrait'}"/>`,
  );
  sections.replace(
    'headerFooter',
    `<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;&quot;${FONT},Regular&quot;&amp;13&amp;P</oddHeader></headerFooter>`,
  );
}

/** The heading on each page; a heading that staff chose not to repeat, or another one, stays as it is. */
function repeatHeading(painted: PaintedTab, workbook: WorkbookDraft): void {
  if (!painted.isNew) return;
  const header = rowPlace(painted, painted.look.frozenThrough);
  const rows = header === null ? null : `${quoted(painted)}$${header}:$${header}`;
  workbook.setName('_xlnm.Print_Titles', painted.title, rows);
}

/**
 * Rows made ready for typing are not printed while nothing stands in them, and charts beside a table do not make it narrower
 * on paper. An area of staff's own stays.
 */
function printArea(painted: PaintedTab, workbook: WorkbookDraft): void {
  const { look, title, before, identity, moves } = painted;
  if (look.staffRowsAfter === undefined && look.charts === undefined) return;
  const present = workbook.name('_xlnm.Print_Area', title);
  const former = before === null ? null : areaOf(painted, before.tab);
  const wanted = areaOf(painted, painted.tab);
  const isOurs =
    present === null || present === former || (moves !== null && startsLikeOurs(present, identity.keyRow));
  if (isOurs) workbook.setName('_xlnm.Print_Area', title, wanted);
}

function areaOf(painted: PaintedTab, tab: PaintedTab['tab']): string | null {
  const { identity } = painted;
  if (tab.columns.length === 0 || tab.rows.length === 0) return null;
  const [from, to] = [0, tab.columns.length - 1].map((at) => columnLetters(sheetColumn(identity, at)));
  return `${quoted(painted)}$${from}$${identity.keyRow}:$${to}$${sheetRow(identity, tab.rows.length - 1)}`;
}

/** After a move the area that was ours is told by where it begins: at the hidden keys, where nobody begins one. */
function startsLikeOurs(present: string, keyRow: number): boolean {
  return new RegExp(String.raw`!\$[A-Z]+\$${keyRow}:`).test(present);
}

/** A title further down begins a page of its own. Breaks that staff made stay. */
function breakPages(painted: PaintedTab): void {
  const { document, identity, tab, look, before } = painted;
  const text = document.sections.text('rowBreaks');
  const present =
    text === null
      ? []
      : readXml(text).children.map((one) => ({
          id: Number(attribute(one, 'id')),
          text: text.slice(one.start, one.end),
        }));
  const former = before?.look ?? null;
  const isTitle = (of: PaintedTab['look'], key: string | null) =>
    key !== null && rowLookIn(of, key).kind === 'title';
  const places = (wanted: (key: string | null) => boolean) =>
    tab.rows.flatMap((row, at) => (at > 0 && wanted(row.key) ? [sheetRow(identity, at) - 1] : []));
  const ours = new Set(former === null ? [] : places((key) => isTitle(former, key)));
  const wanted = places((key) => isTitle(look, key));
  const theirs = present.filter(({ id }) => !ours.has(id) && !wanted.includes(id));
  const fresh = wanted.map((id) => ({
    id,
    text: document.prefixed(`<brk id="${id}" max="16383" man="1"/>`),
  }));
  const all = [...theirs, ...fresh].sort((a, b) => a.id - b.id);
  const count = all.length;
  document.sections.replaceRaw('rowBreaks', [
    count === 0
      ? null
      : `${document.prefixed(`<rowBreaks count="${count}" manualBreakCount="${count}">`)}${all.map((one) => one.text).join('')}${document.prefixed('</rowBreaks>')}`,
  ]);
}

function quoted({ title }: PaintedTab): string {
  return `'${title.replaceAll("'", "''")}'!`;
}
