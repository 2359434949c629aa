import type { CellValue } from './model.ts';

/** What rows that were never there will begin with (`Row.staffInitial`), so that the first sync already counts it. */
export interface InitialCells {
  readonly rows: (tab: string) => readonly string[];
  readonly cell: (tab: string, row: string, column: string) => CellValue;
}

export const NO_INITIAL_CELLS: InitialCells = { rows: () => [], cell: () => null };
