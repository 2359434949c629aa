import { isFamilyName } from '#shared/people/family-names.ts';
import { phonesInText } from '#shared/people/phones-in-text.ts';
import { cellText } from '#shared/responses/cell-text.ts';
import { recognisedTitles } from '#shared/responses/read-header.ts';
import { plainKey } from '#shared/text/vietnamese.ts';
import { timestampParts } from '#shared/time/timestamp-text.ts';
import type { CellValue } from '#shared/workbook/model.ts';

/** A row that holds a time, a phone or somebody's name is an answer, no titles: nobody is told what stands in it. */
export function looksLikeAnswer(cells: readonly CellValue[]): boolean {
  return cells.some(
    (cell) =>
      typeof cell === 'number' ||
      (typeof cell === 'string' &&
        (timestampParts(cell) !== null ||
          phonesInText(cell).length > 0 ||
          /^[\d\s.+-]{8,}$/.test(cell) ||
          looksLikeName(cell))),
  );
}

/** A family name and two more names at least, each with its capital; and no question of a form. */
function looksLikeName(text: string): boolean {
  const words = cellText(text).split(/\s+/);
  if (words.length < 3 || words.length > WORDS_MAX || !words.every((word) => CAPITAL.test(word)))
    return false;
  return isFamilyName(plainKey(words[0] ?? '')) && recognisedTitles([text]).size === 0;
}

const CAPITAL = /^\p{Lu}[\p{L}\p{M}]*$/u;
const WORDS_MAX = 6;
