import type { Cursor } from './cursor.ts';
import type { YearTyped } from './due-tree.ts';

/** "/2026", "năm 2026", "- 2026", or the year alone. */
export function parseYearSuffix(at: Cursor): YearTyped | null {
  return at.first<YearTyped>(
    () => (at.sign('/') === null ? null : yearNumber(at)),
    () => (at.sign('-') === null ? null : fourDigits(at)),
    () => {
      const bracket = at.sign('(', ',');
      if (at.phrase('của năm', 'trong năm', 'năm') === null) return null;
      const year = yearNumber(at);
      if (year === null || (bracket === '(' && at.sign(')') === null)) return null;
      return year;
    },
    () => fourDigits(at),
  );
}

export function yearNumber(at: Cursor): YearTyped | null {
  const token = at.number();
  return token === null ? null : { value: token.value, digits: token.digits };
}

export function fourDigits(at: Cursor): YearTyped | null {
  const token = at.number((candidate) => candidate.digits === 4);
  return token === null ? null : { value: token.value, digits: 4 };
}

const MONTH_WORDS: readonly (readonly [string, number])[] = [
  ['mười một', 11],
  ['mười hai', 12],
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['tư', 4],
  ['bốn', 4],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
];

/** "tháng năm 2026" is a form left blank as often as May, so "năm" counts as a number only where a year follows in words. */
export function monthNumber(at: Cursor): number | null {
  const number = at.number((token) => token.digits <= 2);
  if (number !== null) return number.value;
  if (at.ahead('năm năm')) {
    at.phrase('năm');
    return 5;
  }
  return smallNumber(at);
}

/** "tháng sau" is next month, so six needs its accent even in a text typed without. */
export function smallNumber(at: Cursor): number | null {
  if (at.accented('sáu')) return 6;
  const word = at.phrase(...MONTH_WORDS.map(([text]) => text));
  return MONTH_WORDS.find(([text]) => text === word)?.[1] ?? null;
}
