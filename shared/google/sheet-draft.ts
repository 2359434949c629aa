import type { CellValue, Change, Column, Row } from '../workbook/model.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { isPlainRow, rowLookOf } from '../workbook/tab-look.ts';
import { columnMetadata } from './metadata.ts';
import type { MergedCells } from './google-workbook.ts';
import type { RowToPaint } from './row-paint-requests.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** A row while a batch is built. `origin`: its place in the sheet as read; null: the batch inserts it. */
export interface DraftRow {
  key: string | null;
  readonly origin: number | null;
  /** What the batch writes, by column key. */
  readonly writes: Map<string, CellValue>;
  /** How the batch paints it; null: it keeps the look it has. */
  paint: Omit<RowToPaint, 'at'> | null;
}

/** A row where the batch leaves it. */
export interface PlacedRow extends DraftRow {
  readonly at: number;
  /** Put behind the last row, because the table no longer has it. */
  readonly isRetired: boolean;
}

export interface SheetSize {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/**
 * One sheet as it will be while a batch is applied, request by request: each request's positions count on those before
 * it. Cells are written last, at final positions, so that a run of changes needs few requests.
 */
export class SheetDraft {
  readonly sheetId: number;
  readonly columns: (string | null)[];
  readonly rows: DraftRow[];
  /** Insertions, moves and deletions, in order. */
  readonly structure: Record<string, unknown>[] = [];
  /** Cells of which the value is written anew, and a link may go with the old one. */
  readonly linked: { readonly key: string; readonly links: Readonly<Record<string, string>> }[] = [];
  rowCount: number;
  columnCount: number;
  /** The tab's columns, as the changes that paint rows name them. */
  paintColumns: readonly Column[] = [];
  private readonly retired: DraftRow[] = [];
  /** Merges over several rows, by the rows they reach over. Google moves no row across them. */
  private readonly tall: { start: number; end: number }[];
  private readonly byKey = new Map<string, DraftRow>();

  constructor(
    size: SheetSize,
    columns: readonly (string | null)[],
    keys: readonly (string | null)[],
    merges: readonly MergedCells[] = [],
  ) {
    this.tall = merges
      .filter(({ startRow, endRow }) => endRow - startRow > 1)
      .map(({ startRow, endRow }) => ({ start: startRow, end: endRow }));
    this.sheetId = size.sheetId;
    this.rowCount = Math.max(size.rowCount, keys.length);
    this.columnCount = Math.max(size.columnCount, columns.length);
    this.columns = [...columns];
    this.rows = keys.map((key, origin) => ({ key, origin, writes: new Map(), paint: null }));
    for (const row of this.rows)
      if (row.key !== null && !this.byKey.has(row.key)) this.byKey.set(row.key, row);
  }

  insertColumn(column: Column, after: string | null): void {
    const at = after === null ? (this.columns[0] === KEY_COLUMN ? 1 : 0) : this.columnAt(after) + 1;
    this.insert('COLUMNS', at, this.columnCount, false);
    this.columns.splice(at, 0, column.key);
    this.columnCount += 1;
    this.structure.push({
      ...columnMetadata(this.sheetId, at, { key: column.key, isCheck: column.kind === 'check' }),
    });
  }

  insertRow({ row, columns, cells, after }: ChangeOf<'insertRow'>): void {
    const at = this.clearOfMerges(after === null ? 0 : this.rows.indexOf(this.row(after)) + 1);
    this.insert('ROWS', at, this.rowCount, at > 0);
    while (this.rows.length < at) this.rows.push(blankRow(this.rows.length));
    for (const merge of this.tall) {
      if (merge.start < at) continue;
      merge.start += 1;
      merge.end += 1;
    }
    const paint = { look: rowLookOf(row), isNew: true };
    const draft: DraftRow = { key: row.key, origin: null, writes: new Map([[KEY_COLUMN, row.key]]), paint };
    this.paintColumns = columns;
    for (const [column, value] of Object.entries(cells)) {
      if (this.columns.includes(column)) draft.writes.set(column, value);
    }
    this.rows.splice(at, 0, draft);
    this.rowCount += 1;
    this.byKey.set(row.key, draft);
  }

  moveRow({ key, row, columns, after }: ChangeOf<'moveRow'>): void {
    const draft = this.row(key);
    if (key !== row.key) this.rekey(draft, row, columns);
    // The order binds new rows only: where rows cannot be moved they stay.
    if (this.tall.length > 0) return;
    const from = this.rows.indexOf(draft);
    this.rows.splice(from, 1);
    const to = after === null ? 0 : this.rows.indexOf(this.row(after)) + 1;
    this.rows.splice(to, 0, draft);
    if (to === from) return;
    const source = { sheetId: this.sheetId, dimension: 'ROWS', startIndex: from, endIndex: from + 1 };
    // The destination counts in the rows as they stand before the row is taken out.
    this.structure.push({ moveDimension: { source, destinationIndex: to < from ? to : to + 1 } });
  }

  rekeyRow({ key, row, columns }: ChangeOf<'rekeyRow'>): void {
    this.rekey(this.row(key), row, columns);
  }

  /** Whatever staff typed their row into: it gets the look of its kind, and keeps its colours. */
  adoptRow({ index, row, columns }: ChangeOf<'adoptRow'>): void {
    const draft = this.rows[index];
    if (draft === undefined) throw new Error(`a change names row number ${index} of ${this.rows.length}`);
    this.name(draft, row);
    if (columns === undefined) return;
    draft.paint = { look: rowLookOf(row), isNew: false };
    this.paintColumns = columns;
  }

