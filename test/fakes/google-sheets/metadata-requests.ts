import { checkMask, parseMask } from './field-mask.ts';
import type { FakeMetadata, FakeSheet, FakeSpreadsheet } from './model.ts';
import {
  newId,
  refuse,
  sheetOf,
  type Body,
  type RequestContext,
  type RequestHandler,
} from './request-context.ts';

/** Google's limit for the metadata of one sheet, and for that of the spreadsheet itself. */
const CHARACTERS_MAX = 30_000;

export const metadataRequests: Readonly<Record<string, RequestHandler>> = {
  createDeveloperMetadata: (context) => {
    const { spreadsheet, body } = context;
    const wanted: Body = body.developerMetadata ?? {};
    if (typeof wanted.metadataKey !== 'string' || wanted.metadataKey === '')
      throw refuse(context, 'metadataKey must be specified.');
    if (wanted.visibility !== 'DOCUMENT' && wanted.visibility !== 'PROJECT')
      throw refuse(context, 'visibility must be specified.');
    const metadataId: number = wanted.metadataId ?? newId(spreadsheet);
    if (allMetadata(spreadsheet).some((found) => found.entry.metadataId === metadataId)) {
      throw refuse(context, `Developer metadata with id ${metadataId} already exists.`);
    }
    const entry: FakeMetadata = {
      metadataId,
      metadataKey: wanted.metadataKey,
      ...(typeof wanted.metadataValue === 'string' ? { metadataValue: wanted.metadataValue } : {}),
      visibility: wanted.visibility,
    };
    ownerOf(context, wanted.location ?? {}).push(entry);
    checkSize(context);
    const found = allMetadata(spreadsheet).find((candidate) => candidate.entry === entry)!;
    return { createDeveloperMetadata: { developerMetadata: shown(found) } };
  },

  updateDeveloperMetadata: (context) => {
    const { spreadsheet, body } = context;
    const mask = parseMask(body.fields ?? '');
    checkMask(mask, 'DeveloperMetadata', context.name);
    const found = (body.dataFilters ?? []).flatMap((filter: Body) => findMetadata(spreadsheet, filter));
    if (found.length === 0) throw refuse(context, 'No developer metadata matched the given data filters.');
    for (const { entry } of found as FoundMetadata[]) {
      if (mask.has('metadataKey')) entry.metadataKey = body.developerMetadata.metadataKey;
      if (mask.has('metadataValue')) entry.metadataValue = body.developerMetadata.metadataValue;
      if (mask.has('visibility')) entry.visibility = body.developerMetadata.visibility;
    }
    checkSize(context);
    return { updateDeveloperMetadata: { developerMetadata: (found as FoundMetadata[]).map(shown) } };
  },

  deleteDeveloperMetadata: (context) => {
    const { spreadsheet, body } = context;
    const found = findMetadata(spreadsheet, body.dataFilter ?? {});
    for (const { entry, list } of found) list.splice(list.indexOf(entry), 1);
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: found.map(shown) } };
  },
};

export interface FoundMetadata {
  readonly entry: FakeMetadata;
  readonly list: FakeMetadata[];
  readonly location: Body;
}

/** Entries that a data filter names, by number, key, value or kind of location. */
export function findMetadata(spreadsheet: FakeSpreadsheet, filter: Body): FoundMetadata[] {
  const lookup: Body | undefined = filter.developerMetadataLookup;
  if (lookup === undefined) return [];
  return allMetadata(spreadsheet).filter(
    ({ entry, location }) =>
      (lookup.metadataId === undefined || lookup.metadataId === entry.metadataId) &&
      (lookup.metadataKey === undefined || lookup.metadataKey === entry.metadataKey) &&
      (lookup.metadataValue === undefined || lookup.metadataValue === entry.metadataValue) &&
      (lookup.locationType === undefined || lookup.locationType === location.locationType) &&
      (lookup.visibility === undefined || lookup.visibility === entry.visibility),
  );
}

export function shown({ entry, location }: FoundMetadata): object {
  const { metadataId, metadataKey, metadataValue, visibility } = entry;
  const value = metadataValue === undefined ? {} : { metadataValue };
  return { metadataId, metadataKey, ...value, location, visibility };
}

export function allMetadata(spreadsheet: FakeSpreadsheet): FoundMetadata[] {
  const inSpreadsheet = { locationType: 'SPREADSHEET', spreadsheet: true };
  return [
    ...spreadsheet.metadata.map((entry) => ({ entry, list: spreadsheet.metadata, location: inSpreadsheet })),
    ...spreadsheet.sheets.flatMap(sheetMetadata),
  ];
}

export function sheetMetadata(sheet: FakeSheet): FoundMetadata[] {
  const { sheetId } = sheet.properties;
  const dimension = (kind: 'ROW' | 'COLUMN', items: readonly { metadata: FakeMetadata[] }[]) =>
    items.flatMap(({ metadata }, at) =>
      metadata.map((entry) => ({ entry, list: metadata, location: dimensionLocation(kind, sheetId, at) })),
    );
  return [
    ...sheet.metadata.map((entry) => ({
      entry,
      list: sheet.metadata,
      location: { locationType: 'SHEET', ...(sheetId === 0 ? {} : { sheetId }) },
    })),
    ...dimension('COLUMN', sheet.columns),
    ...dimension('ROW', sheet.rows),
  ];
}

function dimensionLocation(locationType: 'ROW' | 'COLUMN', sheetId: number, at: number): Body {
  const where = { ...(sheetId === 0 ? {} : { sheetId }), ...(at === 0 ? {} : { startIndex: at }) };
  return { locationType, dimensionRange: { ...where, dimension: `${locationType}S`, endIndex: at + 1 } };
}

function ownerOf(context: RequestContext, location: Body): FakeMetadata[] {
  if (location.spreadsheet === true) return context.spreadsheet.metadata;
  const range: Body | undefined = location.dimensionRange;
  if (range === undefined) {
    if (location.sheetId === undefined) throw refuse(context, 'No location specified.');
    return sheetOf(context, location.sheetId).metadata;
  }
  const sheet = sheetOf(context, range.sheetId);
  const start: number = range.startIndex ?? 0;
  if (range.endIndex !== start + 1)
    throw refuse(context, 'Developer metadata may only be associated with a single row or column.');
  const owner = (range.dimension === 'ROWS' ? sheet.rows : sheet.columns)[start];
  if (owner === undefined) throw refuse(context, `dimensionRange.startIndex[${start}] is beyond the grid.`);
  return owner.metadata;
}

function checkSize(context: RequestContext): void {
  const size = (entries: readonly FoundMetadata[]) =>
    entries.reduce(
      (sum, { entry }) => sum + entry.metadataKey.length + (entry.metadataValue?.length ?? 0),
      0,
    );
  const owners = [allMetadata(context.spreadsheet).filter(({ location }) => location.spreadsheet === true)];
  for (const sheet of context.spreadsheet.sheets) owners.push(sheetMetadata(sheet));
  if (owners.some((entries) => size(entries) > CHARACTERS_MAX)) {
    throw refuse(context, `Developer metadata exceeds the limit of ${CHARACTERS_MAX} characters.`);
  }
}
