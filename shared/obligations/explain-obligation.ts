/** Why an obligation stands as it does, rule by rule (P1–P11). Vietnamese, without phone numbers. */
import { maskPhones } from '../people/mask-phones.ts';
import { daysBetween } from '../time/calendar.ts';
import { dayOf, displayDay, type IsoDay } from '../time/local-date.ts';
import { numberText } from '../text/number-text.ts';
import type { Fact, FactSays } from './fact.ts';
import type { Filled } from './obligation-state.ts';
import { stateText } from './obligation-state.ts';

export interface ObligationStep {
  readonly rule: string;
  readonly text: string;
}

/**
 * @param facts what was recorded of it, as `factsOf` gives it.
 * @param names how the party and the slot are shown.
 */
export function explainObligation(
  filled: Filled,
  facts: readonly Fact[],
  asOf: IsoDay,
  names: { readonly party: string; readonly slot: string; readonly set: string },
): readonly ObligationStep[] {
  const { duty, amount, from, due } = filled.obligation;
  const where = names.slot === '' ? '' : `, ${names.slot}`;
  const steps: ObligationStep[] = [{ rule: 'P1', text: `${names.party} phải: ${duty.label}${where}.` }];
  const say = (rule: string, text: string) => steps.push({ rule, text: maskPhones(text) });
  if (duty.ours) say('P19', 'Văn bản không nêu nghĩa vụ này; cơ quan đặt ra.');
  if (duty.note !== null) say('P15', duty.note);
  say('P5', amountText(filled, names.set));
  if (from !== null && from > asOf) say('P4', `Kỳ bắt đầu ngày ${displayDay(from)}.`);
  say('P11', dueText(filled));
  for (const text of factTexts(facts)) say('P4', text);
  say('P4', doneText(filled));
  say(
    'P4',
    `Tính đến hết ngày ${displayDay(asOf)}: ${stateText(filled, amount)}${lateBy(due, asOf, filled)}.`,
  );
  return steps;
}

function amountText({ obligation: { amount, duty, isDeclared } }: Filled, set: string): string {
  if (amount === null)
    return `Chưa biết số lượng: nhóm “${set}” chưa có danh sách hoặc chưa biết quy mô (ghi trong tab “Nhóm đối tượng”).`;
  const unit = duty.amount.kind === 'fixed' && duty.amount.unit !== null ? ` ${duty.amount.unit}` : '';
  if (isDeclared === true) return `Số lượng: ${numberText(amount)}, theo số đơn vị đã khai.`;
  const least = duty.amount.kind === 'declared' ? 'ít nhất ' : '';
  return `Số lượng: ${least}${numberText(amount)}${unit}.`;
}

function dueText({ obligation: { duty, due, isDueUnclear, firstDue } }: Filled): string {
  const written = duty.due === null ? '' : ` (văn bản ghi “${duty.due}”)`;
  if (isDueUnclear) return `Hạn chưa đọc được${written}; đề nghị ghi rõ.`;
  const first = firstDue === undefined || firstDue === null ? '' : `, hạn gốc ${displayDay(firstDue)}`;
  if (firstDue !== undefined && due !== null)
    return `Hạn được gia hạn theo văn bản: hết ngày ${displayDay(due)}${first}${written}.`;
  return due === null ? `Không có hạn${written}.` : `Hạn: hết ngày ${displayDay(due)}${written}.`;
}

function doneText({ done, completedOn, state }: Filled): string {
  if (state === 'nil') return 'Đã báo không phát sinh.';
  if (state === 'exempt') return 'Được miễn theo văn bản.';
  if (done === 0) return 'Chưa ghi nhận kết quả nào.';
  const day = completedOn === null ? '' : `, đủ từ ngày ${displayDay(completedOn)}`;
  return `Đã ghi nhận ${numberText(done)}${day}.`;
}

/** One by one, as staff recorded them; of many the last ones, since the sum follows. */
function factTexts(facts: readonly Fact[]): readonly string[] {
  const earlier = facts.length - FACTS_MAX;
  const told = facts.slice(-FACTS_MAX).map(factText);
  return earlier > 0 ? [`${numberText(earlier)} lần ghi trước đó.`, ...told] : told;
}

const FACTS_MAX = 12;

function factText(fact: Fact): string {
  const recorded = dayOf(fact.recordedAt);
  const when =
    fact.on === null || fact.on === recorded
      ? `ngày ${displayDay(recorded)}`
      : `ngày ${displayDay(fact.on)}, ghi nhận ngày ${displayDay(recorded)}`;
  return `Đã ghi: ${saysText(fact.says)}, ${when}.`;
}

function saysText(says: FactSays): string {
  if (says.kind === 'more') return `thêm ${numberText(says.n)}`;
  if (says.kind === 'total') return `lũy kế ${numberText(says.n)}`;
  return { nil: 'không phát sinh', exempt: 'được miễn', withdrawn: 'đã rút lại' }[says.kind];
}

function lateBy(due: IsoDay | null, asOf: IsoDay, { state, completedOn }: Filled): string {
  if (due === null) return '';
  if (state === 'overdue') return `, quá ${daysBetween(due, asOf)} ngày`;
  return state === 'late' && completedOn !== null ? `, trễ ${daysBetween(due, completedOn)} ngày` : '';
}
