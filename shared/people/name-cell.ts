/**
 * R1: a name cell names one person. What is written around the name is taken off – honorifics, one list number, a post
 * set apart or standing before it – and what is left is judged as a whole: where it is no name, says why. Never guessed:
 * a cell that is unclear takes no seat until a person gives the name.
 */
import { FILE_ENDINGS } from '../text/file-endings.ts';
import { isMisread } from '../text/misread-letters.ts';
import { cleanText, plainKey } from '../text/vietnamese.ts';
import { isFamilyName } from './family-names.ts';
import { mayBeginSaying, saysNobody } from './name-sayings.ts';
import { type NameWord, nameWords } from './name-word.ts';
import { mayBeHonorific, withoutHonorifics } from './person-name.ts';
import { beginsWithPost, isPlace, isPost, isTitleAt, postBefore, postBehind } from './post-words.ts';
import { hasInitials, isUnfinished } from './unfinished-name.ts';

/** Why a name cell names nobody. */
export type NameDoubt =
  | 'error_value'
  | 'nobody_yet'
  | 'link'
  | 'file'
  | 'email'
  | 'phone'
  | 'post'
  | 'unit'
  | 'one_syllable'
  | 'initials'
  | 'unfinished'
  | 'digits'
  | 'lost_letters'
  | 'equals_sign'
  | 'several';

export interface NameReading {
  /** The name alone, cleaned, in the case typed; where it is in doubt, the text typed. */
  readonly name: string;
  /** The post that stood beside the name; '' where none did. */
  readonly position: string;
  readonly doubt: NameDoubt | null;
}

/** @param unitTyped the unit that the row names: its name is nobody's. */
export function readNameCell(text: string, unitTyped = ''): NameReading {
  if (isPlainName(text) && !isUnitName(text, unitTyped)) return { name: text, position: '', doubt: null };
  const content = contentOf(text);
  const clean = cleanText(content);
  if (clean.length > NAME_CELL_LENGTH_MAX) return { name: clean, position: '', doubt: 'several' };
  const doubt = doubtOfText(clean);
  if (doubt !== null) return { name: clean, position: '', doubt };
  const read = readParts(content);
  if (read.doubt !== null) return { ...read, name: clean };
  if (isUnfinished(content)) return { ...read, name: clean, doubt: 'unfinished' };
  return isUnitName(read.name, unitTyped) ? { ...read, name: clean, doubt: 'unit' } : read;
}

/** The names that a cell of the queue gives, one a part, parted by ";" (*set name*, R7); null: one of them is no name. */
export function readNameList(text: string, unitTyped = ''): readonly string[] | null {
  const parts = text.split(/[;\n]/u).filter((part) => HAS_LETTER_OR_DIGIT.test(part));
  const read = parts.map((part) => readNameCell(part, unitTyped));
  // Who is listed with initials all the same is so by a person's word.
  const isName = ({ doubt }: NameReading): boolean => doubt === null || doubt === 'initials';
  return read.length === 0 || !read.every(isName) ? null : read.map(({ name }) => name);
}

/** Room for a dozen names with their posts. */
const NAME_CELL_LENGTH_MAX = 1000;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Nearly every cell: letters and single spaces, beginning with a family name, with nothing else beside it. */
function isPlainName(text: string): boolean {
  const words = text.length > PLAIN_LENGTH_MAX ? null : nameWords(text);
  const [first, second] = words ?? [];
  if (words === null || first === undefined || second === undefined || words.length > PLAIN_WORDS_MAX)
    return false;
  if (!first.isFamilyName || (first.opensSaying && mayBeginSaying(first.plain, second.plain))) return false;
  if (mayBeHonorific(first) || (first.opensPost && beginsWithPost(words))) return false;
  return words.every((word, at) => isPlainWord(word) && !(word.opensTitle && isTitleAt(words, at)));
}

const PLAIN_LENGTH_MAX = 60;
const PLAIN_WORDS_MAX = 6;

function isPlainWord({ typed, plain }: NameWord): boolean {
  return typed.length >= 2 && typed.length <= 7 && !MAY_JOIN.has(plain);
}

/** What joins two names, or begins to: "và", "vs", "cùng với". */
const MAY_JOIN = new Set(['va', 'vs', 'cung', 'with', 'and']);

