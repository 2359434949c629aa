/**
 * Whether a table's Vietnamese letters are sound. Text in an old font's encoding (TCVN3, VNI), or UTF-8 that a program
 * took for Latin-1, is read back where that is certain: nearly every word becomes Vietnamese, and the titles that are
 * needed appear. Where letters are lost ("Nguy?n"), in titles or in many rows, nothing can bring them back.
 *
 * A single spoilt cell is that person's and is asked about there.
 */
import { cleanText } from '../text/vietnamese.ts';
import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';
import { BEYOND_ASCII, type Misreading, MISREADINGS } from '../text/misreadings.ts';
import type { CellValue } from '../workbook/model.ts';
import { ResponsesError } from './responses-error.ts';
import { headingRow } from './heading-row.ts';

type Rows = readonly (readonly CellValue[])[];

export interface SoundLetters {
  readonly rows: Rows;
  /** What was read back, in words for the clerk; null: nothing. */
  readonly notice: string | null;
}

/**
 * @param name of the file or tab, for messages.
 * @param isUnicode false: the letters are known to be of another encoding. Throws `ResponsesError` where letters are
 * spoilt for good.
 */
export function withSoundLetters(rows: Rows, name: string, isUnicode = true): SoundLetters {
  const sample = rows.slice(0, SAMPLE_ROWS);
  refuseLostLetters(sample, name);
  const before = vietnameseShare(sample);
  if (isUnicode && (before === null || before >= SOUND_SHARE)) return { rows, notice: null };
  // Vietnamese already, and yet no Unicode: pressed into an encoding that has only some of its letters.
  const couldBeOld = before === null || before < SOUND_SHARE;
  for (const { what, decode } of couldBeOld ? MISREADINGS : []) {
    const decoded = decodedRows(sample, decode);
    if (decoded === null || (vietnameseShare(decoded) ?? 0) < CERTAIN_SHARE || !hasTitles(decoded)) continue;
    const whole = decodedRows(rows, decode);
    if (whole === null) continue;
    return { rows: whole, notice: `${name}: chữ viết bằng ${what}; đã đọc lại thành chữ Unicode.` };
  }
  if (isUnicode && before !== null && (before > SPOILT_SHARE || hasTitles(sample)))
    return { rows, notice: null };
  throw spoilt(name, 'chữ có dấu không đọc được (không phải mã Unicode)', exampleOf(sample));
}

const SAMPLE_ROWS = 300;
/** Names of other languages and of the Central Highlands are no Vietnamese syllables; most words are. */
const SOUND_SHARE = 0.7;
const CERTAIN_SHARE = 0.9;
const SPOILT_SHARE = 0.5;

/** Null: some cell cannot be read so. */
function decodedRows(rows: Rows, decode: Misreading['decode']): Rows | null {
  const decoded: CellValue[][] = [];
  for (const cells of rows) {
    const row: CellValue[] = [];
    for (const cell of cells) {
      const read = typeof cell === 'string' && BEYOND_ASCII.test(cell) ? decode(cell) : cell;
      if (read === null && cell !== null) return null;
      row.push(read);
    }
    decoded.push(row);
  }
  return decoded;
}

/** Of the words with letters beyond ASCII, how many can be Vietnamese; null: there are too few to tell. */
function vietnameseShare(rows: Rows): number | null {
  let words = 0;
  let vietnamese = 0;
  for (const cell of rows.flat()) {
    if (typeof cell !== 'string' || !BEYOND_ASCII.test(cell)) continue;
    for (const part of cell.split(/[\s.,;:/()[\]"“”‘’'–—…_-]+/)) {
      if (!BEYOND_ASCII.test(part)) continue;
      words++;
      if (isVietnameseSyllable(cleanText(part))) vietnamese++;
    }
  }
  return words < WORDS_MIN ? null : vietnamese / words;
}

const WORDS_MIN = 3;

function hasTitles(rows: Rows): boolean {
  return headingRow(rows, 2) !== null;
}

function refuseLostLetters(sample: Rows, name: string): void {
  const spoiltRows = sample.filter((cells) => cells.some(hasLostLetters));
  const [first = []] = sample;
  const inTitles = first.filter(hasLostLetters).length;
  const isMany = spoiltRows.length >= LOST_ROWS_MIN && spoiltRows.length >= sample.length * LOST_ROWS_SHARE;
  if (inTitles < LOST_TITLES_MIN && !isMany) return;
  const example = spoiltRows.flat().find(hasLostLetters);
  throw spoilt(
    name,
    'chữ có dấu đã mất (thành dấu “?” hoặc “�”)',
    typeof example === 'string' ? example : '',
  );
}

const LOST_TITLES_MIN = 2;
/** One person who types "?" is no wrong encoding. */
const LOST_ROWS_MIN = 2;
const LOST_ROWS_SHARE = 0.5;

/** A question mark inside a word, or before its first letter; or the character that stands for what could not be read. */
function hasLostLetters(cell: CellValue): boolean {
  if (typeof cell !== 'string' || /^[a-z]+:\/\//i.test(cell)) return false;
  return /\p{L}\?+\p{L}|(?:^|\s)\?+\p{L}|\ufffd/u.test(cell);
}

function exampleOf(rows: Rows): string {
  const cell = rows.flat().find((one) => typeof one === 'string' && BEYOND_ASCII.test(one));
  return typeof cell === 'string' ? cell : '';
}

function spoilt(name: string, what: string, example: string): ResponsesError {
  const shown = cleanText(example).slice(0, EXAMPLE_LENGTH);
  return new ResponsesError(
    'letters-spoilt',
    `${name}: ${what}, ví dụ “${shown}”. Đề nghị tải lại bảng phản hồi từ Google Biểu mẫu (CSV hoặc .xlsx), ` +
      'hoặc mở bản gốc bằng Excel rồi lưu dạng “CSV UTF-8”; không lưu dạng CSV thường (ANSI).',
  );
}

const EXAMPLE_LENGTH = 40;
