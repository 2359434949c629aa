/** Offices, posts and parts of an address around a name. */
import { ADDRESS_OPENERS, OFFICE_PHRASES } from './place-words.ts';
import { readName } from './read-name.ts';
import { isAnyName, isKnownName, type ReadingContext } from './reading-context.ts';
import { isNumber } from './syllable.ts';
import type { TypedWord } from './typed-words.ts';

/** Offices and posts in front of a name; a name that begins like an office ("Phong Điền") is kept. */
export function withoutOffices(words: readonly TypedWord[], context: ReadingContext): readonly TypedWord[] {
  let rest = words;
  while (rest.length > 0) {
    const length = officeLength(rest);
    if (length === 0 || isNamed(rest, context)) return rest;
    rest = rest.slice(length);
  }
  return rest;
}

/** "Hội An Đông" begins like an association and "Cà Mau" like the police. */
function isNamed(words: readonly TypedWord[], context: ReadingContext): boolean {
  const plain = words.map((word) => word.plain).join(' ');
  const isPlace = plain === context.ownProvince || context.places.find(plain, null).length > 0;
  if (isPlace || context.otherProvinces.has(plain)) return true;
  const name = readName(null, words, []);
  return isKnownName(name, context) || (!OFFICE_PHRASES.has(plain) && isAnyName(name, context));
}

const OFFICE_WORDS_MAX = 6;

function officeLength(words: readonly TypedWord[]): number {
  for (let length = Math.min(OFFICE_WORDS_MAX, words.length); length > 0; length--) {
    const phrase = words
      .slice(0, length)
      .map((word) => word.plain)
      .join(' ');
    if (OFFICE_PHRASES.has(phrase)) return length;
  }
  return 0;
}

export function isAddressPart(words: readonly TypedWord[]): boolean {
  const first = (words[0] as TypedWord).plain;
  const two = words.length > 1 ? `${first} ${(words[1] as TypedWord).plain}` : '';
  const three = words.length > 2 ? `${two} ${(words[2] as TypedWord).plain}` : '';
  if (ADDRESS_OPENERS.has(first) || ADDRESS_OPENERS.has(two) || ADDRESS_OPENERS.has(three)) return true;
  return isNumber(first) && words.length > 1;
}
