/**
 * Vietnamese text as people type it, reduced to keys that compare equal when a reader would call them equal.
 *
 * Three strengths, each derived from the one before:
 * - `cleanText`: the same letters, without what cannot be seen (kept for display and for exact comparison);
 * - `toneKey` (K1): lower case, tone marks moved to the end of their syllable, so "Hòa" = "Hoà", "Thủy" = "Thuỷ";
 * - `plainKey` (K2): K1 without any diacritics, đ → d.
 */

/** Letters that look like Đ but are other characters; NFC does not unify them. */
const LOOKALIKES: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ' };

/** Zero-width, direction and byte-order marks, soft hyphens: they arrive with text pasted from chat programs. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

// The control characters are named on purpose: they are what is removed.
// oxlint-disable-next-line no-control-regex -- removing control characters needs naming them
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** Unifies look-alike letters, drops invisible characters, folds white space to single spaces, composes to NFC. */
export function cleanText(text: string): string {
  if (isPlainAscii(text)) return text;
  return text
    .replace(/[ÐðƉɖ]/g, (letter) => LOOKALIKES[letter] as string)
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** K1. Case, spaces, invisible characters and the place of the tone mark do not count; everything else does. */
export function toneKey(text: string): string {
  return cleanText(text).toLowerCase().split(' ').map(syllableWithToneLast).join(' ');
}

/** K2. K1 without diacritics: what remains when someone types without a Vietnamese keyboard. */
export function plainKey(text: string): string {
  return stripDiacritics(cleanText(text).toLowerCase());
}

/** Removes every diacritic and turns đ into d. Letters keep their case. */
export function stripDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}

/** The five tone marks as combining characters: huyền, sắc, ngã, hỏi, nặng. The rest (^, ˘, ơ/ư horn) belong to the letter. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

function syllableWithToneLast(syllable: string): string {
  const decomposed = syllable.normalize('NFD');
  const tones = decomposed.match(TONES);
  if (tones === null) return syllable;
  return decomposed.replace(TONES, '').normalize('NFC') + tones.join('');
}

/** Most ASCII cells need no work at all; one scan decides. */
function isPlainAscii(text: string): boolean {
  let previousIsSpace = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
    const isSpace = code === 0x20;
    if (isSpace && previousIsSpace) return false;
    previousIsSpace = isSpace;
  }
  return !previousIsSpace || text.length === 0;
}
