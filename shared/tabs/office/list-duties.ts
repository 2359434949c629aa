/** Lists that each party sends (P72, P73): whose is there, who says that there is none, who is silent. */
import type { Filled } from '../../obligations/obligation-state.ts';
import { lowerFirst } from '../../text/lower-first.ts';
import { stateCell } from './duty-cells.ts';
import type { DutyPlanState } from './duty-plan-state.ts';

/** P73: of a list silence is “Chưa gửi”, which is not the same as “Không phát sinh”. */
export function listStateCell(one: Filled): string {
  if (one.state === 'none') return NOT_SENT;
  const isSilent = one.state === 'overdue' && one.done === 0;
  return isSilent ? `${stateCell(one)} – ${lowerFirst(NOT_SENT)}` : stateCell(one);
}

const NOT_SENT = 'Chưa gửi';

/** P83. */
export function listSentences({ plan, filled }: Pick<DutyPlanState, 'plan' | 'filled'>): readonly string[] {
  return plan.duties
    .filter(({ what, spread }) => what === 'list' && spread === 'each')
    .flatMap((duty): readonly string[] => {
      const own = filled.all.filter(({ obligation }) => obligation.duty.key === duty.key);
      const text = own.length === 0 ? null : listCounts(own, duty.nilAllowed);
      return text === null ? [] : [`${duty.label}: ${text}.`];
    });
}

/** “60/103 đã gửi, 10 không phát sinh, 33 chưa gửi (quá hạn 33)”; all together they are all of them. */
export function listCounts(lists: readonly Filled[], isNilAllowed: boolean): string {
  const count = (...states: readonly Filled['state'][]) =>
    lists.filter(({ state }) => states.includes(state)).length;
  const [sent, nil] = [count('full', 'over', 'late'), count('nil')];
  const [unsent, overdue] = [count('none', 'short', 'overdue', 'not_due'), count('overdue')];
  const others = lists.length - sent - nil - unsent;
  return [
    `${sent}/${lists.length} đã gửi`,
    ...(isNilAllowed ? [`${nil} không phát sinh`] : []),
    overdue === 0 ? `${unsent} chưa gửi` : `${unsent} chưa gửi (quá hạn ${overdue})`,
    ...(others === 0 ? [] : [`${others} được miễn hoặc chưa xác định`]),
  ].join(', ');
}
