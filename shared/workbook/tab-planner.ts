import { isEmptyCell, sameCell, storable } from './cell-value.ts';
import { hasCoveredCells } from './covered-rows.ts';
import type { DiffInput } from './diff-input.ts';
import { type TabChange, TabDraft } from './draft.ts';
import { formerCells } from './former-columns.ts';
import { countKeys, repeatedKeys, withoutRepeatedRows } from './key-count.ts';
import { lookOf } from './look.ts';
import {
  type CellValue,
  type Row,
  staffCellsOf,
  type Tab,
  type TabSnapshot,
  type WorkbookProblem,
} from './model.ts';
import { newRowCells } from './new-row-cells.ts';
import { HELD_BANNER } from './held-banner.ts';
import { RowClaims } from './row-claims.ts';
import { entityOfRowKey, entityOfWanted } from './row-key.ts';
import type { Traveller, TravelTab } from './traveller.ts';

/**
 * Plans the changes of one tab, in three steps because rows may travel between tabs: columns, then rows, then cells and
 * removals. Each change is applied to a draft at once, so that the next is planned on what will really stand there.
 */
export class TabPlanner implements TravelTab {
  readonly changes: TabChange[] = [];
  readonly problems: readonly WorkbookProblem[];
  private readonly found: TabSnapshot;
  private readonly tab: Tab;
  private readonly input: DiffInput;
  private readonly draft: TabDraft;
  private readonly columnCounts: ReadonlyMap<string, number>;
  private readonly rowCounts: ReadonlyMap<string, number>;
  /** Wanted rows that may be written: their key stands once here and at most once there. */
  private readonly rows: readonly Row[];
  private readonly claims: RowClaims;
  /** Where the staff cells of an obsolete row stand now, if they were carried. */
  private readonly heirs = new Map<string, (column: string) => CellValue>();
  /** New key → the key under which the server wrote the row's cells. */
  private readonly formerKeys = new Map<string, string>();

  constructor(found: TabSnapshot, tab: Tab, input: DiffInput) {
    this.found = found;
    this.tab = tab;
    this.input = input;
    this.draft = new TabDraft(found);
    this.columnCounts = countKeys(found.columns);
    this.rowCounts = countKeys(found.rows.map((row) => row.key));
    const wantedCounts = countKeys(tab.rows.map((row) => row.key));
    this.rows = tab.rows.filter(
      (row) => wantedCounts.get(row.key) === 1 && (this.rowCounts.get(row.key) ?? 0) <= 1,
    );
    this.claims = new RowClaims(
      [...this.rowCounts].filter(([key, count]) => count === 1 && !wantedCounts.has(key)).map(([key]) => key),
      this.rows.filter((row) => !this.rowCounts.has(row.key)),
    );
    this.problems = [
      ...problemsOf('duplicateColumn', found.columns),
      ...problemsOf(
        'duplicateRow',
        found.rows.map((row) => row.key),
      ),
      ...problemsOf(
        'duplicateRow',
        tab.rows.map((row) => row.key),
      ),
      ...(hasCoveredCells(found, tab) ? [{ kind: 'mergedCells' as const, tab: tab.key, key: tab.key }] : []),
    ];

    function problemsOf(kind: WorkbookProblem['kind'], keys: readonly (string | null)[]): WorkbookProblem[] {
      return repeatedKeys(keys).map((key) => ({ kind, tab: tab.key, key }));
    }
  }

  /** Columns that are missing come back behind their predecessor, with what staff had typed in them. */
  addColumns(): void {
    let after: string | null = null;
    for (const column of this.tab.columns) {
      if (!this.columnCounts.has(column.key)) {
        this.plan({ kind: 'addColumn', tab: this.tab.key, column, after });
        this.refill(column.key);
      }
      if (this.isWritable(column.key)) after = column.key;
    }
  }

  /** Rows no longer wanted here whose entity this tab wants nowhere else, by entity. */
  leavingRows(): ReadonlyMap<string, string> {
    return this.claims.leaving(new Set(this.tab.rows.map(entityOfWanted)));
  }

  /** Wanted rows for which this tab has nothing to build on. */
  arrivingRows(): readonly Row[] {
    return this.rows.filter((row) => !this.rowCounts.has(row.key) && !this.claims.moves.has(row));
  }

