/**
 * Cuts typed words into segments: each begins at a separator, at a word for a kind of unit ("xã") or at a word for a
 * larger place ("huyện"). "UBND P. Cái Răng - Q. Cái Răng cũ" → [ubnd] [phường: cái răng] [quận: cái răng, old].
 */
import { communeTypeAt, KIND_WORDS, levelAt, startsWith } from './kind-words.ts';
import { PHRASES_WITH_KIND_WORDS, plainPhrase } from './place-words.ts';
import type { HardNames, KeptWords, Segment } from './segment.ts';
import type { CommuneType } from './unit.ts';
import type { TypedWord } from './typed-words.ts';

/** `hard`: names that are not cut. */
export function cutSegments(words: readonly TypedWord[], hard: HardNames | null = null): Segment[] {
  const cutter: Cutter = {
    hard,
    segments: [],
    before: 'start',
    parenthesis: 0,
    parentheses: 0,
    isAboutPast: false,
  };
  let at = 0;
  while (at < words.length) at += step(cutter, words, at);
  markOldParentheses(cutter.segments);
  const said = cutter.segments.filter((segment) => segment.kind !== 'plain' || segment.words.length > 0);
  return withLevelsBehind(said);
}

/** "Sóc Trăng (tỉnh)": a level alone behind a name without a kind says what the name before it is. */
function withLevelsBehind(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const before = result.at(-1);
    const level = levelAlone(segment);
    if (before?.kind === 'plain' && level !== null) {
      result[result.length - 1] = {
        ...before,
        kind: 'larger',
        level,
        marker: [...segment.marker, ...segment.words],
      };
    } else result.push(segment);
  }
  return result;
}

function levelAlone({ kind, level, words, parenthesis, before }: Segment): string | null {
  if (kind === 'larger') return words.length === 0 ? level : null;
  if (kind !== 'plain' || (parenthesis === 0 && before === 'start')) return null;
  return LEVELS_ALONE.get(words.map(({ plain }) => plain).join(' ')) ?? null;
}

/** As K2, in full and shortened; only where nothing else stands with them. */
const LEVELS_ALONE: ReadonlyMap<string, string> = new Map([
  ...['tinh', 'thanh pho', 'thi xa', 'huyen', 'quan'].map((level) => [level, level] as const),
  ['tp', 'thanh pho'],
  ['t p', 'thanh pho'],
  ['tx', 'thi xa'],
  ['t x', 'thi xa'],
  ['cap tinh', 'tinh'],
  ['cap huyen', 'huyen'],
]);

interface Cutter {
  readonly hard: HardNames | null;
  readonly segments: Segment[];
  before: Segment['before'];
  parenthesis: number;
  parentheses: number;
  isAboutPast: boolean;
}

/** Takes the words at `at`; answers how many. */
function step(cutter: Cutter, words: readonly TypedWord[], at: number): number {
  const word = words[at] as TypedWord;
  const name = hardNameAt(cutter, words, at);
  if (name !== null) {
    for (const kept of name.words) append(cutter, kept);
    return name.length;
  }
  if (word.plain === '') return separate(cutter, word.text);
  // "xã Đội Cấn" is no "xã đội".
  const isKind = word.plain === 'xa' || word.plain === 'phuong';
  const skipped = isKind && cutter.hard?.at(words, at + 1) ? 0 : fixedPhraseLength(words, at);
  if (skipped > 0) {
    for (const taken of words.slice(at, at + skipped)) if (taken.plain !== '') append(cutter, taken);
    return skipped;
  }
  const turn = turnLength(words, at);
  if (turn !== 0) return turnOfTime(cutter, turn);
  if (word.text === 'cũ' || word.text === 'củ' || (word.text === 'cu' && isEndOfSegment(words, at)))
    return markOld(cutter, word);
  const level = levelAt(words, at);
  if (level !== null) return open(cutter, 'larger', words.slice(at, at + level.length), null, level.name);
  const type = communeTypeAt(cutter.before === 'none' ? cutter.segments.at(-1) : undefined, words, at);
  if (type !== null) return open(cutter, 'commune', words.slice(at, at + type.length), type.type, null);
  append(cutter, word);
  return 1;
}

/** Behind the word for its kind, or as all there is before a separator: "tinh Gia Lai" is not Tịnh Gia. */
function hardNameAt(cutter: Cutter, words: readonly TypedWord[], at: number): KeptWords | null {
  const open = cutter.segments.at(-1);
  const isAfterLevel = cutter.before === 'none' && open?.kind === 'larger' && open.words.length === 0;
  if (isAfterLevel) return cutter.hard?.placeAt(words, at) ?? null;
  const isAfterKind = cutter.before === 'none' && open?.kind === 'commune' && open.words.length === 0;
  if (!isAfterKind && at > 0) return null;
  const name = cutter.hard?.at(words, at) ?? null;
  return name === null || isAfterKind || (words[at + name.length]?.plain ?? '') === '' ? name : null;
}

