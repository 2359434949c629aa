/** What `Tổng hợp` says of a plan that people register for: its term, how fresh, how full a class is. */
import { hasDeadline } from '../../plan/registration-term.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ClassState, Reconciliation, UnitState } from '../../registrations/registration.ts';
import { isWaiting } from '../../registrations/review-needs.ts';
import { displayDay, displayInstant } from '../../time/local-date.ts';

export const NOBODY_SEATED = 'Chưa có người giữ chỗ';

export function deadlineText({ registration }: Plan): string {
  const { deadline, graceDay, deadlineText: words } = registration;
  if (!hasDeadline(registration)) {
    return words.trim() === ''
      ? 'Văn bản không nêu hạn đăng ký.'
      : `Chưa đọc được hạn đăng ký “${words}”, nên không đăng ký nào bị tính trễ hạn.`;
  }
  const grace =
    graceDay === null ? '' : ` (đăng ký trong ngày ${displayDay(graceDay)} vẫn được nhận, có ghi chú)`;
  return `Hạn đăng ký: hết ngày ${displayDay(deadline)}${grace}.`;
}

/** The newest response, not the clock: the tab says how fresh its contents are and changes only with them. */
export function asOfText({ registrations }: Reconciliation): string {
  const times = registrations.filter(({ row }) => row !== null).map(({ submittedAt }) => submittedAt);
  if (times.length === 0) return 'Chưa có đăng ký nào.';
  return `Tính đến đăng ký mới nhất, nộp lúc ${displayInstant(times.reduce((a, b) => Math.max(a, b)))}.`;
}

export function classNote(state: ClassState): string {
  const over = state.notes.includes('over_size')
    ? [`${overWords(state)}: ${state.headcount}/${state.capacity ?? state.size} người`]
    : [];
  const vacant = state.seats - state.seated + (state.open ?? 0);
  const seats = state.seated === 0 ? NOBODY_SEATED : vacant === 0 ? 'Đủ' : `Còn thiếu ${vacant} chỗ`;
  return [...over, seats].join('; ');
}

/** R11, P35: only what somebody typed that the place holds is its size. */
function overWords({ capacity }: ClassState): string {
  return capacity === undefined ? 'Vượt số dự kiến' : 'Vượt quy mô';
}

/** Somebody may have registered and wait: then a call would be the wrong first step. */
export function nameOfUnit({ code, name }: UnitState, waiting: ReadonlyMap<string, number>): string {
  const count = waiting.get(code) ?? 0;
  return count === 0 ? name : `${name} (${count} chờ xử lý)`;
}

export function waitingByUnit({ registrations }: Reconciliation): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { unit, status } of registrations) {
    if (unit === null || !isWaiting(status)) continue;
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}
