import type { IsoDay } from '../../time/local-date.ts';

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
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days may be negative. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 0 is Sunday. */
export function weekdayNumber(day: IsoDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function iso(year: number, month: number, day: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
