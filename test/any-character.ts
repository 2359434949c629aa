import * as fc from 'fast-check';

const CHARACTERS = 0x11_0000;
const SURROGATES_FROM = 0xd800;
const SURROGATES = 0x800;

/**
 * Every character there is, as fast-check's own unit `binary` draws them. That one finds a character's number in a map
 * of all 1.1 million, made anew in each worker: two seconds and much memory for what one subtraction tells.
 */
export const ANY_CHARACTER: fc.Arbitrary<string> = fc
  .nat(CHARACTERS - SURROGATES - 1)
  .map((number) => String.fromCodePoint(number < SURROGATES_FROM ? number : number + SURROGATES), numberOf);

function numberOf(character: unknown): number {
  const code = typeof character === 'string' ? character.codePointAt(0) : undefined;
  if (code === undefined || String.fromCodePoint(code) !== character) throw new Error('not one character');
  if (code >= SURROGATES_FROM && code < SURROGATES_FROM + SURROGATES) throw new Error('half a character');
  return code < SURROGATES_FROM ? code : code - SURROGATES;
}
