/**
 * Whether a short text was read in a wrong encoding: UTF-8 as Latin-1 ("Nguyá»…n"), or an old font's text ("TrÇn ThÞ").
 * Of a whole table that is judged over all its words; a single cell is misread only where a word of it can be no
 * Vietnamese and, read back, every word is.
 */
import { withoutMojibake } from './mojibake.ts';
import { tcvn3Text } from './tcvn3.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';
import { decodeVniWindows } from './vni-windows.ts';

export function isMisread(text: string): boolean {
  if (text.length > TEXT_LENGTH_MAX || !BEYOND_ASCII.test(text) || areVietnamese(text)) return false;
  return DECODERS.some((decode) => {
    const decoded = decode(text);
    return decoded !== null && decoded !== text && areVietnamese(decoded);
  });
}

/** A name with its post; more is no name. */
const TEXT_LENGTH_MAX = 200;
// oxlint-disable-next-line no-control-regex -- the range of ASCII begins with control characters
const BEYOND_ASCII = /[^\u0000-\u007f]/;

const DECODERS: readonly ((text: string) => string | null)[] = [
  withoutMojibake,
  (text) => {
    const once = withoutMojibake(text);
    return once === null ? null : withoutMojibake(once);
  },
  tcvn3Text,
  decodeVniWindows,
];

function areVietnamese(text: string): boolean {
  return text
    .split(/[\s.,;:/()[\]-]+/)
    .filter((word) => word !== '')
    .every((word) => isVietnameseSyllable(word));
}
