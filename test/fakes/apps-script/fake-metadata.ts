import type { FoundMetadata } from '../google-sheets/metadata-requests.ts';
import type { FakeSpreadsheet } from './fake-spreadsheet.ts';

/** A finder of developer metadata, as the services of a sheet and of a spreadsheet offer it. */
export function finder(spreadsheet: FakeSpreadsheet, all: readonly FoundMetadata[]) {
  let wanted: string | null = null;
  const self = {
    withKey: (key: string) => {
      wanted = key;
      return self;
    },
    find: () =>
      all
        .filter(({ entry }) => wanted === null || entry.metadataKey === wanted)
        .map((found) => wrapped(spreadsheet, found)),
  };
  return self;
}

export function wrapped(spreadsheet: FakeSpreadsheet, { entry, location }: FoundMetadata) {
  const { locationType, sheetId, dimensionRange } = location as {
    readonly locationType: string;
    readonly sheetId?: number;
    readonly dimensionRange?: { readonly sheetId?: number; readonly startIndex?: number };
  };
  const owner = spreadsheet.sheets.find(
    (sheet) => sheet.sheetId === (dimensionRange?.sheetId ?? sheetId ?? 0),
  );
  return {
    getKey: () => entry.metadataKey,
    getValue: () => entry.metadataValue ?? null,
    getLocation: () => ({
      getSheet: () => (locationType === 'SHEET' ? owner : null),
      getColumn: () =>
        locationType === 'COLUMN'
          ? owner?.getRange(1, (dimensionRange?.startIndex ?? 0) + 1, owner.stored.rows.length, 1)
          : null,
    }),
  };
}
