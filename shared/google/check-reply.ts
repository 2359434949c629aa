import { columnLetters, quotedTitle } from './a1.ts';
import type { TouchedSheet } from './change-batch.ts';
import type { GoogleWorkbook } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { keyOfName } from './own-column.ts';
import { columnKeysOf } from './read-google-workbook.ts';
import type { SheetReply, SpreadsheetReply } from './replies.ts';

/** What the reply to a write shows of the sheets it touched: their columns, and the key in each row. */
export const CHECK_FIELDS =
  'sheets(properties(sheetId),data(startRow,startColumn,columnMetadata(developerMetadata),' +
  'rowData(values(effectiveValue))))';

/** The first row for the columns, the key column for the rows, and the rows put aside. */
export function checkRanges(touched: readonly TouchedSheet[]): readonly string[] {
  return touched.flatMap(({ tab, columns, rows }) => {
    const title = quotedTitle(tab.title);
    const letters = columnLetters(columns.indexOf(KEY_COLUMN));
    const aside = rows.filter((row) => row.isRetired).map((row) => row.at + 1);
    const asideRange = aside.length === 0 ? [] : [`${title}!${aside[0]}:${aside.at(-1)}`];
    return [`${title}!1:1`, `${title}!${letters}:${letters}`, ...asideRange];
  });
}

/**
 * `as-meant`: keys and columns stand where the batch assumed. `moved`: somebody changed rows or columns between the read
 * and the write, so what was written may stand in the wrong place; or typed in a row that was put aside. `unknown`: the
 * reply does not show it.
 */
export function checkReply(
  touched: readonly TouchedSheet[],
  reply: SpreadsheetReply | null | undefined,
): 'as-meant' | 'moved' | 'unknown' {
  let verdict: 'as-meant' | 'unknown' = 'as-meant';
  for (const sheet of touched) {
    const found = reply?.sheets?.find(
      (candidate) => (candidate.properties?.sheetId ?? 0) === sheet.tab.sheetId,
    );
    if (found?.data == null || found.data.every((data) => data.rowData == null)) verdict = 'unknown';
    else if (!stands(sheet, found)) return 'moved';
  }
  return verdict;
}

function stands(sheet: TouchedSheet, reply: SheetReply): boolean {
  const columns = columnKeysOf(reply.data ?? []);
  // Another implementation may show no columns here; the keys then speak for both.
  const width = columns.length === 0 ? 0 : Math.max(columns.length, sheet.columns.length);
  for (let at = 0; at < width; at++) {
    if ((columns[at] ?? null) !== keyOfName(sheet.columns[at] ?? null)) return false;
  }
  const keys = keysOf(reply, sheet.columns.indexOf(KEY_COLUMN));
  const wanted = new Map(sheet.rows.map((row) => [row.at, row.key]));
  const height = Math.max(keys.length, ...sheet.rows.map((row) => row.at + 1));
  for (let at = 0; at < height; at++) if ((keys[at] ?? null) !== (wanted.get(at) ?? null)) return false;
  return sheet.rows.every((row) => !row.isRetired || isEmptyRow(reply, row.at));
}

function isEmptyRow(reply: SheetReply, at: number): boolean {
  return (reply.data ?? []).every((data) => {
    const values = data.rowData?.[at - (data.startRow ?? 0)]?.values ?? [];
    return values.every((value) => value.effectiveValue == null);
  });
}

function keysOf(reply: SheetReply, keyAt: number): readonly (string | null)[] {
  const keys: (string | null)[] = [];
  for (const data of reply.data ?? []) {
    const at = keyAt - (data.startColumn ?? 0);
    if (at < 0) continue;
    data.rowData?.forEach((row, offset) => {
      const value = row.values?.[at]?.effectiveValue;
      const key = value?.stringValue ?? value?.numberValue ?? null;
      if (key !== null) keys[(data.startRow ?? 0) + offset] = String(key);
    });
  }
  return keys;
}

/** The same of a whole reading, for where a reply does not show it. */
export function standsAsMeant(touched: readonly TouchedSheet[], now: GoogleWorkbook): boolean {
  return touched.every((sheet) => {
    const tab = now.tabs.find((candidate) => candidate.sheetId === sheet.tab.sheetId);
    if (tab === undefined) return false;
    const wanted = new Map(sheet.rows.map((row) => [row.at, row]));
    const height = Math.max(tab.rows.length, ...sheet.rows.map((row) => row.at + 1));
    const rowsStand = Array.from({ length: height }, (_, at) => {
      const isFree =
        wanted.get(at)?.isRetired !== true || (tab.rows[at]?.cells ?? []).every((cell) => cell === null);
      return isFree && (tab.rows[at]?.key ?? null) === (wanted.get(at)?.key ?? null);
    });
    const width = Math.max(tab.columns.length, sheet.columns.length);
    const columnStands = (at: number) => (tab.columns[at] ?? null) === keyOfName(sheet.columns[at] ?? null);
    return (
      rowsStand.every(Boolean) && Array.from({ length: width }, (_, at) => columnStands(at)).every(Boolean)
    );
  });
}
