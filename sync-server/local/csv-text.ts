/** The text of a `.csv` file: which encoding its bytes are in, where that is certain. */
import { isVietnameseSyllable } from '#shared/text/vietnamese-syllable.ts';

export interface CsvText {
  readonly text: string;
  /** What it was read as, where it is no Unicode; `unknown`: its letters must still be read back (spoilt-letters.ts). */
  readonly encoding: 'Windows-1258' | 'unknown' | null;
}

/** Null: no text, or no encoding is certain. */
export function csvText(content: Buffer): CsvText | null {
  const unicode = unicodeOf(content);
  if (unicode === null) return null;
  const text = decoded(content, unicode);
  if (text !== null) return { text, encoding: null };
  if (unicode !== 'utf-8' || looksBinary(content)) return null;
  const windows1258 = decoded(content, 'windows-1258');
  // Without its tone marks the same bytes are Windows-1252, into which a program has pressed letters that it lacks.
  if (windows1258 !== null && TONES.test(windows1258) && isMostlyVietnamese(windows1258.normalize('NFC'))) {
    return { text: windows1258.normalize('NFC'), encoding: 'Windows-1258' };
  }
  // An old font's text: its letters are those of Windows-1252, and are read back from there (spoilt-letters.ts).
  const windows1252 = decoded(content, 'windows-1252');
  return windows1252 === null ? null : { text: windows1252, encoding: 'unknown' };
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/** By the byte-order mark; without one by the NUL bytes of ASCII letters in UTF-16, else UTF-8. */
function unicodeOf(content: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  const sample = content.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return content.includes(0) ? null : 'utf-8';
  const nulAt = (parity: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [nulAt(0), nulAt(1)];
  const [more, fewer] = even > odd ? [even, odd] : [odd, even];
  // In a table of titles and answers more than a quarter of the characters are ASCII: separators, digits, letters.
  if (more < sample.length / 8 || fewer > more / 20) return null;
  const encoding = even > odd ? 'utf-16be' : 'utf-16le';
  return decoded(sample.subarray(0, sample.length & ~1), encoding)?.includes('\n') === true ? encoding : null;
}

const SAMPLE_BYTES = 16 * 1024;

function decoded(content: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** Control characters that no text file holds. */
function looksBinary(content: Buffer): boolean {
  const sample = content.subarray(0, 4096);
  const odd = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return odd > sample.length / 100;
}

function isMostlyVietnamese(text: string): boolean {
  const words = text
    .slice(0, SAMPLE_BYTES)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => /[^a-z]/i.test(word));
  const vietnamese = words.filter(isVietnameseSyllable).length;
  return words.length > 0 && vietnamese >= words.length * CERTAIN_SHARE;
}

const CERTAIN_SHARE = 0.9;
