import type { CellValue } from '../workbook/model.ts';
import type { GoogleRow, GoogleTab } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import type { MeantRow, TouchedSheet } from './touched-sheet.ts';

/** Whom a row is about now, by its place before the batch. */
export interface RowNow {
  /** Whose visible cells stand in it. */
  readonly content: number;
  /** Whose key it had. Another than `content`: somebody sorted or pasted what is visible, and the key stayed behind. */
  readonly keyed: number;
}

/**
 * The sheet as it is now beside what a batch meant. Rows and columns may have been moved before the batch, which speaks
 * of positions, or after it; so whom a row is about is found out by its key, and where the batch wrote over the key, and
 * for rows without one, by what else stands in it.
 */
export class RaceMatch {
  readonly columns: readonly (number | null)[];
  /** By position now. Rows that nobody knows, and rows that the batch inserted, are absent. */
  readonly rows = new Map<number, RowNow>();
  /** Rows that the batch inserted, by position now. */
  readonly inserted = new Map<number, MeantRow>();
  readonly height: number;
  private readonly touched: TouchedSheet;
  private readonly now: Pick<GoogleTab, 'columns' | 'rows'>;
  private readonly keyNow: number;
  /** What the batch wrote, by the positions it wrote at. */
  private readonly writes = new Map<number, ReadonlyMap<number, CellValue>>();
  private readonly meantAt = new Map<number, MeantRow>();
  private readonly free: Set<number>;
  /** Rows of which nothing is left by which to tell whose they were. */
  private readonly guessed = new Set<number>();
  /** Columns that lay beside what somebody sorted. */
  private readonly stayed = new Set<number>();

  constructor(touched: TouchedSheet, now: Pick<GoogleTab, 'columns' | 'rows'>) {
    this.touched = touched;
    this.now = now;
    this.columns = columnsBefore(touched.tab, now);
    this.keyNow = now.columns.indexOf(KEY_COLUMN);
    this.free = new Set(touched.tab.rows.flatMap((row, at) => (isBlank(row) ? [] : [at])));
    for (const row of touched.rows) {
      const cells = [...row.writes].map(([name, value]) => [touched.columns.indexOf(name), value] as const);
      this.writes.set(row.at, new Map(cells));
      this.meantAt.set(row.at, row);
    }
    this.height = Math.max(now.rows.length, ...touched.rows.map(({ at }) => at + 1));
    this.findInserted();
    this.byKey();
    this.byContent();
    this.byOrder();
    if (this.isSortedInPlace()) this.byPlace();
  }

  /** Does the cell hold what the batch wrote at this position? */
  isHit(at: number, column: number): boolean {
    const written = this.writes.get(at)?.get(column);
    return written !== undefined && written === this.cell(at, column);
  }

  /** The row that the batch meant to stand at this position. */
  meant(at: number): MeantRow | undefined {
    return this.meantAt.get(at);
  }

  cell(at: number, column: number): CellValue {
    return this.now.rows[at]?.cells[column] ?? null;
  }

  /** What a cell held before the batch, where the row was the one at `row`. */
  before(row: number, column: number): CellValue {
    const at = this.columns[column] ?? null;
    return at === null ? null : (this.touched.tab.rows[row]?.cells[at] ?? null);
  }

  /** Whether the batch took effect at all: something of it stands where nothing else can have put it. */
  hasLanded(): boolean {
    if (this.inserted.size > 0) return true;
    for (let at = 0; at < this.height; at++) {
      const row = this.rows.get(at);
      for (const [column, value] of this.writes.get(at) ?? []) {
        const held = row === undefined ? null : this.held(row, column);
        if (!this.isHit(at, column) || held === value) continue;
        // That a cell is empty says something only where it is known whose it is.
        if (value !== null || (row !== undefined && !this.guessed.has(at))) return true;
      }
    }
    return false;
  }

  /** What a cell of a row held before the batch: of a row whose visible cells were moved, the key and what lay beside stayed. */
  held(row: RowNow, column: number): CellValue {
    const hasStayed = column === this.keyNow || this.stayed.has(column);
    return this.before(hasStayed ? row.keyed : row.content, column);
  }

  /** Somebody moved rows that the batch speaks of, or what is visible of rows without their keys. */
  isDisplaced(): boolean {
    return [...this.rows].some(([at, { content, keyed }]) => {
      if (content !== keyed) return true;
      const origin = this.meantAt.get(at)?.origin ?? content;
      return this.keyIsOurs(at) && content !== origin;
    });
  }

