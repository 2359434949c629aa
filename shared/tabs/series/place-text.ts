import type { SeriesClass } from '../../series/series-class.ts';
import { displayDay } from '../../time/local-date.ts';

/** When and where a class of a series is, as far as staff said: its days, its commune, its venue. */
export function placeParts({ study, place, venue }: SeriesClass): readonly string[] {
  const days = study === null ? null : [...new Set([study.from, study.to])].map(displayDay).join(' – ');
  return [days, place, venue].filter((part) => part !== null);
}
