import type { FakeSheet, FakeSpreadsheet } from './model.ts';

/**
 * A copy to apply a batch to. What requests and hands change in place is copied; what they only ever replace as a whole
 * (formats, rules, properties below the first level) is shared.
 */
export function copyOf(spreadsheet: FakeSpreadsheet): FakeSpreadsheet {
  return {
    ...spreadsheet,
    properties: { ...spreadsheet.properties },
    sheets: spreadsheet.sheets.map(copyOfSheet),
    metadata: eachCopied(spreadsheet.metadata),
    namedRanges: eachCopied(spreadsheet.namedRanges),
  };
}

export function copyOfSheet(sheet: FakeSheet): FakeSheet {
  return {
    properties: { ...sheet.properties },
    grid: { ...sheet.grid },
    rows: sheet.rows.map(({ cells, properties, metadata }) => ({
      cells: cells.map((cell) => (cell === undefined ? undefined : { ...cell })),
      properties: { ...properties },
      metadata: eachCopied(metadata),
    })),
    columns: sheet.columns.map(({ properties, metadata }) => ({
      properties: { ...properties },
      metadata: eachCopied(metadata),
    })),
    metadata: eachCopied(sheet.metadata),
    merges: eachCopied(sheet.merges),
    protectedRanges: sheet.protectedRanges.map((one) => ({ ...one, range: { ...one.range } })),
    conditionalFormats: sheet.conditionalFormats.map((one) => ({ ...one, ranges: eachCopied(one.ranges) })),
    charts: eachCopied(sheet.charts),
    basicFilter:
      sheet.basicFilter === null ? null : { ...sheet.basicFilter, range: { ...sheet.basicFilter.range } },
    columnGroups: eachCopied(sheet.columnGroups),
    rowGroups: eachCopied(sheet.rowGroups),
  };
}

function eachCopied<T extends object>(items: readonly T[]): T[] {
  return items.map((item) => ({ ...item }));
}
