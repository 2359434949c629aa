/** VNI keys left in the text ("phu7o7ng2 Vinh4 Cha6u"): digits are marks and tones, not numbers of the name. */

/**
 * Strong: a digit between letters, or a mark's digit where only VNI puts one ("Ke61", "d9"). Weak: a tone digit on a
 * word that another one follows at once ("Vi5 Thanh"), where no number stands. `words`: '' for a separator.
 */
export function vniSign(words: readonly string[]): 'strong' | 'weak' | null {
  if (words.some((word) => STRONG.test(word))) return 'strong';
  const isWeak = words.some(
    (word, index) => (words[index + 1] ?? '') !== '' && TONED.test(word) && VOWEL.test(word),
  );
  return isWeak ? 'weak' : null;
}

export function decodeVni(word: string): string {
  if (!DIGIT.test(word) || !VOWEL.test(word)) return word;
  const letters: string[] = [];
  let tone = '';
  for (const character of word) {
    const toneFound = TONES[character];
    const mark = MARKS[character];
    if (toneFound !== undefined) tone = toneFound;
    else if (mark !== undefined) addMark(letters, mark);
    else letters.push(character);
  }
  const vowel = letters.findIndex((letter) => VOWEL.test(letter));
  if (vowel >= 0) letters[vowel] += tone;
  return letters.join('').normalize('NFC');
}

const DIGIT = /\d/;
const STRONG = /[a-z]\d+[a-z]|[aeo]6[1-5]$|[ou]7[1-5]$|a8[1-5]$|^d9|^xa4$|^phuong2$/;
const TONED = /^[a-z]+[1-5]$/;
const VOWEL = /[aeiouyà-ỹ]/u;
const TONES: Readonly<Record<string, string>> = {
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
};
interface VniMark {
  readonly on: string;
  readonly mark: string;
}
const MARKS: Readonly<Record<string, VniMark>> = {
  '6': { on: 'aeo', mark: '\u0302' },
  '7': { on: 'ou', mark: '\u031b' },
  '8': { on: 'a', mark: '\u0306' },
  '9': { on: 'd', mark: 'đ' },
};

function addMark(letters: string[], { on, mark }: VniMark): void {
  for (let index = letters.length - 1; index >= 0; index--) {
    const letter = letters[index] as string;
    if (letter.length !== 1 || !on.includes(letter)) continue;
    letters[index] = mark === 'đ' ? 'đ' : letter + mark;
    // "uo7" is ươ, as keyboards make it.
    if (mark === '\u031b' && letter === 'o' && letters[index - 1] === 'u') letters[index - 1] = 'u\u031b';
    return;
  }
}
