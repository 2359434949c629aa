import { CellMap } from '../workbook/cell-map.ts';
import { countKeys } from '../workbook/key-count.ts';
import { ENTRY_ROW } from '../workbook/keys.ts';
import {
  type CellValue,
  staffCellsOf,
  staffColumnsOf,
  type Tab,
  type TabSnapshot,
  type WorkbookSnapshot,
} from '../workbook/model.ts';
import type { StaffCell } from '../workbook/remembered-cells.ts';
import { entityOfRowKey, placeOfRowKey } from '../workbook/row-key.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';

/** A staff cell as the workbook holds it now. */
export type FoundStaffCell = Pick<StaffCell, 'tab' | 'entity' | 'column' | 'value'>;

/**
 * The staff cells that differ from what is remembered, to be remembered from now on. A cell that is empty now is
 * remembered as cleared where its row still stands, or where tab or row belongs to staff alone; a row or tab of ours
 * that is gone keeps its memory, because it will be put back.
 *
 * @param wanted the tabs as laid out: they say which columns and cells are staff's.
 * @param isStaffTab whether the rows of a tab are staff's own: one deleted there is meant to be gone.
 */
export function changedStaffCells(
  sheet: StaffSheet,
  wanted: readonly Tab[],
  isStaffTab: (tab: string) => boolean,
): StaffCell[] {
  const seenAt = sheet.nowMs;
  const found = new CellMap<FoundStaffCell>();
  for (const cell of foundStaffCells(sheet.snapshot, wanted)) {
    const { entity, column } = cell;
    const tab = sheet.memory.nameOf(cell.tab);
    // Nothing where nothing is known changes nothing: most cells of staff are empty.
    const isNothing = cell.value === null && sheet.remembered(tab, entity, column) === null;
    if (!isNothing || found.get(tab, entity, column) !== undefined) found.set(tab, entity, column, cell);
  }
  const changed: StaffCell[] = [];
  for (const [, , , cell] of found.entries()) {
    if (sheet.remembered(cell.tab, cell.entity, cell.column) !== cell.value)
      changed.push({ ...cell, seenAt, by: null });
  }
  for (const cell of sheet.memory.present()) {
    const { tab, entity, column, value } = cell;
    if (value === null || found.get(sheet.memory.nameOf(tab), entity, column) !== undefined) continue;
    const isTheirs = isStaffTab(tab) || ENTRY_ROW.is(entity);
    if (isTheirs && sheet.isDeleted(tab, entity)) changed.push(cleared(cell, seenAt));
  }
  return changed;
}

/** Every staff cell of the workbook as found, empty ones included. A row whose key stands twice is left out. */
export function* foundStaffCells(
  snapshot: WorkbookSnapshot,
  wanted: readonly Tab[],
): Iterable<FoundStaffCell> {
  const layouts = new Map(wanted.map((tab) => [tab.key, tab]));
  for (const tab of snapshot.tabs) {
    const layout = layouts.get(tab.key);
    if (layout !== undefined) yield* staffCellsIn(tab, layout);
  }
}

function* staffCellsIn(tab: TabSnapshot, layout: Tab): Iterable<FoundStaffCell> {
  const rows = new Map(layout.rows.map((row) => [row.key, row]));
  const counts = countKeys(tab.rows.map((row) => row.key));
  const position = new Map(tab.columns.map((key, index) => [key, index]));
  for (const row of tab.rows) {
    if (row.key === null || counts.get(row.key) !== 1) continue;
    const entity = entityOfRowKey(row.key);
    const known = rows.get(row.key);
    const columns =
      known === undefined ? staffColumnsOf(layout.columns) : staffCellsOf(known, layout.columns);
    for (const column of columns) {
      const at = position.get(column);
      if (at === undefined) continue;
      const value: CellValue = row.cells[at] ?? null;
      yield { tab: tab.key, entity, column, value };
    }
  }
}

/**
 * Memory of places that somebody holds now (a vacant seat that was taken): what stood beside the vacant seat stands in the
 * holder's row, and must not come back with the vacant one. Forgotten only once that row is seen standing: a write may
 * have been refused or lost, or the row deleted since.
 */
export function takenOver(sheet: StaffSheet): StaffCell[] {
  const held = new Map<string, ReadonlySet<string>>();
  const placesIn = (tab: string): ReadonlySet<string> => {
    const known = held.get(tab);
    if (known !== undefined) return known;
    const places = sheet.rows(tab).filter((key) => entityOfRowKey(key) !== key);
    const made = new Set(places.map(placeOfRowKey));
    held.set(tab, made);
    return made;
  };
  return [...sheet.memory.present()]
    .filter(({ tab, entity, value }) => {
      return value !== null && !sheet.stands(tab, entity) && placesIn(tab).has(entity);
    })
    .map((cell) => cleared(cell, sheet.nowMs));
}

function cleared(cell: StaffCell, seenAt: number): StaffCell {
  return { ...cell, value: null, seenAt, by: null };
}
