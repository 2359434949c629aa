/** Limits that keep a slip of the keyboard from filling the memory: no plan of a country comes near them. */
import { numberText } from '../text/number-text.ts';
import { daysBetween } from '../time/calendar.ts';
import { periodsOfDuty } from './periods-of-duty.ts';
import { type PlacedPlan, spanOf } from './placed-plan.ts';
import type { PartProblem } from './plan-parts.ts';

const YEARS_MAX = 60;
/** 3,321 communes, ten duties, twelve periods are 398,520. */
const OBLIGATIONS_MAX = 2_000_000;

/** False: the plan goes on for too long to unfold its periods, which is told. */
export function checkLength({ head, headPath }: PlacedPlan, problems: PartProblem[]): boolean {
  if (head === null) return true;
  const { from, to, issued } = spanOf(head);
  const first = from ?? issued;
  if (first === null || to === null || daysBetween(first, to) <= YEARS_MAX * 366) return true;
  const expected = `kế hoạch không dài quá ${YEARS_MAX} năm (đang từ ${first} đến ${to})`;
  problems.push({ path: `${headPath}to`, value: to, expected });
  return false;
}

/** False: it asks for too much to go through it all, which is told. */
export function checkSize(plan: PlacedPlan, problems: PartProblem[]): boolean {
  if (plan.head === null) return true;
  const span = spanOf(plan.head);
  let all = 0;
  for (const { path, part } of plan.duties) {
    const set = plan.parties.find(({ part: one }) => one.key === part.who)?.part;
    const parties = part.spread === 'together' ? 1 : (set?.members?.length ?? set?.count ?? 0);
    const occasions = part.at === null ? 1 : part.at === 'host' ? plan.occasions.length : part.at.length;
    const own = parties * occasions * (periodsOfDuty(part, span)?.length ?? 1);
    all += own;
    if (all <= OBLIGATIONS_MAX) continue;
    const expected = `số bên × số lớp × số kỳ của cả kế hoạch không quá ${numberText(OBLIGATIONS_MAX)}; đề nghị kiểm tra số bên và các kỳ`;
    problems.push({ path, value: own, expected });
    return false;
  }
  return true;
}
