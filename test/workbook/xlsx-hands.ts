import { readFileSync, statSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { CORNER } from '#shared/workbook/marks.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { CHECK_BLANK, CHECK_MARK } from '#shared/workbook/check.ts';
import { linksIn } from './sheet-parts.ts';
import type { SeenFormat, SeenLook, StaffEdits } from '../workbook-harness.ts';

/** A person editing the `.xlsx` in a spreadsheet program, each edit saved at once. Knows the file only from outside. */
export class XlsxHands implements StaffEdits {
  private readonly path: string;
  /** The file as last looked at. */
  private seen: { readonly stamp: string; readonly workbook: ExcelJS.Workbook } | null = null;

  constructor(path: string) {
    this.path = path;
  }

  async titles(): Promise<readonly string[]> {
    return visible(await this.look()).map((sheet) => sheet.name);
  }

  async cells(title: string): Promise<readonly (readonly CellValue[])[]> {
    const sheet = sheetOf(await this.look(), title);
    const hidden = hiddenOf(sheet);
    const rows: CellValue[][] = [];
    for (let row = 1; row <= sheet.rowCount; row++) {
      if (row === hidden.row) continue;
      const cells: CellValue[] = [];
      for (let column = 1; column <= sheet.columnCount; column++) {
        if (column !== hidden.column) cells.push(shown(sheet.getCell(row, column)));
      }
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      rows.push(cells);
    }
    while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
    return rows;
  }

  /** How cells look, as the file has it. */
  async looks(title: string, rows: number, columns: number): Promise<readonly (readonly SeenLook[])[]> {
    const sheet = sheetOf(await this.look(), title);
    const at = placesOf(sheet);
    const links = linksIn(readFileSync(this.path), title);
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const cell = sheet.getCell(at.row(row), at.column(column));
        return seenLook(cell, links.has(cell.address));
      }),
    );
  }

  /** What one cell says, and where in the workbook it leads. */
  async cellOf(
    title: string,
    row: number,
    column: number,
  ): Promise<{ text: string; leadsTo: string | null }> {
    const sheet = sheetOf(await this.look(), title);
    const at = placesOf(sheet);
    const cell = sheet.getCell(at.row(row), at.column(column));
    return { text: textOf(cell), leadsTo: linksIn(readFileSync(this.path), title).get(cell.address) ?? null };
  }

  setCell(title: string, row: number, column: number, value: CellValue): Promise<void> {
    return this.onSheet(title, (sheet, at) => {
      sheet.getCell(at.row(row), at.column(column)).value = value;
    });
  }

  setCells(
    title: string,
    row: number,
    column: number,
    block: readonly (readonly CellValue[])[],
  ): Promise<void> {
    return this.onSheet(title, (sheet, at) => {
      for (const [down, cells] of block.entries())
        for (const [right, value] of cells.entries())
          sheet.getCell(at.row(row + down), at.column(column + right)).value = value;
    });
  }

  insertRow(title: string, at: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => sheet.spliceRows(place.row(at), 0, []));
  }

  deleteRow(title: string, at: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => sheet.spliceRows(place.row(at), 1));
  }

  duplicateRow(title: string, at: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => {
      const cells = taken(sheet, place.row(at));
      sheet.spliceRows(place.row(at) + 1, 0, []);
      put(sheet, place.row(at) + 1, cells);
    });
  }

  sortRows(title: string, from: number, count: number, column: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => {
      const numbers = Array.from({ length: count }, (_, at) => place.row(from + at));
      const rows = numbers.map((number) => ({
        text: textOf(sheet.getCell(number, place.column(column))),
        cells: taken(sheet, number),
      }));
      rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
      rows.forEach(({ cells }, at) => put(sheet, numbers[at] as number, cells));
    });
  }

  insertColumn(title: string, at: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => sheet.spliceColumns(place.column(at), 0, []));
  }

  deleteColumn(title: string, at: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => sheet.spliceColumns(place.column(at), 1));
  }

  moveColumn(title: string, from: number, to: number): Promise<void> {
    return this.onSheet(title, (sheet, place) => {
      for (let row = 1; row <= sheet.rowCount; row++) {
        const cells = taken(sheet, row);
        const moved = cells.splice(place.column(from) - 1, 1);
        cells.splice(place.column(to) - 1, 0, ...moved);
        put(sheet, row, cells);
      }
    });
  }

  addTab(title: string): Promise<void> {
    return this.onWorkbook((workbook) => void workbook.addWorksheet(title));
  }

  renameTab(title: string, newTitle: string): Promise<void> {
    return this.onWorkbook((workbook) => {
      sheetOf(workbook, title).name = newTitle;
      const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
      workbook.definedNames.model = workbook.definedNames.model.map(({ name, ranges }) => ({
        name,
        ranges: ranges.map((range) => range.replace(quoted(title), quoted(newTitle))),
      }));
    });
  }

  moveTab(title: string, to: number): Promise<void> {
    return this.onWorkbook((workbook) => {
      const sheet = sheetOf(workbook, title);
      const order = visible(workbook).filter((other) => other !== sheet);
      order.splice(to, 0, sheet);
      const rest = workbook.worksheets.filter((other) => !order.includes(other));
      [...order, ...rest].forEach((other, at) => {
        (other as unknown as { orderNo: number }).orderNo = at + 1;
      });
    });
  }

  deleteTab(title: string): Promise<void> {
    return this.onWorkbook((workbook) => {
      const { name } = sheetOf(workbook, title);
      workbook.removeWorksheet(name);
      workbook.definedNames.model = workbook.definedNames.model.filter(
        (defined) => !defined.ranges.some((range) => range.startsWith(`'${name}'!`)),
      );
    });
  }

  /** Anything else a person or a program may do to the file. */
  async onWorkbook(act: (workbook: ExcelJS.Workbook) => void): Promise<void> {
    const workbook = await this.load();
    act(workbook);
    // Packed or not, the file says the same; packing is most of what writing costs.
    await workbook.xlsx.writeFile(this.path, { zip: { compression: 'STORE' } });
  }

  private onSheet(title: string, act: (sheet: ExcelJS.Worksheet, at: Places) => void): Promise<void> {
    return this.onWorkbook((workbook) => {
      const sheet = sheetOf(workbook, title);
      act(sheet, placesOf(sheet));
    });
  }

  /** Somebody who only looks has the file open until it is another. */
  private async look(): Promise<ExcelJS.Workbook> {
    const stamp = stampOf(this.path);
    if (this.seen?.stamp !== stamp) this.seen = { stamp, workbook: await this.load() };
    return this.seen.workbook;
  }

  private async load(): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook();
    try {
      await workbook.xlsx.readFile(this.path);
    } catch (error) {
      if (!String(error).includes('File not found')) throw error;
    }
    return workbook;
  }
}

