import type ExcelJS from 'exceljs';
import type { ListTemplate, TemplateCell, TemplateLook } from '#shared/lists/list-template.ts';
import { CHOICES_SHEET } from '#shared/responses/list-file.ts';
import { Workbook } from '../local/load-exceljs.ts';
import { rowHeight } from '../local/xlsx-row-height.ts';

/**
 * The list of a unit as a file to fill in (P80), A4, to be printed and signed too. Cells are text, so that a phone keeps its
 * leading 0 and a day typed in a program of another country stays as typed. Choices stand in a hidden sheet: a list within the
 * validation itself breaks at a comma and at 255 characters.
 */
export async function listTemplateWorkbook(template: ListTemplate): Promise<Buffer> {
  const workbook = new Workbook();
  const { title, orientation, columns, headerRows } = template;
  const sheet = workbook.addWorksheet(title, {
    pageSetup: {
      paperSize: 9,
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      // Decree 30: top and bottom 20, left 30, right 15 mm; here in inches.
      margins: { top: 0.79, bottom: 0.79, left: 1.18, right: 0.59, header: 0.39, footer: 0.39 },
      printTitlesRow: headerRows.join(':'),
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&"Times New Roman"&13&P' },
    views: [{ state: 'frozen', ySplit: headerRows[1], xSplit: 2 }],
  });
  sheet.columns = columns.map(({ key, width }) => ({ key, width }));
  for (const cell of template.cells) write(sheet, cell);
  setHeights(sheet, template);
  offerChoices(workbook, sheet, template);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function write(sheet: ExcelJS.Worksheet, { row, column, toRow, toColumn, value, look }: TemplateCell): void {
  const style = STYLES[look];
  for (let at = row; at <= toRow; at++) {
    for (let across = column; across <= toColumn; across++) sheet.getCell(at, across).style = style;
  }
  if (toRow > row || toColumn > column) sheet.mergeCells(row, column, toRow, toColumn);
  const cell = sheet.getCell(row, column);
  cell.value = valueOf(value, cell);
}

/** Up to the row above, wherever that is: communes put rows in before the total. */
function valueOf(value: TemplateCell['value'], cell: ExcelJS.Cell): ExcelJS.CellValue {
  if (value === null || typeof value !== 'object') return value;
  const { first } = 'countFilled' in value ? value.countFilled : value.countMarks;
  const letter = cell.address.replace(/\d+$/, '');
  const range = `${letter}${first}:INDEX(${letter}:${letter},ROW()-1)`;
  const formula = 'countFilled' in value ? `COUNTA(${range})` : `COUNTIF(${range},"x")`;
  // Without a result every program counts when it opens the file; some keep one that stands there.
  return { formula };
}

/** Programs do not agree on fitting rows whose text wraps, least of all in merged cells. */
function setHeights(sheet: ExcelJS.Worksheet, { columns, cells }: ListTemplate): void {
  const rows = new Map<number, TemplateCell[]>();
  for (const cell of cells) {
    if (cell.row === cell.toRow) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  for (const [row, own] of rows) {
    const texts = own.map(({ column, toColumn, value, look }) => {
      const { size = FONT.size, bold = false } = STYLES[look].font ?? {};
      const width = columns.slice(column - 1, toColumn).reduce((sum, one) => sum + one.width, 0);
      // The lines are counted for letters of 11 points.
      return { value: typeof value === 'object' ? null : value, width: width * (11 / size), isBold: bold };
    });
    const size = Math.max(...own.map(({ look }) => STYLES[look].font?.size ?? FONT.size));
    sheet.getRow(row).height = Math.max(rowHeight(texts) * (size / 11), size * POINTS_PER_LINE);
  }
}

/** What is typed beside the choices is asked about by the program that opens the file, and may stay. */
function offerChoices(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  { columns, personRows: [first, last] }: ListTemplate,
): void {
  const shelf = workbook.addWorksheet(CHOICES_SHEET, { state: 'hidden' });
  for (const [at, { choices }] of columns.entries()) {
    if (choices === null) continue;
    const letter = shelf.getColumn(at + 1).letter;
    for (const [place, choice] of choices.entries()) shelf.getCell(place + 1, at + 1).value = choice;
    for (let row = first; row <= last; row++) {
      sheet.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`'${CHOICES_SHEET}'!$${letter}$1:$${letter}$${choices.length}`],
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: 'Ngoài danh sách',
        error: `Nên chọn: ${choices.join('; ')}.`.slice(0, ERROR_LENGTH_MAX),
      };
    }
  }
}

/** Excel refuses a file with a longer one. */
const ERROR_LENGTH_MAX = 225;

const FONT = { name: 'Times New Roman', family: 1, size: 12 } as const;
const POINTS_PER_LINE = 1.4;
const EDGE = { style: 'thin' } as const;
const BORDER = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE } as const;

type Style = Partial<ExcelJS.Style>;

function look(
  horizontal: 'left' | 'center',
  font: Partial<ExcelJS.Font> = {},
  border?: Partial<ExcelJS.Borders>,
): Style {
  return {
    font: { ...FONT, ...font },
    alignment: { vertical: 'middle', horizontal, wrapText: true },
    numFmt: '@',
    ...(border === undefined ? {} : { border }),
  };
}

const STYLES: Readonly<Record<TemplateLook, Style>> = {
  letterhead: look('center', { bold: true }),
  motto: look('center', { bold: true, size: 13, underline: true }),
  title: look('center', { bold: true, size: 14 }),
  subtitle: look('center', { bold: true, size: 13 }),
  label: look('left', { bold: true }),
  answer: look('left', { bold: true }, { bottom: { style: 'dotted' } }),
  day: look('center', {}, BORDER),
  hint: look('left', { italic: true }),
  header: look('center', { bold: true }, BORDER),
  number: { ...look('center', {}, BORDER), numFmt: '0' },
  text: look('left', {}, BORDER),
  mark: look('center', {}, BORDER),
  total: { ...look('center', { bold: true }, BORDER), numFmt: '0' },
  place: look('center', { italic: true, size: 13 }),
  signature: look('center', { bold: true, size: 13 }),
  small: look('center', { italic: true }),
};
