import { type PaintedTab, rowPlace } from './xlsx-paint.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import { columnLetters } from './xlsx-references.ts';
import { FONT } from './xlsx-style.ts';

/** How a sheet is printed. Paper and margins are set with the look; what depends on its rows, each time. */
export function setUpPrinting(painted: PaintedTab, isNewLook: boolean): void {
  if (isNewLook) paper(painted);
  fitToPage(painted);
}

/** A4 with the margins of official documents (Decree 30/2020): left 30 mm for binding, right 15, top and bottom 20. */
function paper({ sheet, look }: PaintedTab): void {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: look.orientation ?? 'portrait',
    horizontalCentered: true,
    margins: { left: 1.18, right: 0.59, top: 0.79, bottom: 0.79, header: 0.39, footer: 0.39 },
  });
  // Page numbers stand in the middle of the upper margin, from the second page on.
  sheet.headerFooter = { differentFirst: true, oddHeader: `&C&"${FONT},Regular"&13&P` };
}

/** As wide as the paper, as long as needed, the heading on each page. The library does not quote titles with quotes. */
function fitToPage(painted: PaintedTab): void {
  const { sheet } = painted;
  Object.assign(sheet.pageSetup, { fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  const header = rowPlace(painted, painted.look.frozenThrough);
  if (header === null || sheet.name.includes("'")) delete sheet.pageSetup.printTitlesRow;
  else sheet.pageSetup.printTitlesRow = `${header}:${header}`;
  printArea(painted);
  breakPages(painted);
}

/**
 * Rows made ready for typing are not printed while nothing stands in them. The library puts a $ before the columns only, and a
 * place that is not absolute moves with the cursor.
 */
function printArea({ sheet, identity, tab, look }: PaintedTab): void {
  if (look.staffRowsAfter === undefined) return;
  if (sheet.name.includes("'") || tab.columns.length === 0 || tab.rows.length === 0) {
    delete sheet.pageSetup.printArea;
    return;
  }
  const [from, to] = [0, tab.columns.length - 1].map((at) => columnLetters(sheetColumn(identity, at)));
  sheet.pageSetup.printArea = `${from}$${identity.keyRow}:${to}$${sheetRow(identity, tab.rows.length - 1)}`;
}

/** A title further down begins a page of its own. The library forgets breaks when it reads a file, so there are no others. */
function breakPages({ sheet, identity, tab, look }: PaintedTab): void {
  const holder = sheet as unknown as { rowBreaks: { id: number; max: number; man: number }[] };
  holder.rowBreaks = tab.rows.flatMap((row, at) => {
    const isTitle = row.key !== null && look.rows[row.key]?.kind === 'title';
    return isTitle && at > 0 ? [{ id: sheetRow(identity, at) - 1, max: 16_383, man: 1 }] : [];
  });
}
