import { CellMap } from './cell-map.ts';
import type { CellValue } from './model.ts';

/** One value of a staff cell, as the journal remembers it. */
export interface StaffCell {
  readonly tab: string;
  /** What the row is about (row-key.ts). */
  readonly entity: string;
  readonly column: string;
  readonly value: CellValue;
  /** When the first sync saw this value; a value cleared and typed again counts anew. Milliseconds since the epoch. */
  readonly seenAt: number;
  /** Who typed it, where known (panel, add-in). */
  readonly by: string | null;
}

/** Every value that every staff cell ever held. */
export class RememberedCells {
  private readonly cells = new CellMap<StaffCell[]>();
  private readonly names = new Map<string, string>();
  private readonly remembersAs: (tab: string) => string;

  /**
   * @param history in the order seen.
   * @param remembersAs the name under which the cells of a tab are remembered: what stands in tabs of one name is the
   * same in whichever of them it stands (a person is in one class tab at a time).
   */
  constructor(history: Iterable<StaffCell>, remembersAs: (tab: string) => string = (tab) => tab) {
    this.remembersAs = remembersAs;
    for (const cell of history) {
      const tab = this.nameOf(cell.tab);
      const known = this.cells.get(tab, cell.entity, cell.column);
      if (known === undefined) this.cells.set(tab, cell.entity, cell.column, [cell]);
      else known.push(cell);
    }
  }

  newest(tab: string, entity: string, column: string): StaffCell | undefined {
    return this.versions(tab, entity, column).at(-1);
  }

  /** Oldest first. */
  versions(tab: string, entity: string, column: string): readonly StaffCell[] {
    return this.cells.get(this.nameOf(tab), entity, column) ?? [];
  }

  hasTab(tab: string): boolean {
    return this.cells.hasTab(this.nameOf(tab));
  }

  has(tab: string, entity: string): boolean {
    return this.cells.hasRow(this.nameOf(tab), entity);
  }

  /** Everything in the tab that ever had something typed beside it. */
  entities(tab: string): Iterable<string> {
    return this.cells.rows(this.nameOf(tab));
  }

  /** What each cell held last; cleared ones hold null. */
  *present(): Iterable<StaffCell> {
    for (const [, , , versions] of this.cells.entries()) {
      const newest = versions.at(-1);
      if (newest !== undefined) yield newest;
    }
  }

  nameOf(tab: string): string {
    const known = this.names.get(tab);
    if (known !== undefined) return known;
    const name = this.remembersAs(tab);
    this.names.set(tab, name);
    return name;
  }
}
