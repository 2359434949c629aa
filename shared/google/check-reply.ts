import { quotedTitle } from './a1.ts';
import type { GoogleTab, GoogleWorkbook } from './google-workbook.ts';
import { keyOfName } from './own-column.ts';
import { RaceMatch } from './race-match.ts';
import { columnsOfReply, rowsOfReply } from './read-google-workbook.ts';
import type { SpreadsheetReply } from './replies.ts';
import type { TouchedSheet } from './touched-sheet.ts';

/** What the reply to a write shows of the sheets it touched: their columns, and what stands in each row. */
export const CHECK_FIELDS =
  'sheets(properties(sheetId),data(startRow,startColumn,columnMetadata(developerMetadata),' +
  'rowData(values(effectiveValue))))';

/** Each sheet whole: keys that stand where they were meant do not tell whether what is visible stands beside them. */
export function checkRanges(touched: readonly TouchedSheet[]): readonly string[] {
  return touched.map(({ tab }) => quotedTitle(tab.title));
}

/**
 * `as-meant`: keys and columns stand where the batch assumed, each beside the cells it stood beside. `moved`: somebody
 * changed rows or columns between the read and the write, so what was written may stand in the wrong place; or typed in a
 * row that was put aside. `unknown`: the reply does not show it.
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
    const data = found?.data ?? [];
    if (data.every((part) => part.rowData == null)) {
      verdict = 'unknown';
      continue;
    }
    const shown = columnsOfReply(data);
    // Another implementation may show no columns here; the keys then speak for both.
    const columns = shown.some((key) => key !== null) ? shown : sheet.columns.map(keyOfName);
    if (!stands(sheet, { columns, rows: rowsOfReply(data, columns) })) return 'moved';
  }
  return verdict;
}

/** The same of a whole reading, for where a reply does not show it. */
export function standsAsMeant(touched: readonly TouchedSheet[], now: GoogleWorkbook): boolean {
  return touched.every((sheet) => {
    const tab = now.tabs.find((candidate) => candidate.sheetId === sheet.tab.sheetId);
    return tab !== undefined && stands(sheet, tab);
  });
}

function stands(sheet: TouchedSheet, now: Pick<GoogleTab, 'columns' | 'rows'>): boolean {
  const width = Math.max(now.columns.length, sheet.columns.length);
  for (let at = 0; at < width; at++) {
    if ((now.columns[at] ?? null) !== keyOfName(sheet.columns[at] ?? null)) return false;
  }
  const wanted = new Map(sheet.rows.map((row) => [row.at, row]));
  const height = Math.max(now.rows.length, ...sheet.rows.map((row) => row.at + 1));
  for (let at = 0; at < height; at++) {
    const row = now.rows[at];
    if ((row?.key ?? null) !== (wanted.get(at)?.key ?? null)) return false;
    if (wanted.get(at)?.isRetired === true && row?.cells.some((cell) => cell !== null) === true) return false;
  }
  return !new RaceMatch(sheet, now).isDisplaced();
}
