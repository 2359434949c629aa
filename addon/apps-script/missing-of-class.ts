import { CLASS_TAB, isVacantSeat } from '#shared/workbook/keys.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnsOf, findTab } from './tabs.ts';

/** Vacant seats of a class, counted in its tab; null: no such tab. */
export function missingOfClass(code: string): number | null {
  const sheet = findTab(CLASS_TAB.of(code));
  const keyColumn = sheet === null ? undefined : columnsOf(sheet).get(KEY_COLUMN);
  if (sheet === null || keyColumn === undefined) return null;
  const keys = sheet.getRange(1, keyColumn, Math.max(1, sheet.getLastRow()), 1).getValues();
  return keys.filter((cells) => isVacantSeat(String(cells[0]))).length;
}
