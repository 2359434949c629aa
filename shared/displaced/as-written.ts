/** Rows that say what the server last wrote there: nobody moved what is visible, and nothing need be asked. */
import { sameCell } from '../workbook/cell-value.ts';
import type { LastWritten } from '../workbook/diff-input.ts';
import type { RowSnapshot, WorkbookSnapshot } from '../workbook/model.ts';
import type { RowIdentity } from '../workbook/row-identity.ts';

type IdentityOf = (tab: string) => RowIdentity | null;

/**
 * Whether every row says what the server last wrote there: then none was displaced, and nothing need be asked. Cheap,
 * and true at nearly every sync.
 */
export function standAsWritten(
  snapshot: WorkbookSnapshot,
  last: LastWritten,
  identityOf: IdentityOf,
): boolean {
  return snapshot.tabs.every(({ key: tab, columns, rows }) => {
    const identity = identityOf(tab);
    if (identity === null) return true;
    const telling = placesOf(columns, [...identity.place, ...identity.entity, ...identity.also]);
    return rows.every((row) => saysAsWritten(tab, row, telling, last, identity));
  });
}

/** Keys of the rows that do not say what was last written there, as `tab` and key: somebody moved what is visible, or typed over it. */
export function rowsAway(
  snapshot: WorkbookSnapshot,
  last: LastWritten,
  identityOf: IdentityOf,
): (tab: string, key: string) => boolean {
  const away = new Map<string, ReadonlySet<string | null>>();
  for (const { key: tab, columns, rows } of snapshot.tabs) {
    const identity = identityOf(tab);
    if (identity === null) continue;
    const telling = placesOf(columns, [...identity.place, ...identity.entity]);
    const found = rows.filter((row) => !saysAsWritten(tab, row, telling, last, identity));
    if (found.length > 0) away.set(tab, new Set(found.map(({ key }) => key)));
  }
  return (tab, key) => away.get(tab)?.has(key) === true;
}

function placesOf(columns: readonly (string | null)[], named: readonly string[]) {
  return named.flatMap((column) => {
    const at = columns.indexOf(column);
    return at < 0 ? [] : [[column, at] as const];
  });
}

function saysAsWritten(
  tab: string,
  { key, cells }: RowSnapshot,
  telling: readonly (readonly [string, number])[],
  last: LastWritten,
  identity: RowIdentity,
): boolean {
  if (key === null || identity.isStaffs?.(key) === true) return true;
  return telling.every(([column, at]) => sameCell(cells[at], last(tab, key, column)));
}
