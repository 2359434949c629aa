import type { CellValue } from '#shared/workbook/model.ts';

/** Points of one line of Times New Roman 11, and the air above and below. */
const LINE_POINTS = 15;
const AIR_POINTS = 3;
/** Excel's limit for a row. */
const POINTS_MAX = 409;

export interface SizedText {
  readonly value: CellValue;
  /** Width of the column in characters of the default font. */
  readonly width: number;
  readonly isBold: boolean;
}

/**
 * The height of a row in points. Neither Excel nor LibreOffice fits rows when it opens a file that says nothing of their
 * height, so text that wraps would be cut off; the lines are counted here as they will break, a little too many rather
 * than one too few.
 */
export function rowHeight(wrapped: readonly SizedText[]): number {
  const lines = Math.max(1, ...wrapped.map((text) => countLines(text)));
  return Math.min(POINTS_MAX, lines * LINE_POINTS + AIR_POINTS);
}

function countLines({ value, width, isBold }: SizedText): number {
  if (typeof value !== 'string') return 1;
  const room = Math.max(1, width - 0.2) * (isBold ? 0.93 : 1);
  let lines = 1;
  let used = 0;
  let word = 0;
  const endWord = () => {
    const size = word * EM;
    word = 0;
    if (used > 0 && used + SPACE + size > room) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? SPACE : 0) + size;
    if (used > room) {
      lines += Math.ceil(used / room) - 1;
      used %= room;
    }
  };
  for (const letter of value) {
    if (letter !== ' ' && letter !== '\n') {
      word += KNOWN_WIDTHS.get(letter) ?? learnedWidth(letter);
      continue;
    }
    endWord();
    if (letter === '\n') {
      lines += 1;
      used = 0;
    }
  }
  endWord();
  return lines;
}

/** Digits of the default font (7 pixels) in an em of Times New Roman 11 (14.67 pixels). */
const EM = 14.67 / 7;
const SPACE = 0.25 * EM;

/** In ems. Each letter is looked up once: a tab of 10,000 rows has a million of them. Marks take no room. */
const KNOWN_WIDTHS = new Map<string, number>();

function learnedWidth(letter: string): number {
  let width = 0;
  for (const bare of letter.normalize('NFD').replace(/\p{M}/gu, ''))
    width += LETTERS.find(([letters]) => letters.test(bare))?.[1] ?? 0.5;
  KNOWN_WIDTHS.set(letter, width);
  return width;
}

/** Letters and their width in ems; all others have half an em. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[ijlt.,:;!'|/]/, 0.28],
  [/[rfsIJ()[\]-]/, 0.35],
  [/[acez“”"]/, 0.444],
  [/[mMW%@…]/, 0.9],
  [/[EFLPSTZ]/, 0.61],
  [/[\p{Lu}w]/u, 0.72],
];
