import {
  COLUMN_MARK,
  COLUMN_METADATA,
  type ColumnMark,
  LOOK_MARK,
  LOOK_METADATA,
  TAB_MARK,
  TAB_METADATA,
  type TabMark,
} from '../workbook/marks.ts';
import type { SheetsRequest } from './google-workbook.ts';

/**
 * Stores the marks of tabs and columns. Rows are not tagged: metadata is limited to 30,000 characters a sheet, and a
 * class tab alone would need more.
 */
export function tabMetadata(mark: TabMark): SheetsRequest {
  return sheetMetadata(mark.sheetId, TAB_METADATA, TAB_MARK.of(mark));
}

/** A copy that took its original's place is marked as what it now is, so that a copy of it is known again. */
export function newTabMark(metadataId: number, mark: TabMark): SheetsRequest {
  return updateMetadata(metadataId, TAB_MARK.of(mark));
}

export function lookMetadata(sheetId: number, metadataId: number | null, look: string): SheetsRequest {
  const value = LOOK_MARK.of(look);
  return metadataId === null
    ? sheetMetadata(sheetId, LOOK_METADATA, value)
    : updateMetadata(metadataId, value);
}

export function columnMetadata(sheetId: number, column: number, mark: ColumnMark): SheetsRequest {
  const dimensionRange = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
  return create({ dimensionRange }, COLUMN_METADATA, COLUMN_MARK.of(mark));
}

function sheetMetadata(sheetId: number, key: string, value: string): SheetsRequest {
  return create({ sheetId }, key, value);
}

/** Visible to every program with access: the add-in runs in another project than the server. */
function create(location: object, metadataKey: string, metadataValue: string): SheetsRequest {
  const developerMetadata = { metadataKey, metadataValue, location, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

function updateMetadata(metadataId: number, metadataValue: string): SheetsRequest {
  const dataFilters = [{ developerMetadataLookup: { metadataId } }];
  return {
    updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue }, fields: 'metadataValue' },
  };
}
