/**
 * How far a typed syllable is from a known one, in the costs of domain/unit-matching.md D: what people of the Mekong
 * delta mix up (hỏi/ngã, n/ng, c/t) is cheap, a different letter costs 1, a number is never another number.
 */
import { isSuffix, type Syllable } from './syllable.ts';

export interface SyllableCost {
  readonly cost: number;
  /** The dearest kind of difference in it. `letter`: another letter, so possibly another name. */
  readonly kind: 'same' | 'marks' | 'sound' | 'letter';
}

export const SAME: SyllableCost = { cost: 0, kind: 'same' };
export const UNREACHABLE: SyllableCost = { cost: Infinity, kind: 'letter' };

export function syllableCost(typed: Syllable, known: Syllable): SyllableCost {
  if (typed.key === known.key) return SAME;
  if (typed.plain === known.plain) return { cost: marksCost(typed, known), kind: 'marks' };
  if (isSuffix(typed.plain) || isSuffix(known.plain)) return UNREACHABLE;
  const toned = toneCost(typed.tone, known.tone);
  if (isNhutNhat(typed, known)) return { cost: SOUND, kind: 'sound' };
  const heard = withSoundsOf(typed, known);
  const letters = lettersCost(heard, known);
  const asHeard = letters.cost + heard.cost;
  // "Vĩhn" is Vĩnh with two letters swapped, not one that ends like "n".
  const asTyped = heard.cost === 0 ? asHeard : lettersCost({ ...typed, cost: 0 }, known).cost;
  if (asTyped < asHeard) return { cost: asTyped + toned, kind: 'letter' };
  return { cost: asHeard + toned, kind: letters.isOtherLetter ? 'letter' : 'sound' };
}

const SOUND = 0.5;
/** "nh" for "n" or "ng" is heard less often, and is one key from another word. */
const NH_SOUND = 0.6;
const VOWEL_SOUND = 0.6;
const LETTER = 1;
const TRANSPOSED = 0.8;
const NEAR_KEY = 0.7;
const MISSING_MARK = 0.12;
const OTHER_MARK = 0.3;

function marksCost(typed: Syllable, known: Syllable): number {
  let cost = toneCost(typed.tone, known.tone);
  for (let index = 0; index < known.marks.length; index++) {
    cost += markCost(typed.marks.charCodeAt(index), known.marks.charCodeAt(index));
  }
  return cost;
}

const NO_MARK = 48;

function markCost(typed: number, known: number): number {
  if (typed === known) return 0;
  return typed === NO_MARK ? MISSING_MARK : OTHER_MARK;
}

function toneCost(typed: number, known: number): number {
  if (typed === known) return 0;
  if (typed === 0) return 0.1;
  return typed + known === 7 && Math.abs(typed - known) === 1 ? 0.15 : 0.3;
}

/** The southern and the northern form of one word. */
function isNhutNhat(typed: Syllable, known: Syllable): boolean {
  return (
    (typed.key === "nhat0010'2" && known.key === "nhut0030'2") ||
    (typed.key === "nhut0030'2" && known.key === "nhat0010'2")
  );
}

interface Heard {
  readonly plain: string;
  readonly marks: string;
  /** Of the sounds taken for one another. */
  readonly cost: number;
}

const ONSETS: readonly (readonly string[])[] = [
  ['tr', 'ch'],
  ['s', 'x'],
];
const CODAS: readonly (readonly string[])[] = [
  ['ng', 'nh', 'n'],
  ['c', 't'],
];

/** The typed syllable with the known one's first and last consonants, where the two sound alike. */
function withSoundsOf(typed: Syllable, known: Syllable): Heard {
  let { plain, marks } = typed;
  let cost = 0;
  const onset = onsetSwap(plain, known.plain);
  if (onset !== null) {
    plain = onset[1] + plain.slice(onset[0].length);
    marks = '0'.repeat(onset[1].length) + marks.slice(onset[0].length);
    cost += SOUND;
  }
  const coda = codaSwap(plain, known.plain);
  if (coda !== null) {
    plain = plain.slice(0, plain.length - coda[0].length) + coda[1];
    marks = marks.slice(0, marks.length - coda[0].length) + '0'.repeat(coda[1].length);
    cost += coda[0] === 'nh' || coda[1] === 'nh' ? NH_SOUND : SOUND;
  }
  return { plain, marks, cost };
}

