import {
  COLUMN_MARK,
  COLUMN_METADATA,
  type ColumnMark,
  KEY_COLUMN,
  LOOK_MARK,
  LOOK_METADATA,
  PROTECTION,
  TAB_MARK,
  TAB_METADATA,
} from '../workbook/marks.ts';
import type { CellValue, RowSnapshot, TabSnapshot, WorkbookSnapshot } from '../workbook/model.ts';
import { quotedTitle } from './a1.ts';
import type { GoogleRow, GoogleSheet, GoogleTab, GoogleWorkbook, MergedCells } from './google-workbook.ts';
import type {
  GridDataReply,
  GridRangeReply,
  MetadataReply,
  MetadataSearchReply,
  SheetReply,
  SpreadsheetReply,
  ValueRangeReply,
} from './replies.ts';
import { isToneRule } from './tone-rule.ts';

/** What the first read asks for: everything about the tabs except the cells. */
export const WORKBOOK_FIELDS =
  'properties.timeZone,sheets(properties(sheetId,title,index,sheetType,gridProperties(rowCount,columnCount,frozenRowCount)),' +
  'developerMetadata,protectedRanges(protectedRangeId,description),charts(chartId),merges,' +
  'conditionalFormats(booleanRule(condition,format(backgroundColor))),' +
  'data(startColumn,columnMetadata(developerMetadata)))';

/** Our tabs and the others as the first read shows them, without cells. */
export function readTabs(reply: SpreadsheetReply, search?: MetadataSearchReply): GoogleWorkbook {
  const sheets = (reply.sheets ?? [])
    .filter((sheet) => isGrid(sheet))
    .map((sheet, at) => ({ sheet, properties: sheetOf(sheet, at), mark: markOf(sheet) }))
    .sort((left, right) => left.properties.index - right.properties.index);
  const present = new Set(sheets.map(({ properties }) => properties.sheetId));
  const tabs: GoogleTab[] = [];
  const others: GoogleSheet[] = [];
  for (const { sheet, properties, mark } of sheets) {
    const marked = columnsOf(sheet, properties, search);
    // A copy bears the number of the tab it was made from. While that one stands, the copy is staff's own tab.
    const isCopy = mark !== null && mark.sheetId !== properties.sheetId && present.has(mark.sheetId);
    if (mark === null || isCopy || !marked.columns.includes(KEY_COLUMN)) {
      const bearsMarks = mark !== null || marked.columns.some((key) => key !== null);
      others.push(bearsMarks ? { ...properties, isCopyOfOurs: true } : properties);
    } else {
      const isStray = mark.sheetId !== properties.sheetId;
      const strayMarkId = isStray
        ? (valueOf(sheet.developerMetadata, TAB_METADATA)?.metadataId ?? null)
        : null;
      tabs.push({ ...properties, ...marked, key: mark.key, rows: [], strayMarkId, ...lookOfSheet(sheet) });
    }
  }
  return { tabs, others };
}

/** True where tabs are ours but no column of any shows its key: metadata must then be searched for. */
export function lacksColumns(reply: SpreadsheetReply): boolean {
  const ours = (reply.sheets ?? []).filter((sheet) => markOf(sheet) !== null);
  return (
    ours.length > 0 && ours.every((sheet) => !(sheet.data ?? []).some((data) => data.columnMetadata?.length))
  );
}

/** The tabs with their cells. `ranges` in the order of `tabs`. */
export function withCells(workbook: GoogleWorkbook, ranges: readonly ValueRangeReply[]): GoogleWorkbook {
  const tabs = workbook.tabs.map((tab, at) => ({ ...tab, rows: rowsOf(tab, ranges[at]) }));
  return { ...workbook, tabs };
}

/** The ranges to read: each of our tabs whole. */
export function rangesOf(sheets: readonly GoogleSheet[]): readonly string[] {
  return sheets.map((sheet) => quotedTitle(sheet.title));
}

export function snapshotOf(workbook: GoogleWorkbook): WorkbookSnapshot {
  return { tabs: workbook.tabs.map(tabSnapshot), otherTitles: workbook.others.map((sheet) => sheet.title) };
}

