/**
 * Cuts "UBND xã Kế Sách" before its name in one pass over its letters. Whatever holds anything but Vietnamese letters,
 * digits, single spaces and full stops is left to those who read with care.
 */

export interface CutText {
  /** Small letters; ends with the word for the kind of unit, or its short form with the stop. */
  readonly lead: string;
  readonly name: string;
}

/** Null: no word for a kind of unit stands before the rest, or a word begins within another. `odd`: not so plain a text. */
export function cutPlainText(typed: string): CutText | 'odd' | null {
  let start = 0;
  let end = typed.length;
  while (start < end && typed.charCodeAt(start) === SPACE) start += 1;
  while (end > start && isTrailing(typed.charCodeAt(end - 1))) end -= 1;
  const found = findKind(typed, start, end);
  if (found === NONE || found === ODD) return found === NONE ? null : 'odd';
  const text = typed.slice(start, end).toLowerCase();
  const at = found - start;
  const isSpaced = text.charCodeAt(at) === SPACE;
  return { lead: text.slice(0, at), name: text.slice(isSpaced ? at + 1 : at) };
}

const NONE = -1;
const ODD = -2;

/**
 * Where the last word for a kind ends that has nothing but words behind it: "xã", "phường", also without marks, at the
 * beginning of a word; else "x." or "p.".
 */
function findKind(typed: string, start: number, end: number): number {
  let [kindEnd, wordStart, stop] = [NONE, start, NONE];
  let isLowerBefore = false;
  for (let at = start; at < end; at++) {
    const code = typed.charCodeAt(at);
    if (code === SPACE) {
      const before = typed.charCodeAt(at - 1);
      if (before === SPACE) return ODD;
      if (wordStart >= 0 && isKindWord(typed, wordStart, at)) kindEnd = at;
      wordStart = at + 1;
      isLowerBefore = false;
    } else if (code === STOP) {
      stop = at;
      [kindEnd, wordStart, isLowerBefore] = [NONE, NONE, false];
    } else {
      const letter = code < LETTERS ? (SMALL[code] ?? 0) : 0;
      if (letter === 0) return ODD;
      const isUpper = letter !== code;
      if (isUpper && isLowerBefore) return NONE;
      isLowerBefore = !isUpper && code > NINE;
    }
  }
  if (kindEnd !== NONE) return kindEnd;
  return stop !== NONE && isShortKind(typed, start, stop) ? stop + 1 : NONE;
}

function isKindWord(typed: string, from: number, to: number): boolean {
  const small = (offset: number): number => SMALL[typed.charCodeAt(from + offset)] ?? 0;
  if (to - from === 2) return small(0) === X && (small(1) === A || small(1) === A_TILDE);
  if (to - from !== 6 || small(0) !== P || small(1) !== H || small(4) !== N || small(5) !== G) return false;
  return (small(2) === U && small(3) === O) || (small(2) === U_HORN && small(3) === O_HORN_GRAVE);
}

/** "X.", "P." at the beginning of a word. */
function isShortKind(typed: string, start: number, stop: number): boolean {
  const letter = SMALL[typed.charCodeAt(stop - 1)];
  if (stop - 1 < start || (letter !== X && letter !== P)) return false;
  const before = typed.charCodeAt(stop - 2);
  return stop - 2 < start || before === SPACE || before === STOP;
}

function isTrailing(code: number): boolean {
  return code === SPACE || code === STOP;
}

const SPACE = 0x20;
const STOP = 0x2e;
const NINE = 0x39;
const [X, P, A, A_TILDE] = [0x78, 0x70, 0x61, 0xe3];
const [H, N, G, U, O, U_HORN, O_HORN_GRAVE] = [0x68, 0x6e, 0x67, 0x75, 0x6f, 0x1b0, 0x1edd];

/** The small letter of each letter and digit, by their codes; 0 for everything else. */
const LETTERS = 0x1f00;
const SMALL = new Uint16Array(LETTERS);
const ALPHABET =
  '0123456789abcdefghijklmnopqrstuvwxyzđ' +
  'àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';
for (const letter of ALPHABET) {
  SMALL[letter.charCodeAt(0)] = letter.charCodeAt(0);
  SMALL[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0);
}
