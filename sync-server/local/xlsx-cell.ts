import type ExcelJS from 'exceljs';
import type { CellValue } from '#shared/workbook/model.ts';

/** What a reader sees in the cell: a formula's result, a link's text; dates as serials; errors as the text shown. */
export function readCell(cell: ExcelJS.Cell): CellValue {
  if (isCovered(cell)) return null;
  // The library's value of a formula leaves out results that are 0 or false; its result does not.
  return plainValue(cell.formula === undefined ? cell.value : cell.result);
}

/** Merged into another cell: what it holds does not show, and the library would write its value into the other. */
export function isCovered(cell: ExcelJS.Cell): boolean {
  return cell.isMerged && cell.master !== cell;
}

function plainValue(value: ExcelJS.CellValue): CellValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (value instanceof Date) return serialOf(value);
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map((part) => part.text).join('') || null;
  if ('hyperlink' in value) return plainValue(value.text);
  return null;
}

/** The reader turns numbers with a date format into milliseconds; ten decimals of a day are finer than that. */
function serialOf(date: Date): number {
  return Number((date.getTime() / 86_400_000 + 25_569).toFixed(10));
}

/**
 * Text such as `_x0041_` stands for a character in the file format and would come back as "A"; its own escape keeps it.
 * The library does not do this, so it is done for every text of the workbook right before it is written.
 */
export function escapeTexts(workbook: ExcelJS.Workbook): void {
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const { value } = cell;
        if (typeof value === 'string') {
          if (value.includes('_x')) cell.value = escaped(value);
        } else if (value !== null && typeof value === 'object' && 'richText' in value) {
          cell.value = { richText: value.richText.map((part) => ({ ...part, text: escaped(part.text) })) };
        }
      });
    });
  }
}

function escaped(text: string): string {
  return text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
}