/** A cell of `values`: '' is how the API shows an empty cell between filled ones. */
export function cellOf(value: unknown): CellValue {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Column keys by position, as the reply to a write shows them. */
export function columnsOfReply(data: readonly GridDataReply[]): readonly (string | null)[] {
  return firstOfEach(columnMarksOf(data).map((mark) => mark?.key ?? null));
}

/** The rows of one sheet as the reply to a write shows them, read as `values` would show them. */
export function rowsOfReply(
  data: readonly GridDataReply[],
  columns: readonly (string | null)[],
): readonly GoogleRow[] {
  const marks = columnMarksOf(data);
  const checkColumns = marks.flatMap((mark, at) => (mark?.isCheck === true ? at : []));
  const values: unknown[][] = [];
  for (const part of data) {
    part.rowData?.forEach((row, offset) => {
      const cells = (values[(part.startRow ?? 0) + offset] ??= []);
      row.values?.forEach(({ effectiveValue: value }, at) => {
        cells[(part.startColumn ?? 0) + at] = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
      });
    });
  }
  const rows = Array.from(values, (cells: unknown[] | undefined) => Array.from(cells ?? []));
  return rowsOf({ columns, checkColumns }, { values: rows });
}

function columnMarksOf(data: readonly GridDataReply[]): (ColumnMark | null)[] {
  const marks: (ColumnMark | null)[] = [];
  for (const part of data) {
    part.columnMetadata?.forEach((column, at) => {
      const value = valueOf(column?.developerMetadata, COLUMN_METADATA)?.metadataValue;
      const position = (part.startColumn ?? 0) + at;
      while (marks.length <= position) marks.push(null);
      if (typeof value === 'string') marks[position] ??= COLUMN_MARK.partsOf(value);
    });
  }
  return marks;
}

/** A column that stands twice (pasted with its metadata) counts once: the first is ours. */
function firstOfEach(keys: readonly (string | null)[]): readonly (string | null)[] {
  return keys.map((key, at) => (key !== null && keys.indexOf(key) === at ? key : null));
}

function isGrid(sheet: SheetReply): boolean {
  const type = sheet.properties?.sheetType;
  return type === undefined || type === null || type === 'GRID';
}

function sheetOf(sheet: SheetReply, at: number): GoogleSheet {
  const properties = sheet.properties ?? {};
  return {
    sheetId: properties.sheetId ?? 0,
    title: properties.title ?? '',
    index: properties.index ?? at,
    rowCount: properties.gridProperties?.rowCount ?? 0,
    columnCount: properties.gridProperties?.columnCount ?? 0,
    frozenRows: properties.gridProperties?.frozenRowCount ?? 0,
  };
}

function markOf(sheet: SheetReply) {
  return TAB_MARK.partsOf(valueOf(sheet.developerMetadata, TAB_METADATA)?.metadataValue ?? '');
}

function valueOf(
  entries: readonly MetadataReply[] | null | undefined,
  key: string,
): MetadataReply | undefined {
  return entries?.find((entry) => entry.metadataKey === key);
}

function columnsOf(
  sheet: SheetReply,
  { sheetId, columnCount }: GoogleSheet,
  search: MetadataSearchReply | undefined,
): Pick<GoogleTab, 'columns' | 'checkColumns'> {
  const marks = columnMarksOf(sheet.data ?? []);
  for (const { developerMetadata: entry } of search?.matchedDeveloperMetadata ?? []) {
    const range = entry?.location?.dimensionRange;
    if (entry?.metadataKey !== COLUMN_METADATA || range == null || (range.sheetId ?? 0) !== sheetId) continue;
    if (typeof entry.metadataValue === 'string')
      marks[range.startIndex ?? 0] ??= COLUMN_MARK.partsOf(entry.metadataValue);
  }
  const all = Array.from({ length: Math.max(columnCount, marks.length) }, (_, at) => marks[at] ?? null);
  return {
    columns: firstOfEach(all.map((mark) => mark?.key ?? null)),
    checkColumns: all.flatMap((mark, at) => (mark?.isCheck === true ? at : [])),
  };
}

function lookOfSheet(sheet: SheetReply) {
  const look = valueOf(sheet.developerMetadata, LOOK_METADATA);
  const rules = sheet.conditionalFormats ?? [];
  return {
    merges: (sheet.merges ?? []).map(mergeOf),
    look: LOOK_MARK.partsOf(look?.metadataValue ?? ''),
    lookMetadataId: look?.metadataId ?? null,
    protectedRangeIds: (sheet.protectedRanges ?? [])
      .filter((range) => PROTECTION.partsOf(range.description ?? '') !== null)
      .flatMap((range) => range.protectedRangeId ?? []),
    toneRuleIndexes: rules.flatMap((rule, at) => (isToneRule(rule) ? at : [])),
    chartIds: (sheet.charts ?? []).flatMap((chart) => chart.chartId ?? []),
  };
}

function rowsOf(
  tab: Pick<GoogleTab, 'columns' | 'checkColumns'>,
  range: ValueRangeReply | undefined,
): readonly GoogleRow[] {
  const keyAt = tab.columns.indexOf(KEY_COLUMN);
  return (range?.values ?? []).map((values) => {
    const cells = values.map((value, at) =>
      value === false && tab.checkColumns.includes(at) ? null : cellOf(value),
    );
    const key = cells[keyAt] ?? null;
    return { key: key === null ? null : String(key), cells };
  });
}

function coveredColumns({ merges }: GoogleTab, row: number): readonly number[] {
  return merges.flatMap(({ startRow, endRow, startColumn, endColumn }) => {
    if (row < startRow || row >= endRow) return [];
    const first = row === startRow ? startColumn + 1 : startColumn;
    return Array.from({ length: endColumn - first }, (_, at) => first + at);
  });
}

function mergeOf(range: GridRangeReply): MergedCells {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  return {
    startRow: startRowIndex ?? 0,
    endRow: endRowIndex ?? 0,
    startColumn: startColumnIndex ?? 0,
    endColumn: endColumnIndex ?? 0,
  };
}

function tabSnapshot(tab: GoogleTab): TabSnapshot {
  const keyAt = tab.columns.indexOf(KEY_COLUMN);
  const rows = tab.rows.map((row, at): RowSnapshot => {
    const cells = row.cells.filter((_, column) => column !== keyAt);
    const covered = coveredColumns(tab, at).flatMap((column) =>
      column === keyAt ? [] : [column > keyAt ? column - 1 : column],
    );
    return { key: row.key, cells, ...(covered.length === 0 ? {} : { covered }) };
  });
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const columns = tab.columns.filter((_, at) => at !== keyAt);
  while (columns.length > width && columns.at(-1) === null) columns.pop();
  return { key: tab.key, title: tab.title, columns, rows, look: tab.look };
}
