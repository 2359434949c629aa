import { changeBatch } from '#shared/google/change-batch.ts';
import {
  rangesOf,
  readTabs,
  snapshotOf,
  WORKBOOK_FIELDS,
  withCells,
} from '#shared/google/read-google-workbook.ts';
import type { SpreadsheetReply, ValueRangeReply } from '#shared/google/replies.ts';
import { bodiesOf } from '#shared/google/request-groups.ts';
import type { GoogleWorkbook } from '#shared/google/google-workbook.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Change, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';

/**
 * The server at a spreadsheet of the fake: its own reading, its own difference and its own requests, one after the other
 * and at once, because whoever rings from Apps Script waits for the answer.
 */
export class ServerAtSheet {
  private readonly fake: GoogleSheetsFake;
  private readonly id: string;

  constructor(fake: GoogleSheetsFake, id: string) {
    this.fake = fake;
    this.id = id;
  }

  read(): WorkbookSnapshot {
    return snapshotOf(this.workbook());
  }

  write(wanted: readonly Tab[]): void {
    this.apply(diffWorkbook({ snapshot: this.read(), wanted, memory: () => null }).changes);
  }

  apply(changes: readonly Change[]): void {
    const { groups } = changeBatch(this.workbook(), changes, { editor: null, warningOnly: false });
    for (const requests of bodiesOf(groups)) this.call('POST', ':batchUpdate', { requests });
  }

  private workbook(): GoogleWorkbook {
    const tabs = readTabs(
      this.call('GET', `?fields=${encodeURIComponent(WORKBOOK_FIELDS)}`) as SpreadsheetReply,
    );
    if (tabs.tabs.length === 0) return tabs;
    const query = new URLSearchParams({
      valueRenderOption: 'UNFORMATTED_VALUE',
      dateTimeRenderOption: 'SERIAL_NUMBER',
    });
    for (const range of rangesOf(tabs.tabs)) query.append('ranges', range);
    const reply = this.call('GET', `/values:batchGet?${query.toString()}`);
    return withCells(tabs, (reply as { readonly valueRanges: readonly ValueRangeReply[] }).valueRanges);
  }

  private call(method: string, rest: string, body: unknown = null): unknown {
    const reply = this.fake.handle({ method, address: `/v4/spreadsheets/${this.id}${rest}`, body });
    if (reply.status !== 200) throw new Error(`the fake refused: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }
}
