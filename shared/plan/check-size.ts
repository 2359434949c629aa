/** Limits that keep a slip of the keyboard from filling the memory: no plan of a country comes near them. */
import { numberText } from '../text/number-text.ts';
import { daysBetween } from '../time/calendar.ts';
import { periodsOfDuty } from './periods-of-duty.ts';
import { type PlacedPlan, spanOf } from './placed-plan.ts';
import type { PartProblem } from './plan-parts.ts';

const YEARS_MAX = 60;
/** 3,321 communes, ten duties, twelve periods are 398,520. */
const OBLIGATIONS_MAX = 2_000_000;

export function checkSize(plan: PlacedPlan, problems: PartProblem[]): void {
  const { head, headPath } = plan;
  if (head === null) return;
  const { from, to, issued, reporting } = spanOf(head);
  const first = from ?? issued;
  if (first !== null && to !== null && daysBetween(first, to) > YEARS_MAX * 366) {
    const expected = `kế hoạch không dài quá ${YEARS_MAX} năm (đang từ ${first} đến ${to})`;
    problems.push({ path: `${headPath}to`, value: to, expected });
    return;
  }
  let all = 0;
  for (const { path, part } of plan.duties) {
    const set = plan.parties.find(({ part: one }) => one.key === part.who)?.part;
    const parties = part.spread === 'together' ? 1 : (set?.members?.length ?? set?.count ?? 0);
    const occasions = part.at === null ? 1 : part.at === 'host' ? plan.occasions.length : part.at.length;
    const periods = periodsOfDuty(part, { from, to, issued, reporting })?.length ?? 1;
    all += parties * occasions * periods;
    if (all <= OBLIGATIONS_MAX) continue;
    const expected = `số bên × số lớp × số kỳ của cả kế hoạch không quá ${numberText(OBLIGATIONS_MAX)}; đề nghị kiểm tra số bên và các kỳ`;
    problems.push({ path, value: parties * occasions * periods, expected });
    return;
  }
}
