import {
  type CellValue,
  type Change,
  type Column,
  staffCellsOf,
  type Tab,
  type TabSnapshot,
  type WorkbookSnapshot,
} from '../workbook/model.ts';
import { remembersAs } from '../tabs/kinds.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';

/** A staff cell as the workbook holds it now. */
export interface FoundStaffCell {
  readonly tab: string;
  readonly entity: string;
  readonly column: string;
  readonly value: CellValue;
}

/** A staff cell as the journal remembers it. */
export interface RememberedStaffCell extends FoundStaffCell {
  /** When the first sync saw this value. */
  readonly seenAt: number;
  readonly by: string | null;
}

/** What was remembered of staff cells, by address. */
export class StaffMemoryBook {
  private readonly cells = new Map<string, RememberedStaffCell>();

  constructor(cells: readonly RememberedStaffCell[]) {
    for (const cell of cells) this.cells.set(address(cell.tab, cell.entity, cell.column), cell);
  }

  get(tab: string, entity: string, column: string): RememberedStaffCell | undefined {
    return this.cells.get(address(tab, entity, column));
  }

  all(): Iterable<RememberedStaffCell> {
    return this.cells.values();
  }

  /** Since when a cell has held this value: when it was first seen, or now. */
  seenAt(cell: FoundStaffCell, nowMs: number): number {
    const known = this.get(cell.tab, cell.entity, cell.column);
    return known !== undefined && known.value === cell.value ? known.seenAt : nowMs;
  }
}

/**
 * The staff cells that differ from what is remembered, to be remembered from now on. A cell that is empty now is
 * remembered as cleared where its row still stands, or where the tab belongs to staff alone; a row or tab of ours
 * that is gone keeps its memory, because it will be put back.
 *
 * @param wanted the tabs as laid out: they say which columns and cells are staff's.
 * @param isStaffTab whether the rows of a tab are staff's own: one deleted there is meant to be gone.
 */
export function changedStaffCells(input: {
  readonly snapshot: WorkbookSnapshot;
  readonly wanted: readonly Tab[];
  readonly memory: StaffMemoryBook;
  readonly isStaffTab: (tab: string) => boolean;
  readonly nowMs: number;
}): RememberedStaffCell[] {
  const { snapshot, memory, nowMs } = input;
  const wanted = new Map(input.wanted.map((tab) => [tab.key, tab]));
  const found = new Map<string, FoundStaffCell>();
  const standing = new Set<string>();
  for (const tab of snapshot.tabs) {
    const layout = wanted.get(tab.key);
    if (layout === undefined) continue;
    for (const cell of staffCellsIn(tab, layout))
      found.set(address(cell.tab, cell.entity, cell.column), cell);
    for (const row of tab.rows)
      if (row.key !== null) standing.add(`${tab.key}\u0000${entityOfRowKey(row.key)}`);
  }
  const changed: RememberedStaffCell[] = [];
  for (const cell of found.values()) {
    const before = memory.get(cell.tab, cell.entity, cell.column)?.value ?? null;
    if (before !== cell.value) changed.push({ ...cell, seenAt: nowMs, by: null });
  }
  const tabsFound = new Set(snapshot.tabs.map((tab) => tab.key));
  for (const cell of memory.all()) {
    if (cell.value === null || found.has(address(cell.tab, cell.entity, cell.column))) continue;
    const deletedByStaff =
      input.isStaffTab(cell.tab) &&
      tabsFound.has(cell.tab) &&
      !standing.has(`${cell.tab}\u0000${cell.entity}`);
    if (deletedByStaff) changed.push({ ...cell, value: null, seenAt: nowMs, by: null });
  }
  return changed;
}

/** Every staff cell of a tab as found, empty ones included. A row whose key stands twice is left out. */
function staffCellsIn(tab: TabSnapshot, layout: Tab): FoundStaffCell[] {
  const cells: FoundStaffCell[] = [];
  const rows = new Map(layout.rows.map((row) => [row.key, row]));
  const counts = new Map<string, number>();
  for (const { key } of tab.rows) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  const position = new Map(tab.columns.map((key, index) => [key, index]));
  for (const row of tab.rows) {
    if (row.key === null || counts.get(row.key) !== 1) continue;
    const known = rows.get(row.key);
    const columns = known === undefined ? ownedByStaff(layout.columns) : staffCellsOf(known, layout.columns);
    for (const column of columns) {
      const at = position.get(column);
      if (at === undefined) continue;
      cells.push({ tab: tab.key, entity: entityOfRowKey(row.key), column, value: row.cells[at] ?? null });
    }
  }
  return cells;
}

function ownedByStaff(columns: readonly Column[]): string[] {
  return columns.filter((column) => column.owner === 'staff').map((column) => column.key);
}

/** A person stands in one class tab at a time: what was seen beside them is theirs in whichever tab they are now. */
function address(tab: string, entity: string, column: string): string {
  return `${remembersAs(tab)}\u0000${entity}\u0000${column}`;
}

/**
 * Memory of rows that another row took over in place (a vacant seat that somebody took): what stood there stands
 * beside the new one now, and must not come back with the old row.
 */
export function takenOver(
  changes: readonly Change[],
  memory: StaffMemoryBook,
  nowMs: number,
): RememberedStaffCell[] {
  const rows = new Set(
    changes.flatMap((change) =>
      change.kind === 'rekeyRow' ? [`${change.tab}\u0000${entityOfRowKey(change.key)}`] : [],
    ),
  );
  return [...memory.all()]
    .filter((cell) => cell.value !== null && rows.has(`${cell.tab}\u0000${cell.entity}`))
    .map((cell) => ({ ...cell, value: null, seenAt: nowMs, by: null }));
}
