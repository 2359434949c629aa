import type { SheetSpan } from './a1-range.ts';
import { effectiveValue, extendedValue, renderedValue } from './effective-value.ts';
import { applyMask, type Mask } from './field-mask.ts';
import { columnMetadata, type FoundMetadata, ownMetadata, shown } from './metadata-requests.ts';
import type { FakeCell, FakeSheet, FakeSpreadsheet, Span } from './model.ts';
import { shownNamedRange, readProtection, shownSpan } from './rule-requests.ts';
import { sheetProperties } from './sheet-requests.ts';

/**
 * The spreadsheet as `spreadsheets.get` shows it, with parts of the state itself in it. Grid data only where the mask or
 * the caller asks, for the ranges.
 */
export function showSpreadsheet(
  spreadsheet: FakeSpreadsheet,
  mask: Mask | null,
  includeGridData: boolean,
  ranges: readonly SheetSpan[],
): Record<string, unknown> {
  const sheetMask =
    mask === null ? null : (mask.get('sheets') ?? (mask.has('sheets') || mask.has('*') ? null : undefined));
  const dataMask = sheetMask === null ? null : sheetMask?.get('data');
  const wantsData = mask === null ? includeGridData : sheetMask === null || (sheetMask?.has('data') ?? false);
  const wanted = ranges.length === 0 ? null : ranges;
  const sheets = spreadsheet.sheets.flatMap((sheet, index) => {
    const spans = wanted?.filter((range) => range.sheet === sheet).map(({ span }) => span) ?? [{}];
    if (spans.length === 0) return [];
    const body: Record<string, unknown> = showSheet(sheet, index);
    if (wantsData) body.data = spans.map((span) => gridData(sheet, span, dataMask ?? null));
    return [body];
  });
  const { spreadsheetId, properties, namedRanges } = spreadsheet;
  const whole = {
    spreadsheetId,
    properties,
    sheets,
    ...(namedRanges.length === 0 ? {} : { namedRanges: namedRanges.map(shownNamedRange) }),
    ...(spreadsheet.metadata.length === 0
      ? {}
      : {
          developerMetadata: spreadsheet.metadata.map((entry) => ({
            ...entry,
            location: { locationType: 'SPREADSHEET', spreadsheet: true },
          })),
        }),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
  };
  return applyMask(whole, mask) as Record<string, unknown>;
}

function showSheet(sheet: FakeSheet, index: number): Record<string, unknown> {
  const { sheetId } = sheet.properties;
  const lists = {
    merges: sheet.merges.map((span) => shownSpan(sheetId, span)),
    conditionalFormats: sheet.conditionalFormats.map(({ ranges, rest }) => ({
      ranges: ranges.map((span) => shownSpan(sheetId, span)),
      ...rest,
    })),
    protectedRanges: sheet.protectedRanges.map((range) => readProtection(sheetId, range)),
    charts: sheet.charts,
    developerMetadata: ownMetadata(sheet).map(shown),
  };
  const filter = sheet.basicFilter;
  return {
    properties: sheetProperties(sheet, index),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(filter === null ? {} : { basicFilter: { range: shownSpan(sheetId, filter.range), ...filter.rest } }),
  };
}

function gridData(sheet: FakeSheet, span: Span, mask: Mask | null): object {
  const { startRowIndex = 0, startColumnIndex = 0 } = span;
  const rows = sheet.rows.slice(startRowIndex, span.endRowIndex);
  const columns = sheet.columns.slice(startColumnIndex, span.endColumnIndex);
  const wants = (name: string) => mask === null || mask.has(name) || mask.has('*');
  const rowData = wants('rowData')
    ? rows.map((row) => {
        const cells = Array.from(row.cells.slice(startColumnIndex, span.endColumnIndex), cellData);
        return withoutEmptyEnd({ values: applyMask(cells, cellMask(mask)) as object[] });
      })
    : [];
  while (rowData.length > 0 && Object.keys(rowData.at(-1)!).length === 0) rowData.pop();
  return {
    ...(startRowIndex === 0 ? {} : { startRow: startRowIndex }),
    ...(startColumnIndex === 0 ? {} : { startColumn: startColumnIndex }),
    ...(rowData.length === 0 ? {} : { rowData }),
    ...(wants('rowMetadata') ? { rowMetadata: rows.map((row) => dimensionData(row, 21)) } : {}),
    ...(wants('columnMetadata')
      ? {
          columnMetadata: columns.map((column, at) =>
            dimensionData(column, 100, columnMetadata(sheet, startColumnIndex + at)),
          ),
        }
      : {}),
  };
}

function cellMask(mask: Mask | null): Mask | null {
  return mask?.get('rowData')?.get('values') ?? null;
}

function withoutEmptyEnd(row: { values: object[] }): object {
  const { values } = row;
  while (values.length > 0 && Object.keys(values.at(-1)!).length === 0) values.pop();
  return values.length === 0 ? {} : row;
}

function cellData(cell: FakeCell | undefined): object {
  if (cell === undefined) return {};
  const effective = extendedValue(effectiveValue(cell));
  if (effective === undefined) return cell;
  return {
    ...cell,
    effectiveValue: effective,
    formattedValue: renderedValue(cell, 'FORMATTED_VALUE', 'SERIAL_NUMBER'),
  };
}

function dimensionData(
  item: { readonly properties: Record<string, unknown> },
  pixelSize: number,
  metadata: readonly FoundMetadata[] = [],
): object {
  const entries = metadata.map(shown);
  return { pixelSize, ...item.properties, ...(entries.length === 0 ? {} : { developerMetadata: entries }) };
}
