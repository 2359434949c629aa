import type { CellValue } from '../workbook/model.ts';
import { cellData } from './cell-format.ts';
import type { GoogleTab, SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { nameOfOwn } from './own-column.ts';
import { RaceMatch } from './race-match.ts';
import type { MeantRow, TouchedSheet } from './touched-sheet.ts';

/**
 * What must be written when somebody moved rows or columns, or typed in a row being put aside, before a write of ours.
 * A batch speaks of positions, so it may have written into another row than it meant, renamed it or put it aside. What it
 * hit wrongly gets back what it held; what it missed gets what was meant, wherever it stands now. So no staff cell that
 * was on its way is lost, and none stands beside somebody else. Rows whose visible cells were moved without their keys
 * are left as that hand left them: whom they are about now is for the next reading to tell.
 *
 * Only cells are touched that hold what the batch wrote there, or what was read before it: whatever else stands in a
 * cell was typed since, and stays.
 *
 * `now` is the tab as read after the write. A cell that staff changed in the very moment of the write, and that the batch
 * then overwrote, cannot be known; it gets what it held before.
 */
export function raceRepair(touched: TouchedSheet, now: GoogleTab): RaceRepair {
  const match = new RaceMatch(touched, now);
  if (!match.hasLanded()) return { requests: [], after: sheetAfter(now, [], new Map()) };
  const sheet = new RepairedSheet(touched, now, match);
  return sheet.repair();
}

export interface RaceRepair {
  readonly requests: readonly SheetsRequest[];
  /** What the repair makes of the sheet: it may be raced as well, and is then repaired in its turn. */
  readonly after: TouchedSheet;
}

class RepairedSheet {
  private readonly touched: TouchedSheet;
  private readonly now: GoogleTab;
  private readonly match: RaceMatch;
  private readonly meantOf: ReadonlyMap<number, MeantRow>;
  private readonly width: number;
  /** Which row stands where, kept up to date while rows are put back. */
  private readonly order: number[];

  constructor(touched: TouchedSheet, now: GoogleTab, match: RaceMatch) {
    this.touched = touched;
    this.now = now;
    this.match = match;
    this.meantOf = new Map(
      touched.rows.flatMap((row) => (row.origin === null ? [] : [[row.origin, row] as const])),
    );
    this.width = Math.max(now.columns.length, touched.columns.length);
    this.order = Array.from({ length: now.rowCount }, (_, at) => at);
  }

  repair(): RaceRepair {
    const writes = new Map<number, Map<number, CellValue>>();
    for (let at = 0; at < Math.min(this.match.height, this.now.rowCount); at++) {
      const cells = this.cellsOf(at);
      if (cells.size > 0) writes.set(at, cells);
    }
    this.keepKeysApart(writes);
    const requests = [
      ...[...writes].flatMap(([at, cells]) =>
        [...cells].map(([column, value]) => cellRequest(this.now.sheetId, at, column, value)),
      ),
      ...this.placesBack(),
      ...this.putAside(),
    ];
    return { requests, after: sheetAfter(this.now, this.order, writes) };
  }

  /**
   * The batch gave a key to the row that said whose it is, and the row that had it gets it back only where no other has it
   * now: a key that stands twice is nobody's, and whom a row is about the next reading tells by its words.
   */
  private keepKeysApart(writes: ReadonlyMap<number, Map<number, CellValue>>): void {
    const column = this.keyNow();
    const after = Array.from({ length: this.match.height }, (_, at) => {
      const written = writes.get(at)?.get(column);
      return written === undefined ? this.match.cell(at, column) : written;
    });
    const isElsewhere = (key: CellValue, at: number): boolean =>
      key !== null && after.some((other, row) => other === key && row !== at);
    for (const [at, cells] of writes) {
      if (!isElsewhere(cells.get(column) ?? null, at)) continue;
      // What the batch wrote there may stay, unless that stands elsewhere too.
      if (isElsewhere(this.match.cell(at, column), at)) cells.set(column, null);
      else cells.delete(column);
    }
  }

  /** What the cells of a row must be set to, as far as they do not hold it. */
  private cellsOf(at: number): Map<number, CellValue> {
    const cells = new Map<number, CellValue>();
    for (let column = 0; column < this.width; column++) {
      const due = this.due(at, column);
      if (due !== undefined && due !== this.match.cell(at, column)) cells.set(column, due);
    }
    return cells;
  }

  /** Undefined: the cell is left as it is. */
  private due(at: number, column: number): CellValue | undefined {
    const { match } = this;
    const isHit = match.isHit(at, column);
    const value = match.cell(at, column);
    const inserted = match.inserted.get(at);
    if (inserted !== undefined) {
      const meant = this.meantValue(inserted, column);
      return isHit || (value === null && meant !== undefined) ? (meant ?? null) : undefined;
    }
    const row = match.rows.get(at);
    if (row === undefined) return isHit ? null : undefined;
    const before = match.held(row, column);
    // The hand that moved what is visible without the keys is not undone, nor gone on from.
    const meant = row.content === row.keyed ? this.meantOf.get(row.content) : undefined;
    if (meant?.isRetired === true && !this.goesOn(at, row.content)) return isHit ? before : undefined;
    const wanted = meant === undefined ? undefined : this.meantValue(meant, column);
    if (wanted === undefined) return isHit ? before : undefined;
    return isHit || value === before ? wanted : undefined;
  }

  /** Whether a row that was to be put aside may still be: nobody typed in it since it was read. */
  private goesOn(at: number, row: number): boolean {
    const columns = Array.from({ length: this.width }, (_, column) => column);
    return columns.every(
      (column) =>
        this.match.isHit(at, column) || this.match.cell(at, column) === this.match.before(row, column),
    );
  }

  /** Columns of staff's own are called by their place while a repair writes into them. */
  private meantValue({ writes }: MeantRow, column: number): CellValue | undefined {
    const key = this.now.columns[column] ?? null;
    if (key !== null) return writes.get(key);
    const before = this.match.columns[column] ?? null;
    return before === null ? undefined : writes.get(nameOfOwn(before));
  }

  /** Rows put aside by mistake go back behind the row they stood behind. */
  private placesBack(): readonly SheetsRequest[] {
    const { match } = this;
    const wrong = [...match.rows].flatMap(([at, { content }]) => {
      const isAside = match.meant(at)?.isRetired === true && match.isHit(at, this.keyNow());
      const isMeant = this.meantOf.get(content)?.isRetired === true && this.goesOn(at, content);
      return isAside && !isMeant ? [{ at, content }] : [];
    });
    const aside = new Set(this.touched.rows.filter((row) => row.isRetired).map((row) => row.at));
    return wrong
      .sort((left, right) => left.content - right.content)
      .flatMap(({ at, content }) => {
        const from = this.order.indexOf(at);
        const stands = (other: number) => {
          const was = match.rows.get(other)?.content;
          return was !== undefined && was < content && !aside.has(other);
        };
        const destinationIndex = this.order.findLastIndex(stands) + 1;
        if (from < 0 || destinationIndex >= from) return [];
        this.order.splice(destinationIndex, 0, ...this.order.splice(from, 1));
        aside.delete(at);
        return [this.move(from, destinationIndex)];
      });
  }

  /** Rows that the batch meant to put aside and missed; what is ours in them is emptied by now. */
  private putAside(): readonly SheetsRequest[] {
    const missed = [...this.match.rows].flatMap(([at, { content, keyed }]) => {
      const isMeant = content === keyed && this.meantOf.get(content)?.isRetired === true;
      const isThere = this.match.meant(at)?.isRetired === true && this.match.isHit(at, this.keyNow());
      return isMeant && !isThere && this.goesOn(at, content) ? [at] : [];
    });
    return missed.flatMap((at) => {
      const from = this.order.indexOf(at);
      if (from < 0 || from === this.order.length - 1) return [];
      this.order.push(...this.order.splice(from, 1));
      return [this.move(from, this.order.length)];
    });
  }

  private keyNow(): number {
    return this.now.columns.indexOf(KEY_COLUMN);
  }

  private move(from: number, destinationIndex: number): SheetsRequest {
    const source = { sheetId: this.now.sheetId, dimension: 'ROWS', startIndex: from, endIndex: from + 1 };
    return { moveDimension: { source, destinationIndex } };
  }
}

/** The repair seen as a batch of its own. Columns of staff's get names, so that what is written there can be told. */
function sheetAfter(
  now: GoogleTab,
  order: readonly number[],
  writes: ReadonlyMap<number, ReadonlyMap<number, CellValue>>,
): TouchedSheet {
  const columns = now.columns.map((key, at) => key ?? nameOfOwn(at));
  const rows = order.flatMap((origin, at): MeantRow[] => {
    if (origin >= now.rows.length && !writes.has(origin)) return [];
    const cells = [...(writes.get(origin) ?? [])].map(
      ([column, value]) => [columns[column] ?? nameOfOwn(column), value] as const,
    );
    const named = new Map(cells);
    const written = named.get(KEY_COLUMN);
    const key =
      written === undefined ? (now.rows[origin]?.key ?? null) : written === null ? null : String(written);
    return [{ key, origin, at, writes: named, isRetired: false }];
  });
  return { tab: now, columns, rows };
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
