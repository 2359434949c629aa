import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { quotedTitle } from '#shared/google/a1.ts';
import type { SheetsRequest } from '#shared/google/google-workbook.ts';
import { SCRATCH_METADATA, SCRATCH_TITLE } from '#shared/workbook/marks.ts';
import { GoogleCalls } from '../google/google-calls.ts';
import { failureOf } from '../google/google-error.ts';
import type { GoogleService } from '../google/open-google-workbook.ts';

export type CellInput = string | number | boolean | null;

/** Scratch tabs and their copies have numbers in two small blocks above those of our tabs, which have 30 bits. */
const FIRST_NUMBER = 0x6000_0000;
const COPIES_FROM = 0x6800_0000;
const BLOCK = 1_000;

function isScratchNumber(sheetId: number): boolean {
  return [FIRST_NUMBER, COPIES_FROM].some((start) => sheetId >= start && sheetId < start + BLOCK);
}

/** What Google answers to a batch: its reply, or the words with which it refused all of it. */
export type Answer =
  | { readonly refused: null; readonly reply: sheets_v4.Schema$BatchUpdateSpreadsheetResponse }
  | { readonly refused: string };

/** A spreadsheet in which tabs may be made and taken away again; nothing else of it is changed. */
export class ScratchTabs {
  private readonly client: sheets_v4.Sheets;
  private readonly calls: GoogleCalls;
  private readonly spreadsheetId: string;

  constructor(service: GoogleService, spreadsheetId: string) {
    const { config, limiter, timing, signIn } = service;
    const rootUrl = config.sheetsRootUrl === null ? {} : { rootUrl: config.sheetsRootUrl };
    this.spreadsheetId = spreadsheetId;
    this.client = sheets({ version: 'v4', auth: signIn(config), ...rootUrl });
    this.calls = new GoogleCalls(spreadsheetId, { limiter, timing, account: config.account });
  }

  /**
   * Takes away every scratch tab, those too that a killed run left behind; answers how many there were. A spreadsheet
   * needs one tab, which scratch tabs never are alone: they are only ever added.
   */
  async takeAway(): Promise<number> {
    const { sheets: all = [] } = await this.look(
      `sheets(properties(sheetId,title),developerMetadata(metadataKey))`,
    );
    const ours = all.filter(
      ({ properties, developerMetadata = [] }) =>
        // Never by the title alone: staff may name a tab like that. By the mark or the number: either may have been lost.
        SCRATCH_TITLE.partsOf(properties?.title ?? '') !== null &&
        (isScratchNumber(properties?.sheetId ?? 0) ||
          developerMetadata.some(({ metadataKey }) => metadataKey === SCRATCH_METADATA)),
    );
    if (ours.length === 0) return 0;
    const requests = ours.map(({ properties }) => ({ deleteSheet: { sheetId: properties?.sheetId ?? 0 } }));
    const answer = await this.change(requests);
    if (answer.refused !== null) throw new Error(`scratch tabs cannot be deleted: ${answer.refused}`);
    return ours.length;
  }

  /** An empty tab of 12 rows and 6 columns, marked so that it is found again after a kill. */
  async add(name: string): Promise<ScratchTab> {
    const title = SCRATCH_TITLE.of(name);
    const sheetId = await this.freeNumber();
    const answer = await this.change([
      { addSheet: { properties: { sheetId, title, gridProperties: { rowCount: 12, columnCount: 6 } } } },
      metadataRequest(SCRATCH_METADATA, '1', { sheetId }),
    ]);
    if (answer.refused !== null) throw new Error(`a tab cannot be added: ${answer.refused}`);
    return new ScratchTab(this, sheetId, title);
  }

  /** @param ranges what the reply to the batch shows, in A1 notation; none: nothing. */
  change(requests: readonly SheetsRequest[], ranges: readonly string[] = []): Promise<Answer> {
    const { spreadsheetId } = this;
    const shown = {
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: [...ranges],
    };
    const requestBody = { requests: [...requests], ...(ranges.length === 0 ? {} : shown) };
    return this.calls.write(async (options): Promise<{ readonly data: Answer }> => {
      try {
        const { data } = await this.client.spreadsheets.batchUpdate(
          { spreadsheetId, requestBody },
          { ...options },
        );
        return { data: { refused: null, reply: data } };
      } catch (error) {
        const { status, message } = failureOf(error, 0);
        // A refusal is what some assumptions are about; everything else is no answer.
        if (status !== 400) throw error;
        return { data: { refused: message } };
      }
    });
  }

