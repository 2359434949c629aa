/** Keys of the programme's tabs, rows and columns: read and laid out by the same names. */
export const PROGRAMME_TAB = 'programme';
export const PROGRAMME_HEADER = 'header';
export const LOG_HEADER = 'log-header';

/** Column of a log row by field: the log shares the occurrences' columns. */
export const LOG_COLUMNS = { logDay: 'period', logText: 'state' } as const;

export function occurrenceRowKey(occurrence: string): string {
  return `occurrence ${occurrence}`;
}

export function logRowKey(number: number): string {
  return `log ${number}`;
}

/** The number in a log row's key; 0 for other rows. */
export function logRowNumber(row: string): number {
  return Number(/^log (\d+)$/.exec(row)?.[1] ?? 0);
}
