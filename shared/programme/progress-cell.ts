import { cleanText, plainKey } from '../text/vietnamese.ts';
import { type IsoDay, dayOfSerial } from '../time/local-date.ts';
import type { CellValue } from '../workbook/model.ts';
import { readDue } from '../due/read-due.ts';

/** What a staff cell means: a value, nothing, or something that could not be read. */
export type CellReading<T> =
  | { readonly value: T | null; readonly unreadable: null }
  /** As it stands there, for the message. */
  | { readonly value: null; readonly unreadable: string };

/** A date cell, or a day written out with its year: "15/6/2026", "ngày 15 tháng 6 năm 2026", "2026-06-15". */
export function dayCell(value: CellValue): CellReading<IsoDay> {
  if (isBlank(value)) return { value: null, unreadable: null };
  if (typeof value === 'number' && value >= SERIAL_MIN && value < SERIAL_END)
    return { value: dayOfSerial(value), unreadable: null };
  const text = cleanText(String(value));
  // The year only stands in where none is written, and then the day is refused: no date of record is guessed.
  const due = readDue(text, { year: 2000 });
  const isDay = due.kind === 'date' && due.error === null && due.flags.length === 0;
  return isDay ? { value: due.to, unreadable: null } : { value: null, unreadable: text };
}

/** 2000 to 2099; a smaller number is a day of the month typed alone. */
const SERIAL_MIN = 36_526;
const SERIAL_END = 73_051;

/** A share 0…1, or a percentage typed as such: 0.5, "50%", 50. Between 1 and 2 nobody knows which was meant. */
export function shareCell(value: CellValue): CellReading<number> {
  if (isBlank(value)) return { value: null, unreadable: null };
  if (typeof value === 'number') return shareOf(value, value);
  const text = cleanText(String(value));
  const percent = /^(\d{1,3}(?:[.,]\d+)?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) {
    const share = Number(percent.replace(',', '.')) / 100;
    return share <= 1 ? { value: share, unreadable: null } : { value: null, unreadable: text };
  }
  const number = /^\d{1,3}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return shareOf(number, text);
}

function shareOf(number: number, shown: string | number): CellReading<number> {
  if (number >= 0 && number <= 1) return { value: number, unreadable: null };
  if (number >= 2 && number <= 100) return { value: number / 100, unreadable: null };
  return { value: null, unreadable: String(shown) };
}

/** Words with which people fill a cell to say that there is nothing: they are no document. */
const NOTHING = new Set([
  '-',
  '--',
  '.',
  '/',
  'x',
  'khong',
  'khong co',
  'chua',
  'chua co',
  'chua ban hanh',
  'dang trinh',
  'n/a',
]);

export function documentCell(value: CellValue): string | null {
  // A tick is no number of a document.
  if (isBlank(value) || typeof value === 'boolean') return null;
  const text = cleanText(String(value));
  return NOTHING.has(plainKey(text).replace(/[.\s]+$/, '')) ? null : text;
}

export function textCell(value: CellValue): string | null {
  return isBlank(value) ? null : cleanText(String(value));
}

/** A tick, or the words of the choice. */
export function waitingCell(value: CellValue): CellReading<true> {
  if (isBlank(value) || value === false) return { value: null, unreadable: null };
  if (value === true) return { value: true, unreadable: null };
  const text = cleanText(String(value));
  return WAITING.has(plainKey(text)) ? { value: true, unreadable: null } : { value: null, unreadable: text };
}

const WAITING = new Set([
  'cho huong dan cua trung uong',
  'cho huong dan',
  'cho huong dan trung uong',
  'cho trung uong',
]);

export function isBlank(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && cleanText(value) === '');
}