  look(fields: string, ranges: readonly string[] = []): Promise<sheets_v4.Schema$Spreadsheet> {
    const { spreadsheetId } = this;
    return this.calls.read((options) =>
      this.client.spreadsheets.get({ spreadsheetId, fields, ranges: [...ranges] }, { ...options }),
    );
  }

  /** Cells as a sync reads them: raw values, dates as serials. */
  async values(range: string): Promise<readonly (readonly unknown[])[]> {
    const { spreadsheetId } = this;
    const reply = await this.calls.read((options) =>
      this.client.spreadsheets.values.batchGet(
        {
          spreadsheetId,
          ranges: [range],
          valueRenderOption: 'UNFORMATTED_VALUE',
          dateTimeRenderOption: 'SERIAL_NUMBER',
        },
        { ...options },
      ),
    );
    return (reply.valueRanges?.[0]?.values ?? []) as readonly (readonly unknown[])[];
  }

  private async freeNumber(): Promise<number> {
    const { sheets: all = [] } = await this.look('sheets.properties.sheetId');
    const taken = new Set(all.map(({ properties }) => properties?.sheetId ?? 0));
    let number = FIRST_NUMBER;
    while (taken.has(number)) number += 1;
    return number;
  }
}

export class ScratchTab {
  readonly sheetId: number;
  readonly title: string;
  readonly all: ScratchTabs;

  constructor(all: ScratchTabs, sheetId: number, title: string) {
    this.all = all;
    this.sheetId = sheetId;
    this.title = title;
  }

  /** The number for a copy of this tab. */
  get copyNumber(): number {
    return this.sheetId - FIRST_NUMBER + COPIES_FROM;
  }

  /** Rows from the top left corner, written as a sync writes cells. */
  writing(
    rows: readonly (readonly CellInput[])[],
    at: { row?: number; column?: number } = {},
  ): SheetsRequest {
    return {
      updateCells: {
        start: { sheetId: this.sheetId, rowIndex: at.row ?? 0, columnIndex: at.column ?? 0 },
        rows: rows.map((cells) => ({
          values: cells.map((value) => ({ userEnteredValue: rawValue(value) })),
        })),
        fields: 'userEnteredValue',
      },
    };
  }

  /** A request that must succeed: what it prepares is not what is being tried. */
  async must(...requests: readonly SheetsRequest[]): Promise<void> {
    const answer = await this.all.change(requests);
    if (answer.refused !== null) throw new NotTried(`Google không nhận bước chuẩn bị: ${answer.refused}`);
  }

  values(range = 'A:Z'): Promise<readonly (readonly unknown[])[]> {
    return this.all.values(this.range(range));
  }

  range(cells: string): string {
    return `${quotedTitle(this.title)}!${cells}`;
  }

  /** A range of whole numbers, ends open. */
  box(startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) {
    return { sheetId: this.sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
  }

  /** Values of the metadata under a key, by the column they hang on. */
  async columnMarks(key: string): Promise<readonly (string | null)[]> {
    const fields = 'sheets.data(columnMetadata.developerMetadata(metadataKey,metadataValue))';
    const { sheets: found = [] } = await this.all.look(fields, [this.range('A1:Z1')]);
    const columns = found[0]?.data?.[0]?.columnMetadata ?? [];
    return columns.map(
      ({ developerMetadata = [] }) =>
        developerMetadata.find(({ metadataKey }) => metadataKey === key)?.metadataValue ?? null,
    );
  }
}

/** An assumption that could not be tried, and why: neither true nor false is known of it. */
export class NotTried extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotTried';
  }
}

/** @param place a tab, or one of its columns. */
export function metadataRequest(
  metadataKey: string,
  metadataValue: string,
  place: { readonly sheetId: number; readonly column?: number },
): SheetsRequest {
  const { sheetId, column } = place;
  const location =
    column === undefined
      ? { sheetId }
      : { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 } };
  const developerMetadata = { metadataKey, metadataValue, location, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

function rawValue(value: CellInput): object {
  if (value === null) return {};
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}