  /** By the key, which nobody had before; where columns stood elsewhere, by all that was written into the row. */
  private findInserted(): void {
    const added = this.touched.rows.filter((row) => row.origin === null);
    const byKey = new Map(added.map((row) => [row.key, row]));
    const found = new Set<MeantRow>();
    this.now.rows.forEach(({ key }, at) => {
      const row = key === null ? undefined : byKey.get(key);
      if (row === undefined || found.has(row)) return;
      found.add(row);
      this.inserted.set(at, row);
    });
    for (const row of added) {
      const columns = [...(this.writes.get(row.at)?.keys() ?? [])];
      if (found.has(row) || this.inserted.has(row.at) || columns.length === 0) continue;
      if (columns.every((column) => this.isHit(row.at, column))) this.inserted.set(row.at, row);
    }
  }

  private byKey(): void {
    const places = new Map(
      this.touched.tab.rows.flatMap((row, at) => (row.key === null ? [] : [[row.key, at] as const])),
    );
    this.now.rows.forEach(({ key }, at) => {
      if (key === null || this.inserted.has(at) || this.keyIsOurs(at)) return;
      const keyed = places.get(key);
      if (keyed === undefined || !this.free.delete(keyed)) return;
      this.rows.set(at, { content: this.contentOf(at, keyed), keyed });
    });
  }

  /** The row whose visible cells stand here, if they are plainly another's than the key says. */
  private contentOf(at: number, keyed: number): number {
    const own = this.likeness(at, keyed);
    if (!this.differs(at, keyed)) return keyed;
    const others = this.touched.tab.rows.flatMap((row, other) => (row.key === null ? [] : [other]));
    const best = bestOf(others, (other) => (other === keyed ? own : this.likeness(at, other)));
    return best !== null && this.likeness(at, best) > own ? best : keyed;
  }

  private byContent(): void {
    for (let at = 0; at < this.now.rows.length; at++) {
      if (this.inserted.has(at) || this.rows.has(at)) continue;
      const { key = null } = this.now.rows[at] ?? {};
      const isOurs = this.keyIsOurs(at);
      const origin = this.meantAt.get(at)?.origin ?? null;
      const score = (candidate: number): number => {
        // A row whose key is to be seen and is another is another row.
        if (!isOurs && this.touched.tab.rows[candidate]?.key !== key) return 0;
        return this.likeness(at, candidate) + (candidate === origin ? 0.5 : 0);
      };
      const best = bestOf(this.free, score);
      const row = (isOurs ? this.behindKey(at, best, origin) : null) ?? rowAt(best);
      if (row === null) continue;
      this.free.delete(row.keyed);
      this.rows.set(at, row);
    }
  }

  /**
   * The batch wrote over the key. Where what is visible is plainly that of a row whose own key stands elsewhere, the keys
   * did not move along, and the one written over was that of the row the batch meant.
   */
  private behindKey(at: number, best: number | null, origin: number | null): RowNow | null {
    if (origin === null || !this.free.has(origin)) return null;
    const elsewhere = this.touched.tab.rows.flatMap((row, other) =>
      row.key === null || this.free.has(other) ? [] : [other],
    );
    const content = bestOf(elsewhere, (other) => this.likeness(at, other));
    if (content === null || (best !== null && this.likeness(at, content) <= this.likeness(at, best)))
      return null;
    return { content, keyed: origin };
  }

  /** All keys stand where they were meant, and beside some of them stands what is another's: what is visible was sorted. */
  private isSortedInPlace(): boolean {
    if (![...this.rows.values()].some(({ content, keyed }) => content !== keyed)) return false;
    for (let at = 0; at < this.height; at++) {
      if ((this.now.rows[at]?.key ?? null) !== (this.meantAt.get(at)?.key ?? null)) return false;
    }
    return true;
  }

  /**
   * The key of each row, written over or not, was that of the row meant. What is visible stands in a row once, so each
   * takes the one it is most like of those that are left.
   */
  private byPlace(): void {
    const open = this.touched.rows.flatMap(({ at, origin }) =>
      origin === null || this.inserted.has(at) || isBlankAt(this.touched, origin) ? [] : [{ at, origin }],
    );
    const pairs = open.flatMap(({ at, origin: keyed }) =>
      open.map(({ origin: content }) => {
        const score = this.likeness(at, content) + (content === keyed ? 0.5 : 0);
        return { at, keyed, content, score };
      }),
    );
    const [rows, contents] = [new Set<number>(), new Set<number>()];
    for (const { at, keyed, content } of pairs.sort((left, right) => right.score - left.score)) {
      if (rows.has(at) || contents.has(content)) continue;
      rows.add(at);
      contents.add(content);
      this.rows.set(at, { content, keyed });
    }
    this.columns.forEach((before, column) => {
      if (before !== null && this.hasStayed(column)) this.stayed.add(column);
    });
  }

