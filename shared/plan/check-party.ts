import type { PartySet } from './duty-plan.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { PartProblem, Placed } from './plan-parts.ts';

/** Who is in a set, named or counted (P25). */
export function checkParty(
  { path, part }: Placed<PartySet>,
  { head }: Pick<PlacedPlan, 'head'>,
  { unitProblem, registryProblem }: PlanSurroundings,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  const { members, count, of, registry } = part;
  const wrong = registry === null ? null : (registryProblem?.(registry) ?? null);
  if (wrong !== null) problems.push({ path: `${path}.registry`, value: registry, expected: wrong });
  if (count === 0) {
    const expected = 'số bên từ 1 trở lên; chưa biết bao nhiêu thì bỏ mục này';
    problems.push({ path: `${path}.count`, value: count, expected });
  }
  if (members === null) return;
  if (members.length === 0) {
    const expected = 'ít nhất một bên; chưa có danh sách thì bỏ mục này, và ghi số bên ở count nếu biết';
    problems.push({ path: `${path}.members`, value: members, expected });
    return;
  }
  const asOf = head?.registryAsOf ?? null;
  if (of === 'unit' && registry === null && asOf !== null) {
    const expected = `mã danh mục của các đơn vị này, ví dụ xa-92@${asOf} (đang thiếu); chưa có thì tên đơn vị lấy theo danh mục hiện hành, có thể là đơn vị khác cùng mã`;
    warnings.push({ path: `${path}.registry`, value: null, expected });
  }
  const seen = new Set<string>();
  members.forEach((member, index) => {
    const at = `${path}.members[${index}]`;
    if (seen.has(member)) problems.push({ path: at, value: member, expected: 'mỗi bên chỉ ghi một lần' });
    seen.add(member);
    if (of !== 'unit') return;
    const problem = unitProblem?.(member, registry, asOf) ?? null;
    if (problem !== null) problems.push({ path: at, value: member, expected: problem });
  });
  if (count === null || count === 0) return;
  if (count === members.length) {
    const expected =
      'chỉ một trong hai: danh sách (members) hoặc số bên (count); số bên được tính từ danh sách';
    warnings.push({ path: `${path}.count`, value: count, expected });
    return;
  }
  const expected = `${members.length}, đúng số bên đã liệt kê (đang ghi ${count})`;
  problems.push({ path: `${path}.count`, value: count, expected });
}