function separate(cutter: Cutter, text: string): number {
  if (text === '(') {
    cutter.parentheses += 1;
    cutter.parenthesis = cutter.parentheses;
    cutter.isAboutPast = false;
  } else if (text === ')') {
    cutter.parenthesis = 0;
    cutter.isAboutPast = false;
  }
  cutter.before = text === ')' ? ',' : (text as Segment['before']);
  return 1;
}

function open(
  cutter: Cutter,
  kind: Segment['kind'],
  marker: readonly TypedWord[],
  type: CommuneType | null,
  level: string | null,
): number {
  const { before, parenthesis, isAboutPast } = cutter;
  cutter.segments.push({ kind, type, level, marker, words: [], isOld: isAboutPast, before, parenthesis });
  cutter.before = 'none';
  return marker.length;
}

function append(cutter: Cutter, word: TypedWord): void {
  if (cutter.before !== 'none' || cutter.segments.length === 0) open(cutter, 'plain', [], null, null);
  (cutter.segments.at(-1) as Segment).words.push(word);
}

function markOld(cutter: Cutter, word: TypedWord): number {
  const last = cutter.segments.at(-1);
  if (last === undefined || (last.words.length === 0 && last.kind === 'plain')) append(cutter, word);
  else last.isOld = true;
  return 1;
}

function isEndOfSegment(words: readonly TypedWord[], at: number): boolean {
  return at > 0 && (words[at - 1] as TypedWord).plain !== '' && (words[at + 1]?.plain ?? '') === '';
}

/** "nay là": what stood before it is the old name. "trước đây là", "sáp nhập từ": what follows is. */
const BECAME = ['nay là', 'nay thuộc', 'bây giờ là', 'giờ là', 'nay'];
const WAS = [
  'trước đây là',
  'trước đây',
  'trước là',
  'tên cũ là',
  'tên cũ',
  'sáp nhập từ',
  'hợp nhất từ',
  'thành lập từ',
  'sáp nhập',
  'nhập từ',
  'gồm',
];

const TURNS = byFirstWord([
  ...BECAME.map((phrase) => ({ phrase: plainPhrase(phrase).split(' '), isNow: true })),
  ...WAS.map((phrase) => ({ phrase: plainPhrase(phrase).split(' '), isNow: false })),
]);

function byFirstWord<T extends { readonly phrase: readonly string[] }>(
  phrases: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const phrase of phrases) {
    const first = phrase.phrase[0] as string;
    groups.set(first, [...(groups.get(first) ?? []), phrase]);
  }
  return groups;
}

/** Words taken: positive for "nay là", negative for "trước đây", 0 for neither. */
function turnLength(words: readonly TypedWord[], at: number): number {
  for (const turn of TURNS.get((words[at] as TypedWord).plain) ?? [])
    if (startsWith(words, at, turn.phrase)) return turn.isNow ? turn.phrase.length : -turn.phrase.length;
  return 0;
}

function turnOfTime(cutter: Cutter, turn: number): number {
  if (turn > 0)
    for (const segment of cutter.segments) segment.isOld = segment.kind !== 'plain' || segment.isOld;
  cutter.isAboutPast = turn < 0;
  cutter.before = ',';
  return Math.abs(turn);
}

function markOldParentheses(segments: readonly Segment[]): void {
  for (const old of segments) {
    if (!old.isOld || old.parenthesis === 0) continue;
    for (const segment of segments) if (segment.parenthesis === old.parenthesis) segment.isOld = true;
  }
}

const FIXED = byFirstWord([...PHRASES_WITH_KIND_WORDS].map((phrase) => ({ phrase: phrase.split(' ') })));

function fixedPhraseLength(words: readonly TypedWord[], at: number): number {
  for (const { phrase } of FIXED.get((words[at] as TypedWord).plain) ?? []) {
    const length = phraseLength(words, at, phrase);
    if (length > 0) return length;
  }
  return 0;
}

/** Like `startsWith`, but over dashes: "Văn hóa - Xã hội". Answers the number of words taken. */
function phraseLength(words: readonly TypedWord[], at: number, phrase: readonly string[]): number {
  let taken = 0;
  for (const part of phrase) {
    while (taken > 0 && words[at + taken]?.text === '-') taken += 1;
    if (words[at + taken]?.plain !== part) return 0;
    taken += 1;
  }
  return taken;
}

/** K2, one word or the first two, of all at which a segment may begin or end, or that says something of its own. */
export const BOUNDARY_PHRASES: ReadonlySet<string> = new Set([
  ...KIND_WORDS,
  ...[...TURNS.values(), ...FIXED.values()].flat().map(({ phrase }) => phrase.slice(0, 2).join(' ')),
  'cu',
  'so',
  'tpct',
  'vn',
]);

/** Behind "xã" or "phường" these make another word of it: "xã hội", "phường đội". */
export const WORDS_AFTER_KIND: ReadonlySet<string> = new Set(['hoi', 'doi']);
