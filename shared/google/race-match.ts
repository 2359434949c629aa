import type { CellValue } from '../workbook/model.ts';
import type { TouchedSheet } from './change-batch.ts';
import type { GoogleRow, GoogleTab } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';

/** For each column now, where it stood before; null: it was not there. By key; staff's own columns by what they hold. */
export function columnsBefore(before: GoogleTab, now: GoogleTab): readonly (number | null)[] {
  const free = new Set(before.columns.flatMap((key, at) => (key === null ? [at] : [])));
  return now.columns.map((key, at) => {
    if (key !== null) return before.columns.includes(key) ? before.columns.indexOf(key) : null;
    const held = contentOf(now, at);
    const best = bestOf(free, (candidate) => shared(held, contentOf(before, candidate)));
    if (best !== null) free.delete(best);
    return best;
  });
}

/**
 * For each row now that stood before, where it stood. By key; where the batch wrote over the key, and for rows without
 * one, by what else the row holds; what is then left over is matched in its order.
 */
export function rowsBefore(
  touched: TouchedSheet,
  now: GoogleTab,
  columns: readonly (number | null)[],
): ReadonlyMap<number, number> {
  const match = new RowMatch(touched, now, columns);
  match.byKey();
  match.byContent();
  match.byOrder();
  return match.found;
}

class RowMatch {
  readonly found = new Map<number, number>();
  private readonly touched: TouchedSheet;
  private readonly now: GoogleTab;
  private readonly columns: readonly (number | null)[];
  private readonly free: Set<number>;
  /** Columns the batch wrote, by row; rows it inserted are no candidates at all. */
  private readonly written = new Map<number, ReadonlySet<number>>();
  private readonly inserted = new Set<number>();
  private readonly meant = new Map<number, number>();
  private readonly keyNow: number;

  constructor(touched: TouchedSheet, now: GoogleTab, columns: readonly (number | null)[]) {
    this.touched = touched;
    this.now = now;
    this.columns = columns;
    this.free = new Set(touched.tab.rows.flatMap((row, at) => (isBlank(row) ? [] : [at])));
    this.keyNow = now.columns.indexOf(KEY_COLUMN);
    for (const row of touched.rows) {
      if (row.origin === null) this.inserted.add(row.at);
      else this.meant.set(row.at, row.origin);
      this.written.set(row.at, new Set([...row.writes.keys()].map((key) => touched.columns.indexOf(key))));
    }
  }

  byKey(): void {
    const places = new Map(
      this.touched.tab.rows.flatMap((row, at) => (row.key === null ? [] : [[row.key, at] as const])),
    );
    this.now.rows.forEach((row, at) => {
      if (row.key === null || this.inserted.has(at) || this.keyIsOurs(at)) return;
      const before = places.get(row.key);
      if (before !== undefined && this.free.delete(before)) this.found.set(at, before);
    });
  }

  byContent(): void {
    this.now.rows.forEach((row, at) => {
      if (this.inserted.has(at) || this.found.has(at)) return;
      const own = this.meant.get(at);
      const best = bestOf(this.free, (candidate) => {
        const before = this.touched.tab.rows[candidate]!;
        // A row whose key is to be seen and is another is another row.
        if (!this.keyIsOurs(at) && before.key !== row.key) return 0;
        return this.likeness(row, before, at) + (candidate === own ? 0.5 : 0);
      });
      if (best === null) return;
      this.free.delete(best);
      this.found.set(at, best);
    });
  }

  /** Rows of which the batch wrote every cell: each is the one that was meant, or else the next that is missing. */
  byOrder(): void {
    const open = this.touched.rows.filter(
      (row) => this.keyIsOurs(row.at) && !this.inserted.has(row.at) && !this.found.has(row.at),
    );
    for (const row of open) {
      if (row.origin !== null && this.free.delete(row.origin)) this.found.set(row.at, row.origin);
    }
    const missing = [...this.free].filter((at) => this.touched.tab.rows[at]!.key !== null);
    for (const row of open) {
      const next = this.found.has(row.at) ? undefined : missing.shift();
      if (next !== undefined) this.found.set(row.at, next);
    }
  }

  private keyIsOurs(at: number): boolean {
    return this.written.get(at)?.has(this.keyNow) ?? false;
  }

  /** How many cells agree less how many differ, over the cells that the batch did not write. */
  private likeness(row: GoogleRow, before: GoogleRow, at: number): number {
    let score = 0;
    this.columns.forEach((columnBefore, column) => {
      if (columnBefore === null || this.written.get(at)?.has(column) === true) return;
      const left = row.cells[column] ?? null;
      const right = before.cells[columnBefore] ?? null;
      if (left !== null || right !== null) score += left === right ? 1 : -1;
    });
    return score;
  }
}

function bestOf(candidates: ReadonlySet<number>, scoreOf: (candidate: number) => number): number | null {
  let best: { readonly at: number; readonly score: number } | null = null;
  for (const at of candidates) {
    const score = scoreOf(at);
    if (score > 0 && (best === null || score > best.score)) best = { at, score };
  }
  return best?.at ?? null;
}

function contentOf(tab: GoogleTab, column: number): ReadonlySet<CellValue> {
  return new Set(tab.rows.flatMap((row) => row.cells[column] ?? []));
}

function shared(left: ReadonlySet<CellValue>, right: ReadonlySet<CellValue>): number {
  let count = 0;
  for (const value of left) if (right.has(value)) count += 1;
  return count;
}

function isBlank(row: GoogleRow): boolean {
  return row.cells.every((cell) => cell === null);
}
