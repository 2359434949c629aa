import { isBlank } from '../../programme/progress-cell.ts';
import { ENTRY_ROW } from '../../workbook/keys.ts';
import { cellReader, missedKey } from '../../workbook/missed-key.ts';
import type { Change, Row, TabSnapshot } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';

/**
 * Gives keys to the rows that staff typed below a table. Numbers go on from the highest ever used, so that no key comes back
 * with another meaning; a row that says what is remembered under a number that stands nowhere gets that one: the write that
 * was to give it never arrived.
 *
 * @param below key of the heading below which such rows stand.
 * @param columns of which one that is filled makes a row.
 */
export function adoptEntries(
  sheet: StaffSheet,
  tabKey: string,
  below: string,
  columns: readonly string[],
  look: Pick<Row, 'staffCells' | 'formats'> = {},
): readonly Change[] {
  const tab = sheet.snapshot.tabs.find(({ key }) => key === tabKey);
  if (tab === undefined) return [];
  const start = startOfEntries(tab, below);
  if (start < 0) return [];
  let number = Math.max(0, ...sheet.used(tabKey).map(entryNumber));
  const given = new Set<string>();
  return tab.rows.flatMap((row, index): readonly Change[] => {
    if (index <= start || row.key !== null) return [];
    const cell = cellReader(tab, row);
    if (columns.every((column) => isBlank(cell(column)))) return [];
    const missed = missedKey(tab, row, sheet, given, ENTRY_ROW.is);
    if (missed === null) number += 1;
    const key = missed ?? ENTRY_ROW.of(String(number));
    given.add(key);
    return [{ kind: 'adoptRow', tab: tabKey, index, row: { key, kind: 'data', cells: {}, ...look } }];
  });
}

/** Somebody may have deleted the heading itself: the rows then stand below the last one that the server wrote. */
function startOfEntries(tab: TabSnapshot, below: string): number {
  const heading = tab.rows.findIndex(({ key, comesBack }) => key === below && comesBack !== true);
  if (heading >= 0) return heading;
  return tab.rows.findLastIndex(
    ({ key, comesBack }) => key !== null && !ENTRY_ROW.is(key) && comesBack !== true,
  );
}

/**
 * The rows that staff added and that hold something, in the order of their numbers: those that stand, or where the whole tab
 * was deleted those that come back with it.
 *
 * @param columns those that staff fill in such a row.
 */
export function entryRows(sheet: StaffSheet, tab: string, columns: readonly string[]): readonly string[] {
  return everyEntry(sheet, tab)
    .filter((row) => !sheet.isDeleted(tab, row))
    .filter((row) => columns.some((column) => !isBlank(sheet.value(tab, row, column))));
}

/** Those that staff took back included: a day that is over still counts them. */
export function everyEntry(sheet: StaffSheet, tab: string): readonly string[] {
  return sheet
    .used(tab)
    .filter(ENTRY_ROW.is)
    .toSorted((a, b) => entryNumber(a) - entryNumber(b));
}

function entryNumber(key: string): number {
  const number = Number(ENTRY_ROW.partsOf(key)?.[0] ?? 0);
  return Number.isInteger(number) ? number : 0;
}
