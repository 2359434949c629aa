import type ExcelJS from 'exceljs';
import { DEFINED_NAME } from '#shared/workbook/marks.ts';
import type { Column, RowSnapshot, TabSnapshot } from '#shared/workbook/model.ts';
import {
  addedRowLook,
  cellLook,
  formatOf,
  PLAIN_ROW,
  type RowLook,
  type TabLook,
} from '#shared/workbook/tab-look.ts';
import type { SheetIdentity } from './xlsx-identity.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import { columnLetters } from './xlsx-references.ts';
import { rowHeight } from './xlsx-row-height.ts';
import { type Styles, TAB_COLOURS } from './xlsx-style.ts';
import type { Repaint } from './xlsx-tab-look.ts';

/** A tab of ours with all that is needed to paint it. */
export interface PaintedTab {
  readonly sheet: ExcelJS.Worksheet;
  readonly identity: SheetIdentity;
  readonly tab: TabSnapshot;
  readonly look: TabLook;
}

/** Blank rows below the last one that are made ready where staff may type whole rows. */
export const READY_ROWS = 30;

/** Width is counted in digits of the default font (Calibri 11, 7 pixels); a digit of Times New Roman 11 is 7.3 pixels wide. */
const WIDTH_FACTOR = 1.04;

/** Styles of the cells named in `repaint`; the rest keeps whatever staff did to it. */
export function paintCells(painted: PaintedTab, repaint: Repaint, styles: Styles): void {
  const { tab, look } = painted;
  const columns = placedColumns(painted);
  let headed: Headed = null;
  tab.rows.forEach((row, at) => {
    if (row.key === null) return;
    const rowLook = look.rows[row.key] ?? PLAIN_ROW;
    if (rowLook.kind === 'header') headed = headedColumns(row, tab);
    const whole = repaint.all || repaint.rows.has(row.key);
    if (!whole && repaint.columns.size === 0) return;
    for (const [place, column] of columns) {
      if (whole || repaint.columns.has(column.key))
        paintCell(painted, at, place, column, rowLook, headed, styles);
    }
  });
  if (look.staffRowsAfter !== undefined && (repaint.all || repaint.rows.size > 0))
    paintReadyRows(painted, headed, styles);
}

/** What belongs to the sheet as a whole: widths, frozen rows, filter, the hidden keys. */
export function paintSheet(painted: PaintedTab, repaint: Repaint): void {
  const { sheet, identity, look } = painted;
  sheet.getRow(identity.keyRow).hidden = true;
  const keys = sheet.getColumn(identity.keyColumn);
  keys.hidden = true;
  for (const [place, column] of placedColumns(painted)) {
    if (!repaint.all && !repaint.columns.has(column.key)) continue;
    const target = sheet.getColumn(place);
    target.width = Math.round(column.width * WIDTH_FACTOR * 10) / 10;
    target.hidden = column.hidden === true;
  }
  if (repaint.all && look.colour !== undefined) {
    sheet.properties = { ...sheet.properties, tabColor: { argb: TAB_COLOURS[look.colour] } };
  }
  fitHeights(painted);
  freeze(painted);
  filter(painted);
}

/** Heights by what stands in the row now, staff's own words included: see `rowHeight`. */
function fitHeights(painted: PaintedTab): void {
  const { sheet, identity, tab, look } = painted;
  const columns = placedColumns(painted).map(([place, column]) => {
    return { place, column, at: tab.columns.indexOf(column.key), width: sheet.getColumn(place).width ?? 9 };
  });
  tab.rows.forEach((row, at) => {
    if (row.key === null) return;
    const rowLook = look.rows[row.key] ?? PLAIN_ROW;
    const isHeader = rowLook.kind === 'header';
    const isBold = isHeader || rowLook.kind === 'total';
    const wrapped = columns.filter(({ column }) => isHeader || wraps(column, rowLook));
    sheet.getRow(sheetRow(identity, at)).height = rowHeight(
      wrapped.map(({ at: place, width }) => ({ value: row.cells[place] ?? null, width, isBold })),
    );
  });
}

/** Links point to defined names, so that they still work after a tab was renamed. */
export function paintLinks(painted: PaintedTab, tabKeys: ReadonlySet<string>): void {
  const { sheet, identity, tab, look } = painted;
  const places = new Map(placedColumns(painted).map(([place, column]) => [column.key, place]));
  tab.rows.forEach((row, at) => {
    const links = row.key === null ? undefined : look.rows[row.key]?.links;
    if (links === undefined) return;
    for (const [column, target] of Object.entries(links)) {
      const place = places.get(column);
      if (place === undefined) continue;
      const cell = sheet.getCell(sheetRow(identity, at), place);
      const text = linkText(cell.value);
      if (text === null) continue;
      cell.value = tabKeys.has(target) ? { text, hyperlink: `#${DEFINED_NAME.of(target)}` } : text;
    }
  });
}

