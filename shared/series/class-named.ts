/** Which class of a series an answer of the Form, or of staff, means (P60): by its code, which is what its tab is called. */
import { plainKey } from '../text/vietnamese.ts';
import type { SeriesClass } from './series-class.ts';

/** @returns every class of which a code stands in the text, whatever stands around it; one: it is meant. */
export function classesNamed(typed: string, classes: readonly SeriesClass[]): readonly SeriesClass[] {
  const said = wordsOf(typed);
  return classes.filter(({ code, codes = code === null ? [] : [code] }) =>
    codes.some((one) => said.includes(wordsOf(one))),
  );
}

/** Parted by whatever stands between, numbers without leading zeros: “Lớp L1 – 2022 – 1”. */
function wordsOf(text: string): string {
  const words = plainKey(text).match(/[a-z0-9]+/g) ?? [];
  return ` ${words.map((word) => (/^\d+$/.test(word) ? String(Number(word)) : word)).join(' ')} `;
}
