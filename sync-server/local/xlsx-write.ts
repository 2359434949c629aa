import type ExcelJS from 'exceljs';
import { applyTracked } from '#shared/workbook/apply.ts';
import { sameCell } from '#shared/workbook/cell-value.ts';
import { CORNER, DEFINED_NAME } from '#shared/workbook/marks.ts';
import type { Origins } from '#shared/workbook/draft.ts';
import type { CellValue, Change, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { TabLook } from '#shared/workbook/tab-look.ts';
import { inRanges, type ListShelf, paintChoices } from './xlsx-choices.ts';
import type { SheetIdentity } from './xlsx-identity.ts';
import { makeListShelf } from './xlsx-list-shelf.ts';
import { type StoredLook, writeLooks } from './xlsx-look-store.ts';
import { paintCells, paintLinks, paintSheet, type PaintedTab } from './xlsx-paint.ts';
import { isCovered } from './xlsx-cell.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import { setUpPrinting } from './xlsx-print.ts';
import { type SheetMoves, shiftReferences } from './xlsx-references.ts';
import { relayout, validationsOf } from './xlsx-relayout.ts';
import { Styles } from './xlsx-style.ts';
import { changeLook, type Repaint } from './xlsx-tab-look.ts';
import { paintTones } from './xlsx-tones.ts';

/** The workbook as read, and what was learned of it. */
export interface OpenWorkbook {
  readonly workbook: ExcelJS.Workbook;
  readonly ours: ReadonlyMap<ExcelJS.Worksheet, SheetIdentity>;
  readonly looks: ReadonlyMap<string, StoredLook>;
  readonly snapshot: WorkbookSnapshot;
}

/**
 * Brings the changes into the workbook in memory. What stands where afterwards is decided by the pure applier; here the
 * rows and columns are moved to those places with all they carry, changed values are set, and what must be is painted.
 */
export function writeChanges(open: OpenWorkbook, changes: readonly Change[]): void {
  const { workbook, snapshot } = open;
  const after = applyTracked(snapshot, changes);
  const before = new Map(snapshot.tabs.map((tab) => [tab.key, tab]));
  const { looks, repaints } = looksAfter(open.looks, changes);
  const sheets = new Map([...open.ours].map(([sheet, identity]) => [identity.key, { sheet, identity }]));
  const moves = new Map<string, SheetMoves>();
  for (const [key, origins] of after.origins) {
    const target = sheets.get(key);
    const tab = before.get(key);
    if (target === undefined || tab === undefined || !isMoved(origins, tab)) continue;
    moves.set(target.sheet.name, relayout(target.sheet, target.identity, origins, tab));
  }
  if (moves.size > 0) shiftFormulas(workbook, moves);
  const painted = new Map<string, PaintedTab>();
  const added = new Map<string, ExcelJS.Worksheet>();
  for (const tab of after.snapshot.tabs) {
    const known = sheets.get(tab.key);
    const target = known ?? addSheet(workbook, tab);
    if (known === undefined) added.set(tab.key, target.sheet);
    const look = looks.get(tab.key);
    if (look !== undefined) painted.set(tab.key, { ...target, tab, look });
    if (!repaints.has(tab.key)) continue;
    setValues(
      target.sheet,
      target.identity,
      tab,
      before.get(tab.key),
      after.origins.get(tab.key) ?? stayed(before.get(tab.key)),
    );
  }
  orderSheets(workbook, after.snapshot, added);
  paint(workbook, painted, repaints);
  writeLooks(workbook, storedLooks(open.looks, after.snapshot, looks));
}

function stayed(tab: TabSnapshot | undefined): Origins | undefined {
  return tab === undefined
    ? undefined
    : { rows: tab.rows.map((_, at) => at), columns: tab.columns.map((_, at) => at) };
}

/** What the library calls a cell with a formula; its own list is not there when only types are imported. */
const FORMULA_TYPE: ExcelJS.ValueType = 6;

function looksAfter(
  stored: ReadonlyMap<string, StoredLook>,
  changes: readonly Change[],
): { looks: ReadonlyMap<string, TabLook>; repaints: ReadonlyMap<string, Repaint> } {
  const looks = new Map([...stored].map(([key, { look }]) => [key, look]));
  const repaints = new Map<string, Repaint>();
  for (const change of changes) {
    const key = typeof change.tab === 'string' ? change.tab : change.tab.key;
    const repaint = repaints.get(key) ?? { all: false, rows: new Set(), columns: new Set() };
    repaints.set(key, repaint);
    looks.set(key, changeLook(looks.get(key) ?? { columns: [], rows: {} }, change, repaint));
  }
  return { looks, repaints };
}

/** Whether anything stands elsewhere than before. */
function isMoved(origins: Origins, before: TabSnapshot): boolean {
  const isShuffled = (places: readonly (number | null)[], count: number): boolean =>
    places.length !== count || places.some((origin, at) => origin !== at);
  return isShuffled(origins.rows, before.rows.length) || isShuffled(origins.columns, before.columns.length);
}

/** References in formulas anywhere in the workbook follow the cells they name. */
function shiftFormulas(workbook: ExcelJS.Workbook, moves: ReadonlyMap<string, SheetMoves>): void {
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== FORMULA_TYPE) return;
        const { formula, result } = cell;
        const shifted = shiftReferences(formula, sheet.name, (name) => moves.get(name));
        if (shifted !== formula) cell.value = { formula: shifted, result };
      });
    });
  }
}

