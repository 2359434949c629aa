import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { sizeOfRange } from '#shared/google/a1.ts';
import type { GoogleSheet, GoogleWorkbook } from '#shared/google/google-workbook.ts';
import {
  lacksColumns,
  rangesOf,
  readTabs,
  WORKBOOK_FIELDS,
  withCells,
} from '#shared/google/read-google-workbook.ts';
import { OFFICE_PLAN_TAB } from '#shared/workbook/keys.ts';
import { COLUMN_METADATA } from '#shared/workbook/marks.ts';
import {
  isTitle,
  type ResponsesCandidate,
  responsesCandidates,
  type ResponsesChoice,
  type ResponsesReading,
  responsesTable,
} from '#shared/google/responses-tab.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import type { GoogleCalls } from './google-calls.ts';

export interface SpreadsheetReading {
  readonly workbook: GoogleWorkbook;
  /** The responses of a plan, among the tabs read. `others`: titles of those that other plans are read from. */
  readonly responses: (choice: ResponsesChoice, others: readonly string[]) => ResponsesReading;
}

/**
 * Two calls: the tabs and their marks, then the cells of ours and of those that may hold the responses. Where a tab was
 * renamed or grew in between, the two do not belong together and both are made again, once.
 */
export async function readSpreadsheet(
  client: sheets_v4.Sheets,
  spreadsheetId: string,
  calls: GoogleCalls,
  choice: ResponsesChoice = {},
): Promise<SpreadsheetReading> {
  for (let attempt = 1; ; attempt++) {
    const { tabs, timeZone } = await readMarks(client, spreadsheetId, calls);
    const candidates = candidatesIn(tabs, choice);
    const copies = tabs.others.filter((sheet) => sheet.isCopyOfOurs === true && !candidates.includes(sheet));
    const sheets = [...tabs.tabs, ...candidates];
    try {
      const ranges = sheets.length === 0 ? [] : await readValues(client, spreadsheetId, calls, sheets);
      if (attempt > 1 || !grew(sheets, ranges)) {
        const tables = candidates.map((sheet, at) => ({
          sheet,
          values: ranges[tabs.tabs.length + at]?.values ?? [],
        }));
        return {
          workbook: withCells(tabs, ranges),
          responses: (wanted, others) =>
            responsesTable(tablesFor(tables, wanted, others), wanted, timeZone, copies),
        };
      }
    } catch (error) {
      const wasRenamed = error instanceof WorkbookError && error.code === 'changed-meanwhile';
      if (!wasRenamed || attempt > 1) throw error;
    }
  }
}

/** Where plans of duties stand each may name a tab of its own, whatever is chosen for the spreadsheet. */
function candidatesIn({ tabs, others }: GoogleWorkbook, choice: ResponsesChoice): readonly GoogleSheet[] {
  return tabs.some(({ key }) => OFFICE_PLAN_TAB.is(key)) ? others : responsesCandidates(others, choice);
}

/** Those worth reading for one plan: never the tabs of other plans. */
function tablesFor(
  tables: readonly ResponsesCandidate[],
  choice: ResponsesChoice,
  taken: readonly string[],
): readonly ResponsesCandidate[] {
  const free = tables.filter(({ sheet }) => !taken.some((title) => isTitle(sheet, title)));
  const wanted = new Set(
    responsesCandidates(
      free.map(({ sheet }) => sheet),
      choice,
    ),
  );
  return free.filter(({ sheet }) => wanted.has(sheet));
}

async function readMarks(
  client: sheets_v4.Sheets,
  spreadsheetId: string,
  calls: GoogleCalls,
): Promise<{ readonly tabs: GoogleWorkbook; readonly timeZone?: string }> {
  const reply = await calls.read((options) =>
    client.spreadsheets.get({ spreadsheetId, fields: WORKBOOK_FIELDS }, { ...options }),
  );
  const { timeZone } = reply.properties ?? {};
  const clock = timeZone == null || timeZone === OUR_ZONE ? {} : { timeZone };
  if (!lacksColumns(reply)) return { tabs: readTabs(reply), ...clock };
  const requestBody = { dataFilters: [{ developerMetadataLookup: { metadataKey: COLUMN_METADATA } }] };
  const search = await calls.read((options) =>
    client.spreadsheets.developerMetadata.search({ spreadsheetId, requestBody }, { ...options }),
  );
  return { tabs: readTabs(reply, search), ...clock };
}

/** What a table's clock stands in where nothing else is said. */
const OUR_ZONE = 'Asia/Ho_Chi_Minh';

/** Raw values: numbers as numbers, dates as serials, so that nothing depends on how a cell is shown. */
async function readValues(
  client: sheets_v4.Sheets,
  spreadsheetId: string,
  calls: GoogleCalls,
  sheets: readonly GoogleSheet[],
): Promise<readonly sheets_v4.Schema$ValueRange[]> {
  const render = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' };
  const ranges = [...rangesOf(sheets)];
  if (encodeURIComponent(ranges.join('')).length < ADDRESS_CHARACTERS_MAX) {
    const reply = await calls.read((options) =>
      client.spreadsheets.values.batchGet({ spreadsheetId, ranges, ...render }, { ...options }),
    );
    return reply.valueRanges ?? [];
  }
  const dataFilters = sheets.map(({ sheetId }) => ({ gridRange: { sheetId } }));
  const reply = await calls.read((options) =>
    client.spreadsheets.values.batchGetByDataFilter(
      { spreadsheetId, requestBody: { dataFilters, ...render } },
      { ...options },
    ),
  );
  return sheets.map(({ sheetId }) => rangeOf(reply, sheetId));
}

/** Titles stand in the address of the call; with many long ones it would be refused. */
const ADDRESS_CHARACTERS_MAX = 6_000;

function rangeOf(
  reply: sheets_v4.Schema$BatchGetValuesByDataFilterResponse,
  sheetId: number,
): sheets_v4.Schema$ValueRange {
  const found = reply.valueRanges?.find((range) =>
    range.dataFilters?.some((filter) => (filter.gridRange?.sheetId ?? 0) === sheetId),
  );
  return found?.valueRange ?? {};
}

/** A row or column was inserted between the two calls: the marks of the columns no longer fit the cells. */
function grew(sheets: readonly GoogleSheet[], ranges: readonly sheets_v4.Schema$ValueRange[]): boolean {
  return sheets.some((sheet, at) => {
    const size = sizeOfRange(ranges[at]?.range ?? '');
    return size !== null && size.columns > sheet.columnCount && sheet.columnCount > 0;
  });
}
