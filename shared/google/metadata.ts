import type { SheetsRequest } from './google-workbook.ts';

/**
 * What is stored with tabs and columns, so that staff may rename, move and sort. Rows are not tagged: metadata is
 * limited to 30,000 characters a sheet, and a class tab alone would need more. The sheet's own number stands beside
 * the tab's key, because a tab that staff duplicate takes its metadata along: the copy is known by the wrong number.
 */
export const TAB_METADATA = 'so-lop.tab';
export const LOOK_METADATA = 'so-lop.look';
export const COLUMN_METADATA = 'so-lop.column';

/** Marks what a look adds, so that the next look can replace it and leave staff's own protections alone. */
export const PROTECTION_MARK = 'Sổ Lớp';

export interface TabMark {
  readonly key: string;
  readonly sheetId: number;
}

export function tabMetadata(mark: TabMark): SheetsRequest {
  return sheetMetadata(mark.sheetId, TAB_METADATA, valueOfMark(mark));
}

/** A copy that took its original's place is marked as what it now is, so that a copy of it is known again. */
export function newTabMark(metadataId: number, mark: TabMark): SheetsRequest {
  return updateMetadata(metadataId, valueOfMark(mark));
}

/** Null where the value is not one of ours. */
export function tabMarkOf(value: string): TabMark | null {
  const found = /^(\d+) (.+)$/u.exec(value);
  return found === null ? null : { sheetId: Number(found[1]), key: found[2]! };
}

export function lookMetadata(sheetId: number, metadataId: number | null, look: string): SheetsRequest {
  if (metadataId === null) return sheetMetadata(sheetId, LOOK_METADATA, look);
  return updateMetadata(metadataId, look);
}

export function columnMetadata(sheetId: number, column: number, mark: ColumnMark): SheetsRequest {
  const dimensionRange = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
  return create({ dimensionRange }, COLUMN_METADATA, mark.isCheck ? mark.key + CHECK_SUFFIX : mark.key);
}

export interface ColumnMark {
  readonly key: string;
  /** Boxes to tick: one that nobody ticked may read as false, and means the same as an empty cell. */
  readonly isCheck: boolean;
}

export function columnMarkOf(value: string): ColumnMark {
  const isCheck = value.endsWith(CHECK_SUFFIX);
  return { key: isCheck ? value.slice(0, -CHECK_SUFFIX.length) : value, isCheck };
}

const CHECK_SUFFIX = ' check';

function sheetMetadata(sheetId: number, key: string, value: string): SheetsRequest {
  return create({ sheetId }, key, value);
}

/** Visible to every program with access: the add-in runs in another project than the server. */
function create(location: object, metadataKey: string, metadataValue: string): SheetsRequest {
  const developerMetadata = { metadataKey, metadataValue, location, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

function valueOfMark({ sheetId, key }: TabMark): string {
  return `${sheetId} ${key}`;
}

function updateMetadata(metadataId: number, metadataValue: string): SheetsRequest {
  const dataFilters = [{ developerMetadataLookup: { metadataId } }];
  return {
    updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue }, fields: 'metadataValue' },
  };
}
