/** Sums that a document states, against what its own parts give: named with both figures (P65, P93, P95). */
import { checkKeyList } from './check-known.ts';
import type { Duty } from './duty-plan.ts';
import { type NeedingPlan, neededOf, neededUnder } from './needed.ts';
import type { FilePart } from './plan-file-2.ts';
import type { PartProblem, Placed } from './plan-parts.ts';

interface SummedPlan extends NeedingPlan {
  readonly stated: readonly Placed<FilePart<'stated'>>[];
  readonly targets: readonly Placed<FilePart<'targets'>>[];
}

export function checkSums(plan: SummedPlan, problems: PartProblem[], warnings: PartProblem[]): void {
  for (const placed of plan.stated) checkStated(placed, plan, problems, warnings);
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
  warnings: PartProblem[],
): void {
  const before = problems.length;
  checkKeyList(plan.duties, part.of, `${path}.of`, DUTIES, problems);
  checkKeyList(plan.duties, part.percentOf ?? null, `${path}.percentOf`, DUTIES, problems);
  if (problems.length > before) return;
  const sum = neededUnder(part.of, plan);
  const whole = neededUnder(part.percentOf ?? [], plan);
  if (sum === null || whole === null) {
    const expected = 'các nghĩa vụ đã biết số lượng; con số này chưa kiểm tra được';
    warnings.push({ path: `${path}.n`, value: part.n, expected });
    return;
  }
  const wrong =
    part.percentOf === undefined || part.percentOf === null
      ? sumFault(part, sum)
      : shareFault(part, sum, whole);
  if (wrong === null) return;
  const expected = `${wrong}; nếu văn bản ghi sai thì bỏ mục này và nêu ở oddities`;
  problems.push({ path: `${path}.n`, value: part.n, expected });
}

const DUTIES = 'mã của một nghĩa vụ trong duties';

function sumFault({ n, of }: FilePart<'stated'>, sum: number): string | null {
  return sum === n ? null : `${sum}, tổng của ${of.length} mục (văn bản nêu ${n}, lệch ${Math.abs(sum - n)})`;
}

function shareFault({ n }: FilePart<'stated'>, sum: number, whole: number): string | null {
  if (whole === 0) return null;
  const share = (sum / whole) * 100;
  // A document rounds to as many digits as it writes: 65.26, or 4.6.
  const digits = /\.(\d+)$/.exec(String(n))?.[1]?.length ?? 0;
  if (Math.abs(share - n) <= 0.5 * 10 ** -digits + 1e-9) return null;
  return `${share.toFixed(2)} % (${sum} trên ${whole}; văn bản nêu ${n} %)`;
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
  const [registered, striving] = [
    countOf('đăng ký', part.level, plan),
    countOf('phấn đấu', part.level, plan),
  ];
  if (!plan.duties.some(({ part: duty }) => duty.level === part.level)) {
    const expected = 'mức ghi ở một nghĩa vụ (level); chưa đơn vị nào được giao mức này';
    warnings.push({ path: `${path}.level`, value: part.level, expected });
  }
  if (registered === null || striving === null || registered + striving === 0) return [];
  const { countsStriving = null } = part;
  const counted = countsStriving === true ? registered + striving : registered;
  // The office has said how it counts: nothing is left to ask.
  if (countsStriving !== null && counted === part.total) return [];
  if (countsStriving === null && striving > 0 && registered + striving === part.total)
    return ['có tính đơn vị phấn đấu'];
  if (countsStriving === null && registered === part.total)
    return striving > 0 ? ['không tính đơn vị phấn đấu'] : [];
  const expected = `${registered} đơn vị đăng ký${striving > 0 ? `, hoặc ${registered + striving} nếu tính cả ${striving} đơn vị phấn đấu` : ''} (văn bản nêu ${part.total})`;
  warnings.push({ path: `${path}.total`, value: part.total, expected });
  return [];
}

/** Null: of one of them nobody knows how many. */
function countOf(commitment: Duty['commitment'], level: string, plan: SummedPlan): number | null {
  const duties = plan.duties.filter(({ part }) => part.level === level && part.commitment === commitment);
  const counts = duties.map(({ part }) => neededOf(part, plan));
  return counts.includes(null) ? null : counts.reduce<number>((all, n) => all + (n ?? 0), 0);
}