/** Another whenever anybody has written the file. */
function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function seenLook(cell: ExcelJS.Cell, isLink: boolean): SeenLook {
  return {
    format: FORMATS[cell.numFmt ?? 'General'] ?? 'general',
    offers: seenOffers(cell.dataValidation?.formulae?.[0]),
    isBold: cell.font?.bold === true,
    isLink,
    align: JSON.stringify(cell.alignment ?? null),
    fill: inOrder([cell.fill ?? null, cell.border ?? null, cell.font ?? null]),
  };
}

/** The order in which a program writes the parts of a font says nothing. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function seenOffers(formula: unknown): SeenLook['offers'] {
  if (typeof formula !== 'string') return null;
  const [, tab] = /^'(.+)'!/.exec(formula) ?? [];
  if (tab !== undefined) return { tab };
  const list = formula.slice(1, -1).split(',');
  return list.includes(CHECK_MARK) && list.includes(CHECK_BLANK) ? 'box' : list;
}

const FORMATS: Readonly<Record<string, SeenFormat>> = {
  '@': 'text',
  '0': 'integer',
  '#,##0': 'amount',
  '0%': 'percent',
  '0.00%': 'share',
  'dd/mm/yyyy': 'date',
  'dd/mm/yyyy hh:mm': 'dateTime',
};

interface Places {
  row(visible: number): number;
  column(visible: number): number;
}

/** The hidden row and column are the ones that meet in the marked corner. */
function hiddenOf(sheet: ExcelJS.Worksheet): { row: number; column: number } {
  for (let row = 1; row <= Math.min(5, sheet.rowCount); row++) {
    for (let column = 1; column <= Math.min(5, sheet.columnCount); column++) {
      if (CORNER.partsOf(textOf(sheet.getCell(row, column))) !== null) return { row, column };
    }
  }
  return { row: 0, column: 0 };
}

function placesOf(sheet: ExcelJS.Worksheet): Places {
  const hidden = hiddenOf(sheet);
  const place = (at: number, key: number): number => (at + 1 < key || key === 0 ? at + 1 : at + 2);
  return { row: (at) => place(at, hidden.row), column: (at) => place(at, hidden.column) };
}

function visible(workbook: ExcelJS.Workbook): ExcelJS.Worksheet[] {
  return workbook.worksheets.filter((sheet) => sheet.state !== 'veryHidden');
}

function sheetOf(workbook: ExcelJS.Workbook, title: string): ExcelJS.Worksheet {
  const sheet = workbook.worksheets.find((candidate) => candidate.name === title);
  if (sheet === undefined) throw new Error(`no tab "${title}"`);
  return sheet;
}

function taken(
  sheet: ExcelJS.Worksheet,
  row: number,
): { value: ExcelJS.CellValue; style: Partial<ExcelJS.Style> }[] {
  return Array.from({ length: sheet.columnCount }, (_, at) => {
    const { value, style } = sheet.getCell(row, at + 1);
    return { value, style };
  });
}

function put(sheet: ExcelJS.Worksheet, row: number, cells: ReturnType<typeof taken>): void {
  cells.forEach(({ value, style }, at) => {
    const cell = sheet.getCell(row, at + 1);
    cell.value = value;
    cell.style = style;
  });
}

function shown(cell: ExcelJS.Cell): CellValue {
  const { value } = cell;
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  if (typeof value !== 'object') return value;
  if ('text' in value) return value.text;
  if ('result' in value) return (value.result ?? null) as CellValue;
  return JSON.stringify(value);
}

function textOf(cell: ExcelJS.Cell): string {
  return String(shown(cell) ?? '');
}
