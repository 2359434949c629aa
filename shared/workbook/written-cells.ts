import { CellMap } from './cell-map.ts';
import type { CellValue } from './model.ts';

/** Cells of one row. */
export interface WrittenRow {
  readonly tab: string;
  readonly row: string;
  readonly columns: readonly string[];
  /** In the order of `columns`. */
  readonly values: readonly CellValue[];
}

/** What the server last wrote in each cell: tells a change by hand from an old value. */
export class WrittenCells {
  private readonly written = new Map<string, Map<string, WrittenRow>>();
  private readonly unheard = new CellMap<Set<CellValue>>();

  /**
   * @param rows each row once.
   * @param unheard what writes meant of which nobody knows yet whether they took effect; of a row as often as it was meant.
   */
  constructor(rows: Iterable<WrittenRow> = [], unheard: Iterable<WrittenRow> = []) {
    for (const row of rows) {
      const known = this.written.get(row.tab);
      if (known === undefined) this.written.set(row.tab, new Map([[row.row, row]]));
      else known.set(row.row, row);
    }
    for (const { tab, row, columns, values } of unheard) {
      for (const [at, column] of columns.entries()) {
        const meant = this.unheard.get(tab, row, column) ?? new Set();
        this.unheard.set(tab, row, column, meant.add(values[at] ?? null));
      }
    }
  }

  /** Was this to be written there by a sync that was killed, or whose answer was lost? Then nobody typed it. */
  mayHold(tab: string, row: string, column: string, value: CellValue): boolean {
    return this.unheard.get(tab, row, column)?.has(value) === true;
  }

  /** Keys of the tabs that were written. */
  tabs(): Iterable<string> {
    return this.written.keys();
  }

  /** Keys of the rows of a tab that were written. */
  rows(tab: string): Iterable<string> {
    return this.written.get(tab)?.keys() ?? [];
  }

  /** Null where the row was written without this cell; undefined where the row was never written, or is gone. */
  last(tab: string, row: string, column: string): CellValue | undefined {
    const written = this.written.get(tab)?.get(row);
    if (written === undefined) return undefined;
    const at = written.columns.indexOf(column);
    return at < 0 ? null : (written.values[at] ?? null);
  }
}
