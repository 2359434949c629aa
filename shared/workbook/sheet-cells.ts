import type { CellValue, TabSnapshot, WorkbookSnapshot } from './model.ts';

/** One staff cell as the journal knows it; several of one cell are its history, in the order seen. */
export interface RememberedCell {
  readonly tab: string;
  /** The row's key. */
  readonly entity: string;
  readonly column: string;
  readonly value: CellValue;
  /** Milliseconds since the epoch. */
  readonly seenAt: number;
}

/** What rows that were never there will begin with (`Row.staffInitial`), so that the first sync already counts it. */
export interface InitialCells {
  readonly rows: (tab: string) => readonly string[];
  readonly cell: (tab: string, row: string, column: string) => CellValue;
}

export const NO_INITIAL_CELLS: InitialCells = { rows: () => [], cell: () => null };

/**
 * The staff cells of the programme's tabs: what stands in the workbook; where somebody deleted the row, what is remembered
 * of it (the diff puts it back); where the row was never there, what it will begin with.
 */
export class SheetCells {
  private readonly tabs: ReadonlyMap<string, TabCells>;
  private readonly history = new Map<string, Map<string, RememberedCell[]>>();
  private readonly initial: InitialCells;
  private readonly now: number;

  constructor(
    snapshot: WorkbookSnapshot,
    remembered: readonly RememberedCell[],
    now: number,
    initial: InitialCells = NO_INITIAL_CELLS,
  ) {
    this.tabs = new Map(snapshot.tabs.map((tab) => [tab.key, new TabCells(tab)]));
    this.initial = initial;
    this.now = now;
    for (const cell of remembered) {
      const rows = this.history.get(cell.tab) ?? new Map<string, RememberedCell[]>();
      this.history.set(cell.tab, rows);
      const row = rows.get(cell.entity);
      if (row === undefined) rows.set(cell.entity, [cell]);
      else row.push(cell);
    }
  }

  hasTab(tab: string): boolean {
    return this.tabs.has(tab);
  }

  /** Keys of the rows that stand in the tab. */
  rows(tab: string): readonly string[] {
    return this.tabs.get(tab)?.keys() ?? [];
  }

  /** Keys of all rows that ever held something of staff's, those there included: none of them is given out again. */
  usedRows(tab: string): readonly string[] {
    const history = this.history.get(tab);
    const isNew = !this.hasTab(tab) && history === undefined;
    return [
      ...new Set([...this.rows(tab), ...(history?.keys() ?? []), ...(isNew ? this.initial.rows(tab) : [])]),
    ];
  }

  value(tab: string, row: string, column: string): CellValue {
    const there = this.tabs.get(tab);
    if (there?.has(row) === true) return there.cell(row, column);
    const remembered = this.history.get(tab)?.get(row);
    if (remembered === undefined) return this.initial.cell(tab, row, column);
    return remembered.findLast((cell) => cell.column === column)?.value ?? null;
  }

  /** Staff deleted this row of their own, so it stays deleted; when the whole tab went, its rows come back with it. */
  isDeleted(tab: string, row: string): boolean {
    return (
      this.hasTab(tab) && this.tabs.get(tab)?.has(row) === false && this.history.get(tab)?.has(row) === true
    );
  }

  /** The versions of a cell of a row that staff added: taken back where they deleted the row. */
  versionsOfAdded(tab: string, row: string, column: string): readonly CellVersion[] {
    if (!this.isDeleted(tab, row)) return this.versions(tab, row, column);
    const known = (this.history.get(tab)?.get(row) ?? []).filter((cell) => cell.column === column);
    return (known[known.length - 1]?.value ?? null) === null
      ? known
      : [...known, { value: null, seenAt: this.now }];
  }

  /** The versions of a cell, oldest first; what was never seen before counts from now. */
  versions(tab: string, row: string, column: string): readonly CellVersion[] {
    const known = (this.history.get(tab)?.get(row) ?? []).filter((cell) => cell.column === column);
    const value = this.value(tab, row, column);
    const last = known[known.length - 1];
    if ((last?.value ?? null) === value) return known;
    return [...known, { value, seenAt: this.now }];
  }
}

export interface CellVersion {
  readonly value: CellValue;
  readonly seenAt: number;
}

class TabCells {
  private readonly columns: ReadonlyMap<string, number>;
  private readonly byKey = new Map<string, readonly CellValue[]>();

  constructor(tab: TabSnapshot) {
    this.columns = new Map(tab.columns.flatMap((key, at) => (key === null ? [] : [[key, at] as const])));
    for (const row of tab.rows)
      if (row.key !== null && !this.byKey.has(row.key)) this.byKey.set(row.key, row.cells);
  }

  keys(): readonly string[] {
    return [...this.byKey.keys()];
  }

  has(row: string): boolean {
    return this.byKey.has(row);
  }

  cell(row: string, column: string): CellValue {
    const at = this.columns.get(column);
    const value = at === undefined ? null : (this.byKey.get(row)?.[at] ?? null);
    return value === '' ? null : value;
  }
}
