import type { CellValue, Row } from './model.ts';

/** A row that leaves one tab and appears in another, with what staff typed in it. */
export interface Traveller {
  cell(column: string): CellValue;
  /** From now on the old row's staff cells stand there too, so the old row may go. */
  arrivedAs(cell: (column: string) => CellValue): void;
}

/** A tab whose rows may leave for another or arrive from one. */
export interface TravelTab {
  /** Rows no longer wanted here whose entity this tab wants nowhere else: entity → row key. */
  leavingRows(): ReadonlyMap<string, string>;
  /** Wanted rows for which this tab has nothing to build on. */
  arrivingRows(): readonly Row[];
  departure(key: string): Traveller;
  /** The cells of the one row that stands here about this, and goes on standing; null: there is none. */
  standing(entity: string): ((column: string) => CellValue) | null;
}
