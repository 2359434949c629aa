import { isEmptyCell } from '../workbook/cell-value.ts';
import {
  type CellValue,
  type RowSnapshot,
  staffCellsOf,
  type Tab,
  type TabSnapshot,
} from '../workbook/model.ts';

/** One tab as found, with whose its cells are: what the rows are compared by. */
export class TabCells {
  readonly found: TabSnapshot;
  readonly wanted: Tab;
  private readonly places: ReadonlyMap<string, number>;
  private readonly staff = new Map<string | null, ReadonlySet<string>>();
  private readonly wantedRows: ReadonlyMap<string, Tab['rows'][number]>;

  constructor(found: TabSnapshot, wanted: Tab) {
    this.found = found;
    this.wanted = wanted;
    const once = found.columns.filter((key, at, all) => key !== null && all.lastIndexOf(key) === at);
    this.places = new Map(
      once.flatMap((key) => (key === null ? [] : [[key, found.columns.indexOf(key)] as const])),
    );
    this.wantedRows = new Map(wanted.rows.map((row) => [row.key, row]));
  }

  /** Where a column of ours stands; null: nowhere, or twice. */
  placeOf(column: string): number | null {
    return this.places.get(column) ?? null;
  }

  /** Our columns that stand in the tab, by their place. */
  get columns(): Iterable<readonly [string, number]> {
    return this.places;
  }

  cell(row: RowSnapshot, column: string): CellValue {
    return plain(row.cells[this.places.get(column) ?? -1]);
  }

  /** Which cells of the row with this key are staff's. Null: a row of staff's own, written as any data row. */
  staffCells(key: string | null): ReadonlySet<string> {
    const known = this.staff.get(key);
    if (known !== undefined) return known;
    const row = key === null ? undefined : this.wantedRows.get(key);
    const cells = staffCellsOf(row ?? { key: '', kind: 'data', cells: {} }, this.wanted.columns);
    const set = new Set(cells);
    this.staff.set(key, set);
    return set;
  }

  /** Filled cells in columns of staff's own, by place. */
  ownCells(row: RowSnapshot): readonly number[] {
    return row.cells.flatMap((value, at) =>
      (this.found.columns[at] ?? null) === null && !isEmptyCell(value) ? [at] : [],
    );
  }

  isBlank(row: RowSnapshot): boolean {
    return row.cells.every(isEmptyCell);
  }
}

export function plain(value: CellValue | undefined): CellValue {
  return value === undefined || value === '' ? null : value;
}

/** The same cells, whatever program saved their numbers, as one text. */
export function tupleOf(values: readonly CellValue[]): string {
  return JSON.stringify(
    values.map((value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)),
  );
}
