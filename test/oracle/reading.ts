/** What a text means, as texts.ts lists it. A text that is not listed ends the test: nothing here guesses. */
import {
  DAYS,
  type NameText,
  NAMES,
  NAMES_SET,
  PHONES,
  POSITIONS,
  ROLE_ANSWERS,
  type Said,
  UNITS,
} from './texts.ts';

export const nameRead: (typed: string) => NameText = readerOf(NAMES);
const namesSetOf = readerOf(NAMES_SET);
const phoneTextOf = readerOf(PHONES);
const roleAnswerOf = readerOf(ROLE_ANSWERS);
const positionOf = readerOf(POSITIONS);
const unitTextOf = readerOf(UNITS);
const dayTextOf = readerOf(DAYS);

export const namesSetRead = (typed: string): readonly string[] => namesSetOf(typed).names;
export const phonesRead = (typed: string): readonly string[] => phoneTextOf(typed).numbers;
export const roleAnswerRead = (typed: string): Said => roleAnswerOf(typed).said;
export const positionRead = (typed: string): Said => positionOf(typed).said;
export const unitRead = (typed: string): string | null => unitTextOf(typed).unit;
export const endOfDay = (day: string): number => dayTextOf(day).endMs;

function readerOf<Text extends { readonly typed: string }>(texts: readonly Text[]): (typed: string) => Text {
  const listed = new Map(texts.map((text) => [text.typed, text]));
  return (typed) => {
    const found = listed.get(typed);
    if (found === undefined) throw new Error(`the oracle has no reading of “${typed}”`);
    return found;
  };
}
