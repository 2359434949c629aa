import type { Column, RowSnapshot, TabSnapshot } from '#shared/workbook/model.ts';
import { addedRowLook, cellLook, formatOf, type RowLook, type TabLook } from '#shared/workbook/tab-look.ts';
import { columnWidths } from './sheet/columns.ts';
import { placedColumns, type PaintedTab, READY_ROWS, rowLookIn } from './painted-tab.ts';
import { sheetRow } from './xlsx-places.ts';
import { rowHeight } from './xlsx-row-height.ts';
import { type CellKindLook, nameOfLook, type Styles } from './xlsx-style.ts';

/** Styles of the cells that look otherwise than before; the rest keeps whatever staff did to it. */
export function paintCells(painted: PaintedTab, styles: Styles): void {
  const { tab, look, repaint, before } = painted;
  const columns = placedColumns(painted);
  const former = repaint.all ? (before?.look ?? null) : null;
  const shown = new CellLooks(look);
  const shownBefore = former === null ? null : new CellLooks(former);
  let headed: Headed = null;
  tab.rows.forEach((row, at) => {
    if (row.key === null) return;
    const { key } = row;
    const rowLook = rowLookIn(look, key);
    if (rowLook.kind === 'header') headed = headedColumns(row, tab);
    const whole = repaint.all || repaint.rows.has(key);
    if (!whole && repaint.columns.size === 0) return;
    for (const [place, column] of columns) {
      if (!whole && !repaint.columns.has(column.key)) continue;
      const wanted = shown.of(column, rowLook, headed);
      const isSame =
        shownBefore !== null &&
        !repaint.rows.has(key) &&
        !repaint.columns.has(column.key) &&
        nameOfLook(wanted) ===
          nameOfLook(
            shownBefore.of(
              former?.columns.find((c) => c.key === column.key),
              rowLookIn(former as TabLook, key),
              headed,
            ),
          );
      if (!isSame) paintCell(painted, sheetRow(painted.identity, at), place, wanted, styles);
    }
  });
  if (look.staffRowsAfter !== undefined && (repaint.all || repaint.rows.size > 0))
    paintReadyRows(painted, headed, shown, styles);
}

function paintCell(
  painted: PaintedTab,
  row: number,
  place: number,
  look: CellKindLook,
  styles: Styles,
): void {
  const cell = painted.document.cell(row, place);
  const style = styles.of(look);
  cell.style = cell.type === 'b' ? styles.forTick(style) : style;
}

function paintReadyRows(painted: PaintedTab, headed: Headed, shown: CellLooks, styles: Styles): void {
  const { tab, look, identity, document } = painted;
  const added = addedRowLook(look);
  for (const [place, column] of placedColumns(painted)) {
    const style = styles.of(shown.of(column, added, headed));
    for (let at = tab.rows.length; at < tab.rows.length + READY_ROWS; at++) {
      document.cell(sheetRow(identity, at), place).style = style;
    }
  }
}

/** How cells look, computed once for a column and a look of rows. */
class CellLooks {
  private readonly look: TabLook;
  private readonly known = new Map<RowLook, Map<Column, CellKindLook>>();

  constructor(look: TabLook) {
    this.look = look;
  }

  of(column: Column | undefined, row: RowLook, headed: Headed): CellKindLook {
    if (column === undefined) return NO_LOOK;
    const byColumn = this.known.get(row) ?? new Map<Column, CellKindLook>();
    this.known.set(row, byColumn);
    let found = byColumn.get(column);
    if (found === undefined) {
      const { isStaff, format, kind } = cellLook(column, row, this.look.columns);
      found = { kind, owner: column.owner, format, isStaff, isLink: row.links?.[column.key] !== undefined };
      byColumn.set(column, found);
    }
    return isOutside(column, row, headed) ? { ...found, kind: 'blank', isStaff: false } : found;
  }
}

/** A column that was not there looked like nothing of ours. */
const NO_LOOK: CellKindLook = {
  kind: 'blank',
  owner: 'server',
  format: { kind: 'check' },
  isStaff: true,
  isLink: true,
};

/**
 * Heights by what stands in the row now, staff's own words included: see `rowHeight`. A row in which nothing of ours changed
 * is made higher where its text needs it, and else stays as high as somebody made it.
 */
export function fitHeights(painted: PaintedTab): void {
  const { document, identity, tab, look, repaint, written, isNew } = painted;
  const widths = columnWidths(document);
  const columns = placedColumns(painted).map(([place, column]) => {
    return { column, at: tab.columns.indexOf(column.key), width: widths.width(place) ?? 9 };
  });
  tab.rows.forEach((row, at) => {
    if (row.key === null) return;
    const rowLook = rowLookIn(look, row.key);
    const isHeader = rowLook.kind === 'header';
    const isBold = isHeader || rowLook.kind === 'total';
    const wrapped = columns.filter(({ column }) => isHeader || wraps(column, rowLook));
    const height = rowHeight(
      wrapped.map(({ at: place, width }) => ({ value: row.cells[place] ?? null, width, isBold })),
    );
    const number = sheetRow(identity, at);
    const { attributes } = document.row(number);
    const has = Number(attributes.get('ht') ?? 0);
    const isOurs = isNew || repaint.rows.has(row.key) || written.has(number);
    if (isOurs ? has !== height : has < height) attributes.set('ht', `${height}`).set('customHeight', '1');
  });
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
