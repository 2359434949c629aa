/** Does in an `.xlsx` what staff do, as a spreadsheet program would: whole rows and columns move, hidden cells along. */
import type ExcelJS from 'exceljs';
import { type Hand, handText, type Typed } from './hand.ts';
import { keyPlaceOf, plainValue } from './workbook-tables.ts';

/** Throws where a tab, row or column is not there. */
export function workWith(workbook: ExcelJS.Workbook, hand: Hand): void {
  if (hand.does === 'add tab') {
    if (workbook.getWorksheet(hand.title) === undefined)
      workbook.addWorksheet(hand.title).getCell('B2').value = 'nháp';
    return;
  }
  const sheet = new KeyedSheet(workbook, hand);
  switch (hand.does) {
    case 'type':
      return sheet.put(sheet.row(hand.row), hand.column, hand.value);
    case 'note':
      sheet.cell(sheet.row(hand.row), hand.column).note = { texts: [{ text: hand.text }] };
      return;
    case 'add row':
      return sheet.addRow(hand.below, hand.cells);
    case 'delete row':
      sheet.sheet.spliceRows(sheet.row(hand.row), 1);
      return;
    case 'copy row':
      return sheet.copyRow(sheet.row(hand.row));
    case 'sort':
      return sheet.sort(hand.rows, hand.column);
    case 'add column':
      return sheet.addColumn(hand.before, hand.texts);
    case 'rename tab':
      return renameTab(workbook, sheet.sheet, hand.title);
    case 'delete tab':
      return deleteTab(workbook, sheet.sheet);
  }
}

/** A sheet of ours whose rows and columns are found by their keys. */
class KeyedSheet {
  readonly sheet: ExcelJS.Worksheet;
  private readonly keyRow: number;
  private readonly keyColumn: number;
  private readonly hand: Hand;

  constructor(workbook: ExcelJS.Workbook, hand: Exclude<Hand, { readonly does: 'add tab' }>) {
    this.hand = hand;
    for (const sheet of workbook.worksheets) {
      const place = keyPlaceOf(sheet);
      if (place?.tab !== hand.tab && `(${sheet.name})` !== hand.tab) continue;
      this.sheet = sheet;
      this.keyRow = place?.row ?? 0;
      this.keyColumn = place?.column ?? 0;
      return;
    }
    throw new Error(`no tab for: ${handText(hand)}`);
  }

  row(key: string): number {
    for (let row = 1; row <= this.sheet.rowCount; row++)
      if (plainValue(this.sheet.getCell(row, this.keyColumn)) === key) return row;
    throw new Error(`no row for: ${handText(this.hand)}`);
  }

  cell(row: number, column: string): ExcelJS.Cell {
    return this.sheet.getCell(row, this.column(column));
  }

  put(row: number, column: string, value: Typed): void {
    this.cell(row, column).value =
      typeof value === 'object' && value !== null ? new Date(`${value.day}T00:00:00Z`) : value;
  }

  addRow(below: string | null, cells: Readonly<Record<string, Typed>>): void {
    const row = (below === null ? this.lastRow() : this.row(below)) + 1;
    if (below !== null) this.sheet.spliceRows(row, 0, []);
    for (const [column, value] of Object.entries(cells)) this.put(row, column, value);
  }

  copyRow(row: number): void {
    const cells = this.taken(row);
    this.sheet.spliceRows(row + 1, 0, []);
    this.lay(row + 1, cells);
  }

  sort(keys: readonly string[], column: string): void {
    const places = keys.map((key) => this.row(key)).sort((a, b) => a - b);
    const rows = places.map((place, order) => ({
      text: String(plainValue(this.cell(place, column)) ?? '\uffff'),
      order,
      cells: this.taken(place),
    }));
    rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.order - b.order));
    for (const [at, place] of places.entries()) this.lay(place, rows[at]?.cells ?? []);
  }

  addColumn(before: string, texts: Readonly<Record<string, string>>): void {
    const column = this.column(before);
    this.sheet.spliceColumns(column, 0, []);
    for (const [key, text] of Object.entries(texts)) {
      // The key column may have moved with the rest.
      const rows = column <= this.keyColumn ? this.keyColumn + 1 : this.keyColumn;
      for (let row = 1; row <= this.sheet.rowCount; row++)
        if (plainValue(this.sheet.getCell(row, rows)) === key) this.sheet.getCell(row, column).value = text;
    }
  }

  private column(key: string): number {
    for (let column = 1; column <= this.sheet.columnCount; column++)
      if (column !== this.keyColumn && plainValue(this.sheet.getCell(this.keyRow, column)) === key)
        return column;
    // A column of staff's own has no key but its place: “(own 1)”.
    const own = /^\(own (\d+)\)$/.exec(key)?.[1];
    const empty = Array.from({ length: this.sheet.columnCount }, (_, at) => at + 1).filter(
      (column) => column !== this.keyColumn && plainValue(this.sheet.getCell(this.keyRow, column)) === null,
    );
    const found = own === undefined ? undefined : empty[Number(own) - 1];
    if (found === undefined) throw new Error(`no column for: ${handText(this.hand)}`);
    return found;
  }

  private lastRow(): number {
    let last = 0;
    this.sheet.eachRow((_, row) => void (last = row));
    return last;
  }

  private taken(
    row: number,
  ): { readonly value: ExcelJS.CellValue; readonly style: Partial<ExcelJS.Style> }[] {
    return Array.from({ length: this.sheet.columnCount }, (_, at) => {
      const { value, style } = this.sheet.getCell(row, at + 1);
      return { value, style };
    });
  }

  private lay(row: number, cells: ReturnType<KeyedSheet['taken']>): void {
    for (const [at, { value, style }] of cells.entries()) {
      const cell = this.sheet.getCell(row, at + 1);
      cell.value = value;
      cell.style = style;
    }
  }
}

/** A spreadsheet program renames in the defined names too. */
function renameTab(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, title: string): void {
  if (workbook.getWorksheet(title) !== undefined) return;
  const quoted = (name: string) => `'${name.replaceAll("'", "''")}'!`;
  const former = quoted(sheet.name);
  sheet.name = title;
  workbook.definedNames.model = workbook.definedNames.model.map(({ name, ranges }) => ({
    name,
    ranges: ranges.map((range) => range.replace(former, quoted(title))),
  }));
}

function deleteTab(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  const { name } = sheet;
  workbook.removeWorksheet(name);
  workbook.definedNames.model = workbook.definedNames.model.filter(
    ({ ranges }) => !ranges.some((range) => range.startsWith(`'${name}'!`)),
  );
}
