import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import type { CellValue } from '#shared/workbook/model.ts';

/** What a test needs of an adapter: an empty workbook, opened as often as wanted, a person who edits it, and eyes. */
export interface WorkbookHarness {
  /** The workbook as a new process would open it. */
  readonly port: () => Promise<WorkbookPort>;
  readonly edit: StaffEdits;
  /** How the first `columns` cells of the first `rows` rows of a tab look, counted as staff see them. */
  readonly looks: (title: string, rows: number, columns: number) => Promise<readonly (readonly SeenLook[])[]>;
}

export type MakeWorkbook = () => Promise<WorkbookHarness>;

/** How one cell looks, as read from what the adapter really stored. */
export interface SeenLook {
  readonly format: SeenFormat;
  /** A box to tick, the choices of a dropdown, or the tab whose cells it offers. */
  readonly offers: 'box' | readonly string[] | { readonly tab: string } | null;
  readonly isBold: boolean;
  readonly isLink: boolean;
  /** In the adapter's own terms: cells that look alike have the same. */
  readonly align: string;
  readonly fill: string;
}

/** How a number in the cell is shown; `general`: as the program likes. */
export type SeenFormat =
  | 'text'
  | 'integer'
  | 'amount'
  | 'percent'
  | 'share'
  | 'date'
  | 'dateTime'
  | 'general';

/**
 * A person at the spreadsheet. Rows and columns are counted from 0 as that person sees them: without whatever hidden rows
 * and columns the adapter keeps its keys in. Rows copied, moved, sorted take their hidden cells along, as in the programs.
 */
export interface StaffEdits {
  /** All tabs in the order they stand. */
  titles(): Promise<readonly string[]>;
  cells(title: string): Promise<readonly (readonly CellValue[])[]>;
  setCell(title: string, row: number, column: number, value: CellValue): Promise<void>;
  /** Pastes a block of cells, whose first stands here. Hidden cells beside it stay. */
  setCells(
    title: string,
    row: number,
    column: number,
    block: readonly (readonly CellValue[])[],
  ): Promise<void>;
  /** An empty row or column before the one at this place. */
  insertRow(title: string, at: number): Promise<void>;
  deleteRow(title: string, at: number): Promise<void>;
  /** The copy stands right behind. */
  duplicateRow(title: string, at: number): Promise<void>;
  /** Sorts `count` rows by the text (`String(value ?? '')`, compared with `<`) of one column; equal ones stay in order. */
  sortRows(title: string, from: number, count: number, column: number): Promise<void>;
  insertColumn(title: string, at: number): Promise<void>;
  deleteColumn(title: string, at: number): Promise<void>;
  /** `to` is the place after the column was taken out. */
  moveColumn(title: string, from: number, to: number): Promise<void>;
  /** An empty tab of staff's own, last. */
  addTab(title: string): Promise<void>;
  renameTab(title: string, newTitle: string): Promise<void>;
  /** `to` is the place after the tab was taken out. */
  moveTab(title: string, to: number): Promise<void>;
  deleteTab(title: string): Promise<void>;
}
