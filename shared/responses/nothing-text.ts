import { plainKey, toneKey } from '../text/vietnamese.ts';

/** R1: "-", "không", "không có" are blank, as is what has no letter or digit. "Khổng" is a family name and is not. */
export function isNothing(text: string): boolean {
  if (text === '') return true;
  if (text.length > NOTHING_LENGTH_MAX) return false;
  const [first = NO_LETTER] = FIRST_LETTER.exec(text) ?? [];
  if (first !== NO_LETTER && first.toLowerCase() !== 'k') return false;
  const bare = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim();
  if (bare === '') return true;
  return (
    NOTHING.has(toneKey(bare)) || (toneKey(bare) === plainKey(bare) && NOTHING_PLAIN.has(plainKey(bare)))
  );
}

const NOTHING_LENGTH_MAX = 40;
/** All words for nothing begin with one letter, and few cells do. */
const FIRST_LETTER = /[\p{L}\p{N}]/u;
const NO_LETTER = '';
const NOTHING = new Set(['không', 'không có'].map(toneKey));
/** The same, typed without diacritics. */
const NOTHING_PLAIN = new Set(['khong', 'khong co']);
