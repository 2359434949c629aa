/** How a request stands, and whether kitchen and hotel count it (P76). */

export const STAY_STATES = [
  'received',
  'approved',
  'late',
  'unclearTime',
  'incomplete',
  'outside',
  'withdrawn',
  'refused',
] as const;
export type StayState = (typeof STAY_STATES)[number];

export const STAY_STATE_WORDS: Readonly<Record<StayState, string>> = {
  received: 'Đã nhận',
  approved: 'Đã duyệt (trễ)',
  late: 'Trễ – chờ duyệt',
  unclearTime: 'Chờ duyệt – chưa rõ lúc đăng ký',
  incomplete: 'Chưa đủ thông tin',
  outside: 'Không thuộc diện',
  withdrawn: 'Đã rút',
  refused: 'Không duyệt',
};

export function isCounted(state: StayState): boolean {
  return state === 'received' || state === 'approved';
}

/** Nobody may give its bed away: it counts, or a person has still to decide. */
export function isOpen(state: StayState): boolean {
  return isCounted(state) || state === 'late' || state === 'unclearTime';
}
