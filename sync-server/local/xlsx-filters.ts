import type ExcelJS from 'exceljs';
import type { SheetIdentity } from './xlsx-identity.ts';
import { zipParts } from './zip-parts.ts';

/**
 * The library forgets by what staff filtered, but not which rows the filter hid: written back, rows would be missing with
 * nothing that shows why. So where a filter was in force, our rows are shown again. Rows hidden by hand stay hidden.
 */
export function showFilteredRows(bytes: Buffer, ours: ReadonlyMap<ExcelJS.Worksheet, SheetIdentity>): void {
  const sheets = zipParts(bytes, (name) => /^xl\/worksheets\/[^/]*\.xml$/.test(name));
  if (![...sheets.values()].some((xml) => xml.includes('<filterColumn'))) return;
  for (const [sheet, identity] of ours) {
    if (sheet.autoFilter === null || sheet.autoFilter === undefined) continue;
    sheet.eachRow((row, number) => {
      if (number !== identity.keyRow) row.hidden = false;
    });
  }
}
