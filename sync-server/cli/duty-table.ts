import { DUTY_KIND_WORDS } from '#shared/obligations/duty-words.ts';
import { OBLIGATION_STATE_WORDS, OBLIGATION_STATES } from '#shared/obligations/obligation-state.ts';
import { totalsBy } from '#shared/obligations/obligation-totals.ts';
import { DUTY_KINDS } from '#shared/plan/duty-plan.ts';
import type { DutyPlanState } from '#shared/tabs/office/duty-plan-state.ts';
import { textTable } from './text-table.ts';

/** A plan of duties for the terminal: by kind, how many stand how. States that nothing stands in are left out. */
export function dutyTable({ plan, filled }: DutyPlanState): readonly string[] {
  const byKind = totalsBy(filled.all, ({ obligation }) => obligation.duty.what);
  const states = OBLIGATION_STATES.filter((state) => filled.all.some((one) => one.state === state));
  const rows = DUTY_KINDS.flatMap((kind) => {
    const totals = byKind.get(kind);
    return totals === undefined
      ? []
      : [[DUTY_KIND_WORDS[kind], totals.obligations, ...states.map((state) => totals.byState[state])]];
  });
  const head = ['Nghĩa vụ', 'Tổng số', ...states.map((state) => OBLIGATION_STATE_WORDS[state])];
  return [plan.shortTitle, ...textTable(head, rows)];
}
