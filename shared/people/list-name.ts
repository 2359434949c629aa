/**
 * A name as it goes into a list: what somebody typed all in capitals or all in small letters gets the capitals of a name.
 * Whoever typed both knew which letters are large ("K’Brếp", "H’Hen").
 */
export function listName(name: string): string {
  if (NO_NAME.test(name)) return name;
  const isOneCase = name === name.toUpperCase() || name === name.toLowerCase();
  return isOneCase ? name.toLowerCase().replace(FIRST_LETTERS, (letter) => letter.toUpperCase()) : name;
}

/** Whatever this is, it stays as somebody typed it. */
const NO_NAME = /[^\p{L}\p{M}\s.'’()-]/u;
/** After a space, a hyphen or an apostrophe as well as at the beginning. */
const FIRST_LETTERS = /(?<![\p{L}\p{M}])\p{L}/gu;
