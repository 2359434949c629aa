/** Places of cells as workbooks write them: `E13`, `$E$13`, `A4:K10`. Rows and columns are counted from 1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Null where the text is no place. */
export function cellPlace(text: string): Place | null {
  let at = 0;
  if (text.charCodeAt(at) === DOLLAR) at += 1;
  let column = 0;
  for (let code = letterAt(text, at); code > 0; code = letterAt(text, at)) {
    column = column * 26 + code;
    at += 1;
  }
  if (text.charCodeAt(at) === DOLLAR) at += 1;
  const row = Number(text.slice(at));
  return column > 0 && column < 100_000_000 && Number.isInteger(row) && row > 0 ? { row, column } : null;
}

/** Of A 1, of z 26, of anything else 0. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 65 && code <= 90) return code - 64;
  return code >= 97 && code <= 122 ? code - 96 : 0;
}

const DOLLAR = 0x24;

/** A range, or a single cell as one. Null where the text is neither; whole columns and rows are none. */
export function rectangleOf(text: string): Rectangle | null {
  const [first = '', second = first] = text.split(':');
  const from = cellPlace(first);
  const to = cellPlace(second);
  if (from === null || to === null) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

export function rangeText({ top, left, bottom, right }: Rectangle): string {
  const first = `${columnLetters(left)}${top}`;
  return top === bottom && left === right ? first : `${first}:${columnLetters(right)}${bottom}`;
}

/** The ranges of a list as conditional formats and validations write it. */
export function rectanglesOf(list: string): readonly Rectangle[] {
  return list.split(/\s+/).flatMap((one) => rectangleOf(one) ?? []);
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

export function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
