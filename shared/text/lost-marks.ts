import { plainKey, toneKey } from './vietnamese.ts';

/**
 * Could `typed` be `wanted` with some or all of its marks left out, and none changed? "Duyêt" and "duyet" are "Duyệt";
 * "Thấy" is not "Thay". Case, spaces and the place of a tone do not count.
 */
export function isWithoutSomeMarks(typed: string, wanted: string): boolean {
  if (plainKey(typed) !== plainKey(wanted)) return false;
  const mine = toneKey(typed).normalize('NFD').split(' ');
  const theirs = toneKey(wanted).normalize('NFD').split(' ');
  return mine.every((syllable, at) => fits(syllable, theirs[at] ?? ''));
}

function fits(syllable: string, wanted: string): boolean {
  let at = 0;
  for (const character of syllable) {
    // Both hold the same letters in the same order; what the wanted one has beside them may be missing.
    while (at < wanted.length && wanted.charAt(at) !== character) {
      if (!isMark(wanted.charAt(at)) && !(wanted.charAt(at) === 'đ' && character === 'd')) return false;
      if (wanted.charAt(at) === 'đ' && character === 'd') break;
      at++;
    }
    if (at >= wanted.length) return false;
    at++;
  }
  return /^\p{M}*$/u.test(wanted.slice(at));
}

function isMark(character: string): boolean {
  return /^\p{M}$/u.test(character);
}
