/**
 * `Báo cáo`: who handed in which report when (P97). A matrix a row a party and a column a period; below it the reporting
 * regime that staff may set, and a row for each report that came.
 */
import type { Fact } from '../../obligations/fact.ts';
import { ENTRY_ROW, REPORTS_TAB } from '../../workbook/keys.ts';
import { adoptEntries } from '../office/adopt-entries.ts';
import type { DutyTab, DutyTabInput, DutyTabRead } from '../office/duty-plan-state.ts';
import { ENTRIES_HEADER, ENTRY_LOOK, layoutReports } from './layout-reports.ts';
import { columnAt, ENTRY_CELLS, PARTY_COLUMN, STANDING_COLUMN } from './report-columns.ts';
import { reportMatrices, unlistedReports } from './report-matrix.ts';
import { reportAsks, withSuddenReports } from './report-settings.ts';
import { reportSentences } from './report-sentences.ts';
import { wholeOf } from './reports-owed.ts';
import { readSubmissions } from './submissions.ts';

export const REPORTS: DutyTab = {
  tab: REPORTS_TAB,
  labelColumns: [PARTY_COLUMN],
  // A row that staff add names a party too: only with what stands beside it is a name that of a row of the matrix.
  identity: { place: [STANDING_COLUMN], entity: [PARTY_COLUMN], also: [columnAt(1)], isStaffs: ENTRY_ROW.is },
  leftoverColumn: STANDING_COLUMN,
  rowsAreStaffs: false,
  adopt: (sheet, plan) =>
    adoptEntries(sheet, REPORTS_TAB.of(plan.id), ENTRIES_HEADER, ENTRY_CELLS, ENTRY_LOOK),
  settle: withSuddenReports,
  asks: reportAsks,
  read: readReports,
  layout: (state) => {
    const isAsked = reportMatrices(state).length > 0 || unlistedReports(state).length > 0;
    return isAsked ? [layoutReports(state)] : [];
  },
  summary: reportSentences,
};

function readReports(input: DutyTabInput): DutyTabRead {
  const tab = REPORTS_TAB.of(input.plan.id);
  const { submissions, problems } = readSubmissions(input);
  const facts = submissions.flatMap(({ row, of, says, seenAt }) =>
    of.map((one): Fact => {
      return {
        source: `${tab} ${row}`,
        duty: one.duty.key,
        party: one.party,
        slot: one.slot,
        says: says.kind === 'sent' ? wholeOf(one) : { kind: says.kind },
        on: says.kind === 'exempt' ? null : says.on,
        recordedAt: seenAt,
      };
    }),
  );
  return { facts, problems };
}
