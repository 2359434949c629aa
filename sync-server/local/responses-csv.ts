import { parse } from 'csv-parse/sync';
import { refuseBrokenText, refuseCutRow, refuseZeros } from './csv-end.ts';
import { openLine, swallowingLine } from './csv-quotes.ts';
import { csvText, type CsvText } from './csv-text.ts';
import { LIMITS } from './package/input-limits.ts';
import { recognisedTitles } from '#shared/responses/read-header.ts';
import { ResponsesFileError } from './responses-file-error.ts';

export interface CsvRows {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly encoding: CsvText['encoding'];
}

/** Rows of a `.csv` file, in whatever encoding is certain; the separator is the one under which the titles make most sense. */
export function csvRows(content: Buffer, name: string): CsvRows {
  refuseLarge(name, 'dòng', lineEnds(content), LINE_ENDS_MAX);
  const { text, encoding } = textOf(content, name);
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const body = stated === null ? text : text.slice(stated[0].length);
  const separator = stated?.[1] ?? separatorOf(body);
  refuseWide(body, separator, name);
  const { rows: read, isStrict } = parseRows(body, separator, name);
  const options = { delimiter: separator, record_delimiter: LENIENT.record_delimiter };
  const line = swallowingLine({ text: body, rows: read, options, isStrict });
  if (line !== null) throw swallowed(name, line + (stated === null ? 0 : 1));
  refuseCutRow({ text: body, rows: read }, name);
  return { rows: read.map((row) => row.map((cell) => (cell === '' ? null : cell))), encoding };
}

function swallowed(name: string, line: number): ResponsesFileError {
  return new ResponsesFileError(
    'broken',
    `Tệp “${name}” hỏng ở dòng ${line}: dấu ngoặc kép thừa hoặc thiếu làm ô này nuốt cả những dòng phản hồi sau nó, ` +
      'nên sẽ mất người đăng ký. Chưa đọc gì. Đề nghị tải lại bảng phản hồi; nếu tệp do tự sửa, sửa dấu ngoặc kép ở dòng đó.',
  );
}

/** Before it is taken apart: millions of empty cells or lines take more memory than any table needs. */
function refuseLarge(name: string, what: string, came: number, limit: number): void {
  if (came <= limit) return;
  throw new ResponsesFileError(
    'too-large',
    `Tệp “${name}” có ${came.toLocaleString('vi-VN')} ${what}; tối đa ${limit.toLocaleString('vi-VN')}. ` +
      'Đề nghị kiểm tra đây có phải bảng phản hồi của biểu mẫu không.',
  );
}

/** Of 200,000 responses with line breaks in their cells, each end of two characters. */
const LINE_ENDS_MAX = 2_000_000;

function lineEnds(content: Buffer): number {
  let count = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at];
    if (byte === 0x0a || byte === 0x0d) count += 1;
  }
  return count;
}

function refuseWide(text: string, separator: string, name: string): void {
  const cells = countOf(text, separator);
  if (cells > LIMITS.columns) refuseLarge(name, 'cột', widestLine(text, separator), LIMITS.columns);
  refuseLarge(name, 'ô', cells, LIMITS.cells);
}

/** How many separators stand in one line at most, or more than there may be columns. */
function widestLine(text: string, separator: string): number {
  let widest = 0;
  for (let from = 0; from < text.length && widest <= LIMITS.columns; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    widest = Math.max(widest, countOf(line, separator));
    from = end < 0 ? text.length : end + 1;
  }
  return widest;
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
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
    // A quoted cell is open at the end of the sample, or of the whole file; then the lines as they stand must tell.
    const lines = sample.split('\n', SAMPLE_ROWS).map((line) => line.split(separator));
    return Math.max(0, ...lines.map((line) => recognisedTitles(line).size * 1e6 + line.length));
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

function parseRows(
  text: string,
  separator: string,
  name: string,
): { readonly rows: string[][]; readonly isStrict: boolean } {
  try {
    return { rows: parse(text, { ...LENIENT, relax_quotes: false, delimiter: separator }), isStrict: true };
  } catch {
    // Marks within a cell that stands in none are no harm: `Trần "Ba" Nam`.
  }
  try {
    return { rows: parse(text, { ...LENIENT, delimiter: separator }), isStrict: false };
  } catch (error) {
    const line = openLine(text, { delimiter: separator, record_delimiter: LENIENT.record_delimiter });
    throw new ResponsesFileError(
      'cut-short',
      `Tệp “${name}” không đọc được như một bảng .csv: dấu ngoặc kép mở từ dòng ${line} mà không đóng, ` +
        'hoặc tệp bị cắt ngang. Chưa đọc gì. Đề nghị tải lại bảng phản hồi.',
      { cause: error },
    );
  }
}

function textOf(content: Buffer, name: string): CsvText {
  if (isOtherFormat(content)) throw notASpreadsheet(name, content);
  refuseBrokenText(content, name);
  const read = csvText(content);
  if (read === null) throw notASpreadsheet(name, content);
  refuseZeros(read.text, name);
  return read;
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
