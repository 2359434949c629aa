/** Where a `.csv` file ends: whole, in the middle, or in a way that does not tell; and characters that no text file holds. */
import { isUtf8 } from 'node:buffer';
import { csvText } from './csv-text.ts';
import { ResponsesFileError } from './responses-file-error.ts';

export type FileEnd = 'whole' | 'unsure' | 'part';

/** By its bytes: a quotation mark is open, room set aside is not filled, or the last line has no end. */
export function csvEnd(content: Buffer): FileEnd {
  let marks = 0;
  for (const byte of content) if (byte === QUOTATION_MARK) marks += 1;
  const last = content.at(-1);
  // The last letter of UTF-16, little end first, has a zero behind it.
  const isUnfilled = last === 0 && content.at(-2) === 0;
  if (content.length === 0 || marks % 2 === 1 || isUnfilled) return 'part';
  return last === LINE_FEED || (last === 0 && content.at(-2) === LINE_FEED) ? 'whole' : 'unsure';
}

const QUOTATION_MARK = 0x22;
const LINE_FEED = 0x0a;

/**
 * Throws where the bytes are text but for zeros, or end within a letter: what else there is to say of them would be about
 * another kind of file.
 */
export function refuseBrokenText(content: Buffer, name: string): void {
  if (content.includes(0) && csvText(content) === null) {
    const whole = csvText(Buffer.from(content.filter((byte) => byte !== 0)));
    if (whole !== null) throw withZeros(content.toString('latin1'), name);
  }
  if (endsWithinLetter(content)) throw cutShort(name, 'tệp dừng giữa một chữ');
}

/** Of text that was read: UTF-16 may hold zeros of its own. */
export function refuseZeros(text: string, name: string): void {
  if (text.includes('\0')) throw withZeros(text, name);
}

/** The last row of a whole export is as wide as all others. One that is shorter than every other, and has no line end, was cut. */
export function refuseCutRow(
  { text, rows }: { readonly text: string; readonly rows: readonly (readonly string[])[] },
  name: string,
): void {
  const last = rows.at(-1);
  const others = rows.slice(0, -1);
  const columns = others[0]?.length ?? 0;
  if (last === undefined || /[\r\n]$/.test(text) || others.length < ROWS_THAT_TELL) return;
  if (last.length >= columns || others.some((row) => row.length !== columns)) return;
  const lines = text.split(/\r\n|\n|\r/).length;
  throw cutShort(name, `dòng cuối (dòng ${lines}) chỉ có ${last.length} trong ${columns} ô`);
}

/** Of the titles and two responses. */
const ROWS_THAT_TELL = 3;

function withZeros(text: string, name: string): ResponsesFileError {
  const first = text.indexOf('\0');
  if (/^\0*$/.test(text.slice(first)))
    return cutShort(name, `phần cuối tệp chỉ có ký tự rỗng (NUL), từ dòng ${lineOf(text, first)}`);
  return new ResponsesFileError(
    'broken',
    `Tệp “${name}” hỏng ở dòng ${lineOf(text, first)}: có ký tự rỗng (NUL), thứ không có trong một bảng .csv lành. ` +
      'Chưa đọc gì. Đề nghị tải lại bảng phản hồi; nếu vẫn vậy, kiểm tra ổ đĩa đã chép tệp.',
  );
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}

function cutShort(name: string, why: string): ResponsesFileError {
  return new ResponsesFileError(
    'cut-short',
    `Tệp “${name}” chưa chép xong hoặc bị cắt ngang: ${why}. Chưa đọc gì. ` +
      'Đề nghị đợi chép xong rồi chạy lại, hoặc tải lại bảng phản hồi; nếu tệp tự gõ, đề nghị xuống dòng sau dòng cuối.',
  );
}

/** UTF-8 but for its last letter, of which a part is missing; or UTF-16 with half a letter. */
function endsWithinLetter(content: Buffer): boolean {
  const isUtf16 =
    (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  if (isUtf16) return content.length % 2 === 1;
  if (isUtf8(content)) return false;
  for (let missing = 1; missing <= LETTER_BYTES_MAX - 1; missing++) {
    const begun = content.at(-missing) ?? 0;
    if (begun < 0x80) return false;
    if (begun >= 0xc2) return begun < 0xf5 && isUtf8(content.subarray(0, -missing));
  }
  return false;
}

const LETTER_BYTES_MAX = 4;
