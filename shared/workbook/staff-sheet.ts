import { type InitialCells, NO_INITIAL_CELLS } from './initial-cells.ts';
import { countKeys } from './key-count.ts';
import type { CellValue, TabSnapshot, WorkbookSnapshot } from './model.ts';
import type { RememberedCells } from './remembered-cells.ts';
import { entityOfRowKey } from './row-key.ts';
import { WrittenCells } from './written-cells.ts';

/** What a cell held from some time on. */
export interface CellVersion {
  readonly value: CellValue;
  readonly seenAt: number;
}

/**
 * What is known of the cells of the workbook: what stands in them now, what is remembered of them, since when. Staff own
 * the content, so this is asked wherever theirs is read, put back, or told apart from what they deleted.
 */
export class StaffSheet {
  readonly snapshot: WorkbookSnapshot;
  readonly memory: RememberedCells;
  /** What was never seen before counts from now. */
  readonly nowMs: number;
  readonly initial: InitialCells;
  /** What the server last wrote. */
  readonly written: WrittenCells;
  private readonly tabs: ReadonlyMap<string, TabSnapshot>;

  constructor(
    snapshot: WorkbookSnapshot,
    memory: RememberedCells,
    nowMs: number,
    initial: InitialCells = NO_INITIAL_CELLS,
    written: WrittenCells = new WrittenCells(),
  ) {
    this.snapshot = snapshot;
    this.memory = memory;
    this.nowMs = nowMs;
    this.initial = initial;
    this.written = written;
    this.tabs = new Map(snapshot.tabs.map((tab) => [tab.key, tab]));
  }

  /** The same memory beside another state of the workbook. */
  over(snapshot: WorkbookSnapshot): StaffSheet {
    return new StaffSheet(snapshot, this.memory, this.nowMs, this.initial, this.written);
  }

  /** Neither is anything of staff's remembered nor was anything written: nothing can come back. */
  knowsNothing(): boolean {
    return isEmpty(this.memory.present()) && isEmpty(this.written.tabs());
  }

  hasTab(tab: string): boolean {
    return this.tabs.has(tab);
  }

  /** Keys of the rows that stand in the tab. */
  rows(tab: string): readonly string[] {
    return this.cellsOf(tab)?.keys() ?? [];
  }

  /** Does anything about this stand in the tab? */
  stands(tab: string, entity: string): boolean {
    return this.cellsOf(tab)?.has(entity) === true;
  }

  /** What stands there now; undefined: no such row or column, or the key stands twice and nobody knows which is meant. */
  found(tab: string, row: string, column: string): CellValue | undefined {
    return this.cellsOf(tab)?.cellOfRow(row, column);
  }

  /** What was last seen there, whatever stands there now; null where nothing was. */
  remembered(tab: string, entity: string, column: string): CellValue {
    return this.memory.newest(tab, entity, column)?.value ?? null;
  }

  /** What comes back with a row that somebody deleted: before any sync saw the row, what it was made with. */
  restorable(tab: string, entity: string, column: string): CellValue {
    if (this.memory.has(tab, entity)) return this.remembered(tab, entity, column);
    return this.written.last(tab, entity, column) ?? null;
  }

  /** Since when the cell has held what stands in it: when a sync first saw it, or now. */
  since(tab: string, entity: string, column: string): number {
    const value = this.cellsOf(tab)?.cell(entity, column) ?? null;
    const known = this.memory.newest(tab, entity, column);
    return known !== undefined && known.value === value ? known.seenAt : this.nowMs;
  }

  /** What stands there; where somebody deleted the row, what is remembered; where it never was, what it will begin with. */
  value(tab: string, entity: string, column: string): CellValue {
    const there = this.cellsOf(tab);
    if (there?.has(entity) === true) return there.cell(entity, column);
    return this.memory.has(tab, entity)
      ? this.remembered(tab, entity, column)
      : this.initial.cell(tab, entity, column);
  }

