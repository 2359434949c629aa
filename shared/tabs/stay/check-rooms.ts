/** P78: what is wrong with the rooms that staff typed. */
import type { StayTerms } from '../../plan/duty-plan.ts';
import { roomKey } from './propose-rooms.ts';
import type { StayRequest } from './stay-requests.ts';
import { type StaySlot, slotsOf } from '../../plan/stay-slots.ts';
import { isCounted, isOpen, STAY_STATE_WORDS } from './stay-state.ts';

/** By row: what to look at. */
export function roomProblems(
  requests: readonly StayRequest[],
  terms: StayTerms,
): ReadonlyMap<string, readonly string[]> {
  const nights = slotsOf(terms).filter(({ kind }) => kind === 'night');
  const rooms = new Map<string, StayRequest[]>();
  for (const one of requests) {
    if (one.room === null) continue;
    const key = roomKey(one.room);
    rooms.set(key, [...(rooms.get(key) ?? []), one]);
  }
  const problems = new Map<string, readonly string[]>();
  for (const together of rooms.values()) {
    const shared = sharedProblems(together, nights, terms.beds);
    for (const one of together) problems.set(one.row, [...withoutRequest(one, nights), ...shared]);
  }
  return problems;
}

function sharedProblems(
  together: readonly StayRequest[],
  nights: readonly StaySlot[],
  beds: number,
): readonly string[] {
  const [first] = together;
  const staying = together.filter(
    ({ state, slots }) => isOpen(state) && nights.some(({ key }) => slots.has(key)),
  );
  const sexes = new Set(staying.flatMap(({ sex }) => sex ?? []));
  const crowded = nights.flatMap(({ key, label }) => {
    const people = staying.filter(({ slots }) => slots.has(key)).length;
    return people > beds
      ? [`Phòng ${first?.room}: ${label} có ${people} người, phòng có ${beds} giường.`]
      : [];
  });
  return sexes.size > 1 ? [`Phòng ${first?.room} có cả nam và nữ.`, ...crowded] : crowded;
}

function withoutRequest({ state, slots, room }: StayRequest, nights: readonly StaySlot[]): readonly string[] {
  if (!nights.some(({ key }) => slots.has(key)))
    return [`Có phòng ${room} nhưng không đăng ký nghỉ đêm nào.`];
  if (isCounted(state)) return [];
  return [`Có phòng ${room} nhưng đăng ký chưa được tính (${STAY_STATE_WORDS[state]}).`];
}
