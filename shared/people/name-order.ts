/** The order of Vietnamese lists, made here because the collators of Node and Apps Script differ. */
import { nameKeys } from './person-name.ts';

/** By given name (the last syllable), then family name, then what stands between; tones after letters. */
export function compareNamesVi(a: string, b: string): number {
  const [givenA, familyA, middleA] = sortParts(a);
  const [givenB, familyB, middleB] = sortParts(b);
  return (
    compareText(givenA, givenB) ||
    compareText(familyA, familyB) ||
    compareText(middleA, middleB) ||
    compareText(a, b)
  );
}

/** Compares two texts by the Vietnamese alphabet: a ă â … d đ …, then ngang, huyền, hỏi, ngã, sắc, nặng. */
export function compareVietnamese(a: string, b: string): number {
  return compareText(sortKey(a.split(' ')), sortKey(b.split(' ')));
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const LETTER_RANK = new Map(
  ALPHABET.split('').map((letter, index) => [letter, String.fromCharCode(0x61 + index)]),
);
/** Ngang comes first: it has no mark. */
const TONE_ORDER = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

function sortParts(fullName: string): [given: string, family: string, middle: string] {
  const syllables = nameKeys(fullName).display.split(' ');
  const given = syllables.pop() ?? '';
  const [family = '', ...middle] = syllables;
  return [sortKey([given]), sortKey([family]), sortKey(middle)];
}

/** Letters of all syllables first, then their tones: "ma, má, mai". */
function sortKey(syllables: readonly string[]): string {
  let letters = '';
  let tones = '';
  for (const syllable of syllables) {
    const lower = syllable.toLowerCase().normalize('NFD');
    const tone = TONE.exec(lower)?.[0];
    const bare = lower.replace(new RegExp(TONE.source, 'g'), '').normalize('NFC');
    letters += `${bare
      .split('')
      .map((letter) => LETTER_RANK.get(letter) ?? letter)
      .join('')} `;
    tones += tone === undefined ? '0' : String(TONE_ORDER.indexOf(tone) + 1);
  }
  return `${letters}\u0001${tones}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
