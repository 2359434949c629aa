/**
 * Reads an export of the Form's responses: `.csv`, `.xlsx`, or a `.zip` with one of them, told apart by content, because
 * files are renamed.
 * What comes out is raw; `readHeader` and `readResponses` in shared/responses say what it means.
 */
import { systemWords } from './system-words.ts';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { cellText } from '#shared/responses/cell-text.ts';
import { unwrappedText } from '#shared/responses/excel-text.ts';
import { HEADER_ROWS_SEARCHED, headingRow, likeness } from '#shared/responses/heading-row.ts';
import { readListFile } from '#shared/responses/list-file.ts';
import type { ResponseMapping } from '#shared/responses/response-mapping.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import { withSoundLetters } from '#shared/responses/spoilt-letters.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { isOurTable } from '#shared/workbook/our-table.ts';
import { LIMITS } from './package/input-limits.ts';
import { looksLikeAnswer } from './row-likeness.ts';
import { csvEnd, type FileEnd } from './csv-end.ts';
import { csvRows } from './responses-csv.ts';
import { ResponsesFileError } from './responses-file-error.ts';
import { stillFile, type Waiting } from './still-file.ts';
import { xlsxSheets, type SheetRows } from './responses-xlsx.ts';
import { isWholeZip, isZip, zipped } from './responses-zip.ts';

export { ResponsesFileError } from './responses-file-error.ts';

export interface ReadResponsesFileOptions {
  readonly mapping?: ResponseMapping | undefined;
  /** For a file that is still being copied; absent: the real clock. */
  readonly waiting?: Waiting | undefined;
}

/** Throws `ResponsesFileError`. */
export async function readResponsesFile(
  path: string,
  options: ReadResponsesFileOptions = {},
): Promise<ResponsesTable> {
  const file = await readSheets(path, options.waiting);
  if (options.mapping === undefined) refuseList(file);
  return responsesOf(file, options.mapping);
}

/** Named as the table of responses, a commune's list would be called an export without times. */
function refuseList({ name, sheets }: FileSheets): void {
  const own = sheets.filter(({ rows }) => !isOurTable(rows));
  if (readListFile(name, own) === null) return;
  throw new ResponsesFileError(
    'other-format',
    `Tệp “${name}” là danh sách của một đơn vị, không phải bảng phản hồi của biểu mẫu; chưa đọc gì. ` +
      'Đề nghị đặt danh sách (bảng tính .xlsx) vào thư mục phản hồi của kế hoạch, nơi mọi danh sách được đọc, ' +
      'và nêu bản xuất của biểu mẫu ở đây.',
  );
}

/** What a file holds, whatever it is. */
export interface FileSheets {
  readonly name: string;
  readonly sheets: readonly SheetRows[];
  readonly notices: readonly string[];
  readonly isUnicode: boolean;
}

/** Throws `ResponsesFileError`. */
export async function readSheets(path: string, waiting?: Waiting): Promise<FileSheets> {
  const name = basename(path);
  const content = await contentOf(path, name, waiting);
  return { name, ...(await sheetsOf(content, name)) };
}

/** The table of responses among the sheets of a file. Throws `ResponsesFileError`. */
export function responsesOf(
  { name, sheets, notices, isUnicode }: FileSheets,
  mapping: ResponseMapping | undefined,
): ResponsesTable {
  const filled = sheets.filter(({ rows }) => rows.some(isFilled));
  if (filled.length === 0) {
    throw new ResponsesFileError(
      'empty',
      `Tệp “${name}” không có nội dung. Cần bảng phản hồi của biểu mẫu có dòng tiêu đề. Đề nghị tải lại bảng phản hồi.`,
    );
  }
  const sheet = chooseSheet(filled, name, mapping?.sheet);
  refuseLongCells(sheet, name);
  const sound = withSoundLetters(sheet.rows, `Tệp “${name}”`, isUnicode);
  const table = tableOf(sound.rows, name, mapping);
  const all = sound.notice === null ? notices : [...notices, sound.notice];
  return all.length === 0 ? table : { ...table, notices: all };
}

/** A year's registrations of the whole country stay far below; a larger file is not a form export. */
const BYTES_MAX = LIMITS.fileBytes;
const ROWS_MAX = 200_000;
/** What a cell of a spreadsheet can hold; a longer one could not be written to the workbook. */
const CELL_LENGTH_MAX = 32_767;

