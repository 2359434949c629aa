import { mergeNow, placesNow } from './merged-place.ts';
import type { CellValue, Change, MergedPlace, RowSnapshot, TabSnapshot } from './model.ts';

/** A change within one tab. */
export type TabChange = Exclude<Change, { kind: 'addTab' }>;

interface DraftRow {
  key: string | null;
  cells: CellValue[];
  /** Place in the snapshot; null: inserted since. */
  readonly origin: number | null;
  /** Keys of columns in which this row's cell is merged into another. */
  readonly covered: ReadonlySet<string>;
}

/** Where each row and column stood before, by its place now; null: it is new. */
export interface Origins {
  readonly rows: readonly (number | null)[];
  readonly columns: readonly (number | null)[];
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * A tab while changes are applied to it. The diff plans on it and the applier writes with it, so a plan always means the
 * same to both: what the diff saw after its first change is what the applier sees.
 */
export class TabDraft {
  readonly key: string;
  private readonly title: string;
  private look: string | null;
  private readonly columns: (string | null)[];
  private readonly columnOrigins: (number | null)[];
  private readonly rows: DraftRow[];
  private readonly rowByKey = new Map<string, DraftRow>();
  private readonly merges: readonly MergedPlace[];

  constructor(tab: TabSnapshot) {
    this.key = tab.key;
    this.title = tab.title;
    this.look = tab.look;
    this.merges = tab.merges ?? [];
    this.columns = [...tab.columns];
    this.columnOrigins = tab.columns.map((_, at) => at);
    this.rows = tab.rows.map((row, origin) => {
      const covered =
        row.covered === undefined ? NOTHING : new Set(row.covered.flatMap((at) => tab.columns[at] ?? []));
      return { key: row.key, cells: [...row.cells], origin, covered };
    });
    for (const row of this.rows) {
      if (row.key !== null && !this.rowByKey.has(row.key)) this.rowByKey.set(row.key, row);
    }
  }

  has(key: string): boolean {
    return this.rowByKey.has(key);
  }

  cell(key: string, column: string): CellValue {
    const at = this.columns.indexOf(column);
    return at < 0 ? null : (this.rowByKey.get(key)?.cells[at] ?? null);
  }

  /** Whatever is written into this cell is lost: it is merged into another. */
  isCovered(key: string, column: string): boolean {
    return this.rowByKey.get(key)?.covered.has(column) === true;
  }

  /** The row's cells with the key of their column, null where the column has none. */
  cellsOf(key: string): readonly (readonly [string | null, CellValue])[] {
    const cells = this.rowByKey.get(key)?.cells ?? [];
    return cells.map((value, at) => [this.columns[at] ?? null, value]);
  }

  apply(change: TabChange, look: (tab: Extract<TabChange, { kind: 'lookTab' }>) => string): void {
    switch (change.kind) {
      case 'addColumn':
        return this.addColumn(change.column.key, change.after);
      case 'insertRow':
        return this.insert(
          { key: change.row.key, cells: this.ordered(change.cells), origin: null, covered: new Set() },
          change.after,
        );
      case 'moveRow':
        return this.move(change.key, change.row.key, change.after);
      case 'rekeyRow':
        return this.rekey(this.row(change.key), change.row.key);
      case 'adoptRow':
        return this.rekey(this.rowAt(change.index), change.row.key);
      case 'giveKeys':
        return this.giveKeys(change.keys);
      case 'removeRow':
        return this.remove(change.key);
      case 'setCell':
        return this.set(change.row, change.column, change.after);
      case 'lookTab':
        this.look = look(change);
    }
  }

  snapshot(): TabSnapshot {
    const merges = this.mergesNow();
    return {
      key: this.key,
      title: this.title,
      columns: [...this.columns],
      rows: this.rows.map(({ key, cells, covered }): RowSnapshot => {
        const positions = [...covered].map((column) => this.columns.indexOf(column));
        return { key, cells: trimmed(cells), ...(covered.size === 0 ? {} : { covered: positions }) };
      }),
      look: this.look,
      ...(merges.length === 0 ? {} : { merges }),
    };
  }

  private mergesNow(): readonly MergedPlace[] {
    if (this.merges.length === 0) return [];
    const { rows, columns } = this.origins();
    const [row, column] = [placesNow(rows), placesNow(columns)];
    return this.merges.flatMap((merge) => mergeNow(merge, row, column) ?? []);
  }

  origins(): Origins {
    return { rows: this.rows.map((row) => row.origin), columns: [...this.columnOrigins] };
  }

  private addColumn(key: string, after: string | null): void {
    const at = after === null ? 0 : this.columnAt(after) + 1;
    this.columns.splice(at, 0, key);
    this.columnOrigins.splice(at, 0, null);
    for (const row of this.rows) if (row.cells.length > at) row.cells.splice(at, 0, null);
  }

  private insert(row: DraftRow, after: string | null): void {
    this.rows.splice(after === null ? 0 : this.rows.indexOf(this.row(after)) + 1, 0, row);
    if (row.key !== null) this.rowByKey.set(row.key, row);
  }

  private move(key: string, newKey: string, after: string | null): void {
    const row = this.row(key);
    this.rekey(row, newKey);
    this.rows.splice(this.rows.indexOf(row), 1);
    this.insert(row, after);
  }

  private rekey(row: DraftRow, key: string): void {
    if (row.key !== null) this.rowByKey.delete(row.key);
    row.key = key;
    this.rowByKey.set(key, row);
  }

  /** All at once: the keys may change places with each other. */
  private giveKeys(keys: Extract<Change, { kind: 'giveKeys' }>['keys']): void {
    const rows = keys.map(({ index, key }) => ({ row: this.rowAt(index), key }));
    for (const { row } of rows) if (row.key !== null) this.rowByKey.delete(row.key);
    for (const { row, key } of rows) {
      row.key = key;
      if (key !== null) this.rowByKey.set(key, row);
    }
  }

  private remove(key: string): void {
    this.rows.splice(this.rows.indexOf(this.row(key)), 1);
    this.rowByKey.delete(key);
  }

  private set(key: string, column: string, value: CellValue): void {
    const { cells } = this.row(key);
    const at = this.columnAt(column);
    while (cells.length < at) cells.push(null);
    cells[at] = value;
  }

  private ordered(cells: Readonly<Record<string, CellValue>>): CellValue[] {
    return this.columns.map((column) => (column === null ? null : (cells[column] ?? null)));
  }

  private row(key: string): DraftRow {
    const row = this.rowByKey.get(key);
    if (row === undefined)
      throw new Error(`tab ${this.key}: a change names row "${key}", which is not there`);
    return row;
  }

  private rowAt(index: number): DraftRow {
    const row = this.rows[index];
    if (row === undefined)
      throw new Error(`tab ${this.key}: a change names row number ${index}, which is not there`);
    return row;
  }

  private columnAt(column: string): number {
    const at = this.columns.indexOf(column);
    if (at < 0) throw new Error(`tab ${this.key}: a change names column "${column}", which is not there`);
    return at;
  }
}

/** Without trailing empties; an empty text is an empty cell. */
export function trimmed(cells: readonly CellValue[]): readonly CellValue[] {
  if ((cells.at(-1) ?? null) !== null && !cells.includes('')) return cells;
  const tidy = cells.map((value) => (value === '' ? null : value));
  let length = tidy.length;
  while (length > 0 && tidy[length - 1] === null) length -= 1;
  return tidy.slice(0, length);
}
