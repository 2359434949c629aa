/** The words for kinds of units and of larger places, in full and as people shorten them. */
import { plainPhrase } from './place-words.ts';
import type { Segment } from './segment.ts';
import type { CommuneType } from './unit.ts';
import type { TypedWord } from './typed-words.ts';

export function startsWith(words: readonly TypedWord[], at: number, phrase: readonly string[]): boolean {
  for (let index = 0; index < phrase.length; index++)
    if (words[at + index]?.plain !== phrase[index]) return false;
  return true;
}

const LONG_LEVELS = ['thành phố', 'thị xã'].map((level) => plainPhrase(level).split(' '));
const SHORT_LEVELS = new Map(
  Object.entries({ tp: 'thành phố', tx: 'thị xã', h: 'huyện', q: 'quận', t: 'tỉnh' }).map(
    ([short, level]) => [short, plainPhrase(level)],
  ),
);
/** Written so, or with no mark at all: "quân sự" is no quận. */
const LEVELS = new Set(['huyện', 'quận', 'tỉnh', 'huyen', 'quan', 'tinh']);
const NO_LEVEL_BEFORE = new Set(['su', 'ly', 'tri']);

export function levelAt(
  words: readonly TypedWord[],
  at: number,
): { readonly name: string; readonly length: number } | null {
  const { text, plain, isAbbreviated } = words[at] as TypedWord;
  const hasNext = (words[at + 1]?.plain ?? '') !== '';
  const long = LONG_LEVELS.find((level) => startsWith(words, at, level));
  if (long !== undefined) return { name: long.join(' '), length: 2 };
  if (LEVELS.has(text) && !NO_LEVEL_BEFORE.has(words[at + 1]?.plain ?? '') && (hasNext || text !== plain))
    return { name: plain, length: 1 };
  const short = SHORT_LEVELS.get(plain);
  const isClear = isAbbreviated || plain === 'tp' || plain === 'tx' || plain === 'h' || plain === 'q';
  if (short !== undefined && hasNext && isClear) {
    // "T.P Cần Thơ", "T.X Ngã Năm"
    const second = (words[at + 1] as TypedWord).plain;
    if (plain === 't' && (second === 'p' || second === 'x'))
      return { name: SHORT_LEVELS.get(`t${second}`) as string, length: 2 };
    if (plain === 't' && second === 't') return null;
    return { name: short, length: 1 };
  }
  return null;
}

const TOWN = plainPhrase('thị trấn').split(' ');
const ZONE = plainPhrase('đặc khu').split(' ');
const SHORT_TYPES = new Map<string, CommuneType>([
  ['x', 'xã'],
  ['p', 'phường'],
  ['f', 'phường'],
  ['ph', 'phường'],
  ['tt', 'thị trấn'],
]);

interface TypeFound {
  readonly type: CommuneType;
  readonly length: number;
}

/** `open`: the segment the words run on in; undefined where a new one begins. */
export function communeTypeAt(
  open: Segment | undefined,
  words: readonly TypedWord[],
  at: number,
): TypeFound | null {
  const { text, plain, isAbbreviated } = words[at] as TypedWord;
  if (startsWith(words, at, TOWN)) return { type: 'thị trấn', length: 2 };
  if (startsWith(words, at, ZONE)) return { type: 'đặc khu', length: 2 };
  const isAfterMarker = open?.kind === 'commune' && open.words.length === 0;
  if (plain === 'xa' && XA.has(text))
    return isAfterMarker && text === 'xa' ? null : { type: 'xã', length: 1 };
  if (plain === 'phuong') return isWardWord(text, words[at + 1], open) ? { type: 'phường', length: 1 } : null;
  const short = SHORT_TYPES.get(plain);
  if (short === undefined || (words[at + 1]?.plain ?? '') === '' || isAfterMarker) return null;
  if (plain === 'ph' && !isAbbreviated) return null;
  if (plain === 'tt' || plain === 'x' || plain === 'p' || plain === 'f' || plain === 'ph')
    return { type: short, length: 1 };
  return null;
}

/** "phường" always; without its marks it may be the name's own word ("xã Phương Bình", "Đông Phương"). */
function isWardWord(text: string, next: TypedWord | undefined, open: Segment | undefined): boolean {
  if (text === 'phường') return true;
  if ((next?.plain ?? '') === '') return false;
  if (open?.kind !== 'commune') return true;
  return open.words.length > 0 && text === 'phuong';
}

/** "xà" begins Xà Phiên; "xả" is the same tone to a southern ear. */
const XA = new Set(['xã', 'xa', 'xả']);

/** K2 of every phrase that may be one of them. */
export const KIND_WORDS: readonly string[] = [
  ...LONG_LEVELS.map((words) => words.join(' ')),
  ...SHORT_LEVELS.keys(),
  ...[...LEVELS].map(plainPhrase),
  ...SHORT_TYPES.keys(),
  ...[TOWN, ZONE].map((words) => words.join(' ')),
  'xa',
  'phuong',
];