async function contentOf(path: string, name: string, waiting: Waiting | undefined): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) throw notAFile(name);
    const { size } = found;
    if (size > BYTES_MAX) {
      throw new ResponsesFileError(
        'too-large',
        `Tệp “${name}” quá lớn (${Math.ceil(size / 1024 / 1024)} MB; tối đa ${BYTES_MAX / 1024 / 1024} MB). ` +
          'Đề nghị kiểm tra đây có phải bảng phản hồi của biểu mẫu không.',
      );
    }
    return await stillFile(path, fileEnd, waiting);
  } catch (error) {
    if (error instanceof ResponsesFileError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw code === 'ENOENT'
      ? new ResponsesFileError(
          'not-found',
          `Không tìm thấy tệp phản hồi “${name}”. Đề nghị kiểm tra đường dẫn.`,
        )
      : new ResponsesFileError(
          'no-access',
          `Không mở được tệp phản hồi “${name}” (${systemWords(code)}). ` +
            'Cần một tệp .csv hoặc .xlsx đọc được. Đề nghị kiểm tra đường dẫn, quyền đọc và đóng tệp nếu đang mở.',
          { cause: error },
        );
  }
}

/** A pipe or a device would be waited for, or never end. */
function notAFile(name: string): ResponsesFileError {
  return new ResponsesFileError(
    'no-access',
    `“${name}” không phải tệp thường (đường ống hoặc thiết bị) nên không đọc. Đề nghị chỉ đúng tệp .csv hoặc .xlsx.`,
  );
}

/** A zip with its directory, or text that ends as text does. */
function fileEnd(content: Buffer): FileEnd {
  if (isZip(content)) return isWholeZip(content) ? 'whole' : 'part';
  return csvEnd(content);
}

type Sheets = Omit<FileSheets, 'name'>;

async function sheetsOf(content: Buffer, name: string): Promise<Sheets> {
  const read = await rawSheets(content, name);
  const longest = Math.max(...read.sheets.map(({ rows }) => filledRows(rows)));
  // One row holds the titles.
  if (longest > ROWS_MAX + 1) {
    throw new ResponsesFileError(
      'too-large',
      `Tệp “${name}” có ${longest - 1} phản hồi; tối đa ${ROWS_MAX}. Đề nghị chỉ xuất phản hồi của đợt này.`,
    );
  }
  const sheets = read.sheets.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => row.map(unwrapped)),
  }));
  return { ...read, sheets };
}

async function rawSheets(content: Buffer, name: string): Promise<Sheets> {
  if (content.length === 0) {
    throw new ResponsesFileError(
      'empty',
      `Tệp “${name}” trống (0 byte). Cần bảng phản hồi của biểu mẫu. Đề nghị tải lại bảng phản hồi.`,
    );
  }
  if (!isZip(content)) {
    const { rows, encoding } = csvRows(content, name);
    const isNamed = encoding !== null && encoding !== 'unknown';
    const notices = isNamed ? [`Tệp “${name}” viết bằng mã ${encoding}; đã đọc theo mã đó.`] : [];
    return { sheets: [{ title: name, rows }], notices, isUnicode: encoding !== 'unknown' };
  }
  if (!isWholeZip(content)) {
    throw new ResponsesFileError(
      'cut-short',
      `Tệp “${name}” chưa chép xong hoặc bị cắt ngang. Chưa đọc gì. Đề nghị tải hoặc chép lại rồi chạy lại.`,
    );
  }
  const inside = zipped(content, name, BYTES_MAX);
  return inside.kind === 'xlsx'
    ? { sheets: await xlsxSheets(content, name), notices: [], isUnicode: true }
    : rawSheets(inside.content, `${name} › ${inside.name}`);
}

/** Blank rows at the end are no rows. */
function filledRows(rows: SheetRows['rows']): number {
  return rows.findLastIndex(isFilled) + 1;
}

function unwrapped(cell: CellValue): CellValue {
  if (typeof cell !== 'string') return cell;
  const text = unwrappedText(cell);
  return text === '' ? null : text;
}

