import type ExcelJS from 'exceljs';
import type { Origins } from '#shared/workbook/draft.ts';
import type { TabSnapshot } from '#shared/workbook/model.ts';
import type { SheetIdentity } from './xlsx-identity.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import { columnLetters, columnNumber, overtakingPlaces, type SheetMoves } from './xlsx-references.ts';

/**
 * Moves the rows and columns of a sheet to their new places with all they carry: values, formulas, styles, notes, heights,
 * widths, merged cells and validations. Done by taking the sheet apart and laying it out again, because the library's own
 * row insertion leaves merges, validations and formulas behind. Answers where everything went.
 */
export function relayout(
  sheet: ExcelJS.Worksheet,
  identity: SheetIdentity,
  origins: Origins,
  before: TabSnapshot,
): SheetMoves {
  const rows = placesOf(origins.rows, before.rows.length, (at) => sheetRow(identity, at), sheet.rowCount);
  const columns = placesOf(
    origins.columns,
    before.columns.length,
    (at) => sheetColumn(identity, at),
    sheet.columnCount,
  );
  rows.set(identity.keyRow, identity.keyRow);
  columns.set(identity.keyColumn, identity.keyColumn);
  const merges = takeMerges(sheet);
  const taken = takeRows(sheet);
  const widths = takeColumns(sheet, sheet.columnCount);
  clearRows(sheet);
  for (const [from, row] of taken) {
    const to = rows.get(from);
    if (to === null || to === undefined) continue;
    putRow(sheet.getRow(to), row, columns);
  }
  for (const [from, column] of widths) {
    const to = columns.get(from);
    if (to !== null && to !== undefined) Object.assign(sheet.getColumn(to), column);
  }
  const moves = { rows, columns, overtaking: overtakingPlaces(rows) };
  putMerges(sheet, merges, moves);
  moveValidations(sheet, moves);
  return moves;
}

/** Old place → new place for every row (or column) of the sheet; null: it is gone. */
function placesOf(
  origins: readonly (number | null)[],
  countBefore: number,
  place: (visible: number) => number,
  countSheet: number,
): Map<number, number | null> {
  const places = new Map<number, number | null>();
  for (let at = 0; at < countBefore; at++) places.set(place(at), null);
  origins.forEach((origin, visible) => {
    if (origin !== null) places.set(place(origin), place(visible));
  });
  // Behind the last row that holds anything there are only empty ones, perhaps painted: they keep following.
  for (let at = countBefore; place(at) <= countSheet; at++) {
    places.set(place(at), place(at - countBefore + origins.length));
  }
  return places;
}

interface TakenCell {
  readonly value: ExcelJS.CellValue;
  readonly style: Partial<ExcelJS.Style>;
  readonly note: string | ExcelJS.Comment | undefined;
}

interface TakenRow {
  readonly height: number | undefined;
  readonly hidden: boolean;
  readonly outlineLevel: number | undefined;
  readonly cells: ReadonlyMap<number, TakenCell>;
}

function takeRows(sheet: ExcelJS.Worksheet): ReadonlyMap<number, TakenRow> {
  const rows = new Map<number, TakenRow>();
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.findRow(number);
    if (row === undefined) continue;
    const cells = new Map<number, TakenCell>();
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells.set(column, { value: ownFormula(cell), style: cell.style, note: cell.note });
    });
    rows.set(number, { height: row.height, hidden: row.hidden, outlineLevel: row.outlineLevel, cells });
  }
  return rows;
}

/** A formula that shares another cell's is written out, for the two may part. */
function ownFormula(cell: ExcelJS.Cell): ExcelJS.CellValue {
  const { value } = cell;
  if (value === null || typeof value !== 'object' || !('sharedFormula' in value)) return value;
  const { result } = cell;
  return result === undefined ? { formula: cell.formula } : { formula: cell.formula, result };
}

function putRow(row: ExcelJS.Row, taken: TakenRow, columns: ReadonlyMap<number, number | null>): void {
  if (taken.height !== undefined) row.height = taken.height;
  if (taken.hidden) row.hidden = true;
  if (taken.outlineLevel !== undefined && taken.outlineLevel > 0) row.outlineLevel = taken.outlineLevel;
  for (const [from, cell] of taken.cells) {
    const to = columns.get(from);
    if (to === null || to === undefined) continue;
    const target = row.getCell(to);
    target.value = cell.value;
    target.style = cell.style;
    if (cell.note !== undefined) target.note = cell.note;
  }
}

type TakenColumn = Pick<ExcelJS.Column, 'width' | 'hidden' | 'style'>;

function takeColumns(sheet: ExcelJS.Worksheet, count: number): ReadonlyMap<number, TakenColumn> {
  const columns = new Map<number, TakenColumn>();
  for (let number = 1; number <= count; number++) {
    const { width, hidden, style } = sheet.getColumn(number);
    columns.set(number, { ...(width === undefined ? {} : { width }), hidden, style });
  }
  return columns;
}

/** The library has no way to empty a sheet and keep its settings. */
function clearRows(sheet: ExcelJS.Worksheet): void {
  // oxlint-disable-next-line no-underscore-dangle -- the library's own name
  (sheet as unknown as { _rows: unknown[] })._rows = [];
}

interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function takeMerges(sheet: ExcelJS.Worksheet): readonly Rectangle[] {
  // oxlint-disable-next-line no-underscore-dangle -- the library's own name
  const merges = Object.values((sheet as unknown as { _merges: Record<string, Rectangle> })._merges);
  const taken = merges.map(({ top, left, bottom, right }) => ({ top, left, bottom, right }));
  for (const { top, left, bottom, right } of taken) sheet.unMergeCells(top, left, bottom, right);
  return taken;
}

/** Cells stay merged where they still lie side by side. */
function putMerges(sheet: ExcelJS.Worksheet, merges: readonly Rectangle[], moves: SheetMoves): void {
  for (const merge of merges) {
    const top = moves.rows.get(merge.top);
    const bottom = moves.rows.get(merge.bottom);
    const left = moves.columns.get(merge.left);
    const right = moves.columns.get(merge.right);
    if (top == null || bottom == null || left == null || right == null) continue;
    if (bottom - top !== merge.bottom - merge.top || right - left !== merge.right - merge.left) continue;
    sheet.mergeCellsWithoutStyle(top, left, bottom, right);
  }
}

function moveValidations(sheet: ExcelJS.Worksheet, moves: SheetMoves): void {
  const holder = validationsOf(sheet);
  const moved: Record<string, ExcelJS.DataValidation> = {};
  for (const [address, validation] of Object.entries(holder.model)) {
    const place = /^([A-Z]+)(\d+)$/.exec(address);
    if (place === null || validation === undefined) continue;
    // Rows below everything else stay: staff may have offered choices in a whole column.
    const [number, letters] = [Number(place[2]), columnNumber(place[1] as string)];
    const row = moves.rows.has(number) ? moves.rows.get(number) : number;
    const column = moves.columns.has(letters) ? moves.columns.get(letters) : letters;
    if (row != null && column != null) moved[columnLetters(column) + row] = validation;
  }
  holder.model = moved;
}

export interface Validations {
  model: Record<string, ExcelJS.DataValidation | undefined>;
}

/** By address; the library's types leave them out. */
export function validationsOf(sheet: ExcelJS.Worksheet): Validations {
  return (sheet as unknown as { dataValidations: Validations }).dataValidations;
}
