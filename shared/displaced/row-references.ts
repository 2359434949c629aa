import { sameCell, storable } from '../workbook/cell-value.ts';
import type { CellValue, RowSnapshot } from '../workbook/model.ts';
import { entityOfRowKey, entityOfWanted } from '../workbook/row-key.ts';
import type { RowIdentity } from '../workbook/row-identity.ts';
import { plain, type TabCells, tupleOf } from './tab-cells.ts';

/** What the journal knows that the server wrote in a tab. */
export interface WrittenRows {
  readonly last: (key: string, column: string) => CellValue | undefined;
  /** A write of which nobody knows whether it took effect meant this cell to hold this. */
  readonly mayHold: (key: string, column: string, value: CellValue) => boolean;
  /** Keys of the rows that were written. */
  readonly rows: Iterable<string>;
}

/** What one row should say, cell by cell; undefined: nothing is known of the cell. */
type Saying = (column: string) => CellValue | undefined;

/**
 * What every row of a tab should say: what the server last wrote there, and what it would write now. Either counts,
 * because a sync that was killed has written what the journal does not know yet, and a journal may be lost.
 */
export class RowReferences {
  /** The identifying columns that stand in the tab. */
  readonly columns: readonly string[];
  /** Those, and what else shows that a part of a row was moved. */
  private readonly telling: readonly string[];
  private readonly tab: TabCells;
  private readonly mayHold: WrittenRows['mayHold'];
  /** What the server last wrote into a cell: into one of staff's, what it carried there. */
  readonly wrote: WrittenRows['last'];
  private readonly entityColumns: readonly string[];
  private readonly placeColumns: readonly string[];
  private readonly sayings = new Map<string, Saying[]>();
  private readonly byTuple = new Map<string, Set<string>>();
  /** Of rows the journal does not know: whom their words are about, whatever their place is now. */
  private readonly byEntityTuple = new Map<string, Set<string>>();
  private readonly byName = new Map<CellValue, Set<string>>();
  private readonly keyOfEntity = new Map<string, string>();

  constructor(tab: TabCells, identity: RowIdentity, written: WrittenRows) {
    this.tab = tab;
    this.mayHold = written.mayHold;
    this.wrote = written.last;
    const stands = (column: string): boolean => tab.placeOf(column) !== null;
    this.placeColumns = identity.place.filter(stands);
    this.columns = [...this.placeColumns, ...identity.entity.filter(stands)];
    this.entityColumns = identity.entity.filter(stands);
    this.telling = [...this.columns, ...identity.also.filter(stands)];
    const known = new Set(written.rows);
    for (const key of known) this.add(key, (column) => written.last(key, column));
    for (const row of tab.wanted.rows) {
      const saying: Saying = (column) => storable(row.cells[column]);
      this.add(row.key, saying);
      if (!known.has(row.key)) this.addEntity(entityOfWanted(row), row.key, saying);
    }
    for (const { key } of tab.found.rows) if (key !== null) this.keyOfEntity.set(entityOfRowKey(key), key);
  }

  /** Does the row say what the row with this key should say? Also where nothing is known of that row. */
  isHome(row: RowSnapshot, key: string): boolean {
    const sayings = this.sayings.get(key);
    return sayings === undefined || sayings.some((saying) => this.deviations(row, key, saying).length === 0);
  }

  isKnown(key: string): boolean {
    return this.sayings.has(key);
  }

  /** The identifying cells that are not what the row with this key should say, by the reading that fits best. */
  deviationsFrom(row: RowSnapshot, key: string): readonly string[] {
    const all = (this.sayings.get(key) ?? []).map((saying) => this.deviations(row, key, saying));
    return all.sort((left, right) => left.length - right.length)[0] ?? [];
  }

  /** Does the cell say what it should in the row with this key? */
  says(row: RowSnapshot, key: string, column: string): boolean {
    const value = this.tab.cell(row, column);
    return (this.sayings.get(key) ?? []).some((saying) => sameCell(value, plain(saying(column))));
  }

  /** Keys of the rows of which the row says everything. More than one where they say the same. */
  shownBy(row: RowSnapshot): readonly string[] {
    const exact = this.standing(this.byTuple.get(tupleOf(this.cells(row, this.columns))));
    if (exact.length > 1) {
      const whole = exact.filter((key) => this.saysAll(row, key));
      return whole.length === 1 ? whole : exact;
    }
    if (exact.length === 1 || this.tab.isBlank(row)) return exact;
    return this.standing(this.byEntityTuple.get(tupleOf(this.cells(row, this.entityColumns))));
  }

