/** Meals and nights that contradict themselves or belong to no duty (P75). */
import { addDays } from '../time/calendar.ts';
import type { Duty } from './duty-plan.ts';
import type { FileHead } from './plan-file-2.ts';
import type { PartProblem, Placed } from './plan-parts.ts';

interface StayPlan {
  readonly head: FileHead | null;
  readonly duties: readonly Placed<Duty>[];
}

export function checkStay({ head, duties }: StayPlan, problems: PartProblem[]): void {
  const stay = head?.stay ?? null;
  if (stay === null) return;
  const say = (path: string, value: unknown, expected: string): void =>
    void problems.push({ path: `stay.${path}`, value, expected });
  const { duty, meals, nights } = stay;
  const isList = duties.some(({ part }) => part.key === duty && part.what === 'list');
  if (!isList) say('duty', duty, 'mã của một nghĩa vụ gửi danh sách (what: "list") trong duties');
  if ((meals ?? []).length === 0 && (nights ?? []).length === 0)
    say('meals', null, 'ít nhất một bữa ăn (meals) hoặc một đêm nghỉ (nights) (đang thiếu)');
  const seen = new Set<string>();
  (meals ?? []).forEach(({ date, name }, index) => {
    const meal = `${date} ${name}`;
    if (seen.has(meal)) say(`meals[${index}]`, meal, 'mỗi bữa chỉ ghi một lần');
    seen.add(meal);
  });
  (nights ?? []).forEach(({ from, to }, index) => {
    if (to !== addDays(from, 1)) say(`nights[${index}].to`, to, `ngày hôm sau, ${addDays(from, 1)}`);
    if (seen.has(from)) say(`nights[${index}].from`, from, 'mỗi đêm chỉ ghi một lần');
    seen.add(from);
  });
}
