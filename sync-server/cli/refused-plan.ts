import type { PlannedSync } from '#shared/sync/plan-sync.ts';
import { planProblemPlace } from '#shared/tabs/plan/plan-problem-place.ts';
import { tell } from './terminal.ts';

export interface RefusedPlan {
  readonly message: string;
  readonly problems: readonly string[];
}

/** The plan in the workbook cannot be worked with: tells what is wrong and where, and answers with the same for a program. */
export function tellRefusedPlan(
  { planProblems, snapshot, diff }: Pick<PlannedSync, 'planProblems' | 'snapshot' | 'diff'>,
  name: string,
): RefusedPlan {
  const errors = planProblems.filter((problem) => problem.severity === 'error');
  const problems = errors.map((problem) => planProblemPlace(problem, snapshot));
  const isNoted = diff.changes.length > 0;
  const message = `Kế hoạch trong “${name}” chưa dùng được, nên các tab lớp giữ nguyên. ${isNoted ? 'Đã ghi chú bên cạnh từng ô cần sửa:' : 'Cần sửa:'}`;
  tell(message);
  for (const problem of problems) tell(`  - ${problem}`);
  return { message, problems };
}
