/**
 * Calendar arithmetic on ISO days, by date-fns. All of it in UTC (`UTCDateMini`: the whole `UTCDate` makes
 * formats of three locales as it is loaded, 20 ms): a day here is a name, and neither the machine's time zone nor daylight
 * saving may turn it into its neighbour.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as daysLater } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import type { IsoDay } from './local-date.ts';

/** Null where the day does not exist: 31/6 is never repaired. */
export function isoDay(year: number, month: number, day: number): IsoDay | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return null;
  return iso(year, month, day);
}

export function monthStart(year: number, month: number): IsoDay {
  return iso(year, month, 1);
}

export function monthEnd(year: number, month: number): IsoDay {
  return iso(year, month, lastDayOfMonth(year, month));
}

export function lastDayOfMonth(year: number, month: number): number {
  return getDaysInMonth(new UTCDateMini(year, month - 1, 1));
}

/** Days may be negative. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return daysLater(dateOf(day), days).toISOString().slice(0, 10);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return differenceInCalendarDays(dateOf(to), dateOf(from));
}

/** 0 is Sunday. */
export function weekdayNumber(day: IsoDay): number {
  return dateOf(day).getDay();
}

function dateOf(day: IsoDay): Date {
  return new UTCDateMini(`${day}T00:00:00Z`);
}

function iso(year: number, month: number, day: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