  /**
   * Does a row of another tab of this kind say everything that somebody's row here should say? Of two plans, or of two
   * classes, they may differ by a phone alone.
   */
  isNameShownBy(row: RowSnapshot, tab: TabCells): boolean {
    const [name] = this.entityColumns;
    if (name === undefined || typeof tab.cell(row, name) !== 'string') return false;
    return this.byTuple.has(tupleOf(this.columns.map((column) => tab.cell(row, column))));
  }

  /** The row of which it says everything but one cell, which is not the name: somebody typed over that. */
  nearlyShownBy(row: RowSnapshot): string | null {
    const [name] = this.entityColumns;
    if (name === undefined) return null;
    const near = [...(this.byName.get(this.tab.cell(row, name)) ?? [])].filter((key) =>
      (this.sayings.get(key) ?? []).some((saying) => this.deviations(row, key, saying).length === 1),
    );
    return near.length === 1 ? (near[0] ?? null) : null;
  }

  /** The server's cells, volatile ones too, that are not what they should be in the row with this key. */
  strangeCells(row: RowSnapshot, key: string): readonly string[] {
    if (!this.sayings.has(key)) return [];
    const staff = this.tab.staffCells(key);
    return this.telling.filter((column) => !staff.has(column) && !this.says(row, key, column));
  }

  /** Does another row bear the name that stands here? */
  isNameOfAnother(row: RowSnapshot, key: string): boolean {
    const [name] = this.entityColumns;
    if (name === undefined) return false;
    const keys = this.byName.get(this.tab.cell(row, name)) ?? new Set();
    return [...keys].some((other) => entityOfRowKey(other) !== entityOfRowKey(key));
  }

  /** A row without a name is known by its place alone: does a cell of that say what stands in another row? */
  isPlaceOfAnother(row: RowSnapshot, key: string): boolean {
    const [name] = this.entityColumns;
    if (name === undefined || this.tab.cell(row, name) !== null) return false;
    const sayings = [...this.sayings.values()].flat();
    return this.deviationsFrom(row, key).some((column) => {
      const value = this.tab.cell(row, column);
      const isSaid = (saying: Saying): boolean => sameCell(plain(saying(column)), value);
      return value !== null && this.placeColumns.includes(column) && sayings.some(isSaid);
    });
  }

  get nameColumn(): string | undefined {
    return this.entityColumns[0];
  }

  /** One key for everything the keys are about: the one that stands in the tab. */
  private standing(keys: ReadonlySet<string> = new Set()): readonly string[] {
    if (keys.size < 2) return [...keys];
    const entities = new Set([...keys].map(entityOfRowKey));
    const [first] = keys;
    return [...entities].flatMap((entity) => {
      const here = this.keyOfEntity.get(entity);
      const key = here ?? [...keys].find((one) => entityOfRowKey(one) === entity) ?? first;
      return key === undefined ? [] : [key];
    });
  }

  private add(key: string, saying: Saying): void {
    const sayings = this.sayings.get(key);
    if (sayings === undefined) this.sayings.set(key, [saying]);
    else sayings.push(saying);
    const staff = this.tab.staffCells(key);
    if (this.columns.some((column) => staff.has(column))) return;
    note(this.byTuple, tupleOf(this.columns.map((column) => plain(saying(column)))), key);
    const [name] = this.entityColumns;
    const named = name === undefined ? null : plain(saying(name));
    if (named !== null) note(this.byName, named, key);
  }

  private addEntity(entity: string, key: string, saying: Saying): void {
    const values = this.entityColumns.map((column) => plain(saying(column)));
    if (entity === key || values.every((value) => value === null)) return;
    note(this.byEntityTuple, tupleOf(values), this.keyOfEntity.get(entity) ?? key);
  }

  private saysAll(row: RowSnapshot, key: string): boolean {
    const staff = this.tab.staffCells(key);
    const servers = this.tab.wanted.columns.filter(
      ({ key: column }) => !staff.has(column) && this.tab.placeOf(column) !== null,
    );
    return servers.every(({ key: column }) => this.says(row, key, column));
  }

  private deviations(row: RowSnapshot, key: string, saying: Saying): readonly string[] {
    const staff = this.tab.staffCells(key);
    return this.columns.filter((column) => {
      const value = this.tab.cell(row, column);
      return (
        !staff.has(column) && !sameCell(value, plain(saying(column))) && !this.mayHold(key, column, value)
      );
    });
  }

  private cells(row: RowSnapshot, columns: readonly string[]): readonly CellValue[] {
    return columns.map((column) => this.tab.cell(row, column));
  }
}

function note<Name>(map: Map<Name, Set<string>>, name: Name, key: string): void {
  const keys = map.get(name);
  if (keys === undefined) map.set(name, new Set([key]));
  else keys.add(key);
}
