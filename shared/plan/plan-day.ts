import { addDays, isoDay } from '../time/calendar.ts';
import type { IsoDay } from '../time/local-date.ts';

/** Is this an ISO day of the calendar? `2026-02-30` is not. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

export function dayAfter(day: IsoDay): IsoDay {
  return addDays(day, 1);
}

/** The days named in a text as d/m/yyyy (or with - or .), as ISO days; those that do not exist are left out. */
export function daysNamed(text: string): readonly IsoDay[] {
  const days: IsoDay[] = [];
  for (const [, day, month, year] of text.matchAll(/(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g)) {
    const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    if (isDay(iso)) days.push(iso);
  }
  return days;
}
