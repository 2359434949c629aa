import type { RowSnapshot } from '../workbook/model.ts';
import { countKeys } from '../workbook/key-count.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import type { RowReferences } from './row-references.ts';
import type { Displaced } from './staff-columns.ts';
import type { TabCells } from './tab-cells.ts';

/** A row that does not say what its key should say. */
export interface AwayRow {
  readonly at: number;
  readonly row: RowSnapshot;
  readonly key: string;
}

/** How the rows of a tab read, by what the server's cells in them say. */
export interface ReadRows {
  /** They say what one other row should say, and nothing else says it. */
  readonly displaced: readonly Displaced[];
  /** They say what another row says as well. `original`: the row that should say it; null: no row does. */
  readonly copies: readonly (AwayRow & { readonly original: RowSnapshot | null })[];
  /** Nothing stands in them any more. */
  readonly blank: readonly AwayRow[];
  /** They say nothing that can be told, or what several rows say. */
  readonly spoilt: readonly AwayRow[];
  /** They say whom they should, and something else besides is not as it should be. */
  readonly marred: readonly AwayRow[];
}

export function readRows(tab: TabCells, references: RowReferences): ReadRows {
  const { home, away, strangers } = sortedRows(tab, references);
  const showing = [...away, ...strangers].map((one) => ({ ...one, to: shownBy(one, references) }));
  const showers = new Map<string, number>();
  for (const { to } of showing) if (to !== null) showers.set(to, (showers.get(to) ?? 0) + 1);
  const twice = countKeys(tab.found.rows.map((row) => row.key));
  const displaced: Displaced[] = [];
  const copies: (AwayRow & { original: RowSnapshot | null })[] = [];
  const blank: AwayRow[] = [];
  const spoilt: AwayRow[] = [];
  for (const { at, row, key, to } of showing) {
    const isOnly = to !== null && showers.get(to) === 1 && !home.has(to) && (twice.get(to) ?? 0) < 2;
    if (isOnly) displaced.push({ at, row, from: key, to });
    else if (key === null) continue;
    else if (to !== null) copies.push({ at, row, key, original: home.get(to) ?? null });
    else if (tab.isBlank(row)) blank.push({ at, row, key });
    else spoilt.push({ at, row, key });
  }
  const marred = [...home].flatMap(([key, row]) =>
    references.strangeCells(row, key).length > 0 ? [{ at: tab.found.rows.indexOf(row), row, key }] : [],
  );
  return { displaced, copies, blank, spoilt, marred };
}

interface SortedRows {
  /** Rows that say what their key should say, by key. */
  readonly home: ReadonlyMap<string, RowSnapshot>;
  readonly away: readonly AwayRow[];
  /** Rows of staff's own that hold something. */
  readonly strangers: readonly { readonly at: number; readonly row: RowSnapshot; readonly key: null }[];
}

function sortedRows(tab: TabCells, references: RowReferences): SortedRows {
  const { rows } = tab.found;
  const counts = countKeys(rows.map((row) => row.key));
  const home = new Map<string, RowSnapshot>();
  const away: AwayRow[] = [];
  const strangers: { at: number; row: RowSnapshot; key: null }[] = [];
  for (const [at, row] of rows.entries()) {
    const { key } = row;
    if (key === null) {
      if (!tab.isBlank(row)) strangers.push({ at, row, key });
    } else if (counts.get(key) === 1) {
      if (references.isHome(row, key) || showsItself(row, key, references)) home.set(key, row);
      else away.push({ at, row, key });
    }
  }
  return { home, away, strangers };
}

/** The place in the key is of an earlier sync; whom the row is about is the same. */
function showsItself(row: RowSnapshot, key: string, references: RowReferences): boolean {
  const shown = references.shownBy(row);
  return shown.length > 0 && shown.every((other) => entityOfRowKey(other) === entityOfRowKey(key));
}

/** The one row that it shows; null: none, or it could be several. */
function shownBy(
  { row, key }: { readonly row: RowSnapshot; readonly key: string | null },
  references: RowReferences,
): string | null {
  const exact = references.shownBy(row);
  if (exact.length > 0) return exact.length === 1 ? (exact[0] ?? null) : null;
  if (key === null || references.deviationsFrom(row, key).length < FAR) return null;
  return references.nearlyShownBy(row);
}

/** One cell that is not as it should be was typed over; more of them, and the row may be another's. */
export const FAR = 2;
