import type { Choices, Column, Row, Tab } from '../workbook/model.ts';

/** Where a tab's columns and rows stand, and what its last look left behind. */
export interface LookPlace {
  readonly tab: Tab;
  readonly sheetId: number;
  readonly columns: readonly (string | null)[];
  readonly rowAt: (key: string) => number | undefined;
  readonly rowCount: number;
  readonly frozenRows: number;
  readonly lookMetadataId: number | null;
  readonly protectedRangeIds: readonly number[];
  readonly toneRuleIndexes: readonly number[];
  readonly chartIds: readonly number[];
}

/** What a look needs to know of the rest of the workbook. */
export interface LookContext {
  readonly sheetIdOf: (tab: string) => number | undefined;
  /** The cells that a dropdown refers to, as `='Kế hoạch'!$B$5:$B`; null where they are not there. */
  readonly rangeOf: (choices: Extract<Choices, { tab: string }>) => string | null;
  readonly protection: Protection;
}

export interface Protection {
  /** Who may edit server columns; null: whoever the credentials stand for. */
  readonly editor: string | null;
  readonly warningOnly: boolean;
}

/** The wanted rows that stand in the sheet, with their place. */
export function placedRows(place: LookPlace): readonly (readonly [Row, number])[] {
  const placed = place.tab.rows.flatMap((row) => {
    const at = place.rowAt(row.key);
    return at === undefined ? [] : [[row, at] as const];
  });
  return placed.sort((left, right) => left[1] - right[1]);
}

/** The wanted columns that stand in the sheet, with their place. */
export function placedColumns(place: LookPlace): readonly (readonly [Column, number])[] {
  const placed = place.tab.columns.flatMap((column) => {
    const at = place.columns.indexOf(column.key);
    return at < 0 ? [] : [[column, at] as const];
  });
  return placed.sort((left, right) => left[1] - right[1]);
}

/** From the first to the last data row; open at the end where staff may add rows. Null without data rows. */
export function dataSpan(
  place: LookPlace,
): { readonly startRowIndex: number; readonly endRowIndex: number } | null {
  const data = placedRows(place).filter(([row]) => row.kind === 'data');
  const after = place.tab.staffRowsAfter === undefined ? undefined : place.rowAt(place.tab.staffRowsAfter);
  const first = Math.min(
    ...data.map(([, at]) => at),
    after === undefined ? Number.POSITIVE_INFINITY : after + 1,
  );
  const last = after === undefined ? Math.max(-1, ...data.map(([, at]) => at)) : place.rowCount - 1;
  return first <= last ? { startRowIndex: first, endRowIndex: last + 1 } : null;
}
