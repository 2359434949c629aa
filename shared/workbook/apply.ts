import { type Origins, TabDraft, type TabChange, trimmed } from './draft.ts';
import { lookOf } from './look.ts';
import type { Change, RowSnapshot, TabSnapshot, WorkbookSnapshot } from './model.ts';
import { freeTitle } from './tab-title.ts';

/**
 * The workbook after the changes: what every adapter must read back after writing them. It is the meaning of a change;
 * `apply(diff(a, b), a) = b` is the law that ties it to the diff. Throws where a change names what is not there, for
 * then it was computed from another snapshot.
 */
export function applyChanges(snapshot: WorkbookSnapshot, changes: readonly Change[]): WorkbookSnapshot {
  return applyTracked(snapshot, changes).snapshot;
}

/** The same, with the places from which the rows and columns of each changed tab came, for adapters that move cells. */
export function applyTracked(
  snapshot: WorkbookSnapshot,
  changes: readonly Change[],
): { readonly snapshot: WorkbookSnapshot; readonly origins: ReadonlyMap<string, Origins> } {
  const tabs = tidySnapshot(snapshot).tabs.map((tab) => ({ key: tab.key, title: tab.title, found: tab }));
  const drafts = new Map<string, TabDraft>();
  for (const change of changes) {
    if (change.kind === 'addTab') {
      const taken = [...snapshot.otherTitles, ...tabs.map((tab) => tab.title)];
      const found = newTab(change, freeTitle(change.tab.title, taken));
      tabs.splice(placeAfter(tabs, change.afterTab), 0, { key: found.key, title: found.title, found });
      continue;
    }
    draftFor(change, tabs, drafts).apply(change, (look) => lookOf(look.tab));
  }
  return {
    snapshot: {
      tabs: tabs.map((tab) => drafts.get(tab.key)?.snapshot() ?? tab.found),
      otherTitles: snapshot.otherTitles,
    },
    origins: new Map([...drafts].map(([key, draft]) => [key, draft.origins()])),
  };
}

/** The same snapshot in one form: no empty texts, no trailing empties, no blank rows at the end. For comparing. */
export function tidySnapshot(snapshot: WorkbookSnapshot): WorkbookSnapshot {
  return {
    otherTitles: snapshot.otherTitles,
    tabs: snapshot.tabs.map((tab) => ({ ...tab, rows: withoutBlankEnd(tab.rows), columns: columnsOf(tab) })),
  };
}

function withoutBlankEnd(rows: readonly RowSnapshot[]): readonly RowSnapshot[] {
  const tidy = rows.map((row): RowSnapshot => ({ ...row, cells: trimmed(row.cells) }));
  while (tidy.length > 0 && tidy.at(-1)?.key === null && tidy.at(-1)?.cells.length === 0) tidy.pop();
  return tidy;
}

/** As wide as the widest row; a column without key and content at the end is none. */
function columnsOf(tab: TabSnapshot): readonly (string | null)[] {
  // A tab may have more rows than a call takes.
  const width = tab.rows.reduce((most, { cells }) => Math.max(most, trimmed(cells).length), 0);
  const columns = [...tab.columns];
  while (columns.length < width) columns.push(null);
  while (columns.length > width && columns.at(-1) === null) columns.pop();
  return columns;
}

function newTab(change: Extract<Change, { kind: 'addTab' }>, title: string): TabSnapshot {
  const { tab } = change;
  return {
    key: tab.key,
    title,
    columns: tab.columns.map((column) => column.key),
    rows: tab.rows.map((row) => {
      const cells = change.cells[row.key] ?? {};
      return { key: row.key, cells: trimmed(tab.columns.map((column) => cells[column.key] ?? null)) };
    }),
    look: lookOf(tab),
  };
}

function placeAfter(tabs: readonly { readonly key: string }[], key: string | null): number {
  if (key === null) return 0;
  const at = tabs.findIndex((tab) => tab.key === key);
  if (at < 0) throw new Error(`a change names tab "${key}", which is not there`);
  return at + 1;
}

function draftFor(
  change: TabChange,
  tabs: readonly { readonly key: string; readonly found: TabSnapshot }[],
  drafts: Map<string, TabDraft>,
): TabDraft {
  const key = change.kind === 'lookTab' ? change.tab.key : change.tab;
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const tab = tabs.find((candidate) => candidate.key === key);
  if (tab === undefined) throw new Error(`a change names tab "${key}", which is not there`);
  const draft = new TabDraft(tab.found);
  drafts.set(key, draft);
  return draft;
}
