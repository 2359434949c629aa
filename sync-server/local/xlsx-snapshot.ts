import { tidySnapshot } from '#shared/workbook/apply.ts';
import type {
  CellValue,
  MergedPlace,
  RowSnapshot,
  TabSnapshot,
  WorkbookSnapshot,
} from '#shared/workbook/model.ts';
import { LIMITS, TooLarge } from './package/input-limits.ts';
import type { SheetIdentity } from './sheet/known-sheets.ts';
import type { SheetCells, SheetRow } from './sheet/read-sheet.ts';
import type { StoredLook } from './xlsx-look-store.ts';

/** A sheet of ours as it was read. */
export interface ReadTab {
  readonly title: string;
  readonly identity: SheetIdentity;
  readonly cells: SheetCells;
}

/** What the file holds, in the terms of the model. */
export function snapshotOf(
  tabs: readonly ReadTab[],
  otherTitles: readonly string[],
  looks: ReadonlyMap<string, StoredLook>,
): WorkbookSnapshot {
  return tidySnapshot({
    tabs: tabs.map((tab) => tabOf(tab, looks.get(tab.identity.key)?.fingerprint ?? null)),
    otherTitles,
  });
}

function tabOf({ title, identity, cells }: ReadTab, look: string | null): TabSnapshot {
  const covered = coveredCells(cells);
  const last = cells.rows.at(-1)?.number ?? 0;
  if (last > LIMITS.rows)
    throw new TooLarge(`số thứ tự dòng có nội dung trong tab “${title}”`, last, LIMITS.rows);
  const byNumber = new Map(cells.rows.map((row) => [row.number, row]));
  const rows: RowSnapshot[] = [];
  for (let number = 1; number <= last; number++) {
    if (number === identity.keyRow) continue;
    const row = byNumber.get(number);
    const hidden = covered.get(number);
    if (row === undefined && hidden === undefined) {
      rows.push(BLANK);
      continue;
    }
    const places = [...(hidden ?? [])].flatMap((column) => visiblePlace(column, identity));
    rows.push({
      key: keyText(shown(row, hidden, identity.keyColumn)),
      cells: visibleCells(row, hidden, identity),
      ...(places.length === 0 ? {} : { covered: places }),
    });
  }
  const keys = visibleCells(byNumber.get(identity.keyRow), covered.get(identity.keyRow), identity);
  const columns = keys.map(keyText);
  const merges = mergedPlaces(cells, identity, { rows: rows.length, columns });
  return { key: identity.key, title, columns, rows, look, ...(merges.length === 0 ? {} : { merges }) };
}

const BLANK: RowSnapshot = { key: null, cells: [] };

function visibleCells(
  row: SheetRow | undefined,
  hidden: ReadonlySet<number> | undefined,
  identity: SheetIdentity,
): readonly CellValue[] {
  const cells: CellValue[] = [];
  for (let column = 1; column <= (row?.cells.length ?? 0); column++)
    if (column !== identity.keyColumn) cells.push(shown(row, hidden, column));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

/** A cell merged into another shows nothing, whatever it holds. */
function shown(
  row: SheetRow | undefined,
  hidden: ReadonlySet<number> | undefined,
  column: number,
): CellValue {
  return hidden?.has(column) === true ? null : (row?.cells[column - 1] ?? null);
}

/** Columns that are merged into the cell before or above, by row, as far as anything stands in the sheet. */
function coveredCells({ rows, merges }: SheetCells): ReadonlyMap<number, ReadonlySet<number>> {
  const lastRow = rows.at(-1)?.number ?? 0;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const covered = new Map<number, Set<number>>();
  let count = 0;
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= Math.min(bottom, lastRow); row++) {
      const columns = covered.get(row) ?? new Set();
      covered.set(row, columns);
      for (let column = left; column <= Math.min(right, width); column++) {
        if (row === top && column === left) continue;
        columns.add(column);
        if (++count > LIMITS.cells) throw new TooLarge('số ô bị gộp trong một tab', count, LIMITS.cells);
      }
    }
  }
  return covered;
}

/** Merges among our columns, as far as anything stands in the sheet. */
function mergedPlaces(
  { merges }: SheetCells,
  { keyRow, keyColumn }: SheetIdentity,
  seen: { readonly rows: number; readonly columns: readonly (string | null)[] },
): readonly MergedPlace[] {
  const lastColumn = seen.columns.findLastIndex((key) => key !== null);
  return merges.flatMap((merge) => {
    const { top, left, bottom, right } = merge;
    if ((top <= keyRow && keyRow <= bottom) || (left <= keyColumn && keyColumn <= right)) return [];
    const row = (number: number) => number - (number < keyRow ? 1 : 2);
    const column = (number: number) => number - (number < keyColumn ? 1 : 2);
    const place = { top: row(top), bottom: row(bottom), left: column(left), right: column(right) };
    if (place.bottom >= seen.rows || place.left > lastColumn) return [];
    return [{ ...place, right: Math.min(place.right, lastColumn) }];
  });
}

function visiblePlace(column: number, { keyColumn }: SheetIdentity): readonly number[] {
  if (column === keyColumn) return [];
  return [column < keyColumn ? column - 1 : column - 2];
}

/** A key is text; a program may have turned one made of digits into a number. */
function keyText(value: CellValue): string | null {
  return value === null ? null : String(value);
}
