/** What managers and whoever books read of meals and nights (P77, P83): counts, and nobody's name. */
import type { StayTerms } from '../../plan/duty-plan.ts';
import { lowerFirst } from '../../text/lower-first.ts';
import { displayDay } from '../../time/local-date.ts';
import { listCounts } from '../office/list-duties.ts';
import { requestsOf, type Seen, type StayRequest } from './stay-requests.ts';
import { isCounted, STAY_STATE_WORDS, STAY_STATES } from './stay-state.ts';
import { type SlotTotal, slotTotals } from './stay-totals.ts';

/** “Đang tính 12 người; chưa tính 3: 2 trễ – chờ duyệt, 1 không duyệt.” */
export function countedSentence(requests: readonly StayRequest[]): string {
  const counted = requests.filter(({ state }) => isCounted(state)).length;
  const others = STAY_STATES.filter((state) => !isCounted(state)).flatMap((state) => {
    const count = requests.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`${count} ${lowerFirst(STAY_STATE_WORDS[state])}`];
  });
  const start = `Đang tính ${counted} người`;
  return others.length === 0
    ? `${start}.`
    : `${start}; chưa tính ${requests.length - counted}: ${others.join(', ')}.`;
}

/** Who sent a list, who says that there is none, who is silent; and of whom somebody stands here all the same. */
export function listsSentence(state: Seen, terms: StayTerms, requests: readonly StayRequest[]): string {
  const lists = state.filled.all.filter(({ obligation }) => obligation.duty.key === terms.duty);
  if (lists.length === 0) return '';
  const silent = lists.filter((one) => ['none', 'short', 'overdue'].includes(one.state));
  const due = lists[0]?.obligation.due ?? null;
  const asking = new Set(requests.map(({ party }) => party?.key));
  const here = silent.filter(({ obligation }) => asking.has(obligation.party)).length;
  const until = due === null ? '' : ` (hạn ${displayDay(due)})`;
  const noted = here === 0 ? '' : `; ${here} đơn vị chưa gửi đã có người ở đây`;
  return ` Danh sách của đơn vị${until}: ${listCounts(lists, true)}${noted}.`;
}

export function staySentences(state: Seen): readonly string[] {
  const terms = state.plan.stay;
  if (terms === null) return [];
  const requests = requestsOf(state, terms);
  const totals = slotTotals(requests, terms);
  const of = (kind: 'meal' | 'night') => totals.filter(({ slot }) => slot.kind === kind);
  return [
    `Ăn, nghỉ: ${lowerFirst(countedSentence(requests))}`,
    ...(of('meal').length === 0 ? [] : [`Bữa ăn: ${of('meal').map(mealText).join('; ')}.`]),
    ...(of('night').length === 0 ? [] : [`Nghỉ: ${of('night').map(nightText).join('; ')}.`]),
  ];
}

function mealText({ slot, people }: SlotTotal): string {
  return `${slot.label} ${people} người`;
}

function nightText({ slot, men, women, unknown, rooms }: SlotTotal): string {
  const others = unknown === 0 ? '' : `, chưa kể ${unknown} người chưa ghi Nam/Nữ`;
  return `${lowerFirst(slot.label)} ${men} nam, ${women} nữ, ${rooms} phòng${others}`;
}