/** A spreadsheet's trick to keep a text a text, ="Nguyễn Văn An", is what it holds. */
function contentOf(text: string): string {
  const shell = /^\s*=\s*["“”]([^"“”=]*)["“”]\s*$/u.exec(text.normalize('NFC'));
  return (shell?.[1] ?? text.normalize('NFC')).replace(/^\s*['’"“”‘]+|["“”]+\s*$/gu, '');
}

/** What makes the text no name wherever it stands in it, and what it is as a whole. */
function doubtOfText(text: string): NameDoubt | null {
  if (isErrorValue(text)) return 'error_value';
  if (saysNobody(text)) return 'nobody_yet';
  if (EMAIL.test(text)) return 'email';
  if (LINK.test(text)) return 'link';
  if (FILE.test(text)) return 'file';
  if (LOST.test(text) || isMisread(text)) return 'lost_letters';
  if (text.includes('=')) return 'equals_sign';
  const digits = text.replace(/[^\p{N}]/gu, '').length;
  return digits >= PHONE_DIGITS_MIN && lettersBeside(text) === 0 ? 'phone' : null;
}

/** "#N/A", "#TÊN?", "Err:502", the signs of a cell too narrow for its number; and what is left of one without its "#". */
function isErrorValue(text: string): boolean {
  return /^#+\s*[¡¿]?(?:\p{L}|$)/u.test(text) || /^err:\s*\d+$/iu.test(text) || BARE_ERROR.test(text);
}

const BARE_ERROR =
  /^(?:(?:value|ref|name|div\/0|num|null|n\/a|spill|calc)[!?]+|error!?|[+-]?infinity|\[object object\])$/iu;

function lettersBeside(text: string): number {
  return text
    .replace(/(?:sđt|sdt|đt|dt|tel|phone|mobile|zalo|di động|số)\b\.?/giu, '')
    .replace(/[^\p{L}]/gu, '').length;
}

const PHONE_DIGITS_MIN = 7;
const EMAIL = /\S@\S/u;
const LINK = /https?:|www\.|drive\.google|forms\.gle|\b[\w-]+\.(?:com|vn|net|org|gov|edu|gle)(?:\/|\b)/iu;
const FILE = new RegExp(`\\.(?:${FILE_ENDINGS})\\b`, 'iu');
/**
 * Letters that a wrong encoding turned into "?", into the sign for what cannot be shown, into another sign within a word,
 * or into the name that a web page has for them ("&#7877;").
 */
const LOST =
  /\p{L}\?|\?\p{L}|(?:^|\s)\?+(?:\s|$)|[\ufffd□]|\p{L}[#_¿*^~$%§¤…]\p{L}|&(?:#x?[\da-f]+|[a-z]+);/iu;

interface Part {
  readonly text: string;
  readonly kind: 'name' | 'post' | 'place' | 'other';
}

function readParts(content: string): NameReading {
  const bare = withoutNumber(withoutHonorifics(withoutNumber(content)));
  const parts = partsOf(bare);
  if (parts.some(({ text }) => saysNobody(text) && syllablesIn(text) > 1)) {
    return { name: '', position: '', doubt: 'nobody_yet' };
  }
  const names = parts.filter(({ kind }) => kind === 'name');
  const hints = parts.filter(({ kind }) => kind === 'post');
  const position = hints.map(({ text }) => text).join(', ');
  if (names.length > 1) return { name: '', position, doubt: 'several' };
  const rest = parts.filter(({ kind }) => kind === 'name' || kind === 'other');
  // "Nguyễn, An" is one person typed oddly: what is neither post nor place stays with the name.
  const name = rest.map(({ text }) => text).join(' ');
  if (rest.length === 0) {
    return { name: '', position: '', doubt: parts.some(({ kind }) => kind === 'post') ? 'post' : 'unit' };
  }
  return withPostTakenOff(name, position);
}

function withPostTakenOff(text: string, position: string): NameReading {
  const found = postBefore(text) ?? postBehind(text);
  const name = cleanText(withoutHonorifics(found?.name ?? text));
  const all = [found?.post ?? '', position].filter((post) => post !== '').join(', ');
  return { name, position: all, doubt: doubtOfName(name) };
}

function doubtOfName(name: string): NameDoubt | null {
  if (/\p{N}/u.test(name)) return 'digits';
  if (saysNobody(name)) return 'nobody_yet';
  if (isPost(name)) return 'post';
  if (isPlace(name)) return 'unit';
  if (syllablesIn(name) < 2 || INITIALS.test(name)) return 'one_syllable';
  return hasInitials(name) ? 'initials' : null;
}

/** "N.V.A" is nobody anybody could call. */
const INITIALS = /^(?:\p{L}[.\s]+)*\p{L}\.?$/u;

/** One number of a list in front: "1. ", "02) ", "(3) ", "4/ ", "5 ". */
function withoutNumber(text: string): string {
  return text
    .replace(/^\s*[([]?\d{1,3}\s*(?:[.)\]/:-]+\s*|\s+)(?=[\p{L}([])/u, '')
    .replace(/^[\s•·*+–-]+/u, '');
}

function partsOf(text: string): readonly Part[] {
  return text
    .replace(NUMBERING, '\n')
    .split(BETWEEN_NAMES)
    .flatMap(aroundJoiner)
    .flatMap((side) =>
      side
        .split(BESIDE_A_NAME)
        .flatMap(aroundHyphen)
        .map((part) => cleanText(part))
        .filter((part) => HAS_LETTER_OR_DIGIT.test(part))
        .map((part, at) => partOf(part, at === 0)),
    );
}

/** "… 2. Trần Thị Bông": a number of a list within the text. */
const NUMBERING = /(?<=[\p{L}\s,;.])\d{1,2}\s*[.)](?=\s*\p{L})/gu;
const BETWEEN_NAMES = /[,;/\\\n\r|&+]/u;
/** Behind a dash or in brackets stands what is said of somebody, unless it is plainly another name. */
const BESIDE_A_NAME = /[()[\]{}:]|\s[-–—]+\s|[-–—]+\s|\s[-–—]+/u;

/** "và" joins two names; in a name of its own ("Trần Thị Và") nothing follows it. */
function aroundJoiner(part: string): readonly string[] {
  const sides = part.split(/\s+(?:và|va|vs|cùng với|cung voi|with|and)\s+/iu);
  if (sides.length < 2) return [part];
  return sides.every((side) => syllablesIn(side) >= 2) ? sides : [part];
}

/** "Nguyễn Văn An-Chủ tịch UBND": a hyphen without spaces belongs to a name unless a post stands beside it. */
function aroundHyphen(part: string): readonly string[] {
  const sides = part.split(/[-–—]/u);
  return sides.length === 2 && sides.some(isPost) ? sides : [part];
}

/** @param mayBeAnyName it stands where a name stands; else only what begins with a family name is one. */
function partOf(text: string, mayBeAnyName: boolean): Part {
  const bare = withoutNumber(withoutHonorifics(text));
  // A post of one word as a form's list has it ("CT", "CV") counts beside a name only.
  if (isPost(bare) || SHORT_POST.test(bare.replace(/\./gu, ''))) return { text, kind: 'post' };
  if (isPlace(bare) || SEX.test(bare)) return { text, kind: 'place' };
  const isName = syllablesIn(bare) >= 2 && (mayBeAnyName || beginsWithFamilyName(bare));
  return { text, kind: isName ? 'name' : 'other' };
}

const SHORT_POST = /^(?:ct|pct|cv|bt|pbt|tp|pp|cc|kt)$/iu;
const SEX = /^(?:nam|nữ)$/iu;

function beginsWithFamilyName(text: string): boolean {
  return isFamilyName(plainKey(/^\p{L}+/u.exec(text)?.[0] ?? ''));
}

/** Vietnamese syllables have one run of vowels each, so names typed without spaces count too; "K’Brơi" is two. */
function syllablesIn(text: string): number {
  const words = plainKey(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.reduce((sum, word) => sum + Math.max(1, word.match(/[aeiouy]+/gu)?.length ?? 0), 0);
}

function isUnitName(name: string, unitTyped: string): boolean {
  // A unit has few syllables; most names need not be compared.
  return unitTyped !== '' && unitTyped.length >= name.length && withoutKind(name) === withoutKind(unitTyped);
}

function withoutKind(text: string): string {
  return plainKey(text)
    .replace(/^(?:ubnd\s+)?(?:xa|phuong|thi tran|tp|thanh pho)\b\.?\s*/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
