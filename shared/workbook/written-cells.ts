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

  constructor(cells: Iterable<WrittenCell> = []) {
    for (const { tab, row, column, value } of cells) this.cells.set(tab, row, column, value);
  }

  /** Null where the row was written without this cell; undefined where the row was never written, or is gone. */
  last(tab: string, row: string, column: string): CellValue | undefined {
    const value = this.cells.get(tab, row, column);
    return value === undefined && this.cells.hasRow(tab, row) ? null : value;
  }
}
