import { plainKey } from '../text/vietnamese.ts';

/** R2: the class chosen in the form is the first number after "Lớp"; an answer that is nothing but a number counts too. */
export function chosenClass(typed: string): number | null {
  const text = plainKey(typed);
  const found = /\blop(?![a-z])\D*(\d+)/.exec(text) ?? /^(\d+)$/.exec(text);
  return found === null ? null : Number(found[1]);
}
