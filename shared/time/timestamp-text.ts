/**
 * One submission time as text, read into its parts. Nothing is repaired: a day that does not exist, 24:00 or "14:05 CH"
 * are unreadable, and the reason is said. Whether a year of two digits may be read, the column decides (timestamps.ts).
 *
 * Forms: `06/05/2026 14:05:11` (day or month first: the column decides, see timestamps.ts), `2026/05/06 2:05:11 CH
 * GMT+7` (SA/CH are AM/PM), ISO 8601, `14:05 06/05/2026`, `6 thg 5, 2026 14:05`, `May 6, 2026 2:05 PM`; seconds and
 * the time itself may be missing (then 00:00); a zone behind the time counts (time-zones.ts), without one it is the time
 * of where the table stands.
 */
import { stripDiacritics } from '../text/vietnamese.ts';
import { instantInZone, type Zone, zoneOf, type ZoneReading } from './time-zones.ts';

export type DateOrder = 'dmy' | 'mdy';

/** A day in numbers; `either` where 06/05 could be read both ways. */
export interface TimestampParts {
  readonly year: number;
  readonly first: number;
  readonly second: number;
  /** `mdy`/`dmy`: the text itself says which is which. */
  readonly order: DateOrder | 'either';
  readonly hour: number;
  readonly minute: number;
  readonly second60: number;
  readonly millisecond: number;
  /** As the text names it; `unknown` and `ambiguous` are no times until a person says. */
  readonly zone: Exclude<ZoneReading, 'other'>;
  /** The year has two digits, so that any of the three numbers may be it: `first` and `second` as they stand. */
  readonly isShortYear: boolean;
}

/** Null: no form of a timestamp that is known, or hours, minutes or offset that do not exist. */
export function timestampParts(text: string): TimestampParts | null {
  if (text.length > TIMESTAMP_LENGTH_MAX) return null;
  const plain = stripDiacritics(text.normalize('NFKC'))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .toLowerCase()
    .replace(WEEKDAY, ' ')
    .replace(/(\d)t(?=\d)/, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();
  const date = DATES.map(({ pattern, read }) => {
    const match = pattern.exec(plain);
    return match === null ? null : { match, day: read(match) };
  }).find((found) => found !== null);
  if (date === undefined || date.day === null) return null;
  const rest = `${plain.slice(0, date.match.index)} ${plain.slice(date.match.index + date.match[0].length)}`;
  const time = timeOf(
    rest
      .replace(/[\s,]+|\bngay\b/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
  return time === null ? null : { ...date.day, ...time };
}

/** @param zone of times that name none. The instant in milliseconds since the epoch; null where that day does not exist. */
export function instantOfParts(parts: TimestampParts, order: YearOrder, zone: Zone): number | null {
  const wall = wallOfParts(parts, order);
  if (wall === null || parts.zone === 'unknown' || parts.zone === 'ambiguous') return null;
  return instantInZone(wall, parts.zone === 'none' ? zone : parts.zone);
}

/** `ymd` for years of two digits only: elsewhere the year is told by its length. */
export type YearOrder = DateOrder | 'ymd';

/** The clock's time as if it were UTC; null where that day does not exist. */
export function wallOfParts(parts: TimestampParts, order: YearOrder): number | null {
  const { hour, minute, second60, millisecond } = parts;
  const [year, month, day] = dayOfParts(parts, parts.order === 'either' ? order : parts.order);
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second60, millisecond));
  return wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day ? wall.getTime() : null;
}

function dayOfParts(parts: TimestampParts, order: YearOrder): [year: number, month: number, day: number] {
  const { year, first, second } = parts;
  if (order === 'ymd') return [2000 + first, second, year % 100];
  return order === 'dmy' ? [year, second, first] : [year, first, second];
}

const TIMESTAMP_LENGTH_MAX = 100;
const WEEKDAY =
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b[,.]?/;

type Day = Pick<TimestampParts, 'year' | 'first' | 'second' | 'order' | 'isShortYear'>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

const DATES: readonly { pattern: RegExp; read: (match: RegExpExecArray) => Day | null }[] = [
  {
    pattern: /(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/,
    read: ([, year, , month, day]) => dayOf(year, day, month, 'dmy'),
  },
  {
    // Dots are written with the day first only.
    pattern: /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/,
    read: ([, first, mark, second, year]) => dayOf(year, first, second, mark === '.' ? 'dmy' : 'either'),
  },
  {
    pattern: /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\d:/.-])/,
    read: ([, first, mark, second, year]) =>
      shortYear(dayOf(`20${year}`, first, second, mark === '.' ? 'dmy' : 'either')),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})[ -]${MONTH}\\.?,?[ -](\\d{2})(?![\\d:])`),
    read: ([, day, month, year]) => shortYear(dayOf(`20${year}`, day, monthNumber(month), 'dmy')),
  },
  {
    pattern: /(?:ngay )?(?<!\d)(\d{1,2}) (?:thang|thg) (\d{1,2})(?:,? (?:nam )?)(\d{4})(?!\d)/,
    read: ([, day, month, year]) => dayOf(year, day, month, 'dmy'),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})[ -]${MONTH}\\.?,?[ -](\\d{4})(?!\\d)`),
    read: ([, day, month, year]) => dayOf(year, day, monthNumber(month), 'dmy'),
  },
  {
    pattern: new RegExp(`${MONTH}\\.? (\\d{1,2}),? (\\d{4})(?!\\d)`),
    read: ([, month, day, year]) => dayOf(year, day, monthNumber(month), 'dmy'),
  },
];

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf(name ?? '') + 1);
}

function dayOf(
  year: string | undefined,
  first: string | undefined,
  second: string | undefined,
  order: Day['order'],
): Day | null {
  const day = { year: Number(year), first: Number(first), second: Number(second), order, isShortYear: false };
  return day.year >= YEAR_MIN && day.year <= YEAR_MAX ? day : null;
}

function shortYear(day: Day | null): Day | null {
  return day === null ? null : { ...day, isShortYear: true };
}

/** A Form's response is of these years; anything else is a mistake that must be seen. */
const YEAR_MIN = 2000;
const YEAR_MAX = 2099;

type Time = Pick<TimestampParts, 'hour' | 'minute' | 'second60' | 'millisecond' | 'zone'>;

const TIME =
  /^(?:luc )?(\d{1,2})(?::| ?h | ?h| gio )(\d{2})?(?:(?::| phut | ?m ?)(\d{2})(?:[.,](\d{1,9}))?)?(?: ?phut\b| ?s\b)? ?(sa|ch|am|pm|a\.m\.|p\.m\.)? ?(.*)$/;

function timeOf(text: string): Time | null {
  if (text === '') return { hour: 0, minute: 0, second60: 0, millisecond: 0, zone: 'none' };
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, hourText, minuteText = '0', secondText = '0', fraction = '', half, zone = ''] = match;
  const hour = hourOf(Number(hourText), half?.replace(/\./g, ''));
  const zoneRead = zoneOf(zone);
  const minute = Number(minuteText);
  const second60 = Number(secondText);
  if (hour === null || zoneRead === 'other' || minute > 59 || second60 > 59) return null;
  return { hour, minute, second60, millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')), zone: zoneRead };
}

/** SA and CH are AM and PM: 12 SA is midnight, 12 CH is noon. "14:05 CH" contradicts itself. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  const isMorning = half === 'sa' || half === 'am';
  if (hour > 12 || (hour === 0 && !isMorning)) return null;
  return (hour % 12) + (isMorning ? 0 : 12);
}
