/**
 * Merges of staff's that the rows and columns of a sync take apart. What was covered shows again with the very write: it
 * must be written then, and not a sync later.
 */
import { applyTracked } from './apply.ts';
import { mergeNow, type PlaceNow, placesNow } from './merged-place.ts';
import type { Change, MergedPlace, RowSnapshot, TabSnapshot, WorkbookSnapshot } from './model.ts';

/**
 * The workbook as found with these cells covered no more (`parted` in their rows); null: every merge stands.
 *
 * @param changes what is to be written into the workbook as found.
 */
export function withoutPartedMerges(
  snapshot: WorkbookSnapshot,
  changes: readonly Change[],
): WorkbookSnapshot | null {
  if (snapshot.tabs.every(({ merges = [] }) => merges.length === 0)) return null;
  const { origins } = applyTracked(snapshot, changes);
  let isParted = false;
  const tabs = snapshot.tabs.map((tab): TabSnapshot => {
    const moved = origins.get(tab.key);
    if (moved === undefined || tab.merges === undefined) return tab;
    const [row, column] = [placesNow(moved.rows), placesNow(moved.columns)];
    const parted = new Map<number, number[]>();
    for (const merge of tab.merges)
      for (const at of rowsLeaving(merge, row, column))
        parted.set(at, [...(parted.get(at) ?? []), ...coveredAt(merge, at)]);
    if (parted.size === 0) return tab;
    isParted = true;
    return { ...tab, rows: tab.rows.map((one, at) => uncovered(one, parted.get(at) ?? [])) };
  });
  return isParted ? { ...snapshot, tabs } : null;
}

/** Rows of a merge that are not in it afterwards: all of them, where it ends. */
function rowsLeaving(merge: MergedPlace, row: PlaceNow, column: PlaceNow): readonly number[] {
  const rows = Array.from({ length: merge.bottom - merge.top + 1 }, (_, at) => merge.top + at);
  const now = mergeNow(merge, row, column);
  return rows.filter((at) => {
    const to = row(at);
    return now === null || to === undefined || to < now.top || to > now.bottom;
  });
}

function coveredAt({ top, left, right }: MergedPlace, row: number): readonly number[] {
  const first = row === top ? left + 1 : left;
  return Array.from({ length: right - first + 1 }, (_, at) => first + at);
}

function uncovered(row: RowSnapshot, parted: readonly number[]): RowSnapshot {
  if (parted.length === 0 || row.covered === undefined) return row;
  const { covered, ...rest } = row;
  const left = covered.filter((at) => !parted.includes(at));
  return { ...rest, ...(left.length === 0 ? {} : { covered: left }), parted };
}