function addSheet(
  workbook: ExcelJS.Workbook,
  tab: TabSnapshot,
): { sheet: ExcelJS.Worksheet; identity: SheetIdentity } {
  const sheet = workbook.addWorksheet(tab.title);
  const identity = { key: tab.key, keyRow: 1, keyColumn: 1 };
  sheet.getCell(1, 1).value = CORNER.of(tab.key);
  workbook.definedNames.add(`'${tab.title.replaceAll("'", "''")}'!$A$1`, DEFINED_NAME.of(tab.key));
  return { sheet, identity };
}

/** Sets what differs from what the same cell held before: a formula of staff's whose result is unchanged stays. */
function setValues(
  sheet: ExcelJS.Worksheet,
  identity: SheetIdentity,
  tab: TabSnapshot,
  before: TabSnapshot | undefined,
  origins: Origins | undefined,
): void {
  const keyRow = sheet.getRow(identity.keyRow);
  tab.columns.forEach((key, at) => {
    const origin = origins === undefined ? null : (origins.columns[at] ?? null);
    if (key !== null && before?.columns[origin ?? -1] !== key)
      keyRow.getCell(sheetColumn(identity, at)).value = key;
  });
  tab.rows.forEach((row, at) => {
    const origin = origins === undefined ? null : (origins.rows[at] ?? null);
    const former = before?.rows[origin ?? -1];
    const target = sheet.getRow(sheetRow(identity, at));
    if (row.key !== (former?.key ?? null)) target.getCell(identity.keyColumn).value = row.key;
    const width = Math.max(row.cells.length, tab.columns.length);
    for (let column = 0; column < width; column++) {
      const from = origins === undefined ? null : (origins.columns[column] ?? null);
      const value = row.cells[column] ?? null;
      const held = from === null ? null : (former?.cells[from] ?? null);
      if (!sameCell(value, held) && !isCovered(target.getCell(sheetColumn(identity, column))))
        setValue(target.getCell(sheetColumn(identity, column)), value);
    }
  });
}

/** A true/false in a cell formatted as text or number is saved as 1/0 by LibreOffice. */
function setValue(cell: ExcelJS.Cell, value: CellValue): void {
  cell.value = value;
  if (typeof value === 'boolean') cell.style = { ...cell.style, numFmt: 'General' };
}

/** New sheets go where the applier put their tab; sheets that were there keep their order, staff's own among them. */
function orderSheets(
  workbook: ExcelJS.Workbook,
  after: WorkbookSnapshot,
  added: ReadonlyMap<string, ExcelJS.Worksheet>,
): void {
  if (added.size === 0) return;
  const fresh = new Set(added.values());
  const order = workbook.worksheets.filter((sheet) => !fresh.has(sheet));
  after.tabs.forEach((tab, at) => {
    const sheet = added.get(tab.key);
    if (sheet === undefined) return;
    const previous = after.tabs[at - 1]?.title;
    const next = after.tabs[at + 1]?.title;
    const behind = order.findIndex((candidate) => candidate.name === previous);
    const ahead = order.findIndex((candidate) => candidate.name === next);
    order.splice(behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : order.length, 0, sheet);
  });
  order.forEach((sheet, at) => {
    (sheet as unknown as { orderNo: number }).orderNo = at + 1;
  });
}

function paint(
  workbook: ExcelJS.Workbook,
  painted: ReadonlyMap<string, PaintedTab>,
  repaints: ReadonlyMap<string, Repaint>,
): void {
  const styles = new Styles();
  const shelf: ListShelf = makeListShelf(workbook);
  const keys = new Set(painted.keys());
  for (const [key, tab] of painted) {
    const repaint = repaints.get(key) ?? NOTHING;
    paintCells(tab, repaint, styles);
    // The library forgets part of what another program saved (frozen rows, fitting to the page, links inside the
    // workbook), and ranges of other tabs may have grown: what belongs to a sheet as a whole is written each time.
    paintSheet(tab, repaint);
    setUpPrinting(tab, repaint.all);
    paintTones(tab);
    paintLinks(tab, keys);
    paintChoices(tab, painted, shelf);
  }
  for (const sheet of workbook.worksheets) {
    const holder = validationsOf(sheet);
    holder.model = inRanges(holder.model);
  }
}

const NOTHING: Repaint = { all: false, rows: new Set(), columns: new Set() };

function storedLooks(
  stored: ReadonlyMap<string, StoredLook>,
  after: WorkbookSnapshot,
  looks: ReadonlyMap<string, TabLook>,
): ReadonlyMap<string, StoredLook> {
  const next = new Map<string, StoredLook>();
  for (const tab of after.tabs) {
    const look = looks.get(tab.key) ?? stored.get(tab.key)?.look;
    if (look !== undefined && tab.look !== null) next.set(tab.key, { fingerprint: tab.look, look });
  }
  return next;
}
