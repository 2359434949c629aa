import { parse } from 'csv-parse/sync';
import { recognisedTitles } from '#shared/responses/read-header.ts';
import { ResponsesFileError } from './responses-file-error.ts';

/** Rows of a `.csv` file. UTF-8 or UTF-16; the separator is the one under which the titles make most sense. */
export function csvRows(content: Buffer, name: string): (string | null)[][] {
  const text = textOf(content, name);
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const body = stated === null ? text : text.slice(stated[0].length);
  const separator = stated?.[1] ?? separatorOf(body);
  return parseRows(body, separator, name).map((row) => row.map((cell) => (cell === '' ? null : cell)));
}

const SEPARATORS = [',', ';', '\t', '|'];
/** Enough for the titles of the widest form. */
const SAMPLE_LENGTH = 64 * 1024;
const SAMPLE_ROWS = 20;

/** The separator that yields the most recognised titles in one row, then the most rows as wide as that one, then the widest. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const scored = SEPARATORS.map((separator) => ({ separator, score: scoreOf(sample, separator) }));
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).separator;
}

function scoreOf(sample: string, separator: string): number {
  try {
    const rows = parseSample(sample, separator);
    return Math.max(
      0,
      ...rows.map((row) => {
        const alike = row.length === 1 ? 0 : rows.filter(({ length }) => length === row.length).length;
        return recognisedTitles(row).size * 1e6 + alike * 1e4 + row.length;
      }),
    );
  } catch {
    // The sample may end within a quoted cell; then the titles' line alone must tell.
    return sample.split('\n', 1)[0]?.split(separator).length ?? 0;
  }
}

const LENIENT = {
  record_delimiter: ['\r\n', '\n', '\r'] as string[],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
} as const;

function parseSample(sample: string, separator: string): string[][] {
  return parse(sample, { ...LENIENT, delimiter: separator, to: SAMPLE_ROWS });
}

function parseRows(text: string, separator: string, name: string): string[][] {
  try {
    return parse(text, { ...LENIENT, delimiter: separator });
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    throw new ResponsesFileError(
      'unreadable',
      `Tệp “${name}” không đọc được như một bảng .csv${line === undefined ? '' : ` (khoảng dòng ${line})`}: ` +
        'dấu ngoặc kép mở mà không đóng, hoặc tệp bị cắt ngang. Đề nghị tải lại bảng phản hồi.',
      { cause: error },
    );
  }
}

function textOf(content: Buffer, name: string): string {
  const encoding = encodingOf(content);
  if (encoding === null || isOtherFormat(content)) throw notASpreadsheet(name, content);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch (error) {
    if (looksBinary(content)) throw notASpreadsheet(name, content);
    throw new ResponsesFileError(
      'unreadable',
      `Tệp “${name}” không phải mã Unicode (UTF-8), nên chữ có dấu không đọc được. ` +
        'Đề nghị xuất lại dạng “CSV UTF-8” hoặc .xlsx.',
      { cause: error },
    );
  }
}

/** By the byte-order mark; without one UTF-8, unless NUL bytes say that it is no text. */
function encodingOf(content: Buffer): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  return content.includes(0) ? null : 'utf-8';
}

const OTHER_FORMATS = [
  /^%PDF/,
  /^\ufeff?\s*<(?:!doctype|html|\?xml)/i,
  /^\ufeff?\s*[{[]\s*["{[]/,
  /^\{\\rtf/,
];

function isOtherFormat(content: Buffer): boolean {
  const start = content.subarray(0, 200).toString('utf8');
  return OTHER_FORMATS.some((pattern) => pattern.test(start));
}

/** Control characters that no text file holds. */
function looksBinary(content: Buffer): boolean {
  const sample = content.subarray(0, 4096);
  const odd = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return odd > sample.length / 100;
}

/** An .xls file of before 2007, or an .xlsx file with a password. */
const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

function notASpreadsheet(name: string, content: Buffer): ResponsesFileError {
  const isOle = content.subarray(0, 4).equals(OLE_MAGIC);
  const came = isOle ? 'tệp .xls kiểu cũ hoặc tệp có mật khẩu' : 'loại tệp khác';
  const todo = isOle
    ? 'Đề nghị mở bằng Excel và lưu lại thành .xlsx không có mật khẩu.'
    : 'Đề nghị tải lại bảng phản hồi từ Google Biểu mẫu hoặc Google Trang tính.';
  return new ResponsesFileError(
    'not-a-spreadsheet',
    `Tệp “${name}” không phải bảng tính: cần .csv hoặc .xlsx, nhưng đây là ${came}. ${todo}`,
  );
}
