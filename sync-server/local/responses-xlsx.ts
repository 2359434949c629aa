import type ExcelJS from 'exceljs';
import { meaningOfTitle } from '#shared/responses/question-title.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { ResponsesFileError } from './responses-file-error.ts';
import { Workbook } from './load-exceljs.ts';

export interface SheetRows {
  readonly title: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** The sheets of an `.xlsx` file. Dates become serials, formulas their results, rich text and links their text. */
export async function xlsxSheets(content: Buffer, name: string): Promise<SheetRows[]> {
  const workbook = new Workbook();
  try {
    // exceljs is typed against an older Buffer.
    await workbook.xlsx.load(content as unknown as ArrayBuffer);
  } catch (error) {
    throw notAWorkbook(name, error);
  }
  if (workbook.worksheets.length === 0) throw notAWorkbook(name);
  return workbook.worksheets.map((worksheet) => ({
    title: worksheet.name,
    rows: rowsOf(worksheet, workbook.properties.date1904),
  }));
}

/** @param is1904 the workbook counts its days from 1904; the library heeds that where a cell has a date format. */
function rowsOf(worksheet: ExcelJS.Worksheet, is1904: boolean): CellValue[][] {
  const rows: CellValue[][] = [];
  const timeColumns = is1904 ? columnsOfTimes(worksheet) : new Set<number>();
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    while (rows.length < number - 1) rows.push([]);
    const cells: CellValue[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column - 1) cells.push(null);
      const value = plainValue(cell.value);
      const isBareSerial = typeof cell.value === 'number' && timeColumns.has(column);
      cells.push(isBareSerial && typeof value === 'number' ? value + DAYS_TO_1904 : value);
    });
    rows.push(cells);
  });
  return rows;
}

/** Columns under a title that asks for a time, where a bare number can only be a serial. */
function columnsOfTimes(worksheet: ExcelJS.Worksheet): Set<number> {
  const columns = new Set<number>();
  for (let row = 1; row <= TITLE_ROWS; row++) {
    worksheet.getRow(row).eachCell((cell, column) => {
      if (typeof cell.value === 'string' && meaningOfTitle(cell.value).kind === 'timestamp')
        columns.add(column);
    });
  }
  return columns;
}

/** The titles stand in one of the first rows. */
const TITLE_ROWS = 20;
/** From 1899-12-30 to 1904-01-01. */
const DAYS_TO_1904 = 1462;

const MS_PER_DAY = 86_400_000;
/** Days between 1899-12-30, where spreadsheets begin to count, and 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

function plainValue(value: ExcelJS.CellValue): CellValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // exceljs gives the wall clock of a date cell as if it were UTC.
  if (value instanceof Date) return value.getTime() / MS_PER_DAY + SERIAL_OF_EPOCH;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('') || null;
  if ('error' in value) return value.error;
  if ('formula' in value || 'sharedFormula' in value) return plainValue(value.result ?? null);
  // A link's text may itself be rich text, which the types do not say.
  if ('text' in value) return plainValue(value.text);
  return null;
}

function notAWorkbook(name: string, cause?: unknown): ResponsesFileError {
  return new ResponsesFileError(
    'not-a-spreadsheet',
    `Tệp “${name}” không mở được như bảng tính .xlsx: tệp hỏng, có mật khẩu hoặc là loại tệp khác. ` +
      'Đề nghị mở bằng Excel và lưu lại thành .xlsx, hoặc tải lại bảng phản hồi.',
    { cause },
  );
}