  /** All at once: the keys may change places with each other. The rows keep the look they have. */
  giveKeys({ keys }: ChangeOf<'giveKeys'>): void {
    const rows = keys.map(({ index, key }) => {
      const draft = this.rows[index];
      if (draft === undefined) throw new Error(`a change names row number ${index} of ${this.rows.length}`);
      return { draft, key };
    });
    for (const { draft } of rows) if (draft.key !== null) this.byKey.delete(draft.key);
    for (const { draft, key } of rows) {
      draft.key = key;
      draft.writes.set(KEY_COLUMN, key);
      if (key !== null) this.byKey.set(key, draft);
    }
  }

  /**
   * Takes a row out of the table without deleting it: it goes behind the last row of the sheet, and what is ours in it is
   * emptied. A deletion could hit another row, or a note typed since the read; of a row put aside nothing is lost.
   */
  removeRow(key: string, known: readonly CellValue[]): void {
    const draft = this.row(key);
    const at = this.rows.indexOf(draft);
    this.byKey.delete(key);
    draft.key = null;
    draft.paint = null;
    draft.writes.clear();
    this.columns.forEach((column, position) => {
      // What was empty when read stays as it is: it may have been typed since.
      if (column !== null && (known[position] ?? null) !== null) draft.writes.set(column, null);
    });
    if (this.tall.length > 0) return;
    this.rows.splice(at, 1);
    this.retired.push(draft);
    const last = this.last('moveDimension') as { source: Span; destinationIndex: number } | undefined;
    const continues = last?.destinationIndex === this.rowCount && last.source.startIndex === at;
    if (continues) last.source.endIndex += 1;
    else if (at < this.rowCount - 1) {
      this.structure.push({
        moveDimension: { source: this.span('ROWS', at), destinationIndex: this.rowCount },
      });
    }
  }

  setCell(key: string, column: string, value: CellValue, link?: string): void {
    this.columnAt(column);
    this.row(key).writes.set(column, value);
    if (link !== undefined) this.linked.push({ key, links: { [column]: link } });
  }

  columnAt(column: string): number {
    const at = this.columns.indexOf(column);
    if (at < 0) throw new Error(`a change names column "${column}", which is not there`);
    return at;
  }

  originOf(key: string): number | null {
    return this.row(key).origin;
  }

  rowAt(key: string): number | undefined {
    const row = this.byKey.get(key);
    return row === undefined ? undefined : this.rows.indexOf(row);
  }

  /** Every row the draft knows, with its final place: those of the table, then those put aside, at the very end. */
  placedRows(): readonly PlacedRow[] {
    const first = this.rowCount - this.retired.length;
    return [
      ...this.rows.map((row, at) => ({ ...row, at, isRetired: false })),
      ...this.retired.map((row, at) => ({ ...row, at: first + at, isRetired: true })),
    ];
  }

  /**
   * Rows that go on from each other are of one kind (`Row.inherits`), so a plain row stays painted as it is: staff may have
   * changed its formats since.
   */
  private rekey(draft: DraftRow, row: Row, columns: readonly Column[]): void {
    this.name(draft, row);
    const look = rowLookOf(row);
    if (draft.paint === null && isPlainRow(look)) return;
    draft.paint = { look, isNew: draft.paint?.isNew === true };
    this.paintColumns = columns;
  }

  private name(draft: DraftRow, { key }: Row): void {
    if (draft.key !== null) this.byKey.delete(draft.key);
    draft.key = key;
    draft.writes.set(KEY_COLUMN, key);
    this.byKey.set(key, draft);
  }

  /** A dimension at the end of the grid is appended: an insertion there is out of range. */
  private insert(dimension: 'ROWS' | 'COLUMNS', at: number, count: number, inheritFromBefore: boolean): void {
    const last = this.last('insertDimension') as { inheritFromBefore: boolean; range: Span } | undefined;
    const continues = last?.range.dimension === 'ROWS' && dimension === 'ROWS' && last.range.endIndex === at;
    // A row below one just inserted inherits from it, which is what that one inherited.
    if (continues && at < count && (inheritFromBefore || !last.inheritFromBefore)) {
      last.range.endIndex += 1;
      return;
    }
    if (at >= count) {
      this.structure.push({ appendDimension: { sheetId: this.sheetId, dimension, length: at - count + 1 } });
      return;
    }
    const range = this.span(dimension, at);
    this.structure.push({ insertDimension: { range, inheritFromBefore } });
  }

  /** A row inserted within a merge would be covered by it. */
  private clearOfMerges(at: number): number {
    const merge = this.tall.find(({ start, end }) => start < at && at < end);
    return merge === undefined ? at : this.clearOfMerges(merge.end);
  }

  private span(dimension: 'ROWS' | 'COLUMNS', at: number): Span {
    return { sheetId: this.sheetId, dimension, startIndex: at, endIndex: at + 1 };
  }

  private last(kind: string): unknown {
    return this.structure.at(-1)?.[kind];
  }

  private row(key: string): DraftRow {
    const row = this.byKey.get(key);
    if (row === undefined) throw new Error(`a change names row "${key}", which is not there`);
    return row;
  }
}

function blankRow(origin: number): DraftRow {
  return { key: null, origin, writes: new Map(), paint: null };
}

interface Span {
  readonly sheetId: number;
  readonly dimension: 'ROWS' | 'COLUMNS';
  readonly startIndex: number;
  endIndex: number;
}
