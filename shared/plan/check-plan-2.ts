/**
 * What contradicts itself in a plan of version 2: keys that stand twice or lead nowhere, periods and days that cannot be,
 * and sums of the document that its own parts do not give (P65, P93, P95). Errors refuse the plan; warnings are shown.
 */
import { checkDue } from './check-due.ts';
import { checkDuty } from './check-duty.ts';
import { checkOccasion } from './check-occasion.ts';
import { checkParty } from './check-party.ts';
import { checkSeats } from './check-seats.ts';
import { checkLength, checkSize } from './check-size.ts';
import { checkStay } from './check-stay.ts';
import { checkSums } from './check-sums.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { PartProblem } from './plan-parts.ts';

export interface PlanChecks {
  readonly problems: readonly PartProblem[];
  readonly warnings: readonly PartProblem[];
}

export function checkDutyPlan(plan: PlacedPlan, surroundings: PlanSurroundings): PlanChecks {
  const problems: PartProblem[] = [];
  const warnings: PartProblem[] = [];
  checkKeys(plan, problems);
  checkHead(plan, problems, warnings);
  for (const placed of plan.parties) checkParty(placed, plan, surroundings, problems, warnings);
  for (const placed of plan.occasions) checkOccasion(placed, plan, surroundings, problems, warnings);
  // What is too long or too large is not gone through period by period as well.
  const timed = checkLength(plan, problems) ? plan : { ...plan, head: null };
  for (const placed of plan.duties) checkDuty(placed, timed, problems, warnings);
  checkSeats(plan, problems);
  if (checkSize(timed, problems)) checkDue(timed, warnings);
  checkStay(plan, problems);
  checkSums(plan, problems, warnings);
  return { problems, warnings };
}

function checkKeys(plan: PlacedPlan, problems: PartProblem[]): void {
  for (const list of ['sections', 'roles', 'parties', 'occasions', 'duties', 'funds'] as const) {
    const seen = new Set<string>();
    for (const { path, part } of plan[list]) {
      if (seen.has(part.key)) problems.push({ path: `${path}.key`, value: part.key, expected: SAME_KEY });
      if (part.key.includes('|'))
        problems.push({ path: `${path}.key`, value: part.key, expected: 'mã không có dấu “|”' });
      seen.add(part.key);
    }
  }
}

function checkHead(
  { head, headPath, parties }: PlacedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  if (head === null) return;
  const { from = null, to = null, issued = null, id = null, registryAsOf = null } = head;
  for (const [name, day] of [
    ['ngày bắt đầu', from],
    ['ngày ban hành', issued],
  ] as const) {
    if (day !== null && to !== null && day > to)
      problems.push({ path: `${headPath}to`, value: to, expected: `từ ${name} (${day}) trở đi` });
  }
  if (id === null) {
    const expected =
      'một mã của riêng kế hoạch (đang thiếu); tạm lấy theo tên, nên đổi tên là thành kế hoạch khác';
    warnings.push({ path: `${headPath}id`, value: null, expected });
  }
  const needsDay = parties.some(({ part }) => part.of === 'unit' && part.registry === null);
  if (needsDay && registryAsOf === null) {
    const expected =
      'ngày của danh mục đơn vị mà văn bản dùng, ví dụ 2025-07-01 (đang thiếu); tạm đối chiếu với danh mục hiện hành';
    warnings.push({ path: `${headPath}registryAsOf`, value: null, expected });
  }
}

const SAME_KEY =
  'mã không trùng trong danh sách; số thứ tự đánh lại từ 1 ở mỗi mục thì ghi kèm mục, ví dụ II.1';
