/**
 * Who asks for meals and nights in a list that a commune sent (P43, P75): a row of `Ăn nghỉ`, made once. From then on it is
 * staff's like any other, so that what they correct or take out stays so; where a list says otherwise since, they are told.
 */
import type { ListGuest } from '../../lists/list-stay.ts';
import { nameKeys } from '../../people/person-name.ts';
import type { StaySlot } from '../../plan/stay-slots.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { serialOfDay } from '../../time/local-date.ts';
import { ENTRY_ROW, STAY_TAB } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';

/** By the keys of their rows: of a person in several lists the last counts. */
export function listGuests({ guests }: Pick<DutyPlanState, 'guests'>): ReadonlyMap<string, ListGuest> {
  return new Map(guests.map((guest) => [rowOf(guest), guest]));
}

/** Those for whom there never was a row. */
export function freshGuests(
  state: Pick<DutyPlanState, 'guests' | 'sheet' | 'plan'>,
): ReadonlyMap<string, ListGuest> {
  if (state.guests.length === 0) return NONE;
  const used = new Set(state.sheet.used(STAY_TAB.of(state.plan.id)));
  return new Map([...listGuests(state)].filter(([row]) => !used.has(row)));
}

const NONE: ReadonlyMap<string, ListGuest> = new Map();

/** A fingerprint: keys outlive a name that must be forgotten. */
function rowOf({ unitTyped, name, role }: ListGuest): string {
  const { k1 } = nameKeys(name);
  return ENTRY_ROW.of(`list-${fingerprint(JSON.stringify([plainKey(unitTyped), k1 || plainKey(role)]))}`);
}

/** What the row begins with. */
export function cellsOfGuest(guest: ListGuest): Readonly<Record<string, CellValue>> {
  const { name, sexTyped, unitTyped, role, slots, receivedOn, note } = guest;
  const texts = { name, sex: sexTyped, unit: unitTyped, role, note };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...Object.fromEntries([...slots].map((slot) => [slot, 'x'])),
    ...(receivedOn === null ? {} : { registered: serialOfDay(receivedOn) }),
  };
}

/** What the list asks for and the row does not, and the reverse; null: the same. */
export function differenceText(
  guest: ListGuest,
  asked: ReadonlySet<string>,
  slots: readonly StaySlot[],
): string | null {
  const differing = slots.filter(({ key }) => guest.slots.has(key) !== asked.has(key));
  if (differing.length === 0) return null;
  const parts = differing.map(
    ({ key, label }) => `${label} ${guest.slots.has(key) ? 'có' : 'không'} trong danh sách`,
  );
  return `Danh sách đơn vị gửi ghi khác dòng này: ${parts.join('; ')}. Đang tính theo dòng này; đề nghị kiểm tra.`;
}
