import type ExcelJS from 'exceljs';
import { CHECK_BLANK, CHECK_MARK } from '#shared/workbook/check.ts';
import type { Choices, Column } from '#shared/workbook/model.ts';
import { addedRowLook, type CellLook, cellLook, PLAIN_ROW } from '#shared/workbook/tab-look.ts';
import { type PaintedTab, placedColumns, READY_ROWS, rowPlace } from './xlsx-paint.ts';
import { sheetRow } from './xlsx-places.ts';
import { columnLetters } from './xlsx-references.ts';
import { validationsOf } from './xlsx-relayout.ts';

/** Excel calls a workbook corrupt whose list in a validation is longer, its commas included. */
const INLINE_CHARACTERS_MAX = 255;

/** Where lists stand that are too long to be written into a validation. */
export interface ListShelf {
  /** The range of the list, as a formula. */
  put(list: readonly string[]): string;
}

/** Dropdowns of all our cells. Other text is accepted: staff must never be kept from typing what they mean. */
export function paintChoices(
  painted: PaintedTab,
  tabs: ReadonlyMap<string, PaintedTab>,
  shelf: ListShelf,
): void {
  const { identity, tab, look } = painted;
  const holder = validationsOf(painted.sheet);
  const model = { ...holder.model };
  for (const [place, column] of placedColumns(painted)) {
    tab.rows.forEach((row, at) => {
      if (row.key === null) return;
      const rowLook = look.rows[row.key] ?? PLAIN_ROW;
      const address = columnLetters(place) + sheetRow(identity, at);
      const formula = formulaOf(cellLook(column, rowLook, look.columns), tabs, shelf);
      if (formula === null) delete model[address];
      else model[address] = validationOf(formula);
    });
    if (look.staffRowsAfter !== undefined) readyRows(painted, place, column, tabs, shelf, model);
  }
  holder.model = model;
}

function readyRows(
  { identity, tab, look }: PaintedTab,
  place: number,
  column: Column,
  tabs: ReadonlyMap<string, PaintedTab>,
  shelf: ListShelf,
  model: Record<string, ExcelJS.DataValidation | undefined>,
): void {
  const formula = formulaOf(cellLook(column, addedRowLook(look), look.columns), tabs, shelf);
  if (formula === null) return;
  for (let at = tab.rows.length; at < tab.rows.length + READY_ROWS; at++) {
    model[columnLetters(place) + sheetRow(identity, at)] = validationOf(formula);
  }
}

function formulaOf(
  { offers }: CellLook,
  tabs: ReadonlyMap<string, PaintedTab>,
  shelf: ListShelf,
): string | null {
  if (offers === 'box') return `"${CHECK_MARK},${CHECK_BLANK}"`;
  return offers === null ? null : choicesFormula(offers, tabs, shelf);
}

function choicesFormula(
  choices: Choices,
  tabs: ReadonlyMap<string, PaintedTab>,
  shelf: ListShelf,
): string | null {
  if ('list' in choices) {
    if (choices.list.length === 0) return null;
    const joined = choices.list.join(',');
    const fits =
      joined.length <= INLINE_CHARACTERS_MAX && !choices.list.some((item) => /[",]|^\s|\s$/.test(item));
    return fits ? `"${joined}"` : shelf.put(choices.list);
  }
  const target = tabs.get(choices.tab);
  const place =
    target === undefined ? undefined : placedColumns(target).find(([, c]) => c.key === choices.column)?.[0];
  if (target === undefined || place === undefined) return null;
  const header = rowPlace(target, target.look.frozenThrough) ?? target.identity.keyRow;
  const last = sheetRow(target.identity, Math.max(0, target.tab.rows.length - 1));
  const ready = target.look.staffRowsAfter === undefined ? 0 : READY_ROWS;
  if (last + ready <= header) return null;
  const letters = columnLetters(place);
  return `'${target.sheet.name.replaceAll("'", "''")}'!$${letters}$${header + 1}:$${letters}$${last + ready}`;
}

/** Validations are compared by object when they are put into ranges, so equal ones are one object. */
function validationOf(formula: string): ExcelJS.DataValidation {
  let validation = VALIDATIONS.get(formula);
  if (validation === undefined) {
    validation = { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [formula] };
    VALIDATIONS.set(formula, validation);
  }
  return validation;
}

const VALIDATIONS = new Map<string, ExcelJS.DataValidation>();

/**
 * One range per run of equal validations in a column. Left to itself the library writes overlapping ranges, which Excel
 * repairs, and needs time that grows with the square of the rows.
 */
export function inRanges(
  model: Readonly<Record<string, ExcelJS.DataValidation | undefined>>,
): Record<string, ExcelJS.DataValidation> {
  const byColumn = new Map<string, Map<number, ExcelJS.DataValidation>>();
  const ranges: Record<string, ExcelJS.DataValidation> = {};
  for (const [address, validation] of Object.entries(model)) {
    if (validation === undefined) continue;
    const place = /^([A-Z]+)(\d+)$/.exec(address);
    if (place === null) {
      ranges[address] = validation;
      continue;
    }
    const column = byColumn.get(place[1] as string) ?? new Map<number, ExcelJS.DataValidation>();
    byColumn.set(place[1] as string, column.set(Number(place[2]), validation));
  }
  const names = new Map<ExcelJS.DataValidation, string>();
  for (const letters of [...byColumn.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const column = byColumn.get(letters) as Map<number, ExcelJS.DataValidation>;
    const rows = [...column.keys()].sort((a, b) => a - b);
    for (let from = 0; from < rows.length; ) {
      const first = rows[from] as number;
      const validation = column.get(first) as ExcelJS.DataValidation;
      let to = from;
      while (
        rows[to + 1] === (rows[to] as number) + 1 &&
        isSame(column.get(rows[to + 1] as number), validation)
      )
        to += 1;
      ranges[to === from ? letters + first : `${letters}${first}:${letters}${rows[to]}`] = validation;
      from = to + 1;
    }
  }
  return ranges;

  function isSame(left: ExcelJS.DataValidation | undefined, right: ExcelJS.DataValidation): boolean {
    return left === right || (left !== undefined && nameOf(left) === nameOf(right));
  }

  function nameOf(validation: ExcelJS.DataValidation): string {
    const known = names.get(validation) ?? JSON.stringify(validation);
    names.set(validation, known);
    return known;
  }
}
