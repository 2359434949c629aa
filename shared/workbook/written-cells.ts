import { CellMap } from './cell-map.ts';
import type { CellValue } from './model.ts';

export interface WrittenCell {
  readonly tab: string;
  readonly row: string;
  readonly column: string;
  readonly value: CellValue;
}

/** What the server last wrote in each cell: tells a change by hand from an old value. */
export class WrittenCells {
  private readonly cells = new CellMap<CellValue>();
  private readonly unheard = new CellMap<Set<CellValue>>();

  /** @param unheard what writes meant of which nobody knows yet whether they took effect. */
  constructor(cells: Iterable<WrittenCell> = [], unheard: Iterable<WrittenCell> = []) {
    for (const { tab, row, column, value } of cells) this.cells.set(tab, row, column, value);
    for (const { tab, row, column, value } of unheard) {
      const meant = this.unheard.get(tab, row, column);
      if (meant === undefined) this.unheard.set(tab, row, column, new Set([value]));
      else meant.add(value);
    }
  }

  /** Was this to be written there by a sync that was killed, or whose answer was lost? Then nobody typed it. */
  mayHold(tab: string, row: string, column: string, value: CellValue): boolean {
    return this.unheard.get(tab, row, column)?.has(value) === true;
  }

  /** Keys of the tabs that were written. */
  tabs(): Iterable<string> {
    return this.cells.tabKeys();
  }

  /** Keys of the rows of a tab that were written. */
  rows(tab: string): Iterable<string> {
    return this.cells.rows(tab);
  }

  /** Null where the row was written without this cell; undefined where the row was never written, or is gone. */
  last(tab: string, row: string, column: string): CellValue | undefined {
    const value = this.cells.get(tab, row, column);
    return value === undefined && this.cells.hasRow(tab, row) ? null : value;
  }
}
