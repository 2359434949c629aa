import { CORNER, DEFINED_NAME } from '#shared/workbook/marks.ts';
import type { SheetRow } from './read-sheet.ts';
import type { DefinedName } from './workbook-part.ts';

/**
 * How a sheet of the file is known to be one of our tabs: the corner of its hidden key row and key column holds the tab's
 * key, and a defined name points there. Staff may put rows above and columns left of it; the name decides where a copy of
 * the sheet claims the same key: the one that a copy takes along is the copy's own, not the workbook's.
 */
export interface SheetIdentity {
  readonly key: string;
  /** Row that holds the column keys, column that holds the row keys; counted from 1. */
  readonly keyRow: number;
  readonly keyColumn: number;
}

/** Staff put headings above and notes to the left, not pages of them. */
export const CORNER_SEARCHED = 30;

/** Of the first rows of a sheet. */
export function cornerOf(rows: readonly SheetRow[]): SheetIdentity | null {
  for (const { number: keyRow, cells } of rows) {
    if (keyRow > CORNER_SEARCHED) break;
    for (let column = 0; column < Math.min(CORNER_SEARCHED, cells.length); column++) {
      const text = cells[column];
      const key = typeof text === 'string' ? CORNER.partsOf(text) : null;
      if (key !== null) return { key, keyRow, keyColumn: column + 1 };
    }
  }
  return null;
}

/** Ours among those that claim to be, with copies left out. Several may remain of one key: nobody can tell them apart. */
export function withoutCopies<Claim extends { readonly title: string; readonly identity: SheetIdentity }>(
  claims: readonly Claim[],
  names: readonly DefinedName[],
): readonly Claim[] {
  return [...Map.groupBy(claims, ({ identity }) => identity.key)].flatMap(([key, same]) => {
    const named = same.length === 1 ? same : same.filter(({ title }) => isNamed(names, key, title));
    return named.length === 1 ? named : same;
  });
}

function isNamed(names: readonly DefinedName[], key: string, title: string): boolean {
  const own = names.filter(({ name, sheet }) => sheet === null && name === DEFINED_NAME.of(key));
  const starts = [`'${title.replaceAll("'", "''")}'!`, `${title}!`];
  return own.some(({ refersTo }) => starts.some((start) => refersTo.startsWith(start)));
}
