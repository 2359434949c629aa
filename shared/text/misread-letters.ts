/**
 * Whether a short text was read in a wrong encoding: UTF-8 as Latin-1 ("Nguyá»…n"), or an old font's text ("TrÇn ThÞ").
 * Of a whole table that is judged over all its words; a single cell is misread only where a word of it can be no
 * Vietnamese and, read back, every word is.
 */
import { BEYOND_ASCII, MISREADINGS } from './misreadings.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

export function isMisread(text: string): boolean {
  if (text.length > TEXT_LENGTH_MAX || !BEYOND_ASCII.test(text) || areVietnamese(text)) return false;
  return MISREADINGS.some(({ decode }) => {
    const decoded = decode(text);
    return decoded !== null && decoded !== text && areVietnamese(decoded);
  });
}

/** A name with its post; more is no name. */
const TEXT_LENGTH_MAX = 200;

function areVietnamese(text: string): boolean {
  return text
    .split(/[\s.,;:/()[\]-]+/)
    .filter((word) => word !== '')
    .every((word) => isVietnameseSyllable(word));
}
