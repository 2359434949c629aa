import { UPDATE_ROW } from '../../workbook/keys.ts';
/** Keys of the programme's tabs, rows and columns: read and laid out by the same names. */
export const PROGRAMME_HEADER = 'header';
export const LOG_HEADER = 'log-header';

/** Column of a log row by field: the log shares the occurrences' columns. */
export const LOG_COLUMNS = { logDay: 'period', logText: 'state' } as const;

/** The number in the key of an update; 0 for other rows. */
export function updateNumber(row: string): number {
  const number = Number(UPDATE_ROW.partsOf(row)?.[0] ?? 0);
  return Number.isInteger(number) ? number : 0;
}
