import { freeTitle } from '../workbook/tab-title.ts';
import type { CellValue, Change, Choices, Tab } from '../workbook/model.ts';
import { columnLetters, quotedTitle } from './a1.ts';
import { cellRequests } from './cell-requests.ts';
import type { GoogleTab, GoogleWorkbook, SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import type { LookContext, Protection } from './look-place.ts';
import { lookRequests } from './look-requests.ts';
import { newTabMark } from './metadata.ts';
import { newTabRequests } from './new-tab-requests.ts';
import { rowLinks, rowPaints } from './row-paints.ts';
import { SheetDraft } from './sheet-draft.ts';
import { sheetNumber } from './sheet-number.ts';
import type { TouchedSheet } from './touched-sheet.ts';

/** The requests for a set of changes, and what must be seen after them. */
export interface ChangeBatch {
  /** Requests that must go together; a request body may end between two groups. */
  readonly groups: readonly (readonly SheetsRequest[])[];
  /** The tab that each group is about, in the same order. */
  readonly tabs: readonly string[];
  /** The sheets that stood before and were changed in cells, rows or columns. */
  readonly touched: readonly TouchedSheet[];
}

/**
 * Turns changes, which speak of keys, into requests, which speak of positions. Per sheet the structure comes first and
 * the cells after it, at the positions they end up at; so an inserted row and what is written into it stay together
 * even where somebody moved rows since the read.
 */
export function changeBatch(
  workbook: GoogleWorkbook,
  changes: readonly Change[],
  protection: Protection,
): ChangeBatch {
  const batch = new Batch(workbook, protection);
  for (const change of changes) if (change.kind === 'addTab') batch.announce(change);
  for (const change of changes) batch.add(change);
  return batch.finish();
}

type AddTab = Extract<Change, { kind: 'addTab' }>;

interface Group {
  readonly tab: string;
  readonly requests: readonly SheetsRequest[];
}

interface Place {
  readonly sheetId: number;
  readonly title: string;
  readonly found: GoogleTab | null;
  readonly draft: SheetDraft;
  readonly added: AddTab | null;
  readonly frozenRows: number;
  look: Tab | null;
}

class Batch {
  private readonly workbook: GoogleWorkbook;
  private readonly protection: Protection;
  private readonly places = new Map<string, Place>();
  /** All sheets as they will stand: our keys, and the titles of the others behind `OTHER`. */
  private readonly order: string[];
  private readonly newTabs: Group[] = [];

  constructor(workbook: GoogleWorkbook, protection: Protection) {
    this.workbook = workbook;
    this.protection = protection;
    this.order = sheetOrder(workbook);
  }

  /** A new tab gets its number before anything refers to it: links and dropdowns may point forward. */
  announce(change: AddTab): void {
    const { tab } = change;
    const places = [...this.places.values()];
    const sheets = [...this.workbook.tabs, ...this.workbook.others, ...places];
    const sheetId = sheetNumber(
      tab.key,
      sheets.map((sheet) => sheet.sheetId),
    );
    const title = freeTitle(
      tab.title,
      sheets.map((sheet) => sheet.title),
    );
    const columns = [KEY_COLUMN, ...tab.columns.map((column) => column.key)];
    const size = { sheetId, rowCount: tab.rows.length + SPARE_ROWS, columnCount: columns.length };
    const draft = new SheetDraft(
      size,
      columns,
      tab.rows.map((row) => row.key),
    );
    const frozenAt = tab.rows.findIndex((row) => row.key === tab.frozenThrough);
    this.places.set(tab.key, {
      sheetId,
      title,
      found: null,
      draft,
      added: change,
      look: tab,
      frozenRows: frozenAt + 1,
    });
  }

  add(change: Change): void {
    if (change.kind === 'addTab') return this.addTab(change);
    const place = this.place(change.kind === 'lookTab' ? change.tab.key : change.tab);
    const { draft } = place;
    switch (change.kind) {
      case 'addColumn':
        return draft.insertColumn(change.column, change.after);
      case 'insertRow':
        return draft.insertRow(change);
      case 'moveRow':
        return draft.moveRow(change);
      case 'rekeyRow':
        return draft.rekeyRow(change);
      case 'adoptRow':
        return draft.adoptRow(change);
      case 'giveKeys':
        return draft.giveKeys(change);
      case 'removeRow':
        return draft.removeRow(change.key, this.cellsRead(place, draft.originOf(change.key)));
      case 'setCell':
        return draft.setCell(change.row, change.column, change.after, change.link);
      case 'lookTab':
        place.look = change.tab;
    }
  }

  finish(): ChangeBatch {
    const context = this.context();
    const places = [...this.places.values()];
    const groups: Group[] = [...this.newTabs];
    const changed = places.filter((place) => place.found !== null);
    for (const { draft, found, look } of changed) {
      const { strayMarkId = null, key: tab = '' } = found ?? {};
      const mark = { sheetId: draft.sheetId, key: tab };
      if (strayMarkId !== null) groups.push({ tab, requests: [newTabMark(strayMarkId, mark)] });
      const cells = cellRequests(draft.sheetId, draft.columns, draft.placedRows());
      const paints = rowPaints(draft, look !== null, context);
      const links = rowLinks(draft, look !== null, context);
      if (draft.structure.length + cells.length + paints.length + links.length > 0)
        groups.push({ tab, requests: [...draft.structure, ...paints, ...cells, ...links] });
    }
    for (const place of places) {
      if (place.look === null) continue;
      groups.push({ tab: place.look.key, requests: this.lookOf(place, place.look, context) });
    }
    const filled = groups.filter(({ requests }) => requests.length > 0);
    const touched = changed.filter(
      ({ draft }) => draft.structure.length > 0 || draft.rows.some((row) => row.writes.size > 0),
    );
    return {
      groups: filled.map(({ requests }) => requests),
      tabs: filled.map(({ tab }) => tab),
      touched: touched.map(({ found, draft }) => ({
        tab: found!,
        columns: draft.columns,
        rows: draft.placedRows(),
      })),
    };
  }

  private addTab(change: AddTab): void {
    const place = this.places.get(change.tab.key)!;
    const first = this.order.findIndex((name) => !name.startsWith(OTHER));
    const index = change.afterTab === null ? Math.max(0, first) : this.order.indexOf(change.afterTab) + 1;
    this.order.splice(index, 0, change.tab.key);
    const { sheetId, title, frozenRows } = place;
    const groups = newTabRequests({ sheetId, title, index, frozenRows, draft: place.draft }, change);
    this.newTabs.push(...groups.map((requests) => ({ tab: change.tab.key, requests })));
  }

  private context(): LookContext {
    return {
      protection: this.protection,
      sheetIdOf: (tab) => (this.has(tab) ? this.place(tab).sheetId : undefined),
      rangeOf: (choices) => (this.has(choices.tab) ? rangeOf(this.place(choices.tab), choices) : null),
    };
  }

  private lookOf(place: Place, tab: Tab, context: LookContext): readonly SheetsRequest[] {
    const { draft, found, sheetId, frozenRows } = place;
    return lookRequests(
      {
        tab,
        sheetId,
        columns: draft.columns,
        rowAt: (key) => draft.rowAt(key),
        rowCount: draft.rowCount,
        frozenRows,
        lookMetadataId: found?.lookMetadataId ?? null,
        protectedRangeIds: found?.protectedRangeIds ?? [],
        toneRuleIndexes: found?.toneRuleIndexes ?? [],
        chartIds: found?.chartIds ?? [],
      },
      context,
    );
  }

  /** The cells a row held when read, in the columns as they stand in the draft. */
  private cellsRead({ found, draft }: Place, origin: number | null): readonly CellValue[] {
    const cells = origin === null ? [] : (found?.rows[origin]?.cells ?? []);
    return draft.columns.map((key) =>
      key === null ? null : (cells[found?.columns.indexOf(key) ?? -1] ?? null),
    );
  }

  private has(tab: string): boolean {
    return this.places.has(tab) || this.workbook.tabs.some((found) => found.key === tab);
  }

  private place(key: string): Place {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const found = this.workbook.tabs.find((tab) => tab.key === key);
    if (found === undefined) throw new Error(`a change names tab "${key}", which is not there`);
    const draft = new SheetDraft(
      found,
      found.columns,
      found.rows.map((row) => row.key),
      found.merges,
    );
    const { sheetId, title, frozenRows } = found;
    const place: Place = { sheetId, title, found, draft, added: null, look: null, frozenRows };
    this.places.set(key, place);
    return place;
  }
}

/** Blank rows below a new tab's table, so that staff can note something without adding rows first. */
const SPARE_ROWS = 20;

/** No key begins with this. */
const OTHER = '\u0000';

function sheetOrder({ tabs, others }: GoogleWorkbook): string[] {
  const sheets = [
    ...tabs.map((tab) => ({ name: tab.key, index: tab.index })),
    ...others.map((sheet) => ({ name: OTHER + sheet.title, index: sheet.index })),
  ];
  return sheets.sort((left, right) => left.index - right.index).map((sheet) => sheet.name);
}

/** The cells below the frozen heading, open at the end: what staff add there is offered too. */
function rangeOf(
  { draft, title, frozenRows }: Place,
  { column }: Extract<Choices, { tab: string }>,
): string | null {
  const at = draft.columns.indexOf(column);
  if (at < 0) return null;
  return `=${quotedTitle(title)}!$${columnLetters(at)}$${frozenRows + 1}:$${columnLetters(at)}`;
}
