/**
 * What contradicts itself in a plan of version 2: keys that stand twice or lead nowhere, periods and days that cannot be,
 * and sums of the document that its own parts do not give (P65, P93, P95). Errors refuse the plan; warnings are shown.
 */
import type { Duty, Occasion, PartySet, PlanRole } from './duty-plan.ts';
import type { FileHead, FilePart } from './plan-file-2.ts';
import type { PartProblem, Placed } from './plan-parts.ts';
import { PERIOD_FORMS, readPeriod } from './period.ts';
import { checkStay } from './check-stay.ts';
import { checkSums } from './check-sums.ts';

export interface PlacedPlan {
  /** Null: it could not be read. */
  readonly head: FileHead | null;
  readonly contacts: readonly Placed<FilePart<'contacts'>>[];
  readonly links: readonly Placed<FilePart<'links'>>[];
  readonly sections: readonly Placed<FilePart<'sections'>>[];
  readonly roles: readonly Placed<PlanRole>[];
  readonly parties: readonly Placed<PartySet>[];
  readonly occasions: readonly Placed<Occasion>[];
  readonly duties: readonly Placed<Duty>[];
  readonly stated: readonly Placed<FilePart<'stated'>>[];
  readonly targets: readonly Placed<FilePart<'targets'>>[];
  readonly funds: readonly Placed<FilePart<'funds'>>[];
}

/** What a plan is checked against from outside. */
export interface PlanSurroundings {
  /**
   * What is wrong with a unit of a set, in Vietnamese; null: it is known, or there is no telling.
   *
   * @param registry `PartySet.registry`; null: that of the plan's day.
   */
  readonly unitProblem?: (code: string, registry: string | null, asOf: string | null) => string | null;
}

export interface PlanChecks {
  readonly problems: readonly PartProblem[];
  readonly warnings: readonly PartProblem[];
}

export function checkDutyPlan(plan: PlacedPlan, surroundings: PlanSurroundings): PlanChecks {
  const problems: PartProblem[] = [];
  const warnings: PartProblem[] = [];
  checkKeys(plan, problems);
  for (const placed of plan.parties) checkParty(placed, plan, surroundings, problems);
  for (const placed of plan.occasions) checkOccasion(placed, plan, problems);
  for (const placed of plan.duties) checkDuty(placed, plan, problems);
  checkSpan(plan, problems);
  checkStay(plan, problems);
  checkSums(plan, problems, warnings);
  return { problems, warnings };
}

function checkKeys(plan: PlacedPlan, problems: PartProblem[]): void {
  for (const list of ['sections', 'roles', 'parties', 'occasions', 'duties', 'funds'] as const) {
    const seen = new Set<string>();
    for (const { path, part } of plan[list]) {
      if (seen.has(part.key))
        problems.push({ path: `${path}.key`, value: part.key, expected: 'mã không trùng trong danh sách' });
      if (part.key.includes('|'))
        problems.push({ path: `${path}.key`, value: part.key, expected: 'mã không có dấu “|”' });
      seen.add(part.key);
    }
  }
}

function checkParty(
  { path, part }: Placed<PartySet>,
  { head }: PlacedPlan,
  { unitProblem }: PlanSurroundings,
  problems: PartProblem[],
): void {
  const { members, count, of, registry } = part;
  if (members === null) return;
  const seen = new Set<string>();
  members.forEach((member, index) => {
    const at = `${path}.members[${index}]`;
    if (seen.has(member)) problems.push({ path: at, value: member, expected: 'mỗi bên chỉ ghi một lần' });
    seen.add(member);
    if (of !== 'unit') return;
    const problem = unitProblem?.(member, registry, head?.registryAsOf ?? null) ?? null;
    if (problem !== null) problems.push({ path: at, value: member, expected: problem });
  });
  if (count !== null && count !== members.length) {
    const expected = `${members.length}, đúng số bên đã liệt kê (đang ghi ${count})`;
    problems.push({ path: `${path}.count`, value: count, expected });
  }
}

