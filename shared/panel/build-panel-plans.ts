import { DUTY_KIND_WORDS } from '../obligations/duty-words.ts';
import type { Filled } from '../obligations/obligation-state.ts';
import { totalsBy } from '../obligations/obligation-totals.ts';
import { DUTY_KINDS } from '../plan/duty-plan.ts';
import { daysText, setOf, slotLabel } from '../tabs/office/duty-cells.ts';
import { type DutyPlanState, partyName } from '../tabs/office/duty-plan-state.ts';
import type { PanelPlanOfDuties, PanelDutyKind } from './panel-plan.ts';
import { shown } from './shown.ts';

/** What the panel shows of each plan of duties: how much is there, what managers read, what is overdue. */
export function buildPlans(states: readonly DutyPlanState[]): readonly PanelPlanOfDuties[] {
  return states.map((state) => {
    const { plan, filled, asOf, summary } = state;
    const overdue = filled.all
      .filter((one) => one.state === 'overdue')
      .toSorted((a, b) => (a.obligation.due ?? '').localeCompare(b.obligation.due ?? ''));
    return {
      id: plan.id,
      title: shown(plan.shortTitle),
      asOf,
      lines: summary.map(shown),
      kinds: kindsOf(filled.all),
      overdue: overdue.length,
      overdueFirst: overdue.slice(0, OVERDUE_SHOWN).map((one) => ({
        what: shown(one.obligation.duty.label),
        party: shown(partyName(one.obligation.party, setOf(plan, one.obligation.duty.who), state.units)),
        slot: slotLabel(one.obligation.slot, plan),
        days: daysText(one, asOf) ?? '',
      })),
    };
  });
}

/** More would push the next plan out of sight; the tabs have them all. */
const OVERDUE_SHOWN = 6;

function kindsOf(all: readonly Filled[]): readonly PanelDutyKind[] {
  const byKind = totalsBy(all, ({ obligation }) => obligation.duty.what);
  return DUTY_KINDS.flatMap((kind) => {
    const totals = byKind.get(kind);
    if (totals === undefined) return [];
    const { byState, obligations } = totals;
    const settled = byState.full + byState.over + byState.late + byState.nil + byState.exempt;
    return [
      {
        kind,
        label: DUTY_KIND_WORDS[kind],
        settled,
        whole: obligations,
        unknown: byState.unknown,
        overdue: byState.overdue,
      },
    ];
  });
}
