/**
 * The day in a file's name, where there is exactly one and it can only mean the receipt (P43): “…_20260511.xlsx”, “danh sách
 * 11-5-2026.xlsx”. Numbers are read as people here write them, day first; the year has four digits.
 */
import { isoDay } from '../time/calendar.ts';
import { displayDay, type IsoDay } from '../time/local-date.ts';

export type DayInName =
  | { readonly day: IsoDay; readonly problem: null }
  /** Null: the name holds no day. */
  | { readonly day: null; readonly problem: string | null };

export function dayInName(
  fileName: string,
  options: {
    readonly planInName?: string | undefined;
    readonly planDays?: ReadonlySet<IsoDay> | undefined;
  } = {},
): DayInName {
  const { planInName = '', planDays = new Set<IsoDay>() } = options;
  const bare = fileName.normalize('NFC').replace(/\.[a-z0-9]{2,5}$/i, '');
  const name = planInName === '' ? bare : bare.split(planInName).join(' ');
  const readings = [...name.matchAll(NUMBERS)].map(daysOf).filter((days) => days.length > 0);
  const days = [...new Set(readings.flat())];
  const [day] = days;
  if (day === undefined) return { day: null, problem: null };
  if (days.length > 1)
    return { day: null, problem: `tên tệp có thể đọc thành nhiều ngày (${days.map(displayDay).join(', ')})` };
  if (planDays.has(day))
    return { day: null, problem: `ngày ${displayDay(day)} trong tên tệp là ngày của kế hoạch` };
  return { day, problem: null };
}

/** Eight digits in one, or three numbers with one and the same mark between them. */
const NUMBERS = /(?<!\d)(?:(\d{8})|(\d{4}|\d{1,2})([-._ ])(\d{1,2})\3(\d{4}|\d{1,2}))(?!\d)/g;

function daysOf([, digits, first, , second, third]: RegExpExecArray): readonly IsoDay[] {
  const readings =
    digits === undefined
      ? [dayOf(first, second, third), dayOf(third, second, first)]
      : [
          dayOf(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)),
          dayOf(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2)),
        ];
  return [...new Set(readings.filter((day) => day !== null))];
}

function dayOf(year = '', month = '', date = ''): IsoDay | null {
  if (year.length !== 4 || !year.startsWith('20') || date.length > 2) return null;
  return isoDay(Number(year), Number(month), Number(date));
}
