/** What managers read of money in `Tổng hợp` (P63, P104). */
import { amountText, shareText } from '../../text/amount-text.ts';
import { lowerFirst } from '../../text/lower-first.ts';
import { displayDay } from '../../time/local-date.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import { figuresOf, lineSlot, type MoneyLine } from './money-lines.ts';
import { moneySum, type MoneyLineRead } from './money-sums.ts';

type State = Omit<DutyPlanState, 'summary'>;

export function moneySentences(lines: readonly MoneyLine[], state: State): readonly string[] {
  const all = lines.map((line) => ({ line, figures: figuresOf(line, state) }));
  return byUnitAndSlot(all).map((group) => sentence(group, state));
}

/** Sources that can be added up, in their order. */
export function byUnitAndSlot(all: readonly MoneyLineRead[]): readonly (readonly MoneyLineRead[])[] {
  const groups = new Map<string, MoneyLineRead[]>();
  for (const one of all) {
    const key = `${one.line.slot} ${one.line.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function sentence(group: readonly MoneyLineRead[], state: State): string {
  const [first] = group;
  const slot = first === undefined ? '' : lineSlot(first.line, state.plan);
  const { plan, done, rate, withoutPlan, withoutDone } = moneySum(group);
  const head = `Kinh phí${slot === '' ? '' : ` ${lowerFirst(slot)}`} (${first?.line.unit ?? ''})`;
  if (withoutPlan === group.length) return `${head}: chưa giao (${group.length} nguồn).`;
  const given = withoutPlan === 0 ? '' : `, ${withoutPlan} nguồn chưa giao`;
  const spent =
    withoutDone === group.length
      ? 'chưa có số liệu thực hiện'
      : `đã thực hiện ${amountText(done ?? 0)}${rate === null ? '' : ` (${shareText(rate)})`}: ${group.map(sourceText).join('; ')}`;
  return `${head}: kế hoạch ${amountText(plan ?? 0)}${given}; ${spent}.`;
}

function sourceText({ line, figures: { plan, done, rate, day } }: MoneyLineRead): string {
  if (plan === null) return `${line.label} chưa giao`;
  if (done === null || rate === null) return `${line.label} chưa có số liệu`;
  return `${line.label} ${shareText(rate)}${day === null ? '' : ` (đến ${displayDay(day)})`}`;
}