function checkOccasion({ path, part }: Placed<Occasion>, plan: PlacedPlan, problems: PartProblem[]): void {
  const days = new Set<string>();
  part.days.forEach(({ date }, index) => {
    if (days.has(date))
      problems.push({
        path: `${path}.days[${index}].date`,
        value: date,
        expected: 'mỗi ngày chỉ ghi một lần',
      });
    days.add(date);
  });
  const { expected, perParty, series } = part;
  if (expected !== null && expected.max < expected.min) {
    const problem = `max từ ${expected.min} trở lên (đang ghi ${expected.max})`;
    problems.push({ path: `${path}.expected`, value: expected, expected: problem });
  }
  if (perParty !== null)
    known(plan.parties, perParty, `${path}.perParty`, 'mã của một nhóm trong parties', problems);
  if (series !== null)
    known(plan.duties, series, `${path}.series`, 'mã của một nghĩa vụ trong duties', problems);
}

function checkDuty({ path, part }: Placed<Duty>, plan: PlacedPlan, problems: PartProblem[]): void {
  const { who, at, amount, role, periods, every, what, feeds } = part;
  known(plan.parties, who, `${path}.who`, 'mã của một nhóm trong parties', problems);
  if (Array.isArray(at)) {
    at.forEach((key: string, index) =>
      known(plan.occasions, key, `${path}.at[${index}]`, 'mã của một mục trong occasions', problems),
    );
  }
  if (amount.kind === 'share')
    known(plan.parties, amount.of, `${path}.amount.of`, 'mã của một nhóm trong parties', problems);
  if (amount.kind === 'declared' && amount.max !== null && amount.max < amount.min) {
    const expected = `từ ${amount.min} (min) trở lên (đang ghi ${amount.max})`;
    problems.push({ path: `${path}.amount.max`, value: amount.max, expected });
  }
  if (role !== null && plan.roles.length > 0)
    known(plan.roles, role, `${path}.role`, 'mã của một thành phần trong roles', problems);
  feeds.forEach((key, index) =>
    known(plan.duties, key, `${path}.feeds[${index}]`, 'mã của một nghĩa vụ trong duties', problems),
  );
  if (what === 'seat' && at === null)
    problems.push({
      path: `${path}.at`,
      value: null,
      expected: 'mã lớp hoặc hội nghị có chỗ này (đang thiếu)',
    });
  checkPeriods(path, periods ?? [], problems);
  if (every !== null && (plan.head?.from ?? null) === null && (plan.head?.issued ?? null) === null) {
    const expected =
      'ngày bắt đầu (from) hoặc ngày ban hành (issued), để biết các kỳ từ khi nào (đang thiếu)';
    problems.push({ path: 'from', value: null, expected });
  }
}

function checkPeriods(path: string, periods: readonly string[], problems: PartProblem[]): void {
  periods.forEach((key, index) => {
    const at = `${path}.periods[${index}]`;
    if (readPeriod(key) === null)
      problems.push({ path: at, value: key, expected: `một kỳ: ${PERIOD_FORMS}` });
    else if (periods.indexOf(key) < index)
      problems.push({ path: at, value: key, expected: 'mỗi kỳ chỉ ghi một lần' });
  });
}

function checkSpan({ head }: PlacedPlan, problems: PartProblem[]): void {
  const { from = null, to = null, issued = null } = head ?? {};
  if (to === null) return;
  for (const [name, day] of [
    ['ngày bắt đầu', from],
    ['ngày ban hành', issued],
  ] as const) {
    if (day !== null && day > to)
      problems.push({ path: 'to', value: to, expected: `từ ${name} (${day}) trở đi` });
  }
}

function known(
  parts: readonly Placed<{ readonly key: string }>[],
  key: string,
  path: string,
  expected: string,
  problems: PartProblem[],
): void {
  if (!parts.some(({ part }) => part.key === key)) problems.push({ path, value: key, expected });
}
