import { rowLabel } from '#shared/tabs/kinds.ts';
import { planProblemPlace } from '#shared/tabs/plan/plan-problem-place.ts';
import { numberText } from '#shared/text/number-text.ts';
import { reportOf } from '#shared/registrations/report.ts';
import { doubledText } from '#shared/tabs/review/doubled-keys.ts';
import { runSync, type SyncResult } from '#shared/sync/run-sync.ts';
import { reportPlans } from '#shared/sync/report-plans.ts';
import { dayOf } from '#shared/time/local-date.ts';
import { skippedText } from '#shared/sync/workbook-port.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import { classTable } from '../class-table.ts';
import { dutyTable } from '../duty-table.ts';
import { EXIT } from '../exit-code.ts';
import { type OpenJob, openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { type SyncProgress, syncProgress } from '../progress.ts';
import { tellRefusedPlan } from '../refused-plan.ts';
import { jsonText, print, printJson, tell } from '../terminal.ts';
import { refuseReportOver, writeReport } from '../written-path.ts';

export interface SyncOptions extends JobOptions {
  readonly report?: string;
  readonly json?: boolean;
  readonly trace?: boolean;
}

/** One sync. The table of classes, or with `--json` the report, goes to stdout. */
export async function syncOnce(options: SyncOptions): Promise<number> {
  if (options.report !== undefined) refuseReportOver(options.report, options);
  const progress = await progressOf(options);
  const open = await openJob(options, 'cli', options.dryRun === true, { onStage: progress.onStage });
  try {
    return await syncOpened(open, options);
  } finally {
    progress.stop();
    await open.journal.close();
  }
}

async function progressOf({ trace }: SyncOptions): Promise<SyncProgress> {
  return trace === true ? (await import('../sync-trace.ts')).syncTrace() : await syncProgress();
}

export async function syncOpened(
  { job, name }: Omit<OpenJob, 'journal'>,
  options: SyncOptions,
): Promise<number> {
  const result = await runSync(job);
  const { state } = result.planned;
  if (state === null) return refuse(result, name, options);
  const notices = [...state.notices, ...(job.workbook.remarks ?? [])];
  for (const notice of [...notices, ...result.planned.righted]) tell(notice);

  const { held, righted } = result.planned;
  const report = reportOf(state.reconciliation, {
    outcome: held === null ? 'done' : 'held',
    held: held && { reason: held.reason, text: held.text, rows: held.rows },
    righted,
    notices,
    plans: reportPlans(state, dayOf(job.nowMs)),
    nowMs: job.nowMs,
    unusedColumns: state.unusedColumns,
    changes: held === null ? reportedChanges(result) : { cells: 0, rowsAdded: 0, tabsAdded: 0 },
    calls: result.calls,
    skipped: result.skipped,
  });
  if (options.report !== undefined) await writeReport(options.report, `${jsonText(report, 2)}\n`, options);
  if (options.json === true) printJson(report, 2);
  else print(options.dryRun === true ? await linesOf(result) : tablesOf(state));
  tellOutcome(result, name, options);
  if (held !== null) return EXIT.held;
  const missing = state.registered.flatMap(({ responsesMissing }) => responsesMissing ?? []);
  for (const text of missing) tell(text);
  // Done in part: what could not be written, or read, was named.
  return result.skipped.length > 0 || missing.length > 0 ? EXIT.failed : EXIT.done;
}

/** What the plans of the workbook ask for and have: the classes, then each plan of duties. */
function tablesOf({ registered, dutyPlans }: SyncState): readonly string[] {
  const classes = registered
    .filter(({ plan }) => plan.classes.length > 0)
    .map(({ plan, reconciliation }) => {
      const heading = registered.length === 1 ? [] : [plan.title, ''];
      return [...heading, ...classTable(reconciliation, plan)];
    });
  const tables = [...classes, ...dutyPlans.states.map(dutyTable)];
  return tables.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

async function linesOf({ planned: { diff, snapshot, state } }: SyncResult): Promise<readonly string[]> {
  const { changeLines } = await import('../change-lines.ts');
  return changeLines({ changes: diff.changes, snapshot, wanted: state?.wanted ?? [] });
}

function reportedChanges({ changes }: SyncResult) {
  const { cells, rowsAdded, tabsAdded } = changes;
  return { cells, rowsAdded, tabsAdded };
}

function refuse({ planned }: SyncResult, name: string, { json }: SyncOptions): number {
  const { message, problems } = tellRefusedPlan(planned, name);
  if (json === true) printJson({ error: { code: 'plan-refused', message, problems } });
  return EXIT.wrongUse;
}

/** More would push what to do out of sight. */
const HELD_ROWS_TOLD = 20;

function tellOutcome({ planned, changes, skipped }: SyncResult, name: string, options: SyncOptions): void {
  for (const tab of skipped) tell(skippedText(tab));
  for (const problem of planned.diff.problems) tell(doubledText(problem, planned.snapshot, rowLabel));
  for (const problem of planned.planProblems) {
    if (problem.severity === 'error') tell(planProblemPlace(problem, planned.snapshot));
  }
  if (planned.held !== null) {
    tell(`Tạm dừng đồng bộ. ${planned.held.text}`);
    for (const row of planned.held.rows.slice(0, HELD_ROWS_TOLD)) tell(`  - ${row}`);
    const more = planned.held.rows.length - HELD_ROWS_TOLD;
    if (more > 0) tell(`  - và ${more} dòng khác (xem báo cáo --report).`);
    return;
  }
  const { cells, rowsAdded, tabsAdded, restored } = changes;
  const done = options.dryRun === true ? 'Sẽ' : 'Đã';
  if (planned.diff.changes.length === 0) tell(`Không có gì thay đổi trong ${name}.`);
  else
    tell(
      `${done} ghi ${numberText(cells)} ô, thêm ${numberText(rowsAdded)} dòng, ${tabsAdded} tab trong ${name}.${restored > 0 ? ` Trả lại ${numberText(restored)} ô đã bị ghi đè.` : ''}`,
    );
}
