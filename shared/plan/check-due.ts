/** Days by which things are owed, as far as they cannot be told or contradict each other: warnings, because the plan still counts. */
import { displayDay, type IsoDay } from '../time/local-date.ts';
import { type DuePlan, dueOfSlot, type SlotDue } from './due-of-slot.ts';
import type { Duty, Occasion } from './duty-plan.ts';
import { periodsOfDuty } from './periods-of-duty.ts';
import { type PlacedPlan, spanOf } from './placed-plan.ts';
import type { PartProblem, Placed } from './plan-parts.ts';
import { saidOnce } from './said-once.ts';

export function checkDue(plan: PlacedPlan, warnings: PartProblem[]): void {
  if (plan.head === null) return;
  const whole: DuePlan = { ...spanOf(plan.head), occasions: plan.occasions.map(({ part }) => part) };
  const found = plan.duties.flatMap((placed) => doubtsOf(placed, whole));
  warnings.push(...saidOnce(found, ({ value, expected }) => `${String(value)}\n${expected}`));
}

function doubtsOf({ path, part }: Placed<Duty>, plan: DuePlan): readonly PartProblem[] {
  const places = placesOf(part, plan);
  const periods = periodsOfDuty(part, plan) ?? [null];
  const slots = places.flatMap((occasion) =>
    periods.map((period) => ({ occasion, slot: dueOfSlot(part, plan, occasion, period) })),
  );
  const field = part.dueDaysBefore !== null && part.at !== null ? 'dueDaysBefore' : 'due';
  const value = field === 'due' ? part.due : part.dueDaysBefore;
  const doubts = slots.flatMap(({ slot: { unclear } }) => (unclear === null ? [] : [unclear]));
  const told = [...new Set(doubts)].slice(0, 1).map((why): PartProblem => {
    const expected = `một thời hạn rõ ràng: ${why}; cho đến khi sửa, nghĩa vụ này là “Chưa xác định”`;
    return { path: `${path}.${field}`, value, expected };
  });
  return [...told, ...disagreements(path, part, plan, slots), ...seatsTooLate(path, part, slots)];
}

function placesOf({ at }: Duty, { occasions }: DuePlan): readonly (Occasion | null)[] {
  if (at === null) return [null];
  return at === 'host' ? occasions : at.flatMap((key) => occasions.find((one) => one.key === key) ?? []);
}

interface DatedSlot {
  readonly occasion: Occasion | null;
  readonly slot: SlotDue;
}

/** The number of days counts; where the words beside it name another day, somebody has to say which. */
function disagreements(
  path: string,
  { due: words, dueDaysBefore, at }: Duty,
  plan: DuePlan,
  slots: readonly DatedSlot[],
): readonly PartProblem[] {
  if (words === null || dueDaysBefore === null || at === null) return [];
  const { due: said } = dueOfSlot({ due: words, dueDaysBefore: null }, plan, null, null);
  const other = slots.find(({ slot }) => said !== null && slot.due !== null && slot.due !== said);
  if (said === null || other === undefined) return [];
  const expected = `cùng một ngày với số ngày đã ghi: lời văn là ${displayDay(said)}, tính theo ${dueDaysBefore} ngày là ${displayDay(other.slot.due ?? said)} (đang dùng ngày này)`;
  return [{ path: `${path}.due`, value: words, expected }];
}

function seatsTooLate(path: string, duty: Duty, slots: readonly DatedSlot[]): readonly PartProblem[] {
  if (duty.what !== 'seat') return [];
  return slots.flatMap(({ occasion, slot: { due } }) => {
    const first = firstDayOf(occasion);
    if (due === null || first === null || occasion === null || due <= first) return [];
    const expected = `hạn đăng ký không sau ngày đầu của “${occasion.label}” (${displayDay(first)}); đang đọc là ${displayDay(due)}`;
    return [{ path: `${path}.due`, value: duty.due, expected }];
  });
}

function firstDayOf(occasion: Occasion | null): IsoDay | null {
  return occasion?.days.map(({ date }) => date).sort()[0] ?? null;
}
