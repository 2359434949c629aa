import { KEY_COLUMN } from '#shared/google/google-workbook.ts';
import { COLUMN_METADATA, columnMarkOf, TAB_METADATA, tabMarkOf } from '#shared/google/metadata.ts';
import { effectiveValue } from '../fakes/google-sheets/effective-value.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';

/** Our tab with this key, whatever staff call it; a copy they made is not it. */
export function sheetOf(hands: StaffHands, key: string): FakeSheet | undefined {
  const sheets = hands.titles().map((title) => hands.sheet(title));
  return sheets.find((sheet) =>
    sheet.metadata.some(({ metadataKey, metadataValue }) => {
      if (metadataKey !== TAB_METADATA) return false;
      const mark = tabMarkOf(metadataValue ?? '');
      return mark?.key === key && mark.sheetId === sheet.properties.sheetId;
    }),
  );
}

export function columnAt(sheet: FakeSheet, key: string): number {
  return sheet.columns.findIndex((column) =>
    column.metadata.some(
      ({ metadataKey, metadataValue }) =>
        metadataKey === COLUMN_METADATA && columnMarkOf(metadataValue ?? '').key === key,
    ),
  );
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