  departure(key: string): Traveller {
    this.claims.claim(key);
    return {
      cell: (column) => (this.isWritable(column) ? this.draft.cell(key, column) : null),
      arrivedAs: (cell) => this.heirs.set(key, cell),
    };
  }

  standing(entity: string): ((column: string) => CellValue) | null {
    const rows = this.rows.filter(
      (row) => entityOfWanted(row) === entity && this.rowCounts.get(row.key) === 1,
    );
    const [row] = rows;
    return row === undefined || rows.length > 1 ? null : (column) => this.draft.cell(row.key, column);
  }

  placeRows(travellers: ReadonlyMap<Row, Traveller>): void {
    let anchor: string | null = null;
    for (const row of this.rows) {
      if (!this.rowCounts.has(row.key)) this.place(row, anchor, travellers.get(row));
      anchor = row.key;
    }
  }

  finish(): void {
    for (const row of this.rows) this.setServerCells(row);
    this.emptyFormerColumns();
    for (const key of [...this.claims.obsolete].sort()) {
      if (!this.holdsStaffContent(key)) this.plan({ kind: 'removeRow', tab: this.tab.key, key });
      else this.mark(key);
    }
    const tab = withoutRepeatedRows(this.tab);
    // A column put back gets its widths, formats and dropdowns again.
    const isColumnNew = this.changes.some(({ kind }) => kind === 'addColumn');
    if (isColumnNew || this.found.look !== lookOf(tab)) this.plan({ kind: 'lookTab', tab });
  }

  private place(row: Row, anchor: string | null, traveller: Traveller | undefined): void {
    const { key: tab, columns } = this.tab;
    const from = this.claims.moves.get(row);
    const inherited = this.claims.inherit(row);
    if (from !== undefined && from === row.inherits) return this.rekey(from, row);
    if (from === undefined && traveller === undefined && inherited !== null)
      return this.rekey(inherited, row);
    const after =
      row.inherits !== undefined && this.claims.obsolete.has(row.inherits) ? row.inherits : anchor;
    if (from !== undefined) {
      this.plan({ kind: 'moveRow', tab, key: from, row, columns, after });
      this.renamed(from, row.key);
    } else {
      const { cells, known } = newRowCells(this.tab, row, this.input, traveller);
      const usable = Object.fromEntries(Object.entries(cells).filter(([column]) => this.isWritable(column)));
      const reason = known ? 'restored' : 'new';
      this.plan({ kind: 'insertRow', tab, row, columns, cells: usable, after, reason });
      traveller?.arrivedAs((column) => this.draft.cell(row.key, column));
    }
    if (inherited !== null) this.takeOver(inherited, row);
  }

  private rekey(key: string, row: Row): void {
    const { key: tab, columns } = this.tab;
    this.plan({ kind: 'rekeyRow', tab, key, row, columns });
    this.renamed(key, row.key);
  }

  private renamed(key: string, newKey: string): void {
    this.claims.obsolete.delete(key);
    this.formerKeys.set(newKey, key);
  }

  /** What staff typed in the row inherited goes where the arriving row has nothing; the rest keeps that row alive. */
  private takeOver(inherited: string, row: Row): void {
    for (const column of staffCellsOf(row, this.tab.columns)) {
      const value = this.draft.cell(inherited, column);
      if (isEmptyCell(value) || !this.isWritable(column) || !isEmptyCell(this.draft.cell(row.key, column)))
        continue;
      if (this.draft.isCovered(row.key, column)) continue;
      this.set(row.key, column, value, 'carried');
    }
    const carried = new Set(staffCellsOf(row, this.tab.columns));
    this.heirs.set(inherited, (column) => (carried.has(column) ? this.draft.cell(row.key, column) : null));
  }

  private setServerCells(row: Row): void {
    const staff = staffCellsOf(row, this.tab.columns);
    for (const { key } of this.tab.columns) {
      if (staff.includes(key) || !this.isWritable(key) || this.draft.isCovered(row.key, key)) continue;
      const wanted = storable(row.cells[key]);
      const found = this.draft.cell(row.key, key);
      if (sameCell(found, wanted)) continue;
      const byHand = this.lastWritten(row, key) !== undefined && !this.isOurs(row, key, found);
      this.set(row.key, key, wanted, byHand ? 'restored' : 'updated', row.links?.[key]);
    }
  }

  private lastWritten(row: Row, column: string): CellValue | undefined {
    return this.input.lastWritten?.(this.tab.key, this.formerKeys.get(row.key) ?? row.key, column);
  }

