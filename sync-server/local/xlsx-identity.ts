import type ExcelJS from 'exceljs';
import { CORNER, DEFINED_NAME } from '#shared/workbook/marks.ts';
import { readCell } from './xlsx-cell.ts';

/**
 * How a sheet of the file is known to be one of our tabs: the corner of its hidden key row and key column holds the tab's
 * key, and a defined name points there. Staff may put rows above and columns left of it; the name decides where a copy of
 * the sheet claims the same key, because a copy does not take the name along.
 */
export interface SheetIdentity {
  readonly key: string;
  /** Row that holds the column keys, column that holds the row keys; counted from 1. */
  readonly keyRow: number;
  readonly keyColumn: number;
}

/** Staff put headings above and notes to the left, not pages of them. */
const SEARCH_MAX = 30;

/** Our sheets, with copies left out. */
export function identifySheets(workbook: ExcelJS.Workbook): ReadonlyMap<ExcelJS.Worksheet, SheetIdentity> {
  const byKey = new Map<string, { sheet: ExcelJS.Worksheet; identity: SheetIdentity }[]>();
  for (const sheet of workbook.worksheets) {
    const identity = cornerOf(sheet);
    if (identity === null) continue;
    const claims = byKey.get(identity.key) ?? [];
    claims.push({ sheet, identity });
    byKey.set(identity.key, claims);
  }
  const found = new Map<ExcelJS.Worksheet, SheetIdentity>();
  for (const [key, claims] of byKey) {
    const named = claims.length === 1 ? claims : claims.filter(({ sheet }) => isNamed(workbook, key, sheet));
    for (const { sheet, identity } of named.length === 1 ? named : claims) found.set(sheet, identity);
  }
  return found;
}

function isNamed(workbook: ExcelJS.Workbook, key: string, sheet: ExcelJS.Worksheet): boolean {
  const { ranges } = workbook.definedNames.getRanges(DEFINED_NAME.of(key));
  const quoted = `'${sheet.name.replaceAll("'", "''")}'!`;
  return ranges.some(
    (range) =>
      range.startsWith(quoted) || range.startsWith(`${sheet.name}!`) || range.startsWith(`'${sheet.name}'!`),
  );
}

function cornerOf(sheet: ExcelJS.Worksheet): SheetIdentity | null {
  for (let keyRow = 1; keyRow <= Math.min(SEARCH_MAX, sheet.rowCount); keyRow++) {
    const row = sheet.findRow(keyRow);
    if (row === undefined) continue;
    for (let keyColumn = 1; keyColumn <= Math.min(SEARCH_MAX, row.cellCount); keyColumn++) {
      const cell = row.findCell(keyColumn);
      const text = cell === undefined ? null : readCell(cell);
      const key = typeof text === 'string' ? CORNER.partsOf(text) : null;
      if (key !== null) return { key, keyRow, keyColumn };
    }
  }
  return null;
}