function onsetSwap(typed: string, known: string): readonly [string, string] | null {
  for (const sounds of ONSETS) {
    const from = sounds.find((sound) => typed.startsWith(sound));
    const to = sounds.find((sound) => known.startsWith(sound));
    if (from !== undefined && to !== undefined && from !== to) return [from, to];
  }
  return null;
}

function codaSwap(typed: string, known: string): readonly [string, string] | null {
  for (const sounds of CODAS) {
    const from = sounds.find((sound) => typed.endsWith(sound));
    const to = sounds.find((sound) => known.endsWith(sound));
    if (from !== undefined && to !== undefined && from !== to) return [from, to];
  }
  return null;
}

/** Optimal string alignment over the letters; `isOtherLetter` unless only vowels of one sound differ. */
function lettersCost(
  typed: Heard,
  known: Syllable,
): { readonly cost: number; readonly isOtherLetter: boolean } {
  const width = known.plain.length + 1;
  const table = new Float64Array((typed.plain.length + 1) * width);
  for (let column = 1; column < width; column++) table[column] = column * LETTER;
  for (let row = 1; row <= typed.plain.length; row++) {
    table[row * width] = row * LETTER;
    for (let column = 1; column < width; column++) {
      table[row * width + column] = cheapest(table, row, column, typed, known);
    }
  }
  const cost = table[table.length - 1] as number;
  const sameLength = typed.plain.length === known.plain.length;
  return { cost, isOtherLetter: !(sameLength && onlySameSounds(typed.plain, known.plain)) };
}

function cheapest(table: Float64Array, row: number, column: number, typed: Heard, known: Syllable): number {
  const width = known.plain.length + 1;
  const at = row * width + column;
  const a = typed.plain.charAt(row - 1);
  const b = known.plain.charAt(column - 1);
  const pair =
    a === b
      ? markCost(typed.marks.charCodeAt(row - 1), known.marks.charCodeAt(column - 1))
      : letterCost(a, b);
  let best = Math.min(
    (table[at - width - 1] as number) + pair,
    (table[at - width] as number) + LETTER,
    (table[at - 1] as number) + LETTER,
  );
  const isTransposed =
    row > 1 &&
    column > 1 &&
    a === known.plain.charAt(column - 2) &&
    b === typed.plain.charAt(row - 2) &&
    a !== b;
  if (isTransposed) best = Math.min(best, (table[at - 2 * width - 2] as number) + TRANSPOSED);
  return best;
}

function letterCost(a: string, b: string): number {
  if (isSameSound(a, b)) return VOWEL_SOUND;
  return isNearKey(a, b) ? NEAR_KEY : LETTER;
}

function onlySameSounds(a: string, b: string): boolean {
  for (let index = 0; index < a.length; index++) {
    const x = a.charAt(index);
    const y = b.charAt(index);
    if (x !== y && !isSameSound(x, y)) return false;
  }
  return true;
}

function isSameSound(a: string, b: string): boolean {
  return (
    (a === 'o' && b === 'u') ||
    (a === 'u' && b === 'o') ||
    (a === 'i' && b === 'y') ||
    (a === 'y' && b === 'i')
  );
}

/** Rows of the keyboard, each shifted by about half a key. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function isNearKey(a: string, b: string): boolean {
  return nearKeys[a.charCodeAt(0) * KEYS + b.charCodeAt(0)] === 1;
}

const KEYS = 128;
const nearKeys = new Uint8Array(KEYS * KEYS);
ROWS.forEach((row, depth) => {
  const below = ROWS[depth + 1] ?? '';
  for (let place = 0; place < row.length; place++) {
    const key = row.charCodeAt(place);
    for (const near of [row.charCodeAt(place + 1), below.charCodeAt(place), below.charCodeAt(place - 1)]) {
      if (Number.isNaN(near)) continue;
      nearKeys[key * KEYS + near] = 1;
      nearKeys[near * KEYS + key] = 1;
    }
  }
});
