import { classTabKey } from '#shared/tabs/class/class-tab.ts';
import { KEY_COLUMN } from '#shared/google/google-workbook.ts';
import { columnsOf, findTab } from './tabs.ts';

/** A vacant seat's row is keyed by its place alone; once somebody sits there, the key names the person too. */
const VACANT_SEAT = /^seat:[^|]+$/;

/** Vacant seats of a class, counted in its tab; null: no such tab. */
export function missingOfClass(code: string): number | null {
  const sheet = findTab(classTabKey(code));
  const keyColumn = sheet === null ? undefined : columnsOf(sheet).get(KEY_COLUMN);
  if (sheet === null || keyColumn === undefined) return null;
  const keys = sheet.getRange(1, keyColumn, Math.max(1, sheet.getLastRow()), 1).getValues();
  return keys.filter((cells) => VACANT_SEAT.test(String(cells[0]))).length;
}
