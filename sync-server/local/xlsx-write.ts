import { applyTracked } from '#shared/workbook/apply.ts';
import type { Origins } from '#shared/workbook/draft.ts';
import { CORNER, DEFINED_NAME, LIST_SHELF_TITLE, LOOK_STORE_TITLE } from '#shared/workbook/marks.ts';
import type { Change, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { TabLook } from '#shared/workbook/tab-look.ts';
import type { PaintedTab } from './painted-tab.ts';
import type { OwnSheet, ReadWorkbook } from './read-workbook.ts';
import type { SheetMoves } from './sheet/moves.ts';
import { readSheet } from './sheet/read-sheet.ts';
import { settleTable } from './sheet/settle-table.ts';
import { shiftWorkbook } from './shift-workbook.ts';
import { WorkbookFiles } from './workbook-files.ts';
import { paintCharts } from './xlsx-charts.ts';
import { choicesOf, type ListTab, paintChoices } from './xlsx-choices.ts';
import { setFilter } from './xlsx-filter.ts';
import { ownTargets, paintLinks } from './xlsx-links.ts';
import { ListShelf } from './xlsx-list-shelf.ts';
import { lookRows, type StoredLook } from './xlsx-look-store.ts';
import { fitHeights, paintCells } from './xlsx-paint.ts';
import { movesOf, sheetColumn, sheetRow } from './xlsx-places.ts';
import { setUpPrinting } from './xlsx-print.ts';
import { paintSheet, rowFormat } from './xlsx-sheet-look.ts';
import { Styles } from './xlsx-style.ts';
import { changeLook, type Repaint } from './xlsx-tab-look.ts';
import { paintTones } from './xlsx-tones.ts';
import { setValues } from './xlsx-values.ts';

/**
 * Brings the changes into the parts of the file. What stands where afterwards is decided by the pure applier; here the rows
 * and columns are moved to those places with all they carry, changed values are set, and what must be is painted. Sheets in
 * which nothing of ours changes are not touched, nor is anything else that refers to nothing that moved. Answers what could
 * not be shifted safely, in words.
 */
export function writeChanges(read: ReadWorkbook, changes: readonly Change[]): readonly string[] {
  const after = applyTracked(read.snapshot, changes);
  const files = new WorkbookFiles(read.file, read.book, read.plain);
  const { looks, repaints } = looksAfter(read.looks, changes);
  const moves = movesOfSheets(read, after.origins);
  const remarks = moves.size === 0 ? [] : shiftWorkbook(files, moves);
  const added = addSheets(files, read, after.snapshot);
  const tabs = new Map<string, ListTab>();
  const sheets = new Map([...read.ours.map(knownSheet), ...added]);
  for (const tab of after.snapshot.tabs) {
    const [sheet, look] = [sheets.get(tab.key), looks.get(tab.key)];
    if (sheet !== undefined && look !== undefined) tabs.set(tab.key, { ...sheet, tab, look });
  }
  const painter = new Painter(read, files, { sheets, tabs, moves });
  const made = new Set(added.keys());
  const reshaped = new Set([...made, ...after.origins.keys()]);
  for (const tab of after.snapshot.tabs) {
    const repaint = repaints.get(tab.key);
    const look = looks.get(tab.key);
    if (repaint !== undefined) painter.write(tab, repaint, after.origins.get(tab.key));
    else if (look !== undefined && pointsElsewhere(look, made, reshaped)) painter.pointAgain(tab);
  }
  painter.keepLists();
  files.setHiddenSheet(LOOK_STORE_TITLE, lookRows(storedLooks(read.looks, after.snapshot, looks)));
  files.finish();
  return remarks;
}

/** A sheet of ours, by the tab's key. */
type KnownSheet = Pick<OwnSheet, 'title' | 'part' | 'identity'>;

function knownSheet(sheet: OwnSheet): readonly [string, KnownSheet] {
  return [sheet.identity.key, sheet];
}

/** Writes one tab after the other, with what they share. */
class Painter {
  private readonly read: ReadWorkbook;
  private readonly files: WorkbookFiles;
  readonly sheets: ReadonlyMap<string, KnownSheet>;
  readonly tabs: ReadonlyMap<string, ListTab>;
  private readonly tabKeys: ReadonlySet<string>;
  readonly moves: ReadonlyMap<string, SheetMoves>;
  private readonly styles: Styles;
  private readonly shelf: ListShelf;
  private readonly before: ReadonlyMap<string, TabSnapshot>;

  constructor(
    read: ReadWorkbook,
    files: WorkbookFiles,
    { sheets, tabs, moves }: Pick<Painter, 'sheets' | 'tabs' | 'moves'>,
  ) {
    this.read = read;
    this.files = files;
    this.sheets = sheets;
    this.tabs = tabs;
    this.tabKeys = new Set(tabs.keys());
    this.moves = moves;
    this.styles = new Styles(files.styles);
    const shelf = files.partOf(LIST_SHELF_TITLE);
    this.shelf = new ListShelf(shelf === null ? [] : readSheet(read.file.text(shelf), read.reading).rows);
    this.before = new Map(read.snapshot.tabs.map((tab) => [tab.key, tab]));
  }

  write(tab: TabSnapshot, repaint: Repaint, origins: Origins | undefined): void {
    const known = this.tabs.get(tab.key);
    const sheet = this.sheets.get(tab.key);
    if (sheet === undefined) throw new Error(`tab ${tab.key} has no sheet`);
    const before = this.before.get(tab.key);
    const document = this.documentOf(sheet.title);
    const { is1904 } = this.read.book;
    const written = setValues(
      {
        document,
        identity: sheet.identity,
        tab,
        look: known?.look,
        before,
        origins: origins ?? stayed(before),
        is1904,
      },
      this.styles,
    );
    this.settleTables(sheet.title, tab, sheet.identity);
    if (known === undefined) return;
    const painted = this.painted(known, repaint, written);
    paintCells(painted, this.styles);
    rowFormat(painted);
    paintSheet(painted);
    fitHeights(painted);
    setFilter(painted, this.files.workbook);
    setUpPrinting(painted, this.files.workbook);
    paintTones(painted, this.styles);
    paintCharts(painted, this.files);
    this.point(painted);
    this.files.close(sheet.part);
  }

  /** Tables that staff made of our rows. */
  private settleTables(title: string, tab: TabSnapshot, identity: OwnSheet['identity']): void {
    const { file } = this.files;
    const columns = this.moves.get(title)?.columns ?? null;
    for (const { type, part } of file.relationsOf(this.files.partOf(title) ?? '')) {
      if (type !== 'table' || part === null || !file.has(part)) continue;
      const titleOf = (row: number, column: number) => titleAt(tab, identity, row, column);
      file.set(part, settleTable(file.text(part), titleOf, columns));
    }
  }

  /** Other tabs changed to which this one leads or from which it offers choices. */
  pointAgain(tab: TabSnapshot): void {
    const known = this.tabs.get(tab.key);
    if (known === undefined) return;
    this.point(this.painted(known, NOTHING, new Set()));
    this.files.close(this.files.partOf(known.title) ?? '');
  }

  keepLists(): void {
    if (this.shelf.isChanged) this.files.setHiddenSheet(LIST_SHELF_TITLE, this.shelf.rows());
  }

  private point(painted: PaintedTab): void {
    const part = this.files.partOf(painted.title) ?? '';
    paintLinks(painted, this.tabKeys, ownTargets(this.files.file, part));
    paintChoices(painted, this.tabs, this.shelf);
  }

  private painted(known: ListTab, repaint: Repaint, written: ReadonlySet<number>): PaintedTab {
    const tab = this.before.get(known.tab.key);
    return {
      ...known,
      document: this.documentOf(known.title),
      repaint,
      isNew: tab === undefined,
      before: tab === undefined ? null : { tab, look: this.read.looks.get(tab.key)?.look ?? null },
      moves: this.moves.get(known.title) ?? null,
      written,
    };
  }

  private documentOf(title: string) {
    const part = this.files.partOf(title);
    if (part === null) throw new Error(`sheet “${title}” has no part`);
    return this.files.document(part);
  }
}

/** What a cell of the sheet says, where it says text. */
function titleAt(
  tab: TabSnapshot,
  identity: OwnSheet['identity'],
  row: number,
  column: number,
): string | null {
  const at = tab.rows.findIndex((_, index) => sheetRow(identity, index) === row);
  const place = tab.columns.findIndex((_, index) => sheetColumn(identity, index) === column);
  const value = tab.rows[at]?.cells[place] ?? null;
  return typeof value === 'string' ? value : null;
}

const NOTHING: Repaint = { all: false, rows: new Set(), columns: new Set() };

function stayed(tab: TabSnapshot | undefined): Origins | undefined {
  return tab === undefined
    ? undefined
    : { rows: tab.rows.map((_, at) => at), columns: tab.columns.map((_, at) => at) };
}

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

/** By title: formulas name sheets so. */
function movesOfSheets(
  { ours, snapshot }: ReadWorkbook,
  origins: ReadonlyMap<string, Origins>,
): ReadonlyMap<string, SheetMoves> {
  const before = new Map(snapshot.tabs.map((tab) => [tab.key, tab]));
  return new Map(
    ours.flatMap(({ title, identity }) => {
      const [tab, places] = [before.get(identity.key), origins.get(identity.key)];
      const moves = tab === undefined || places === undefined ? null : movesOf(identity, places, tab);
      return moves === null ? [] : [[title, moves] as const];
    }),
  );
}

/** New sheets go where the applier put their tab; sheets that were there keep their order, staff's own among them. */
function addSheets(
  files: WorkbookFiles,
  { ours }: ReadWorkbook,
  after: WorkbookSnapshot,
): ReadonlyMap<string, KnownSheet> {
  const known = new Set(ours.map(({ identity }) => identity.key));
  const added = new Map<string, KnownSheet>();
  after.tabs.forEach(({ key, title }, at) => {
    if (known.has(key)) return;
    const { titles } = files.workbook;
    const behind = titles.indexOf(after.tabs[at - 1]?.title ?? '');
    const ahead = titles.indexOf(after.tabs[at + 1]?.title ?? '');
    const document = files.addSheet(title, behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : titles.length);
    document.setValue(1, 1, CORNER.of(key));
    files.workbook.setName(DEFINED_NAME.of(key), null, `'${title.replaceAll("'", "''")}'!$A$1`);
    added.set(key, { title, part: files.partOf(title) ?? '', identity: { key, keyRow: 1, keyColumn: 1 } });
  });
  return added;
}

/** Whether the tab leads to one of the tabs made just now (by its name, which moves with it), or offers choices from a reshaped one. */
function pointsElsewhere(look: TabLook, made: ReadonlySet<string>, reshaped: ReadonlySet<string>): boolean {
  if (choicesOf(look).some((choices) => 'tab' in choices && reshaped.has(choices.tab))) return true;
  if (made.size === 0) return false;
  return Object.values(look.rows).some((row) => Object.values(row.links ?? {}).some((tab) => made.has(tab)));
}

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
