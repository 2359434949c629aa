import { plainKey } from '../text/vietnamese.ts';

/** The weekday that a text names, 0 for Sunday … 6 for Saturday; null where it names none. "thứ Ba", "Thứ 3", "T3", "CN". */
export function weekdayNamed(text: string): number | null {
  const words = plainKey(text).replace(/[.,;]/g, ' ').trim();
  if (words === 'cn' || words === 'chu nhat') return 0;
  const name = /^(?:thu|t)\s*(hai|ba|tu|nam|sau|bay|[2-7])$/.exec(words)?.[1];
  if (name === undefined) return null;
  const digit = Number(name);
  return Number.isNaN(digit) ? NAMES.indexOf(name) + 1 : digit - 1;
}

const NAMES = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