  /** Everything that ever had something of staff's beside it, what stands there included: no key is given out again. */
  used(tab: string): readonly string[] {
    const isNew = !this.hasTab(tab) && !this.memory.hasTab(tab);
    return [
      ...new Set([
        ...(this.cellsOf(tab)?.entities() ?? []),
        ...this.memory.entities(tab),
        ...(isNew ? this.initial.rows(tab) : []),
      ]),
    ];
  }

  /** Staff deleted this row of their own, so it stays deleted; when the whole tab went, its rows come back with it. */
  isDeleted(tab: string, entity: string): boolean {
    return this.hasTab(tab) && !this.stands(tab, entity) && this.memory.has(tab, entity);
  }

  /** What the cell held over time, oldest first. */
  versions(tab: string, entity: string, column: string): readonly CellVersion[] {
    return this.endingWith(this.value(tab, entity, column), tab, entity, column);
  }

  /** The same of a row that staff added: taken back where they deleted it. */
  versionsOfAdded(tab: string, entity: string, column: string): readonly CellVersion[] {
    const isDeleted = this.isDeleted(tab, entity);
    return isDeleted ? this.endingWith(null, tab, entity, column) : this.versions(tab, entity, column);
  }

  private cellsOf(key: string): TabCells | undefined {
    const tab = this.tabs.get(key);
    return tab === undefined ? undefined : cellsOfTab(tab);
  }

  private endingWith(
    value: CellValue,
    ...[tab, entity, column]: readonly [string, string, string]
  ): readonly CellVersion[] {
    const known = this.memory.versions(tab, entity, column);
    return (known.at(-1)?.value ?? null) === value ? known : [...known, { value, seenAt: this.nowMs }];
  }
}

function isEmpty(items: Iterable<unknown>): boolean {
  for (const _ of items) return false;
  return true;
}

/** A sync looks at the same tab in several states of the workbook. */
function cellsOfTab(tab: TabSnapshot): TabCells {
  let cells = CELLS.get(tab);
  if (cells === undefined) CELLS.set(tab, (cells = new TabCells(tab)));
  return cells;
}

/** The cells of one tab, by the keys of its rows and by what the rows are about. */
class TabCells {
  private readonly columns: ReadonlyMap<string, number>;
  private readonly byEntity = new Map<string, (readonly CellValue[])[]>();
  private readonly byKey = new Map<string, readonly CellValue[]>();
  private readonly counts: ReadonlyMap<string, number>;

  constructor(tab: TabSnapshot) {
    this.columns = new Map(tab.columns.flatMap((key, at) => (key === null ? [] : [[key, at] as const])));
    this.counts = countKeys(tab.rows.map((row) => row.key));
    for (const { key, cells } of tab.rows) {
      if (key === null) continue;
      this.byKey.set(key, cells);
      const entity = entityOfRowKey(key);
      const rows = this.byEntity.get(entity);
      if (rows === undefined) this.byEntity.set(entity, [cells]);
      else rows.push(cells);
    }
  }

  keys(): readonly string[] {
    return [...this.byKey.keys()];
  }

  entities(): Iterable<string> {
    return this.byEntity.keys();
  }

  has(entity: string): boolean {
    return this.byEntity.has(entity);
  }

  /** Of copies of a row the first that says anything counts, as for decisions (staff-rows.ts). */
  cell(entity: string, column: string): CellValue {
    const at = this.columns.get(column);
    for (const cells of this.byEntity.get(entity) ?? []) {
      const value = valueAt(cells, at) ?? null;
      if (value !== null) return value;
    }
    return null;
  }

  cellOfRow(key: string, column: string): CellValue | undefined {
    return this.counts.get(key) === 1 ? valueAt(this.byKey.get(key), this.columns.get(column)) : undefined;
  }
}

/** An empty text is an empty cell. */
function valueAt(cells: readonly CellValue[] | undefined, at: number | undefined): CellValue | undefined {
  if (cells === undefined || at === undefined) return undefined;
  const value = cells[at] ?? null;
  return value === '' ? null : value;
}

const CELLS = new WeakMap<TabSnapshot, TabCells>();
