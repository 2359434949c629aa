/**
 * What a sync changed, as the journal keeps it: different cells of one row that follow each other, changed for one
 * reason, are one run and one row of `row_changes`. A new row is one run however many cells it has.
 */
import type { CellChange } from '#shared/sync/journal-port.ts';
import type { CellValue } from '#shared/workbook/model.ts';

export interface Run {
  readonly tab: string;
  readonly row: string;
  readonly columns: readonly string[];
  /** In the order of `columns`. Null: none of these cells was there. */
  readonly before: readonly CellValue[] | null;
  /** In the order of `columns`. Null: they went. */
  readonly after: readonly CellValue[] | null;
  readonly reason: string;
}

/** The cells as runs, in their order. */
export function* runsOf(cells: Iterable<CellChange>): Iterable<Run> {
  let together: CellChange[] = [];
  for (const cell of cells) {
    if (together.length > 0 && !goesOn(together, cell)) {
      yield runOf(together);
      together = [];
    }
    together.push(cell);
  }
  if (together.length > 0) yield runOf(together);
}

export function cellsOf({ tab, row, columns, before, after, reason }: Run): readonly CellChange[] {
  return columns.map((column, at) => ({
    tab,
    row,
    column,
    before: before?.[at],
    after: after?.[at],
    reason,
  }));
}

/** A cell that was changed twice begins a run of its own. */
function goesOn(together: readonly CellChange[], cell: CellChange): boolean {
  const first = together[0];
  return (
    first?.row === cell.row &&
    first.tab === cell.tab &&
    first.reason === cell.reason &&
    (first.before === undefined) === (cell.before === undefined) &&
    (first.after === undefined) === (cell.after === undefined) &&
    !together.some(({ column }) => column === cell.column)
  );
}

function runOf(cells: readonly CellChange[]): Run {
  const { tab, row, before, after, reason } = cells[0]!;
  return {
    tab,
    row,
    columns: cells.map((cell) => cell.column),
    before: before === undefined ? null : cells.map((cell) => cell.before ?? null),
    after: after === undefined ? null : cells.map((cell) => cell.after ?? null),
    reason,
  };
}
