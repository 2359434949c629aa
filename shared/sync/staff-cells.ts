import { CellMap } from '../workbook/cell-map.ts';
import { countKeys } from '../workbook/key-count.ts';
import { ENTRY_ROW } from '../workbook/keys.ts';
import {
  type CellValue,
  type Column,
  staffCellsOf,
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
  for (const cell of foundStaffCells(sheet.snapshot, wanted))
    found.set(sheet.memory.nameOf(cell.tab), cell.entity, cell.column, cell);
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
export function foundStaffCells(snapshot: WorkbookSnapshot, wanted: readonly Tab[]): FoundStaffCell[] {
  const layouts = new Map(wanted.map((tab) => [tab.key, tab]));
  return snapshot.tabs.flatMap((tab) => {
    const layout = layouts.get(tab.key);
    return layout === undefined ? [] : staffCellsIn(tab, layout);
  });
}

function staffCellsIn(tab: TabSnapshot, layout: Tab): FoundStaffCell[] {
  const rows = new Map(layout.rows.map((row) => [row.key, row]));
  const counts = countKeys(tab.rows.map((row) => row.key));
  const position = new Map(tab.columns.map((key, index) => [key, index]));
  return tab.rows.flatMap((row): FoundStaffCell[] => {
    if (row.key === null || counts.get(row.key) !== 1) return [];
    const entity = entityOfRowKey(row.key);
    const known = rows.get(row.key);
    const columns = known === undefined ? ownedByStaff(layout.columns) : staffCellsOf(known, layout.columns);
    return columns.flatMap((column): FoundStaffCell[] => {
      const at = position.get(column);
      if (at === undefined) return [];
      const value: CellValue = row.cells[at] ?? null;
      return [{ tab: tab.key, entity, column, value }];
    });
  });
}

function ownedByStaff(columns: readonly Column[]): string[] {
  return columns.filter((column) => column.owner === 'staff').map((column) => column.key);
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
