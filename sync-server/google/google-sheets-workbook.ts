import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { CHECK_FIELDS, checkRanges, checkReply, standsAsMeant } from '#shared/google/check-reply.ts';
import { type ChangeBatch, changeBatch } from '#shared/google/change-batch.ts';
import type { GoogleWorkbook, SheetsRequest } from '#shared/google/google-workbook.ts';
import type { Protection } from '#shared/google/look-place.ts';
import { RaceMatch } from '#shared/google/race-match.ts';
import { type RaceRepair, raceRepair } from '#shared/google/race-repair.ts';
import { snapshotOf } from '#shared/google/read-google-workbook.ts';
import { bodiesOf } from '#shared/google/request-groups.ts';
import type { ResponsesChoice, ResponsesReading } from '#shared/google/responses-tab.ts';
import { type TouchedSheet, WRITE_INTENT } from '#shared/google/touched-sheet.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { TabsRefused, WorkbookError } from '#shared/sync/workbook-port.ts';
import type { GoogleCalls } from './google-calls.ts';
import { RequestRefused } from './google-error.ts';
import { refusedTabs } from './refused-tabs.ts';
import { readSpreadsheet, type SpreadsheetReading } from './read-spreadsheet.ts';

export interface GoogleSheetsOptions {
  readonly spreadsheetId: string;
  readonly auth: sheets_v4.Options['auth'];
  /** Null: Google's own address. */
  readonly rootUrl: string | null;
  readonly calls: GoogleCalls;
  readonly protection: Protection;
  /** Where the Form's responses stand, if not to be found by their heading. */
  readonly responses?: ResponsesChoice;
}

/**
 * A spreadsheet of Google as a workbook. `read` makes two calls: the tabs with their marks, then all cells. `apply`
 * makes one: everything in one batch, and its reply shows whether rows stood where the batch assumed.
 */
export class GoogleSheetsWorkbook implements WorkbookPort {
  private readonly options: GoogleSheetsOptions;
  private readonly client: sheets_v4.Sheets;
  private reading: SpreadsheetReading | null = null;
  /** What `settle` read and left as it was: the next `read` need not read it again. */
  private settled: SpreadsheetReading | null = null;
  /** The batch built last, and of what. */
  private built: {
    readonly workbook: GoogleWorkbook;
    readonly changes: readonly Change[];
    readonly batch: ChangeBatch;
  } | null = null;

  constructor(options: GoogleSheetsOptions) {
    this.options = options;
    const { auth, rootUrl } = options;
    this.client = sheets({
      version: 'v4',
      ...(auth === undefined ? {} : { auth }),
      ...(rootUrl === null ? {} : { rootUrl }),
    });
  }

  get calls(): { readonly reads: number; readonly writes: number } {
    return { reads: this.options.calls.reads, writes: this.options.calls.writes };
  }

  async read(): Promise<WorkbookSnapshot> {
    this.reading = this.settled ?? (await this.readAll());
    this.settled = null;
    return snapshotOf(this.reading.workbook);
  }

  async settle(intent: string): Promise<boolean> {
    const touched = WRITE_INTENT.partsOf(intent);
    const reading = await this.readAll();
    const hasLanded = touched.some((sheet) => {
      const now = reading.workbook.tabs.find(({ sheetId }) => sheetId === sheet.tab.sheetId);
      return now !== undefined && new RaceMatch(sheet, now).hasLanded();
    });
    const isRepaired = hasLanded && (await this.repair(touched, reading.workbook));
    this.settled = isRepaired ? null : reading;
    return hasLanded;
  }

  intentOf(changes: readonly Change[]): string | null {
    if (this.reading === null) return null;
    const { touched } = this.batchOf(this.reading.workbook, changes);
    return touched.length === 0 ? null : WRITE_INTENT.of(touched);
  }

  /** The table a Form feeds, from the same two calls as `read`; null where no tab looks like one. */
  async readResponsesTab(): Promise<ResponsesTable | null> {
    return (await this.readResponses()).table;
  }

  /**
   * The same, and where it was looked for.
   *
   * @param choice where it stands, if that is said otherwise than for the whole spreadsheet.
   * @param others titles of tabs that hold the responses of other plans.
   */
  async readResponses(
    choice: ResponsesChoice = this.options.responses ?? {},
    others: readonly string[] = [],
  ): Promise<ResponsesReading> {
    this.reading ??= await this.readAll();
    return this.reading.responses(choice, others);
  }

