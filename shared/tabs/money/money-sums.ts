/** Sums of sources of money. What nobody recorded is counted apart, never as nothing (P5). */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { amountText } from '../../text/amount-text.ts';
import { rateOf, type MoneyFigures, type MoneyLine } from './money-lines.ts';

export interface MoneyLineRead {
  readonly line: MoneyLine;
  readonly figures: MoneyFigures;
}

export interface MoneySum {
  readonly plan: number | null;
  readonly allocated: number | null;
  readonly done: number | null;
  /** Only where every source has figures: else it would be too low. */
  readonly rate: number | null;
  readonly withoutPlan: number;
  readonly withoutDone: number;
}

export function moneySum(all: readonly MoneyLineRead[]): MoneySum {
  const sum = (of: (figures: MoneyFigures) => number | null): number | null => {
    const known = all.flatMap(({ figures }) => of(figures) ?? []);
    return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
  };
  const [plan, done] = [sum((one) => one.plan), sum((one) => one.done)];
  const withoutPlan = all.filter(({ figures }) => figures.plan === null).length;
  const withoutDone = all.filter(({ figures }) => figures.done === null).length;
  return {
    plan,
    allocated: sum((one) => one.allocated),
    done,
    rate: withoutPlan + withoutDone === 0 ? rateOf(done, plan) : null,
    withoutPlan,
    withoutDone,
  };
}

export function sumProblems(all: readonly MoneyLineRead[], sum: MoneySum, plan: DutyPlan): readonly string[] {
  const problems: string[] = [];
  const stated = statedTotal(all, plan);
  if (stated !== null && sum.plan !== null)
    problems.push(
      stated === sum.plan
        ? `Bằng tổng theo văn bản: ${amountText(stated)}.`
        : `Văn bản nêu tổng ${amountText(stated)}, cộng các nguồn được ${amountText(sum.plan)}: đề nghị kiểm tra.`,
    );
  if (sum.withoutPlan > 0) problems.push(`Chưa gồm ${sum.withoutPlan} nguồn chưa giao.`);
  const silent = all.filter(({ figures }) => figures.plan !== null && figures.done === null).length;
  if (silent > 0 && sum.done !== null)
    problems.push(`Lũy kế chưa gồm ${silent} nguồn chưa có số liệu; chưa tính tỷ lệ chung.`);
  return problems;
}

/** The total that the document states for exactly these sources. */
function statedTotal(all: readonly MoneyLineRead[], { stated }: DutyPlan): number | null {
  const keys = new Set(all.flatMap(({ line }) => line.duty?.key ?? []));
  const found = stated.find(
    ({ of, percentOf }) => percentOf === null && of.length === keys.size && of.every((key) => keys.has(key)),
  );
  return found !== undefined && keys.size === all.length ? found.n : null;
}
