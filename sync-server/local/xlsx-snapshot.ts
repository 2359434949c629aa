import type ExcelJS from 'exceljs';
import { tidySnapshot } from '#shared/workbook/apply.ts';
import { isOwnSheet } from '#shared/workbook/marks.ts';
import type { CellValue, RowSnapshot, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { isCovered, readCell } from './xlsx-cell.ts';
import type { SheetIdentity } from './xlsx-identity.ts';
import type { StoredLook } from './xlsx-look-store.ts';

/** What the file holds, in the terms of the model. */
export function snapshotOf(
  workbook: ExcelJS.Workbook,
  ours: ReadonlyMap<ExcelJS.Worksheet, SheetIdentity>,
  looks: ReadonlyMap<string, StoredLook>,
): WorkbookSnapshot {
  const sheets = workbook.worksheets.filter((sheet) => !isOwnSheet(sheet.name));
  return tidySnapshot({
    tabs: sheets.flatMap((sheet) => {
      const identity = ours.get(sheet);
      return identity === undefined
        ? []
        : [tabOf(sheet, identity, looks.get(identity.key)?.fingerprint ?? null)];
    }),
    otherTitles: sheets.filter((sheet) => !ours.has(sheet)).map((sheet) => sheet.name),
  });
}

function tabOf(sheet: ExcelJS.Worksheet, identity: SheetIdentity, look: string | null): TabSnapshot {
  const keys = cellsOf(sheet.findRow(identity.keyRow), identity);
  const rows: RowSnapshot[] = [];
  for (let number = 1; number <= sheet.rowCount; number++) {
    if (number === identity.keyRow) continue;
    const row = sheet.findRow(number);
    const key = row?.findCell(identity.keyColumn);
    const covered = coveredIn(row, identity);
    rows.push({
      key: key === undefined ? null : keyText(readCell(key)),
      cells: cellsOf(row, identity),
      ...(covered.length === 0 ? {} : { covered }),
    });
  }
  return { key: identity.key, title: sheet.name, columns: keys.map(keyText), rows, look };
}

function cellsOf(row: ExcelJS.Row | undefined, identity: SheetIdentity): CellValue[] {
  const cells: CellValue[] = [];
  row?.eachCell({ includeEmpty: false }, (cell, number) => {
    if (number === identity.keyColumn) return;
    const value = readCell(cell);
    if (value !== null) cells[number < identity.keyColumn ? number - 1 : number - 2] = value;
  });
  return Array.from(cells, (value) => value ?? null);
}

/** Places of cells that are merged into the one before or above. */
function coveredIn(row: ExcelJS.Row | undefined, identity: SheetIdentity): readonly number[] {
  const covered: number[] = [];
  row?.eachCell({ includeEmpty: false }, (cell, number) => {
    if (number !== identity.keyColumn && isCovered(cell))
      covered.push(number < identity.keyColumn ? number - 1 : number - 2);
  });
  return covered;
}

/** A key is text; a program may have turned one made of digits into a number. */
function keyText(value: CellValue): string | null {
  return value === null ? null : String(value);
}
