import type { CellValue } from '../workbook/model.ts';
import { cellData } from './cell-format.ts';
import type { TouchedRow, TouchedSheet } from './change-batch.ts';
import type { GoogleRow, GoogleTab, SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from './google-workbook.ts';

/**
 * What must be written at once when somebody moved rows or columns just before a write of ours. A batch speaks of
 * positions, so it may have written into, renamed or deleted another row than it meant. Here that is undone from what
 * was read before: overwritten cells get their content back, renamed rows their key, deleted rows are put back. What
 * the batch had meant is then simply not done, and the next diff does it.
 *
 * `now` is the tab as read after the write. A cell that staff changed in that same moment, and that the batch then
 * overwrote, cannot be known; it gets what it held before.
 */
export function raceRepair(touched: TouchedSheet, now: GoogleTab): readonly SheetsRequest[] {
  const race = new Race(touched, now);
  const gone = race.rowsToPutBack().map((row) => race.cellsOf(row));
  return [...race.cellsToRestore(), ...rowRequests(now, race.strayRows(), gone)];
}

class Race {
  private readonly touched: TouchedSheet;
  private readonly now: GoogleTab;
  private readonly shifted: boolean;
  /** For each column now, where it stood before; null: it was not there. */
  private readonly columnBefore: readonly (number | null)[];
  /** For each row now, which row it was before; null: it was not there, or nobody can tell. */
  private readonly rowBefore: (number | null)[];

  constructor(touched: TouchedSheet, now: GoogleTab) {
    this.touched = touched;
    this.now = now;
    this.shifted = touched.columns.some((key, at) => (now.columns[at] ?? null) !== key);
    this.columnBefore = matchColumns(touched.tab, now);
    this.rowBefore = this.matchRows();
  }

  /** Every cell written into a row or column it was not meant for gets back what it held. */
  cellsToRestore(): readonly SheetsRequest[] {
    return this.touched.rows.flatMap((row, at) => {
      if (row.origin === null) return [];
      const before = this.rowBefore[at] ?? null;
      if (before === row.origin && !this.shifted) return [];
      return this.writtenAt(row).map((column) => this.restore(at, column, before));
    });
  }

  /** Rows the batch inserted while columns stood elsewhere: their key is in a wrong column, nothing of them is right. */
  strayRows(): readonly number[] {
    if (!this.shifted) return [];
    return this.touched.rows.flatMap((row, at) =>
      row.origin === null && this.holdsWhatWasWritten(row, at) ? [at] : [],
    );
  }

  /** Rows that the batch deleted in place of others, oldest place first. */
  rowsToPutBack(): readonly number[] {
    const before = this.touched.tab.rows;
    const kept = new Set(this.touched.rows.map((row) => row.origin));
    const found = new Set(this.rowBefore);
    const missing = before.flatMap((row, at) => (found.has(at) || isBlank(row) ? [] : [at]));
    const deletions = before.length - [...kept].filter((at) => at !== null).length;
    const asMeant = missing.filter((at) => !kept.has(at)).length;
    const byMistake = missing.filter((at) => kept.has(at));
    // More rows may be missing than the batch deleted: then somebody deleted some as well. Rows with a key come first.
    byMistake.sort((left, right) => rank(before[left]!) - rank(before[right]!) || left - right);
    return byMistake.slice(0, Math.max(0, deletions - asMeant)).sort((left, right) => left - right);
  }

  /** What a row held before, in the columns as they stand now. */
  cellsOf(row: number): PlacedCells {
    const cells = this.touched.tab.rows[row]?.cells ?? [];
    return this.columnBefore.flatMap((before, column) => {
      const value = before === null ? null : (cells[before] ?? null);
      return value === null ? [] : [[column, value] as const];
    });
  }

  private restore(row: number, column: number, before: number | null): SheetsRequest {
    const columnBefore = this.columnBefore[column] ?? null;
    const value =
      before === null || columnBefore === null ? null : this.touched.tab.rows[before]?.cells[columnBefore];
    return {
      updateCells: {
        start: { sheetId: this.now.sheetId, rowIndex: row, columnIndex: column },
        rows: [{ values: [cellData(value ?? null)] }],
        fields: 'userEnteredValue',
      },
    };
  }

  private writtenAt(row: TouchedRow): readonly number[] {
    return [...row.writes.keys()]
      .map((key) => this.touched.columns.indexOf(key))
      .sort((left, right) => left - right);
  }

  private holdsWhatWasWritten(row: TouchedRow, at: number): boolean {
    const cells = this.now.rows[at]?.cells ?? [];
    return [...row.writes].every(
      ([key, value]) => (cells[this.touched.columns.indexOf(key)] ?? null) === value,
    );
  }

  /** By key; where the batch wrote over the key, and for rows without one, by what else the row holds. */
  private matchRows(): (number | null)[] {
    const { tab, rows } = this.touched;
    const byKey = new Map(tab.rows.flatMap((row, at) => (row.key === null ? [] : [[row.key, at] as const])));
    const free = new Set(tab.rows.keys());
    const matched = this.now.rows.map((row, at): number | null => {
      const inserted = rows[at] !== undefined && rows[at].origin === null;
      if (inserted || row.key === null || this.keyOverwritten(at)) return null;
      const before = byKey.get(row.key);
      return before !== undefined && free.delete(before) ? before : null;
    });
    this.now.rows.forEach((row, at) => {
      const inserted = rows[at] !== undefined && rows[at].origin === null;
      if (inserted || matched[at] !== null || isBlank(row)) return;
      const best = this.bestMatch(row, at, free);
      if (best === null) return;
      free.delete(best);
      matched[at] = best;
    });
    return matched;
  }

  private keyOverwritten(at: number): boolean {
    const row = this.touched.rows[at];
    if (row === undefined) return false;
    const keyNow = this.now.columns.indexOf(KEY_COLUMN);
    return this.writtenAt(row).includes(keyNow);
  }

  /** The row that agrees in most of the cells the batch did not write, and differs in fewest. */
  private bestMatch(row: GoogleRow, at: number, free: ReadonlySet<number>): number | null {
    const meant = this.touched.rows[at];
    const written = new Set(meant === undefined ? [] : this.writtenAt(meant));
    const keyNow = this.now.columns.indexOf(KEY_COLUMN);
    let best: { at: number; score: number } | null = null;
    for (const candidate of free) {
      const before = this.touched.tab.rows[candidate]!;
      // A row whose key is to be seen and is another is another row.
      if (!written.has(keyNow) && before.key !== row.key) continue;
      const score = this.likeness(row, before, written) + (candidate === meant?.origin ? 0.5 : 0);
      if (score > 0 && (best === null || score > best.score)) best = { at: candidate, score };
    }
    return best?.at ?? null;
  }

  private likeness(row: GoogleRow, before: GoogleRow, written: ReadonlySet<number>): number {
    let score = 0;
    this.columnBefore.forEach((columnBefore, column) => {
      if (columnBefore === null || written.has(column)) return;
      const left = row.cells[column] ?? null;
      const right = before.cells[columnBefore] ?? null;
      if (left !== null || right !== null) score += left === right ? 1 : -1;
    });
    return score;
  }
}

/** By key; columns of staff's own by what they hold. */
function matchColumns(before: GoogleTab, now: GoogleTab): readonly (number | null)[] {
  const free = new Set(before.columns.flatMap((key, at) => (key === null ? [at] : [])));
  const contents = (tab: GoogleTab, at: number) =>
    new Set(
      tab.rows.flatMap((row) =>
        row.cells[at] === undefined || row.cells[at] === null ? [] : [row.cells[at]],
      ),
    );
  return now.columns.map((key, at) => {
    if (key !== null) return before.columns.includes(key) ? before.columns.indexOf(key) : null;
    const held = contents(now, at);
    let best: { at: number; score: number } | null = null;
    for (const candidate of free) {
      const score = shared(held, contents(before, candidate));
      if (score > 0 && (best === null || score > best.score)) best = { at: candidate, score };
    }
    if (best !== null) free.delete(best.at);
    return best?.at ?? null;
  });
}

function shared(left: ReadonlySet<CellValue>, right: ReadonlySet<CellValue>): number {
  let count = 0;
  for (const value of left) if (right.has(value)) count += 1;
  return count;
}

/** Deletions and insertions from the bottom up, so that positions above stay as they are. */
function rowRequests(
  now: GoogleTab,
  stray: readonly number[],
  gone: readonly PlacedCells[],
): readonly SheetsRequest[] {
  const deletions = [...stray]
    .reverse()
    .map((at) => ({ deleteDimension: { range: rowSpan(now.sheetId, at) } }));
  // Put back at the end: where they stood has moved, and a row's place is staff's to choose.
  const end = Math.max(0, now.rows.length - stray.length);
  const insertions = gone.flatMap((cells, offset) => {
    const at = end + offset;
    const room = now.rowCount - stray.length + offset;
    const place =
      at >= room
        ? { appendDimension: { sheetId: now.sheetId, dimension: 'ROWS', length: at - room + 1 } }
        : { insertDimension: { range: rowSpan(now.sheetId, at), inheritFromBefore: at > 0 } };
    return [place, ...cells.map(([column, value]) => cellRequest(now.sheetId, at, column, value))];
  });
  return [...deletions, ...insertions];
}

type PlacedCells = readonly (readonly [number, CellValue])[];

function rowSpan(sheetId: number, at: number): object {
  return { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 };
}

function cellRequest(
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  value: CellValue,
): SheetsRequest {
  const start = { sheetId, rowIndex, columnIndex };
  return { updateCells: { start, rows: [{ values: [cellData(value)] }], fields: 'userEnteredValue' } };
}

function isBlank(row: GoogleRow): boolean {
  return row.cells.every((cell) => cell === null);
}

function rank(row: GoogleRow): number {
  return row.key === null ? 1 : 0;
}
