import type { Occasion } from './duty-plan.ts';
import { neededAt } from './needed.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { PartProblem, Placed } from './plan-parts.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import { checkKnown } from './check-known.ts';

/** A class, conference or point: its days, its size, what it belongs to. */
export function checkOccasion(
  placed: Placed<Occasion>,
  plan: PlacedPlan,
  { unitProblem }: PlanSurroundings,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  const { path, part } = placed;
  checkDays(placed, problems, warnings);
  const { expected, perParty, series } = part;
  checkHost(placed, plan, unitProblem, warnings);
  if (expected !== null && expected.max < expected.min) {
    const problem = `max từ ${expected.min} trở lên (đang ghi ${expected.max})`;
    problems.push({ path: `${path}.expected`, value: expected, expected: problem });
  }
  if (perParty !== null)
    checkKnown(plan.parties, perParty, `${path}.perParty`, 'mã của một nhóm trong parties', problems);
  if (series !== null) {
    const classes = plan.duties.filter(({ part: duty }) => duty.what === 'class');
    checkKnown(
      classes,
      series,
      `${path}.series`,
      'mã của một nghĩa vụ mở lớp ("class") trong duties',
      problems,
    );
  }
  // P35: an estimate is never a quota, but one that is too small is a slip of the document.
  const needed = neededAt(part.key, plan);
  if (expected === null || needed <= expected.max) return;
  const problem = `từ ${needed} trở lên: tính từ số chỗ bắt buộc được ít nhất ${needed} đại biểu, văn bản dự kiến ${expected.max}`;
  warnings.push({ path: `${path}.expected`, value: expected.max, expected: problem });
}

/** Of a code that no registry of the plan's own knows nobody can tell whose hall it is. */
function checkHost(
  { path, part: { host } }: Placed<Occasion>,
  { parties, head }: PlacedPlan,
  unitProblem: PlanSurroundings['unitProblem'],
  warnings: PartProblem[],
): void {
  if (host === null || parties.some(({ part: { members } }) => members?.includes(host) === true)) return;
  const registries = [...new Set(parties.flatMap(({ part: { registry } }) => registry ?? []))];
  const isUnknown = (registry: string) => unitProblem?.(host, registry, head?.registryAsOf ?? null) != null;
  if (registries.length === 0 || !registries.every(isUnknown)) return;
  const expected = `mã của một đơn vị trong danh mục ${registries.join(', ')}`;
  warnings.push({ path: `${path}.host`, value: host, expected });
}

function checkDays({ path, part }: Placed<Occasion>, problems: PartProblem[], warnings: PartProblem[]): void {
  const seen = new Set<string>();
  for (const { date } of part.days) {
    if (seen.has(date))
      problems.push({ path: `${path}.days`, value: date, expected: 'mỗi ngày chỉ ghi một lần' });
    seen.add(date);
  }
  if (part.days.length > 0) return;
  const expected = 'ngày tổ chức (đang thiếu); chưa có ngày thì chưa tính được hạn theo ngày và trùng lịch';
  warnings.push({ path: `${path}.days`, value: null, expected });
}