  /** Is this what the server wrote there, or may have? */
  private isOurs(row: Row, column: string, found: CellValue): boolean {
    const writtenAs = this.formerKeys.get(row.key) ?? row.key;
    const written = this.lastWritten(row, column);
    return (
      (written !== undefined && sameCell(found, storable(written))) ||
      HELD_BANNER.is(found) ||
      this.input.mayHaveWritten?.(this.tab.key, writtenAs, column, found) === true
    );
  }

  /** What only the server wrote in columns that the tab has no more would go on being read as true. */
  private emptyFormerColumns(): void {
    const former = formerCells(this.tab, this.rows, {
      columns: this.found.columns,
      cell: (row, column) => this.draft.cell(row.key, column),
      isServers: (row, column, value) =>
        this.isOurs(row, column, value) &&
        isEmptyCell(this.input.memory(this.tab.key, entityOfWanted(row), column)),
    });
    for (const { row, column } of former) this.set(row, column, null, 'updated');
  }

  private holdsStaffContent(key: string): boolean {
    const heir = this.heirs.get(key);
    return this.draft.cellsOf(key).some(([column, value]) => {
      if (isEmptyCell(value)) return false;
      const known = this.tab.columns.find((candidate) => candidate.key === column);
      if (column === null || known === undefined || !this.isWritable(column)) return true;
      if (
        known.owner === 'server' &&
        isEmptyCell(this.input.memory(this.tab.key, entityOfRowKey(key), column))
      ) {
        return false;
      }
      return heir === undefined || !sameCell(heir(column), value);
    });
  }

  private mark(key: string): void {
    const cells: Record<string, CellValue> = {};
    for (const [column, value] of this.draft.cellsOf(key)) if (column !== null) cells[column] = value;
    const marks = this.input.leftover?.(this.tab, { key, cells }) ?? {};
    for (const { key: column, owner } of this.tab.columns) {
      if (owner === 'staff' || !this.isWritable(column) || this.draft.isCovered(key, column)) continue;
      const isMark = column in marks;
      // It goes on saying whom what is typed beside it is about, also where its words were moved or typed over.
      const said = isMark ? marks[column] : this.input.lastWritten?.(this.tab.key, key, column);
      if (said === undefined || (!isMark && isEmptyCell(said))) continue;
      const wanted = storable(said);
      if (!sameCell(this.draft.cell(key, column), wanted))
        this.set(key, column, wanted, isMark ? 'updated' : 'restored');
    }
  }

  /** The cells of a column that somebody deleted, as far as they are known. The server's own follow in `finish`. */
  private refill(column: string): void {
    const restorable = this.input.restorable ?? this.input.memory;
    const wanted = new Map(this.rows.map((row) => [row.key, row]));
    const owner = this.tab.columns.find((candidate) => candidate.key === column)?.owner;
    for (const [key, count] of this.rowCounts) {
      const row = wanted.get(key);
      if (count > 1 || (row === undefined && !this.claims.obsolete.has(key))) continue;
      const isStaff =
        row === undefined ? owner === 'staff' : staffCellsOf(row, this.tab.columns).includes(column);
      const entity = row === undefined ? entityOfRowKey(key) : entityOfWanted(row);
      if (isStaff) this.setIfKnown(key, column, restorable(this.tab.key, entity, column), 'carried');
      else if (row === undefined) {
        this.setIfKnown(key, column, this.input.lastWritten?.(this.tab.key, key, column), 'restored');
      }
    }
  }

  private setIfKnown(
    key: string,
    column: string,
    value: CellValue | undefined,
    reason: 'carried' | 'restored',
  ): void {
    if (!isEmptyCell(value)) this.set(key, column, value as CellValue, reason);
  }

  private set(
    row: string,
    column: string,
    after: CellValue,
    reason: 'updated' | 'restored' | 'carried',
    link?: string,
  ): void {
    const before = this.draft.cell(row, column);
    const linked = link === undefined ? {} : { link };
    this.plan({ kind: 'setCell', tab: this.tab.key, row, column, before, after, reason, ...linked });
  }

  private plan(change: TabChange): void {
    this.changes.push(change);
    this.draft.apply(change, (look) => lookOf(look.tab));
  }

  /** A column key that stands twice is nobody's: neither column is written. */
  private isWritable(column: string): boolean {
    return (this.columnCounts.get(column) ?? 1) === 1;
  }
}
