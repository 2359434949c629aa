import type ExcelJS from 'exceljs';
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

const MARK = 'so-lop ';
const NAME_PREFIX = '_SoLop.tab.';
/** Staff put headings above and notes to the left, not pages of them. */
const SEARCH_MAX = 30;

export function cornerText(key: string): string {
  return MARK + key;
}

/** Defined names allow letters, digits, underscore and dot; everything else is written as its code. */
export function definedNameOf(key: string): string {
  return (
    NAME_PREFIX + key.replace(/[^A-Za-z0-9]/g, (c) => `_${c.codePointAt(0)?.toString(16).padStart(4, '0')}`)
  );
}

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
  const { ranges } = workbook.definedNames.getRanges(definedNameOf(key));
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
      if (typeof text === 'string' && text.startsWith(MARK)) {
        return { key: text.slice(MARK.length), keyRow, keyColumn };
      }
    }
  }
  return null;
}
