/** Which class of a series an answer of the Form, or of staff, means (P60): by its code, which is what its tab is called. */
import { plainKey } from '../text/vietnamese.ts';

/** @returns every class of which a code stands in the text, whatever stands around it; one: it is meant. */
export function classesNamed<Class extends { readonly codes: readonly string[] }>(
  typed: string,
  classes: readonly Class[],
): readonly Class[] {
  const said = wordsOf(typed);
  return classes.filter(({ codes }) => codes.some((code) => said.includes(wordsOf(code))));
}

/** Parted by whatever stands between, numbers without leading zeros: “Lớp L1 – 2022 – 1”. */
function wordsOf(text: string): string {
  const words = plainKey(text).match(/[a-z0-9]+/g) ?? [];
  return ` ${words.map((word) => (/^\d+$/.test(word) ? String(Number(word)) : word)).join(' ')} `;
}
