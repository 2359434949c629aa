/**
 * Text in the old VNI fonts, pasted without conversion: "Nguyeãn Vaên An". A letter is followed by a character that
 * stands for its mark and tone; a few letters have one character of their own.
 */
export function decodeVniWindows(text: string): string {
  return text
    .replace(PAIR, (_, letter: string, mark: string) => letter + (MARKS[mark] ?? ''))
    .replace(SINGLE, (character) => SINGLES[character] ?? character)
    .normalize('NFC');
}

const [GRAVE, ACUTE, HOOK, TILDE, DOT] = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const [CIRCUMFLEX, BREVE, HORN] = ['\u0302', '\u0306', '\u031b'];

const LOWER: Readonly<Record<string, string>> = {
  ø: GRAVE,
  ù: ACUTE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: CIRCUMFLEX,
  à: `${CIRCUMFLEX}${GRAVE}`,
  á: `${CIRCUMFLEX}${ACUTE}`,
  å: `${CIRCUMFLEX}${HOOK}`,
  ã: `${CIRCUMFLEX}${TILDE}`,
  ä: `${CIRCUMFLEX}${DOT}`,
  ê: BREVE,
  è: `${BREVE}${GRAVE}`,
  é: `${BREVE}${ACUTE}`,
  ú: `${BREVE}${HOOK}`,
  ü: `${BREVE}${TILDE}`,
  ë: `${BREVE}${DOT}`,
};
const MARKS: Readonly<Record<string, string>> = withCapitals(LOWER, (mark) => mark);

const SINGLES: Readonly<Record<string, string>> = withCapitals(
  {
    ñ: 'đ',
    ô: `o${HORN}`,
    ö: `u${HORN}`,
    ì: `i${GRAVE}`,
    í: `i${ACUTE}`,
    æ: `i${HOOK}`,
    ó: `i${TILDE}`,
    ò: `i${DOT}`,
    î: `y${DOT}`,
  },
  (letter) => letter.toUpperCase(),
);

/** ơ and ư are single characters that take tones too: "ôù" is ớ. */
const PAIR = new RegExp(`([aeouyAEOUYôöÔÖ])([${Object.keys(MARKS).join('')}])`, 'g');
const SINGLE = new RegExp(`[${Object.keys(SINGLES).join('')}]`, 'g');

function withCapitals(
  letters: Readonly<Record<string, string>>,
  capital: (letter: string) => string,
): Record<string, string> {
  const pairs = Object.entries(letters);
  return Object.fromEntries([
    ...pairs,
    ...pairs.map(([key, letter]) => [key.toUpperCase(), capital(letter)] as const),
  ]);
}