  /** More of its cells say what stood there before than what was brought there with the others. */
  private hasStayed(column: number): boolean {
    let score = 0;
    for (const [at, { content, keyed }] of this.rows) {
      if (content === keyed || this.isHit(at, column)) continue;
      const [value, own] = [this.cell(at, column), this.before(keyed, column)];
      const brought = this.before(content, column);
      if (own !== brought) score += value === own ? 1 : value === brought ? -1 : 0;
    }
    return score > 0;
  }

  /**
   * Rows of which the batch wrote every cell: each is the one that was meant, or else the nearest that is missing; of two
   * as near the one below, which a deleted row lets move up.
   */
  private byOrder(): void {
    const open = this.touched.rows.filter(
      ({ at }) => this.keyIsOurs(at) && !this.inserted.has(at) && !this.rows.has(at),
    );
    const take = ({ at }: MeantRow, row: number) => this.rows.set(at, { content: row, keyed: row });
    for (const row of open) {
      if (row.origin !== null && this.free.delete(row.origin)) take(row, row.origin);
    }
    for (const row of open) {
      if (this.rows.has(row.at)) continue;
      const { origin } = row;
      // A row that would hold more than stands here is none of them: this one was blank.
      const missing = [...this.free].filter(
        (at) => this.touched.tab.rows[at]?.key !== null && !this.differs(row.at, at),
      );
      const distance = (at: number) =>
        origin === null ? at : Math.abs(at - origin) + (at < origin ? 0.5 : 0);
      const [next] = missing.sort((left, right) => distance(left) - distance(right));
      if (next === undefined) continue;
      this.free.delete(next);
      this.guessed.add(row.at);
      take(row, next);
    }
  }

  private keyIsOurs(at: number): boolean {
    return this.isHit(at, this.keyNow);
  }

  /** How many cells agree less how many differ, over the visible cells that the batch did not write. */
  private likeness(at: number, row: number): number {
    let score = 0;
    this.eachOwnCell(at, (column) => {
      const [left, right] = [this.cell(at, column), this.before(row, column)];
      if (left !== null || right !== null) score += left === right ? 1 : -1;
    });
    return score;
  }

  private differs(at: number, row: number): boolean {
    let count = 0;
    this.eachOwnCell(at, (column) => (count += this.cell(at, column) === this.before(row, column) ? 0 : 1));
    return count > 0;
  }

  private eachOwnCell(at: number, visit: (column: number) => void): void {
    this.columns.forEach((before, column) => {
      if (before !== null && column !== this.keyNow && !this.isHit(at, column)) visit(column);
    });
  }
}

/** For each column now, where it stood before; null: it was not there. By key; staff's own columns by what they hold. */
function columnsBefore(
  before: TouchedSheet['tab'],
  now: Pick<GoogleTab, 'columns' | 'rows'>,
): readonly (number | null)[] {
  const free = new Set(before.columns.flatMap((key, at) => (key === null ? [at] : [])));
  const width = Math.max(now.columns.length, ...now.rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => {
    const key = now.columns[at] ?? null;
    if (key !== null) return before.columns.includes(key) ? before.columns.indexOf(key) : null;
    const held = contentOf(now, at);
    const best = bestOf(free, (candidate) => shared(held, contentOf(before, candidate)));
    if (best !== null) free.delete(best);
    return best;
  });
}

function rowAt(row: number | null): RowNow | null {
  return row === null ? null : { content: row, keyed: row };
}

function bestOf(candidates: Iterable<number>, scoreOf: (candidate: number) => number): number | null {
  let best: { readonly at: number; readonly score: number } | null = null;
  for (const at of candidates) {
    const score = scoreOf(at);
    if (score > 0 && (best === null || score > best.score)) best = { at, score };
  }
  return best?.at ?? null;
}

function contentOf({ rows }: Pick<GoogleTab, 'rows'>, column: number): ReadonlySet<CellValue> {
  return new Set(rows.flatMap((row) => row.cells[column] ?? []));
}

function shared(left: ReadonlySet<CellValue>, right: ReadonlySet<CellValue>): number {
  let count = 0;
  for (const value of left) if (right.has(value)) count += 1;
  return count;
}

function isBlankAt({ tab }: TouchedSheet, at: number): boolean {
  const row = tab.rows[at];
  return row === undefined || isBlank(row);
}

function isBlank(row: GoogleRow): boolean {
  return row.cells.every((cell) => cell === null);
}
