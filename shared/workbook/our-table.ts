import { HEADER_ROW, HEADING } from './keys.ts';
import { CORNER } from './marks.ts';

/**
 * Whether cells are those of a tab of ours, or of a copy of one, whatever staff call it and its columns: they bring along
 * the hidden column of row keys, in a file also the corner where it meets the row of column keys.
 */
export function isOurTable(rows: readonly (readonly unknown[])[]): boolean {
  const seen = rows.slice(0, ROWS_SEARCHED);
  if (seen.some((cells) => cells.some((cell) => typeof cell === 'string' && CORNER.partsOf(cell) !== null)))
    return true;
  return seen.some((cells, at) =>
    cells.some(
      (cell, column) => cell === HEADER_ROW && seen.slice(0, at).some((above) => isTitleKey(above[column])),
    ),
  );
}

/** Every tab of ours begins with its title, and its table with the titles of its columns. */
function isTitleKey(cell: unknown): boolean {
  return typeof cell === 'string' && (/^title(?: |$)/.test(cell) || HEADING.partsOf(cell)?.[0] === 'title');
}

/** Staff put rows of their own above, not pages of them. */
const ROWS_SEARCHED = 60;
