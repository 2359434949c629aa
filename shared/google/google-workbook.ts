import type { CellValue } from '../workbook/model.ts';

/**
 * A spreadsheet of Google as the two reads of a sync show it: our tabs with the identity that developer metadata gives
 * them, and the rest by title only. Positions count from 0 over the whole grid, the hidden key column included.
 */
export interface GoogleWorkbook {
  /** Our tabs, in the order they stand. */
  readonly tabs: readonly GoogleTab[];
  readonly others: readonly GoogleSheet[];
}

export interface GoogleSheet {
  readonly sheetId: number;
  readonly title: string;
  readonly index: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  /** Not ours, and it bears marks of ours: staff copied a tab of ours, or a part of one. */
  readonly isCopyOfOurs?: true;
}

export interface GoogleTab extends GoogleSheet {
  readonly key: string;
  /** Column keys by position; `KEY_COLUMN` where row keys stand; null: a column of staff's own. */
  readonly columns: readonly (string | null)[];
  /** Positions of columns with boxes to tick. */
  readonly checkColumns: readonly number[];
  readonly rows: readonly GoogleRow[];
  /** Cells that staff merged. */
  readonly merges: readonly MergedCells[];
  /** The tab is a copy whose original is gone: its mark still names the other sheet, and this is the mark's number. */
  readonly strayMarkId: number | null;
  readonly look: string | null;
  readonly lookMetadataId: number | null;
  /** What the last look left behind and the next one replaces. */
  readonly protectedRangeIds: readonly number[];
  readonly toneRuleIndexes: readonly number[];
  readonly chartIds: readonly number[];
}

/** Positions, the ends excluded. All its cells but the first hold nothing, whatever is written there. */
export interface MergedCells {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

export interface GoogleRow {
  readonly key: string | null;
  readonly cells: readonly CellValue[];
}

/** One request of a batch update, as the discovery document has it. The fake validates each against that document. */
export type SheetsRequest = Readonly<Record<string, unknown>>;