/** Our columns with their place in the sheet; those that stand twice are nobody's. */
export function placedColumns({ identity, tab, look }: PaintedTab): readonly (readonly [number, Column])[] {
  const byKey = new Map(look.columns.map((column) => [column.key, column]));
  return tab.columns.flatMap((key, at) => {
    const column = key === null ? undefined : byKey.get(key);
    if (column === undefined || tab.columns.indexOf(key) !== tab.columns.lastIndexOf(key)) return [];
    return [[sheetColumn(identity, at), column] as const];
  });
}

/** The row's place in the sheet. */
export function rowPlace({ identity, tab }: PaintedTab, key: string | undefined): number | null {
  if (key === undefined) return null;
  const at = tab.rows.findIndex((row) => row.key === key);
  return at < 0 ? null : sheetRow(identity, at);
}

/** Text breaks into lines in the cells of a table, not in titles, which run across the columns. */
function wraps(column: Column, row: RowLook): boolean {
  return (row.kind === 'data' || row.kind === 'total') && formatOf(column, row).wrap === true;
}

/** The columns that have a title in the heading last passed; null: none was. */
type Headed = ReadonlySet<string> | null;

function headedColumns(row: RowSnapshot, tab: TabSnapshot): Headed {
  const keys = tab.columns.filter((_, at) => (row.cells[at] ?? null) !== null);
  return new Set(keys.flatMap((key) => (key === null ? [] : [key])));
}

/** Tables that share columns differ in width: lines and colours of each reach as far as its heading has words. */
function isOutside(column: Column, row: RowLook, headed: Headed): boolean {
  const isTable = row.kind === 'header' || row.kind === 'data' || row.kind === 'total';
  return isTable && headed !== null && !headed.has(column.key);
}

function paintCell(
  painted: PaintedTab,
  at: number,
  place: number,
  column: Column,
  row: RowLook,
  headed: Headed,
  styles: Styles,
): void {
  const cell = painted.sheet.getCell(sheetRow(painted.identity, at), place);
  const { isStaff, format: wanted } = cellLook(column, row, painted.look.columns);
  const isLink = row.links?.[column.key] !== undefined;
  // A true/false in a cell formatted as text or number is saved as 1/0 by LibreOffice.
  const format = typeof cell.value === 'boolean' ? ({ kind: 'check' } as const) : wanted;
  cell.style = isOutside(column, row, headed)
    ? styles.of('blank', column, format, false, isLink)
    : styles.of(row.kind, column, format, isStaff, isLink);
}

function paintReadyRows(painted: PaintedTab, headed: Headed, styles: Styles): void {
  const { tab, look } = painted;
  const added = addedRowLook(look);
  for (const [place, column] of placedColumns(painted)) {
    const { isStaff, format } = cellLook(column, added, look.columns);
    const style = isOutside(column, added, headed)
      ? styles.of('blank', column, format, false, false)
      : styles.of('data', column, format, isStaff, false);
    for (let at = tab.rows.length; at < tab.rows.length + READY_ROWS; at++) {
      painted.sheet.getCell(sheetRow(painted.identity, at), place).style = style;
    }
  }
}

function freeze(painted: PaintedTab): void {
  const { sheet } = painted;
  const through = rowPlace(painted, painted.look.frozenThrough);
  const view = sheet.views[0] ?? {};
  const { zoomScale, activeCell } = view as { zoomScale?: number; activeCell?: string };
  const kept = {
    showGridLines: false,
    ...(zoomScale === undefined ? {} : { zoomScale }),
    // Of a new sheet the first cell that is not hidden, else where staff left off.
    activeCell:
      activeCell ?? `${columnLetters(painted.identity.keyColumn + 1)}${painted.identity.keyRow + 1}`,
  };
  sheet.views = [
    through === null
      ? { ...kept, state: 'normal' }
      : { ...kept, state: 'frozen', xSplit: 0, ySplit: through },
  ];
}

/**
 * The filter reaches from the heading to the last row of its block, the hidden keys included: sorting through it takes the
 * keys along, and never mixes headings, totals or the block outside the quota into the list.
 */
function filter(painted: PaintedTab): void {
  const { sheet, identity, tab, look } = painted;
  const header = tab.rows.findIndex((row) => row.key !== null && row.key === (look.frozenThrough ?? null));
  const columns = placedColumns(painted).map(([place]) => place);
  if (header < 0 || columns.length === 0) return;
  let last = header;
  while (last + 1 < tab.rows.length && isListRow(tab.rows[last + 1]?.key ?? null, look)) last += 1;
  if (last === header) {
    delete (sheet as { autoFilter?: unknown }).autoFilter;
    return;
  }
  sheet.autoFilter = {
    from: { row: sheetRow(identity, header), column: Math.min(identity.keyColumn, ...columns) },
    to: { row: sheetRow(identity, last), column: Math.max(...columns) },
  };
}

function isListRow(key: string | null, look: TabLook): boolean {
  return key === null || (look.rows[key] ?? PLAIN_ROW).kind === 'data';
}

function linkText(value: ExcelJS.CellValue): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return String(value);
  if (value !== null && typeof value === 'object' && 'hyperlink' in value) return value.text;
  return null;
}
