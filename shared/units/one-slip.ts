/**
 * One slip of the finger in one syllable of a name, everything else as it is written. Such a text is known for what it
 * is also where the name is short and the costs of misspelling would call it too far.
 */
import { isPlain } from './decision.ts';
import type { NameIndex } from './name-index.ts';
import type { NearName } from './near-names.ts';
import { isSuffix, type Syllable } from './syllable.ts';

/** A letter too many, too few, another one, or two swapped; the first letter is not the one that is lost. */
export function isOneSlip(
  { name, cost }: NearName,
  typed: readonly Syllable[],
  { attested }: NameIndex,
): boolean {
  const places = typed.flatMap(({ plain }, place) => (plain === name.syllables[place]?.plain ? [] : [place]));
  const [place = -1] = places;
  const [written, known] = [typed[place], name.syllables[place]];
  if (places.length !== 1 || written === undefined || known === undefined || cost > COST_MAX) return false;
  if (isSuffix(written.plain) || isSuffix(known.plain)) return false;
  // A syllable that real names have is meant as it stands.
  if (attested.has(isPlain(typed) ? written.plain : written.key)) return false;
  const isMarked = isPlain(typed) || areMarksKept(written, known);
  if (!isMarked) return false;
  const isAsWritten = typed.every(({ key }, other) => other === place || key === name.syllables[other]?.key);
  if (!isAsWritten && !isPlain(typed)) return false;
  // Of two letters one is half the word; a lost first letter looks like text that was cut off.
  const isLong = known.plain.length >= LETTERS_MIN || written.plain.length > known.plain.length;
  const isCut = known.plain.slice(1) === written.plain;
  return isLong && !isCut && isOneKeystroke(written.plain, known.plain);
}

/** The slip may have taken the mark or the tone with its letter, and brings none. */
function areMarksKept(written: Syllable, known: Syllable): boolean {
  const marks = written.marks.split('').filter((mark) => mark !== '0');
  const isTone = written.tone === known.tone || written.tone === 0;
  return isTone && marks.every((mark) => known.marks.includes(mark));
}

const LETTERS_MIN = 3;
/** Another letter (1) in the place of one with its marks and tone. */
const COST_MAX = 1.35;

function isOneKeystroke(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a.charAt(start) === b.charAt(start)) start += 1;
  const rest =
    a.length > b.length ? [a.slice(start + 1), b.slice(start)] : [a.slice(start), b.slice(start + 1)];
  if (a.length !== b.length) return Math.abs(a.length - b.length) === 1 && rest[0] === rest[1];
  if (a.slice(start + 1) === b.slice(start + 1)) return true;
  const isSwapped = a.charAt(start) === b.charAt(start + 1) && a.charAt(start + 1) === b.charAt(start);
  return isSwapped && a.slice(start + 2) === b.slice(start + 2);
}
