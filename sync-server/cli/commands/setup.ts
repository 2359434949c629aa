import type { PlannedSync } from '#shared/sync/plan-sync.ts';
import { planProblemPlace } from '#shared/tabs/plan/plan-problem-place.ts';
import { runSync } from '#shared/sync/run-sync.ts';
import { EXIT } from '../exit-code.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { tellRefusedPlan } from '../refused-plan.ts';
import { syncProgress } from '../progress.ts';
import { printJson, tell } from '../terminal.ts';
import { RESPONSES_FOLDER } from '../workplace.ts';

/** Creates the workbook's tabs from a plan file. Run again, it changes nothing that staff have. */
export async function setup(options: JobOptions & { readonly json?: boolean }): Promise<number> {
  const progress = await syncProgress();
  const { job, journal, name, warnings } = await openJob(options, 'cli', false, {
    onStage: progress.onStage,
  });
  try {
    const { changes, outcome, planned } = await runSync({
      ...job,
      responses: () => Promise.resolve(null),
      withoutResponses: true,
    });
    progress.stop();
    if (options.json === true) printJson({ outcome, held: planned.held, changes });
    if (outcome === 'refused') {
      tellRefusedPlan(planned, name);
      return EXIT.wrongUse;
    }
    if (planned.held !== null) {
      tell(`Tạm dừng đồng bộ. ${planned.held.text}`);
      return EXIT.held;
    }
    tellNotes(planned, warnings);
    const unchanged = planned.diff.changes.length === 0;
    tell(
      unchanged
        ? `${name} đã có đủ các tab; không có gì thay đổi.`
        : `Đã chuẩn bị ${name}: thêm ${changes.tabsAdded} tab. Bước tiếp theo: đặt bản xuất phản hồi vào ${foldersText(planned)} cạnh bảng tính rồi chạy npm run so-lop -- sync.`,
    );
    return EXIT.done;
  } finally {
    progress.stop();
    await journal.close();
  }
}

/** A source feeds one plan: with several, each has a folder of its own. */
function foldersText({ state }: PlannedSync): string {
  const registered = state?.registered ?? [];
  if (registered.length < 2) return `thư mục ${RESPONSES_FOLDER}`;
  const folders = registered.map(({ planId, plan }) => `${RESPONSES_FOLDER}/${planId} (“${plan.title}”)`);
  return `thư mục riêng của từng kế hoạch, ${folders.join(', ')},`;
}

/** What the documents themselves leave to be looked at: accepted, and said (P14). */
function tellNotes(planned: PlannedSync, warnings: readonly string[]): void {
  const { base: programme } = planned.programme;
  const plans = planned.state?.dutyPlans.states ?? [];
  const ofTabs = planned.planProblems.map((problem) => planProblemPlace(problem, planned.snapshot));
  list('Kế hoạch dùng được, nên xem lại', [...warnings, ...ofTabs]);
  for (const { plan, clashes } of plans) {
    list(`“${plan.shortTitle}” trùng lịch`, clashes);
    list(`Điểm cần lưu ý của “${plan.shortTitle}”`, plan.oddities);
  }
  list(`Điểm cần lưu ý của “${programme.title}”`, programme.oddities);
}

function list(heading: string, texts: readonly string[]): void {
  if (texts.length === 0) return;
  tell(`${heading} (${texts.length}):`);
  for (const text of texts) tell(`  - ${text}`);
}