  async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    this.reading ??= await this.readAll();
    const { workbook } = this.reading;
    // Whatever happens now, positions are no longer those that were read.
    this.reading = null;
    const batch = this.batchOf(workbook, changes);
    this.built = null;
    const titles = new Map(workbook.tabs.map(({ key, title }) => [key, title]));
    for (const change of changes) if (change.kind === 'addTab') titles.set(change.tab.key, change.tab.title);
    await this.write(batch, (tab) => titles.get(tab) ?? tab);
  }

  /** What is meant is recorded and then written: the same batch, built once. */
  private batchOf(workbook: GoogleWorkbook, changes: readonly Change[]): ChangeBatch {
    const { built } = this;
    if (built !== null && built.workbook === workbook && built.changes === changes) return built.batch;
    const batch = changeBatch(workbook, changes, this.options.protection);
    this.built = { workbook, changes, batch };
    return batch;
  }

  private async write(batch: ChangeBatch, titleOf: (tab: string) => string): Promise<void> {
    const bodies = bodiesOf(batch.groups);
    let sent = 0;
    for (const [at, requests] of bodies.entries()) {
      const touched = at === bodies.length - 1 ? batch.touched : [];
      const applied = at === 0 ? 'no' : 'unknown';
      const reply = await this.batchUpdate(requests, touched).catch(async (error: unknown) => {
        if (error instanceof RequestRefused) {
          const refused = await refusedTabs(batch, sent, error, (trial) => this.batchUpdate(trial, []));
          const tabs = refused.map(({ tab, why }) => ({ tab, why, title: titleOf(tab) }));
          throw new TabsRefused(tabs, error, applied);
        }
        if (!(error instanceof WorkbookError) || error.applied !== 'no') throw error;
        throw new WorkbookError(error.code, error.message, { cause: error, applied });
      });
      sent += requests.length;
      if (touched.length > 0) await this.check(touched, reply);
    }
  }

  private batchUpdate(
    requests: readonly SheetsRequest[],
    touched: readonly TouchedSheet[],
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
    const requestBody: sheets_v4.Schema$BatchUpdateSpreadsheetRequest = { requests: [...requests] };
    if (touched.length > 0) {
      requestBody.includeSpreadsheetInResponse = true;
      requestBody.responseIncludeGridData = true;
      requestBody.responseRanges = [...checkRanges(touched)];
    }
    const fields = touched.length > 0 ? `spreadsheetId,updatedSpreadsheet(${CHECK_FIELDS})` : 'spreadsheetId';
    const { spreadsheetId } = this.options;
    return this.options.calls.write((options) =>
      this.client.spreadsheets.batchUpdate({ spreadsheetId, fields, requestBody }, { ...options }),
    );
  }

  private async check(
    touched: readonly TouchedSheet[],
    reply: sheets_v4.Schema$BatchUpdateSpreadsheetResponse,
  ): Promise<void> {
    const found = await this.disturbed(touched, reply);
    if (found === null) return;
    await this.repair(touched, found);
    throw new WorkbookError(
      'changed-meanwhile',
      'Có người vừa thêm, xóa hoặc sắp xếp dòng, cột đúng lúc hệ thống ghi. Các ô bị ghi nhầm đã được trả lại; hệ thống đọc lại bảng và ghi tiếp.',
      { applied: 'whole' },
    );
  }

  /** Null: everything stands where it was meant. Else the spreadsheet as it stands. */
  private async disturbed(
    touched: readonly TouchedSheet[],
    reply: sheets_v4.Schema$BatchUpdateSpreadsheetResponse,
  ): Promise<GoogleWorkbook | null> {
    const verdict = checkReply(touched, reply.updatedSpreadsheet);
    if (verdict === 'as-meant') return null;
    const { workbook } = await this.readAll();
    return verdict === 'unknown' && standsAsMeant(touched, workbook) ? null : workbook;
  }

  /**
   * A repair may be disturbed like any write; it is then repaired in its turn, from what was read before it. Where nobody
   * hears of a repair, what the write meant is still remembered, and the next reading begins with it again.
   */
  private async repair(touched: readonly TouchedSheet[], workbook: GoogleWorkbook): Promise<boolean> {
    let before = touched;
    let found: GoogleWorkbook | null = workbook;
    let round = 0;
    for (; found !== null && round < REPAIRS_MAX; round++) {
      const repairs = repairsOf(before, found);
      const requests = repairs.flatMap((repair) => repair.requests);
      if (requests.length === 0) break;
      before = repairs.map((repair) => repair.after);
      found = await this.disturbed(before, await this.batchUpdate(requests, before));
    }
    return round > 0;
  }

  private readAll(): Promise<SpreadsheetReading> {
    const { spreadsheetId, calls, responses } = this.options;
    return readSpreadsheet(this.client, spreadsheetId, calls, responses);
  }
}

/** Somebody who sorts again and again in the very moments of our writes stops before this. */
const REPAIRS_MAX = 6;

function repairsOf(touched: readonly TouchedSheet[], workbook: GoogleWorkbook): readonly RaceRepair[] {
  return touched.flatMap((sheet) => {
    const now = workbook.tabs.find((tab) => tab.sheetId === sheet.tab.sheetId);
    const repair = now === undefined ? null : raceRepair(sheet, now);
    return repair === null || repair.requests.length === 0 ? [] : [repair];
  });
}
