import { CLASS_TAB, isVacantSeat } from '#shared/workbook/keys.ts';
import { rowKeysOf } from './snapshot.ts';
import { columnsOf, findTab } from './tabs.ts';

/** Vacant seats of a class, counted in its tab; null: no such tab. */
export function missingOfClass(code: string): number | null {
  const sheet = findTab(CLASS_TAB.of(code));
  const columns = sheet === null ? null : columnsOf(sheet);
  if (sheet === null || columns === null || columns.keyColumn === null) return null;
  return rowKeysOf(sheet, columns).filter((key) => key !== null && isVacantSeat(key)).length;
}
