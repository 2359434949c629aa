/**
 * Days and times in Asia/Ho_Chi_Minh: UTC+7, without daylight saving, so plain arithmetic is exact.
 *
 * A day is an ISO string (`2026-05-07`), an instant is milliseconds since the epoch, and a spreadsheet holds both
 * as a serial: days since 1899-12-30 in local time, fractions for the time of day.
 */

export type IsoDay = string;

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;
/** Days between 1899-12-30, where spreadsheets begin to count, and 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

/** The local calendar day of an instant. */
export function dayOf(instantMs: number): IsoDay {
  return new Date(instantMs + OFFSET_MS).toISOString().slice(0, 10);
}

/** The last millisecond of a local day. */
export function endOfDayMs(day: IsoDay): number {
  return startOfDayMs(day) + DAY_MS - 1;
}

/** The first millisecond of a local day. */
export function startOfDayMs(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
}

/** Instant of a local wall-clock time. Month is 1–12. Null where that day or time does not exist. */
export function instantOfLocal(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number | null {
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(utc);
  const exists =
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  return exists ? utc - OFFSET_MS : null;
}

export function serialOfDay(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS + SERIAL_OF_EPOCH;
}

/** The day of a serial; a time of day in it is dropped. */
export function dayOfSerial(serial: number): IsoDay {
  return new Date((Math.floor(serial) - SERIAL_OF_EPOCH) * DAY_MS).toISOString().slice(0, 10);
}

export function serialOfInstant(instantMs: number): number {
  return (instantMs + OFFSET_MS) / DAY_MS + SERIAL_OF_EPOCH;
}

/** Rounded to the second's thousandth, because a serial's fraction is not exact. */
export function instantOfSerial(serial: number): number {
  return Math.round((serial - SERIAL_OF_EPOCH) * DAY_MS) - OFFSET_MS;
}

/** `07/05/2026`, the way dates are written in official Vietnamese lists. */
export function displayDay(day: IsoDay): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `07/05/2026 14:05`. */
export function displayInstant(instantMs: number): string {
  const iso = new Date(instantMs + OFFSET_MS).toISOString();
  return `${displayDay(iso.slice(0, 10))} ${iso.slice(11, 16)}`;
}

/** For names of files and folders, in the order of time: `2026-05-07-140500`. */
export function stampOf(instantMs: number): string {
  const iso = new Date(instantMs + OFFSET_MS).toISOString();
  return `${iso.slice(0, 10)}-${iso.slice(11, 19).replaceAll(':', '')}`;
}

/** `thứ Hai` … `Chủ nhật`. */
export function weekdayOf(day: IsoDay): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] as string;
}

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;
