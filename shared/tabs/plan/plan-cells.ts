/**
 * What staff mean by what they typed in a cell of the plan. Nothing here changes a cell; what cannot be read comes back
 * as it stands, for `checkPlan` to quote.
 */
import { cleanText, plainKey } from '../../text/vietnamese.ts';
import { dayOfSerial, type IsoDay } from '../../time/local-date.ts';
import type { CellValue } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { daysNamed, isDay } from '../../plan/plan-day.ts';
import type { PlanClass } from '../../plan/plan.ts';

/** A date cell, `12/5/2026` with or without the weekday before it, or an ISO day. */
export function cellDay(value: CellValue): IsoDay {
  if (typeof value === 'number') return isLikelySerial(value) ? dayOfSerial(value) : String(value);
  const text = plainText(value);
  if (isDay(text)) return text;
  const bare = /^(?:(?:thứ\s+\S+|chủ nhật)\s*,?\s*)?(?:ngày\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/iu.exec(
    text,
  )?.[1];
  return (bare === undefined ? undefined : daysNamed(bare)[0]) ?? text;
}

/** 2000 to 2099. A smaller number in a date cell is a day typed alone ("12"), not a date of 1900. */
function isLikelySerial(value: number): boolean {
  return value >= 36_526 && value < 73_051;
}

export function cellNumber(value: CellValue): number | null {
  if (typeof value === 'number') return value;
  const text = plainText(value);
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** 1, "1", "01", "Lớp 1" → "01". */
export function cellClassCode(value: CellValue): string {
  const text = plainText(value);
  const digits = /^(?:lop\s*)?0*(\d{1,3})$/.exec(plainKey(text))?.[1];
  return digits === undefined ? text : digits.padStart(2, '0');
}

/** "sáng 08:00; chiều 13:15", "Sáng: 8h; chiều 13h15". A part without a time has the start ''. */
export function cellSessions(value: CellValue): PlanClass['sessions'] {
  const parts = String(value ?? '').split(/[;\n]|(?<=\d[:hg]\d{2}),/);
  return parts
    .map(cleanText)
    .filter((part) => part !== '')
    .map((part) => {
      const found = /^(.*?)[\s:–-]*(\d{1,2})\s*(?:[:hg]|giờ)\s*(\d{2})?$/iu.exec(part);
      if (found === null) return { name: part, start: '' };
      const [, name = '', hour = '', minute = '00'] = found;
      return { name: name.trim(), start: `${hour.padStart(2, '0')}:${minute}` };
    });
}

/** Undefined: blank; null: no number of people. */
export function cellCapacity(value: CellValue): number | null | undefined {
  if (plainText(value) === '') return undefined;
  const number = cellNumber(value);
  return number !== null && Number.isInteger(number) && number > 0 ? number : null;
}
