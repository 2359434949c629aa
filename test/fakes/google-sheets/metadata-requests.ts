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
    if (listsOf(spreadsheet).some((list) => list.some((known) => known.metadataId === metadataId))) {
      throw refuse(context, `Developer metadata with id ${metadataId} already exists.`);
    }
    const entry: FakeMetadata = {
      metadataId,
      metadataKey: wanted.metadataKey,
      ...(typeof wanted.metadataValue === 'string' ? { metadataValue: wanted.metadataValue } : {}),
      visibility: wanted.visibility,
    };
    const { list, location } = ownerOf(context, wanted.location ?? {});
    list.push(entry);
    checkSize(context);
    return { createDeveloperMetadata: { developerMetadata: shown({ entry, list, location }) } };
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
  return [
    ...eachOf(spreadsheet.metadata, () => IN_SPREADSHEET),
    ...spreadsheet.sheets.flatMap(sheetMetadata),
  ];
}

export function sheetMetadata(sheet: FakeSheet): FoundMetadata[] {
  return [
    ...ownMetadata(sheet),
    ...sheet.columns.flatMap((_, at) => columnMetadata(sheet, at)),
    ...sheet.rows.flatMap(({ metadata }, at) =>
      eachOf(metadata, () => dimensionLocation('ROW', sheet.properties.sheetId, at)),
    ),
  ];
}

/** Of the sheet as a whole, without that of its rows and columns. */
export function ownMetadata({ metadata, properties }: FakeSheet): FoundMetadata[] {
  return eachOf(metadata, () => sheetLocation(properties.sheetId));
}

export function columnMetadata({ columns, properties }: FakeSheet, at: number): FoundMetadata[] {
  return eachOf(columns[at]?.metadata ?? [], () => dimensionLocation('COLUMN', properties.sheetId, at));
}

/** Most rows have none: nothing is made for them. */
function eachOf(list: FakeMetadata[], location: () => Body): FoundMetadata[] {
  return list.length === 0 ? NONE : list.map((entry) => ({ entry, list, location: location() }));
}

const NONE: FoundMetadata[] = [];

const IN_SPREADSHEET = { locationType: 'SPREADSHEET', spreadsheet: true };

function sheetLocation(sheetId: number): Body {
  return { locationType: 'SHEET', ...(sheetId === 0 ? {} : { sheetId }) };
}

function dimensionLocation(locationType: 'ROW' | 'COLUMN', sheetId: number, at: number): Body {
  const where = { ...(sheetId === 0 ? {} : { sheetId }), ...(at === 0 ? {} : { startIndex: at }) };
  return { locationType, dimensionRange: { ...where, dimension: `${locationType}S`, endIndex: at + 1 } };
}

function ownerOf(
  context: RequestContext,
  wanted: Body,
): { readonly list: FakeMetadata[]; readonly location: Body } {
  if (wanted.spreadsheet === true) return { list: context.spreadsheet.metadata, location: IN_SPREADSHEET };
  const range: Body | undefined = wanted.dimensionRange;
  if (range === undefined) {
    if (wanted.sheetId === undefined) throw refuse(context, 'No location specified.');
    const { metadata, properties } = sheetOf(context, wanted.sheetId);
    return { list: metadata, location: sheetLocation(properties.sheetId) };
  }
  const { rows, columns, properties } = sheetOf(context, range.sheetId);
  const start: number = range.startIndex ?? 0;
  if (range.endIndex !== start + 1)
    throw refuse(context, 'Developer metadata may only be associated with a single row or column.');
  const owner = (range.dimension === 'ROWS' ? rows : columns)[start];
  if (owner === undefined) throw refuse(context, `dimensionRange.startIndex[${start}] is beyond the grid.`);
  const kind = range.dimension === 'ROWS' ? 'ROW' : 'COLUMN';
  return { list: owner.metadata, location: dimensionLocation(kind, properties.sheetId, start) };
}

function checkSize(context: RequestContext): void {
  const { metadata, sheets } = context.spreadsheet;
  const owners = [[metadata], ...sheets.map(listsOfSheet)];
  if (owners.some((lists) => charactersOf(lists) > CHARACTERS_MAX)) {
    throw refuse(context, `Developer metadata exceeds the limit of ${CHARACTERS_MAX} characters.`);
  }
}

function charactersOf(lists: readonly (readonly FakeMetadata[])[]): number {
  let characters = 0;
  for (const list of lists) {
    for (const { metadataKey, metadataValue = '' } of list) {
      characters += metadataKey.length + metadataValue.length;
    }
  }
  return characters;
}

function listsOf(spreadsheet: FakeSpreadsheet): FakeMetadata[][] {
  return [spreadsheet.metadata, ...spreadsheet.sheets.flatMap(listsOfSheet)];
}

/** Those that hold anything. */
function listsOfSheet({ metadata, columns, rows }: FakeSheet): FakeMetadata[][] {
  const lists = [metadata];
  for (const column of columns) if (column.metadata.length > 0) lists.push(column.metadata);
  for (const row of rows) if (row.metadata.length > 0) lists.push(row.metadata);
  return lists;
}
