import { ENTRY_ROW, SERIES_CLASS_TAB } from '../../workbook/keys.ts';

/** The tab of a class of a series, by the row in which staff opened it. */
export function classTab(plan: string, row: string): string {
  return SERIES_CLASS_TAB.of(plan, ENTRY_ROW.partsOf(row)?.[0] ?? row);
}
