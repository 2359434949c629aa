/** What kitchen and hotel need to know: people a meal, men and women a night, rooms (P77). */
import type { StayTerms } from '../../plan/duty-plan.ts';
import { type StaySlot, slotsOf } from '../../plan/stay-slots.ts';
import type { StayRequest } from './stay-requests.ts';
import { isCounted } from './stay-state.ts';

export interface SlotTotal {
  readonly slot: StaySlot;
  readonly people: number;
  readonly men: number;
  readonly women: number;
  /** Nobody wrote whether they are men or women. */
  readonly unknown: number;
  /** As many as men and women need at least; those of whom nobody knows are not among them. */
  readonly rooms: number;
}

export function slotTotals(requests: readonly StayRequest[], terms: StayTerms): readonly SlotTotal[] {
  const counted = requests.filter(({ state }) => isCounted(state));
  return slotsOf(terms).map((slot) => {
    const own = counted.filter(({ slots }) => slots.has(slot.key));
    const men = own.filter(({ sex }) => sex === 'nam').length;
    const women = own.filter(({ sex }) => sex === 'nữ').length;
    const rooms = Math.ceil(men / terms.beds) + Math.ceil(women / terms.beds);
    return { slot, people: own.length, men, women, unknown: own.length - men - women, rooms };
  });
}
