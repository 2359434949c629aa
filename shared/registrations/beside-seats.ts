/** P34, P37: what holds for one who comes beside the seats, or for a role that has none, in words. */
import type { SeatTerms } from '../plan/plan.ts';
import { isCounted } from '../obligations/seat-terms.ts';
import type { Directory } from './directory.ts';
import type { Registration } from './registration.ts';

type OfPlan = Pick<Registration, 'unit' | 'class' | 'role'>;

/** Why no seat can be given though nobody holds one; null: the role has seats. */
export function noSeatWords(one: OfPlan, { termsOf, roleLabel }: Directory): string | null {
  if (one.role === null) return null;
  const label = `“${roleLabel(one.role)}”`;
  const asked = termsOf(one).filter(({ role }) => role === one.role);
  if (asked.length === 0) return `Kế hoạch không giao chỗ ${label} cho đơn vị này.`;
  if (asked.every(({ amount }) => amount.kind === 'optional'))
    return `Thành phần ${label} chỉ tham dự khi được duyệt.`;
  if (asked.every(({ approval }) => approval)) return `Chỗ ${label} phải được duyệt.`;
  const isLeftToUnit = asked.every(({ amount }) => amount.kind === 'declared' || !isCounted(amount));
  return isLeftToUnit ? `Đơn vị đã khai không cử ${label}.` : null;
}

/** Who bears the cost of one who comes beside the seats; null: the plan does not say. */
export function paidBesides(one: OfPlan, { termsOf }: Directory): SeatTerms['paidBy'] | null {
  return termsOf(one).find(({ amount }) => amount.kind === 'optional')?.paidBy ?? null;
}

/** “; kinh phí do đơn vị cử tự bảo đảm”; nothing where the plan does not say so. */
export function costWords(one: OfPlan, directory: Directory): string {
  const paidBy = paidBesides(one, directory);
  return paidBy === null ? '' : `; kinh phí do ${PAYER_WORDS[paidBy]} bảo đảm`;
}

export const PAYER_WORDS: Readonly<Record<SeatTerms['paidBy'], string>> = {
  sender: 'đơn vị cử tự',
  organiser: 'nơi tổ chức',
};
