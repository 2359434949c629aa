import { sameCell } from '../workbook/cell-value.ts';
import type { CellValue, RowSnapshot } from '../workbook/model.ts';
import { entityOfRowKey, placeOfRowKey } from '../workbook/row-key.ts';
import type { RowReferences } from './row-references.ts';
import { plain, type TabCells } from './tab-cells.ts';

/** A row whose server cells are another row's. */
export interface Displaced {
  readonly at: number;
  readonly row: RowSnapshot;
  /** The hidden key beside it; null: a row of staff's own. */
  readonly from: string | null;
  /** The row that its server cells are of. */
  readonly to: string;
}

export type Remembered = (entity: string, column: string) => CellValue;

/**
 * Whether the staff cells came along with the server cells of the displaced rows of a tab.
 *
 * `moved`: they did, so they are about whom they stand beside. `stayed`: only server cells were moved, nothing was typed
 * since, so they are about whom the hidden key says, and healing the server cells is all. `unsure`: nobody can tell.
 *
 * Certain is what lies between: a sort, a cut and a paste take hold of a rectangle, so a column between two columns of
 * the server whose cells moved has moved with them. For columns outside, all cells together must be what was last seen
 * beside the one, or beside the other; a cell typed since the last sync is neither.
 */
export function fateOfStaffCells(
  displaced: readonly Displaced[],
  tab: TabCells,
  references: RowReferences,
  remembered: Remembered,
): 'moved' | 'stayed' | 'unsure' {
  const [first, last] = movedSpan(displaced, tab, references);
  const isSpanned = (place: number): boolean => first < place && place < last;
  let [asMoved, asStayed] = [true, true];
  for (const one of displaced) {
    if (tab.ownCells(one.row).some((at) => !isSpanned(at))) return 'unsure';
    for (const [column, place] of tab.columns) {
      if (!isStaffCell(one, column, tab)) continue;
      const value = tab.cell(one.row, column);
      const isHome = one.from !== null && isLastSeen(value, one.from, column);
      if (!isHome && !(one.from === null && value === null)) asStayed = false;
      if (!isSpanned(place) && !isLastSeen(value, one.to, column)) asMoved = false;
    }
  }
  if (asMoved) return 'moved';
  return asStayed ? 'stayed' : 'unsure';

  /** Or not seen since the last sync, which carried it there, or gave the seat beside which it stands to somebody. */
  function isLastSeen(value: CellValue, key: string, column: string): boolean {
    const seen = plain(remembered(entityOfRowKey(key), column));
    if (seen !== null || value === null) return sameCell(value, seen);
    const carried = [references.wrote(key, column), remembered(placeOfRowKey(key), column)];
    return carried.some((one) => sameCell(value, plain(one)));
  }
}

function isStaffCell({ from, to }: Displaced, column: string, tab: TabCells): boolean {
  return tab.staffCells(to).has(column) || (from !== null && tab.staffCells(from).has(column));
}

/** The places of the first and the last server column whose cells moved for certain: there the two rows differ. */
function movedSpan(
  displaced: readonly Displaced[],
  tab: TabCells,
  references: RowReferences,
): readonly [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { row, from, to } of displaced) {
    for (const [column, place] of tab.columns) {
      if (tab.staffCells(to).has(column) || !references.says(row, to, column)) continue;
      const stayed = from === null ? tab.cell(row, column) === null : references.says(row, from, column);
      if (stayed) continue;
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
  }
  return [first, last];
}
