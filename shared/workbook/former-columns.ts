import { isEmptyCell } from './cell-value.ts';
import { countKeys } from './key-count.ts';
import type { CellValue, Row, Tab } from './model.ts';

interface Found {
  readonly columns: readonly (string | null)[];
  readonly cell: (row: Row, column: string) => CellValue;
  /** Did nobody but the server ever write this there? */
  readonly isServers: (row: Row, column: string, value: CellValue) => boolean;
}

/**
 * The server's cells in columns that the tab has no more: a period less in a matrix, a role less in the plan. Above what
 * staff typed in such a column its title stays, or nobody could tell what that says.
 */
export function formerCells(
  tab: Tab,
  rows: readonly Row[],
  { columns, cell, isServers }: Found,
): readonly { readonly row: string; readonly column: string }[] {
  const wanted = new Set(tab.columns.map(({ key }) => key));
  return [...countKeys(columns)].flatMap(([column, count]) => {
    if (wanted.has(column) || count > 1) return [];
    const filled = rows.filter((row) => !isEmptyCell(cell(row, column)));
    const ours = filled.filter((row) => isServers(row, column, cell(row, column)));
    const isStaffs = ours.length < filled.length;
    return ours.flatMap(({ key, kind }) => (isStaffs && kind === 'header' ? [] : [{ row: key, column }]));
  });
}
