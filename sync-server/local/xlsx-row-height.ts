import type { CellValue } from '#shared/workbook/model.ts';

/** Points of one line of Times New Roman 12, and the air above and below. */
const LINE_POINTS = 16;
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
  const room = Math.max(1, width - 0.7) * (isBold ? 0.93 : 1);
  let lines = 0;
  for (const paragraph of value.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const size = sizeOf(word);
      if (used > 0 && used + SPACE + size > room) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? SPACE : 0) + size;
      if (used > room) {
        lines += Math.ceil(used / room) - 1;
        used %= room;
      }
    }
  }
  return lines;
}

const SPACE = 0.48;

/** In widths of the default font's digit (Calibri 11), measured on Vietnamese names and posts in Times New Roman 12. */
function sizeOf(word: string): number {
  let size = 0;
  for (const letter of word.normalize('NFC')) {
    if (/[\p{Lu}\p{M}]/u.test(letter)) size += 1.3;
    else if (/[mwơưM%@]/.test(letter)) size += 1.25;
    else if (/[ijlt.,:;!'()|]/.test(letter)) size += 0.55;
    else size += 0.93;
  }
  return size;
}
