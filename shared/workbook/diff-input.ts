import type { CellValue, Change, StaffMemory, Tab, WorkbookSnapshot } from './model.ts';

export interface DiffInput {
  readonly snapshot: WorkbookSnapshot;
  readonly wanted: readonly Tab[];
  /** `adoptRow` changes: rows that staff typed get their keys first; the rest is compared with the workbook as it is then. */
  readonly adopted?: readonly Change[];
  /** What staff cells held when last seen. */
  readonly memory: StaffMemory;
  /** What comes back in staff cells with a row or a column that somebody deleted. Default: `memory`. */
  readonly restorable?: StaffMemory;
  /** What the server last meant to write there; undefined: never written. Tells a change by hand from an old value. */
  readonly lastWritten?: LastWritten;
  /** What an earlier write meant there, of which nobody knows whether it took effect. Such a value was not typed by hand. */
  readonly mayHaveWritten?: (tab: string, row: string, column: string, value: CellValue) => boolean;
  /** Server cells to set in a row that is no longer wanted and stays because staff typed in it. */
  readonly leftover?: LeftoverMarker;
}

export type LastWritten = (tab: string, row: string, column: string) => CellValue | undefined;

/** `cells`: the row's cells by column key. Cells of staff columns in the answer are ignored. */
export type LeftoverMarker = (
  tab: Tab,
  row: { readonly key: string; readonly cells: Readonly<Record<string, CellValue>> },
) => Readonly<Record<string, CellValue>>;
