import { LIST_SHELF_TITLE } from '#shared/workbook/marks.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import type { SheetRow } from './sheet/read-sheet.ts';
import { columnLetters } from './sheet/places.ts';

/** Where lists stand that are too long to be written into a validation: a hidden sheet of ours, one list a column. */
export class ListShelf {
  private readonly lists: (readonly string[])[];
  /** Whether a list was put beside those that stood there. */
  isChanged = false;

  /** @param rows the sheet as it was read. */
  constructor(rows: readonly SheetRow[]) {
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    this.lists = Array.from({ length: width }, (_, column) =>
      rows.flatMap(({ cells }) => (typeof cells[column] === 'string' ? [cells[column]] : [])),
    );
  }

  /** The range of the list, as a formula. */
  put(list: readonly string[]): string {
    const name = JSON.stringify(list);
    let at = this.lists.findIndex((known) => JSON.stringify(known) === name);
    if (at < 0) {
      at = this.lists.push(list) - 1;
      this.isChanged = true;
    }
    const letters = columnLetters(at + 1);
    return `'${LIST_SHELF_TITLE}'!$${letters}$1:$${letters}$${list.length}`;
  }

  rows(): readonly (readonly CellValue[])[] {
    const length = Math.max(0, ...this.lists.map((list) => list.length));
    return Array.from({ length }, (_, row) => this.lists.map((list) => list[row] ?? null));
  }
}
