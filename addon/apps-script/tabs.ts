import { COLUMN_MARK, COLUMN_METADATA, KEY_COLUMN, TAB_MARK, TAB_METADATA } from '#shared/workbook/marks.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A tab of ours is known by what is stored with it; a copy that staff made carries the number of the original. */
export function tabKeyOf(sheet: Sheet): string | null {
  const marks = sheet
    .getDeveloperMetadata()
    .filter((metadata) => metadata.getKey() === TAB_METADATA)
    .map((metadata) => TAB_MARK.partsOf(metadata.getValue() ?? ''));
  return marks.find((mark) => mark !== null && mark.sheetId === sheet.getSheetId())?.key ?? null;
}

export function findTab(key: string): Sheet | null {
  return ourTabs().find((tab) => tab.key === key)?.sheet ?? null;
}

export interface OurTab {
  readonly key: string;
  readonly sheet: Sheet;
}

/** Our tabs in the order they stand. One look-up for all of them: a workbook has about 45. */
export function ourTabs(): readonly OurTab[] {
  const spreadsheet = SpreadsheetApp.getActive();
  const keys = new Map<number, string>();
  for (const metadata of spreadsheet.createDeveloperMetadataFinder().withKey(TAB_METADATA).find()) {
    const mark = TAB_MARK.partsOf(metadata.getValue() ?? '');
    // By the number of the original: a copy that staff made carries it too, and finds no sheet of that number.
    if (mark !== null) keys.set(mark.sheetId, mark.key);
  }
  return spreadsheet.getSheets().flatMap((sheet) => {
    const key = keys.get(sheet.getSheetId());
    return key === undefined ? [] : [{ key, sheet }];
  });
}

/** What a sheet's columns are, by the marks stored with them. Numbers count from 1. */
export interface SheetColumns {
  /** Where the row keys stand; null: that column is gone. */
  readonly keyColumn: number | null;
  /** By column key; where a key stands twice the first counts. */
  readonly places: ReadonlyMap<string, number>;
  /** Columns with boxes to tick. */
  readonly boxes: ReadonlySet<number>;
}

export function columnsOf(sheet: Sheet): SheetColumns {
  const places = new Map<string, number>();
  const boxes = new Set<number>();
  for (const metadata of sheet.createDeveloperMetadataFinder().withKey(COLUMN_METADATA).find()) {
    const mark = COLUMN_MARK.partsOf(metadata.getValue() ?? '');
    const column = metadata.getLocation().getColumn()?.getColumn();
    if (mark === null || column === undefined) continue;
    places.set(mark.key, Math.min(column, places.get(mark.key) ?? column));
    if (mark.isCheck) boxes.add(column);
  }
  const keyColumn = places.get(KEY_COLUMN) ?? null;
  places.delete(KEY_COLUMN);
  return { keyColumn, places, boxes };
}

/** The Form writes its responses here. */
export function isFormSheet(sheet: Sheet): boolean {
  return sheet.getFormUrl() !== null;
}
