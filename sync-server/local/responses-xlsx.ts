import { meaningOfTitle } from '#shared/responses/question-title.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { TooLarge } from './package/input-limits.ts';
import { OfficePackage } from './package/office-package.ts';
import { readingOf } from './read-workbook.ts';
import { ResponsesFileError } from './responses-file-error.ts';
import { DAYS_TO_1904, readSheet, SERIAL_OF_1970, type SheetCells } from './sheet/read-sheet.ts';
import { isBinaryWorkbook, readWorkbookPart } from './sheet/workbook-part.ts';

export interface SheetRows {
  readonly title: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** The sheets of an `.xlsx` file. Dates become serials, formulas their results, rich text and links their text. */
export async function xlsxSheets(content: Buffer, name: string): Promise<SheetRows[]> {
  let sheets: SheetRows[];
  try {
    sheets = sheetsOf(await OfficePackage.open(content));
  } catch (error) {
    throw error instanceof TooLarge ? tooLarge(name, error) : notAWorkbook(name, error);
  }
  if (sheets.length === 0) throw notAWorkbook(name);
  return sheets;
}

function sheetsOf(file: OfficePackage): SheetRows[] {
  if (isBinaryWorkbook(file)) return [];
  const book = readWorkbookPart(file);
  const reading = readingOf(file, book, (ms) => ms / MS_PER_DAY + SERIAL_OF_1970);
  return book.sheets.flatMap(({ title, part }) => {
    if (part === null) return [];
    const xml = file.text(part);
    const rows = rowsOf(readSheet(xml, reading));
    if (book.is1904) countFrom1904(rows, rowsOf(readSheet(xml, { ...reading, dates: [] })));
    return [{ title, rows }];
  });
}

const MS_PER_DAY = 86_400_000;

function rowsOf(sheet: SheetCells): CellValue[][] {
  const rows: CellValue[][] = [];
  for (const { number, cells } of sheet.rows) {
    while (rows.length < number) rows.push([]);
    rows[number - 1] = Array.from(cells, (value) => value ?? null);
  }
  fillMerged(rows, sheet);
  return rows;
}

/** A title over several columns is the title of each, as far as anything stands in the sheet. */
function fillMerged(rows: CellValue[][], { merges }: SheetCells): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top - 1]?.[left - 1] ?? null;
    if (value === null) continue;
    for (let row = top; row <= Math.min(bottom, rows.length); row++) {
      const cells = rows[row - 1] ?? [];
      for (let column = left; column <= Math.min(right, width); column++) {
        while (cells.length < column) cells.push(null);
        cells[column - 1] = value;
      }
    }
  }
}

/**
 * The workbook counts its days from 1904. Cells with a date format are read so already; under a title that asks for a time a
 * bare number can only be a serial as well.
 *
 * @param bare the same rows read without looking at formats.
 */
function countFrom1904(rows: CellValue[][], bare: readonly (readonly CellValue[])[]): void {
  const titles = rows.slice(0, TITLE_ROWS).flatMap((row) => [...row.entries()]);
  const columns = new Set(
    titles.flatMap(([column, title]) =>
      typeof title === 'string' && meaningOfTitle(title).kind === 'timestamp' ? [column] : [],
    ),
  );
  for (const [at, row] of rows.entries())
    for (const column of columns) {
      const value = row[column];
      if (typeof value === 'number' && value === bare[at]?.[column]) row[column] = value + DAYS_TO_1904;
    }
}

/** The titles stand in one of the first rows. */
const TITLE_ROWS = 20;

function tooLarge(name: string, error: TooLarge): ResponsesFileError {
  return new ResponsesFileError(
    'too-large',
    `Tệp “${name}” quá lớn: ${error.message}. Đề nghị kiểm tra đây có phải bảng phản hồi của biểu mẫu không; ` +
      'nếu phải, xóa các dòng, cột thừa bằng Excel rồi lưu lại.',
    { cause: error },
  );
}

function notAWorkbook(name: string, cause?: unknown): ResponsesFileError {
  return new ResponsesFileError(
    'not-a-spreadsheet',
    `Tệp “${name}” không mở được như bảng tính .xlsx: tệp hỏng, có mật khẩu hoặc là loại tệp khác. ` +
      'Đề nghị mở bằng Excel và lưu lại thành .xlsx, hoặc tải lại bảng phản hồi.',
    { cause },
  );
}
