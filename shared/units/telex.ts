/**
 * Telex keys left in the text: somebody typed "xax Taan Long" with the Vietnamese keyboard switched off.
 * Decoded syllable by syllable, and only a syllable that cannot be plain Vietnamese.
 */
export function decodeTelex(word: string): string {
  return hasTelexSign(word) ? decode(word) : word;
}

/** aa, ee, oo, dd, w, f, j, z anywhere; s, x, r at the end; and a vowel to carry them. `word` is lower case. */
export function hasTelexSign(word: string): boolean {
  return word.length >= 2 && SIGN.test(word) && CARRIER.test(word);
}

const SIGN = /aa|ee|oo|dd|[wfjz]|(?<=.)[sxr]$|[aeiouy][sxr][a-z]/;
const CARRIER = /[aeiouyw\u00c0-\u1ef9]/;

const TONE_KEYS: Readonly<Record<string, string>> = {
  f: '\u0300',
  s: '\u0301',
  x: '\u0303',
  r: '\u0309',
  j: '\u0323',
};
const VOWEL = /[aeiouy]/;
const HAT = '\u0302';
const BREVE = '\u0306';
const HORN = '\u031b';

interface Typing {
  /** Base letters. */
  letters: string[];
  marks: string[];
  tone: string;
}

function decode(word: string): string {
  const typing: Typing = { letters: [], marks: [], tone: '' };
  for (const character of word.normalize('NFD')) press(typing, character);
  return compose(typing);
}

function press(typing: Typing, key: string): void {
  const { letters, marks } = typing;
  const last = letters.length - 1;
  const hasVowel = letters.some((letter) => VOWEL.test(letter));
  if (key >= '\u0300' && key <= '\u036f') {
    if (key === HAT || key === BREVE || key === HORN) marks[last] = key;
    else typing.tone = key;
  } else if (hasVowel && TONE_KEYS[key] !== undefined) typing.tone = TONE_KEYS[key];
  else if (hasVowel && key === 'z') typing.tone = '';
  else if (key === 'w') pressHorn(typing);
  else if ((key === 'd' || key === 'đ') && letters[0] === 'd' && (last === 0 || hasVowel)) letters[0] = 'đ';
  else if ('aeo'.includes(key) && letters.includes(key) && marks[letters.lastIndexOf(key)] === '')
    marks[letters.lastIndexOf(key)] = HAT;
  else {
    letters.push(key);
    marks.push('');
  }
}

/** w: a → ă, o → ơ, u → ư, uo → ươ; alone it is ư. On a letter that has its mark already it changes nothing. */
function pressHorn({ letters, marks }: Typing): void {
  let target = letters.length - 1;
  while (target >= 0 && !'aou'.includes(letters[target] as string)) target--;
  if (target < 0) {
    letters.push('u');
    marks.push(HORN);
    return;
  }
  marks[target] = letters[target] === 'a' ? BREVE : HORN;
  if (letters[target] === 'a' && letters[target - 1] === 'u' && letters[target - 2] !== 'q') {
    marks[target] = '';
    marks[target - 1] = HORN;
  }
  if (letters[target] === 'o' && letters[target - 1] === 'u' && letters.length > target)
    marks[target - 1] = HORN;
}

/** The place of the tone does not matter: comparison moves it to the end of the syllable. */
function compose({ letters, marks, tone }: Typing): string {
  let text = '';
  let isToned = false;
  letters.forEach((letter, index) => {
    text += letter + (marks[index] as string);
    if (!isToned && tone !== '' && VOWEL.test(letter)) {
      text += tone;
      isToned = true;
    }
  });
  return text.normalize('NFC');
}
