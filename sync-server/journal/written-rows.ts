/**
 * `written_rows` holds what follows from the runs of all syncs up to the last one that was written: the newest content of
 * each cell, and no cell where the newest thing said of it is that its row went. Where one run says all that a row holds,
 * the row points at it and the content stands there only. The table is moved on by every sync that was written, and can be
 * made anew from the runs at any time.
 */
import type { CellValue } from '#shared/workbook/model.ts';
import { ColumnLists } from './column-lists.ts';
import type { Statements } from './journal-statements.ts';
import { RowReader } from './row-reader.ts';
import { columnsOf, type RunToTakeIn, runToTakeInOf, valuesOf } from './stored-rows.ts';

const SYNCS = new RowReader('syncs');
const WRITTEN_ROWS = new RowReader('written_rows');

/** The last sync that was written: whatever was meant before it has been looked at since. 0: there is none. */
export function settledSync(statements: Statements): number {
  return SYNCS.number(statements.settled.get() ?? {}, 'sync');
}

/** Takes in what the syncs behind `from` up to `to` wrote. */
export function takeInRows(statements: Statements, from: number, to: number): void {
  const lists = new ColumnLists(statements);
  let together: RunToTakeIn[] = [];
  for (const stored of statements.runsToTakeIn.iterate({ from, to })) {
    const run = runToTakeInOf(stored);
    const [first] = together;
    if (first !== undefined && (first.row !== run.row || first.tab !== run.tab)) {
      takeInRow(statements, lists, together);
      together = [];
    }
    together.push(run);
  }
  takeInRow(statements, lists, together);
}

/** Makes the table anew. */
export function rebuildWrittenRows(statements: Statements): void {
  statements.forgetWrittenRows.run();
  takeInRows(statements, 0, settledSync(statements));
}

/** By column; empty where the row was never written, or is gone. */
export function readWrittenRow(statements: Statements, tab: string, row: string): Map<string, CellValue> {
  const stored = statements.writtenRow.get(tab, row);
  if (stored === undefined) return new Map();
  const columns = columnsOf(stored);
  const values = valuesOf(WRITTEN_ROWS, stored, 'cells', columns);
  return new Map(columns.map((column, at) => [column, values[at] ?? null]));
}

/** @param runs of one row, oldest first. */
function takeInRow(statements: Statements, lists: ColumnLists, runs: readonly RunToTakeIn[]): void {
  const [first] = runs;
  if (first === undefined) return;
  const { tab, row, change } = first;
  const isWhole = runs.length === 1 && change !== null && !first.isGone;
  if (isWhole && statements.pointAtRun.run(tab, row, change).changes === 1) return;
  const cells = readWrittenRow(statements, tab, row);
  for (const run of runs) takeIn(run, cells);
  if (cells.size === 0) statements.forgetWrittenRow.run(tab, row);
  else {
    const columns = lists.idOf([...cells.keys()]);
    statements.keepWrittenRow.run(tab, row, columns, JSON.stringify([...cells.values()]));
  }
}

/** What a run leaves of the cells of its row. */
export function takeIn(run: RunToTakeIn, cells: Map<string, CellValue>): void {
  const { columns, after } = run.content();
  for (const [at, column] of columns.entries()) {
    if (after === null) cells.delete(column);
    else cells.set(column, after[at] ?? null);
  }
}
