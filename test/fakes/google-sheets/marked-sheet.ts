/** What is ours in a sheet of the fake, read by the codec from what the server stored. */
import {
  COLUMN_MARK,
  COLUMN_METADATA,
  type ColumnMark,
  KEY_COLUMN,
  TAB_MARK,
  TAB_METADATA,
  type TabMark,
} from '#shared/workbook/marks.ts';
import { effectiveValue } from './effective-value.ts';
import type { FakeColumn, FakeSheet } from './model.ts';
import type { StaffHands } from './staff-hands.ts';

/** Our tab with this key, whatever staff call it; a copy they made is not it. */
export function sheetOf(hands: StaffHands, key: string): FakeSheet | undefined {
  const sheets = hands.titles().map((title) => hands.sheet(title));
  return sheets.find((sheet) => {
    const mark = tabMarkOf(sheet);
    return mark?.key === key && mark.sheetId === sheet.properties.sheetId;
  });
}

export function tabMarkOf({ metadata }: FakeSheet): TabMark | null {
  const entry = metadata.find(({ metadataKey }) => metadataKey === TAB_METADATA);
  return TAB_MARK.partsOf(entry?.metadataValue ?? '');
}

export function columnMarkOf({ metadata }: FakeColumn): ColumnMark | null {
  const entry = metadata.find(({ metadataKey }) => metadataKey === COLUMN_METADATA);
  return COLUMN_MARK.partsOf(entry?.metadataValue ?? '');
}

export function columnAt(sheet: FakeSheet, key: string): number {
  return sheet.columns.findIndex((column) => columnMarkOf(column)?.key === key);
}

export function keyedRows(sheet: FakeSheet): { readonly key: string; readonly at: number }[] {
  const column = columnAt(sheet, KEY_COLUMN);
  return sheet.rows.flatMap((row, at) => {
    const key = effectiveValue(row.cells[column])?.value;
    return typeof key === 'string' ? [{ key, at }] : [];
  });
}

export function usedRows(sheet: FakeSheet): number {
  return (
    sheet.rows.findLastIndex((row) => row.cells.some((cell) => cell?.userEnteredValue !== undefined)) + 1
  );
}
