import { plainKey } from './vietnamese.ts';

/**
 * Those whose text is spelt nearly as typed, nearest first: without diacritics, a few letters other, more or fewer, or
 * words left out. For a person who looks and picks; never to decide.
 */
export function nearestTexts<T>(
  typed: string,
  candidates: Iterable<T>,
  textsOf: (candidate: T) => readonly string[],
  max = NEAREST_MAX,
): readonly T[] {
  const wanted = plainKey(typed);
  if (wanted === '') return [];
  const found: { readonly candidate: T; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const distance = Math.min(...textsOf(candidate).map((text) => distanceOf(wanted, plainKey(text))));
    if (distance < Infinity) found.push({ candidate, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

const NEAREST_MAX = 3;

/** Whole words of the one in the other stand behind what differs by a letter. */
function distanceOf(wanted: string, text: string): number {
  if (text === '') return Infinity;
  const most = Math.max(1, Math.floor(Math.min(wanted.length, text.length) / LETTERS_A_SLIP));
  const slips = slipsBetween(wanted, text, most);
  if (slips <= most) return slips;
  const [short, long] = wanted.length < text.length ? [wanted, text] : [text, wanted];
  return holdsWords(long.split(' '), short.split(' ')) ? most + long.length - short.length : Infinity;
}

/** “Trần Bích Ngân” in “Trần Thị Bích Ngân”; one word alone stands in too many. */
function holdsWords(long: readonly string[], short: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at++;
  return short.length > 1 && at === short.length;
}

/** One slip in so many letters: “Long Phu Tay” is near to “Long Phu Ray”, “An” is near to nothing. */
const LETTERS_A_SLIP = 4;

/** Letters put in, left out or changed; above `most` anything above it. */
function slipsBetween(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row++) {
    const now = [row];
    for (let at = 1; at <= right.length; at++) {
      const changed = (before[at - 1] ?? 0) + (left[row - 1] === right[at - 1] ? 0 : 1);
      now.push(Math.min(changed, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1));
    }
    before = now;
    if (Math.min(...before) > most) return most + 1;
  }
  return before[right.length] ?? most + 1;
}
