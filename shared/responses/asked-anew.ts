/**
 * Questions that were deleted and asked anew (R1): the new column stands at the end and the old ones stay where they
 * were, so that one delegate seems to be two, of whom the second has no details. Only the rows can tell: where no row
 * fills both, they are one, and per row the filled one counts.
 */
import type { CellValue } from '../workbook/model.ts';
import { filledTexts, sharedRows } from './filled-cells.ts';

export const DETAILS = ['position', 'phone', 'role', 'note'] as const;

export interface BlockColumns {
  readonly name: readonly number[];
  readonly position: readonly number[];
  readonly phone: readonly number[];
  readonly role: readonly number[];
  readonly note: readonly number[];
}

/** What the rows say of two blocks that nothing in their titles tells apart. */
export type AskedAnew = 'one' | 'two' | 'unclear';

export function askedAnew(
  rows: readonly (readonly CellValue[])[],
  before: BlockColumns,
  after: BlockColumns,
): AskedAnew {
  // A whole delegate asked for a second time is read the same as one and as two.
  const lacksDetails = DETAILS.some((field) => before[field].length > 0 && after[field].length === 0);
  if (!lacksDetails) return 'two';
  const names = sharedRows(rows, before.name, after.name);
  const isDetailTwice = DETAILS.some((field) => sharedRows(rows, before[field], after[field]).both > 0);
  if (names.both === 0 && !isDetailTwice) return 'one';
  const leansOnFirst = rows.some(
    (cells) =>
      filledTexts(cells, before.name).length === 0 &&
      filledTexts(cells, after.name).length > 0 &&
      DETAILS.some((field) => after[field].length === 0 && filledTexts(cells, before[field]).length > 0),
  );
  return leansOnFirst && names.both > 0 ? 'unclear' : 'two';
}