/** The sheet that the mapping names, else the only one that looks like responses. */
function chooseSheet(sheets: readonly SheetRows[], name: string, wanted: string | undefined): SheetRows {
  const titles = (some: readonly SheetRows[]) => some.map(({ title }) => `“${title}”`).join(', ');
  if (wanted !== undefined && sheets[0]?.title !== name) {
    const named = sheets.find(({ title }) => title.normalize('NFC') === wanted.normalize('NFC'));
    if (named !== undefined) return named;
    throw new ResponsesFileError(
      'sheet-missing',
      `Tệp “${name}” không có tab “${wanted}” nêu trong tệp khai báo cột. Đề nghị sửa tệp khai báo; các tab có nội dung: ${titles(sheets)}.`,
    );
  }
  const theirs = sheets.filter(({ rows }) => !isOurTable(rows));
  const [only] = theirs;
  if (only === undefined) {
    throw new ResponsesFileError(
      'sheet-unclear',
      `Tệp “${name}” chỉ có tab của Sổ Lớp hoặc bản sao của chúng (${titles(sheets)}), không phải bảng phản hồi, nên chưa đọc gì. ` +
        'Đề nghị chép bảng phản hồi của biểu mẫu vào thay tệp này.',
    );
  }
  if (theirs.length === 1) return only;
  const scores = theirs.map(({ rows }) => likenessOf(rows));
  const best = Math.max(...scores);
  const candidates = theirs.filter((_, index) => scores[index] === best);
  if (candidates.length === 1 && best > 0) return candidates[0] as SheetRows;
  throw new ResponsesFileError(
    'sheet-unclear',
    `Tệp “${name}” có ${candidates.length} tab ${best > 0 ? 'đều giống bảng phản hồi' : 'và không tab nào giống bảng phản hồi'}: ` +
      `${titles(candidates)}. Đề nghị ghi tên tab trong tệp khai báo cột, ví dụ { "sheet": ${JSON.stringify(candidates[0]?.title)} }, ` +
      'hoặc để mỗi tệp một tab.',
  );
}

/** How many of the needed things a sheet's titles name: timestamp, unit, name. */
function likenessOf(rows: SheetRows['rows']): number {
  return Math.max(0, ...rows.slice(0, HEADER_ROWS_SEARCHED).map(likeness));
}

function refuseLongCells({ rows }: SheetRows, name: string): void {
  rows.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      if (typeof cell !== 'string' || cell.length <= CELL_LENGTH_MAX) return;
      throw new ResponsesFileError(
        'cell-too-long',
        `Tệp “${name}”, dòng ${rowIndex + 1}, cột ${column + 1}: ô dài ${cell.length} ký tự; một ô của bảng tính chứa ` +
          `tối đa ${CELL_LENGTH_MAX} ký tự. Đề nghị rút ngắn ô này rồi chạy lại.`,
      );
    });
  });
}

function tableOf(
  rows: SheetRows['rows'],
  name: string,
  mapping: ResponseMapping | undefined,
): { header: string[]; rows: readonly (readonly CellValue[])[] } {
  const index = headerRowOf(rows, mapping);
  const cells = rows[index] ?? [];
  const header = cells.map(cellText);
  while (header.at(-1) === '') header.pop();
  if (likeness(cells) < 2 && titlesOfMapping(mapping).length === 0 && looksLikeAnswer(cells)) {
    throw new ResponsesFileError(
      'no-header',
      `Tệp “${name}” không có dòng tiêu đề. Cần dòng đầu ghi tên các cột (ví dụ Dấu thời gian, Đơn vị, Họ và tên); ` +
        `dòng đầu của tệp có ${header.length} ô và giống một phản hồi, nên không nêu lại ở đây. ` +
        'Đề nghị tải lại bảng phản hồi kèm dòng tiêu đề, hoặc thêm dòng tiêu đề.',
    );
  }
  return { header, rows: rows.slice(index + 1) };
}

/** The first row that names at least two needed things, else the row that the mapping's titles stand in, else the first filled one. */
function headerRowOf(rows: SheetRows['rows'], mapping: ResponseMapping | undefined): number {
  const searched = rows.slice(0, HEADER_ROWS_SEARCHED);
  const mapped = titlesOfMapping(mapping);
  const byMapping = searched.findIndex((row) => {
    const texts = new Set(row.map((cell) => cellText(cell).toLowerCase()));
    return mapped.some((title) => texts.has(title));
  });
  if (byMapping >= 0) return byMapping;
  return headingRow(rows, 2) ?? rows.findIndex(isFilled);
}

function titlesOfMapping(mapping: ResponseMapping | undefined): string[] {
  return [mapping?.timestamp, mapping?.unit, ...(mapping?.delegates ?? []).map(({ name }) => name)]
    .flat()
    .filter((reference) => typeof reference === 'string')
    .map((title) => title.replace(/#\d+$/, '').trim().toLowerCase());
}

function isFilled(row: readonly CellValue[]): boolean {
  return row.some((cell) => cellText(cell) !== '');
}
