/** Sums that a document states, against what its own parts give: named with both figures (P65, P93, P95). */
import type { Duty, PartySet } from './duty-plan.ts';
import type { FilePart } from './plan-file-2.ts';
import type { PartProblem, Placed } from './plan-parts.ts';

interface SummedPlan {
  readonly parties: readonly Placed<PartySet>[];
  readonly duties: readonly Placed<Duty>[];
  readonly stated: readonly Placed<FilePart<'stated'>>[];
  readonly targets: readonly Placed<FilePart<'targets'>>[];
}

export function checkSums(plan: SummedPlan, problems: PartProblem[], warnings: PartProblem[]): void {
  for (const placed of plan.stated) checkStated(placed, plan, problems);
  const ways = plan.targets.flatMap((placed) => checkTarget(placed, plan, problems, warnings));
  if (new Set(ways).size > 1) {
    const expected =
      'một cách đếm: có mức tính cả đơn vị phấn đấu, có mức không; đề nghị hỏi cách nào đúng (cả hai con số cùng hiện cho đến khi trả lời)';
    warnings.push({ path: 'targets', value: ways, expected });
  }
}

function checkStated(
  { path, part }: Placed<FilePart<'stated'>>,
  plan: SummedPlan,
  problems: PartProblem[],
): void {
  const unknown = [...part.of, ...(part.percentOf ?? [])].filter(
    (key) => !plan.duties.some((duty) => duty.part.key === key),
  );
  for (const key of unknown)
    problems.push({ path: `${path}.of`, value: key, expected: 'mã của một nghĩa vụ trong duties' });
  if (unknown.length > 0) return;
  const sum = sumOf(part.of, plan);
  if (sum === null) return;
  if (part.percentOf === undefined || part.percentOf === null) {
    if (sum === part.n) return;
    const expected = `${sum}, tổng của ${part.of.length} mục (văn bản nêu ${part.n}, lệch ${Math.abs(sum - part.n)})`;
    problems.push({ path: `${path}.n`, value: part.n, expected });
    return;
  }
  const whole = sumOf(part.percentOf, plan);
  if (whole === null || whole === 0) return;
  const share = (sum / whole) * 100;
  if (Math.abs(share - part.n) <= ROUNDING) return;
  const expected = `${share.toFixed(2)} % (${sum} trên ${whole}; văn bản nêu ${part.n} %)`;
  problems.push({ path: `${path}.n`, value: part.n, expected });
}

/** A share is stated to two digits at most. */
const ROUNDING = 0.0051;

/** Of all that is asked for under these duties; null: of one of them it is not known. */
function sumOf(keys: readonly string[], plan: SummedPlan): number | null {
  let sum = 0;
  for (const key of keys) {
    const duty = plan.duties.find(({ part }) => part.key === key)?.part;
    const amount = duty === undefined ? null : amountOfDuty(duty, plan);
    if (amount === null) return null;
    sum += amount;
  }
  return sum;
}

function amountOfDuty(duty: Duty, { parties }: SummedPlan): number | null {
  const { amount } = duty;
  if (amount.kind !== 'fixed' && amount.kind !== 'declared') return null;
  const set = parties.find(({ part }) => part.key === duty.who)?.part;
  const members = duty.spread === 'together' ? 1 : (set?.members?.length ?? set?.count ?? null);
  const slots = Math.max(1, Array.isArray(duty.at) ? duty.at.length : 1) * (duty.periods?.length ?? 1);
  return members === null ? null : members * slots * (amount.kind === 'fixed' ? amount.n : amount.min);
}

/** How a target counts, where its duties tell: with those that strive, or without. */
function checkTarget(
  { path, part }: Placed<FilePart<'targets'>>,
  plan: SummedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): readonly ('có tính đơn vị phấn đấu' | 'không tính đơn vị phấn đấu')[] {
  const parts = part.by ?? [];
  const sum = parts.reduce((all, { n }) => all + n, 0);
  if (parts.length > 0 && sum !== part.total) {
    const expected = `${sum}, tổng chỉ tiêu của các đơn vị (văn bản nêu ${part.total})`;
    problems.push({ path: `${path}.total`, value: part.total, expected });
  }
  const countOf = (commitment: Duty['commitment']) =>
    plan.duties
      .filter((duty) => duty.part.level === part.level && duty.part.commitment === commitment)
      .reduce((all, duty) => all + (amountOfDuty(duty.part, plan) ?? 0), 0);
  const [registered, striving] = [countOf('đăng ký'), countOf('phấn đấu')];
  if (registered === 0 && striving === 0) return [];
  if (striving > 0 && registered + striving === part.total) return ['có tính đơn vị phấn đấu'];
  if (registered === part.total) return striving > 0 ? ['không tính đơn vị phấn đấu'] : [];
  const expected = `${registered} đơn vị đăng ký${striving > 0 ? `, hoặc ${registered + striving} nếu tính cả ${striving} đơn vị phấn đấu` : ''} (văn bản nêu ${part.total})`;
  warnings.push({ path: `${path}.total`, value: part.total, expected });
  return [];
}
