/** What managers read of tasks in `Tổng hợp`: how many each agency has done (P104). */
import type { Filled } from '../../obligations/obligation-state.ts';
import { totalsBy } from '../../obligations/obligation-totals.ts';
import { setOf } from './duty-cells.ts';
import { type DutyPlanState, partyName } from './duty-plan-state.ts';

type State = Omit<DutyPlanState, 'summary'>;

export function dutySentences(state: State): readonly string[] {
  const documents = state.filled.all.filter(({ obligation }) => obligation.duty.what === 'document');
  if (documents.length === 0) return [];
  const byAgency = [...totalsBy(documents, (one) => agencyOf(one, state))].map(
    ([name, { obligations, byState }]) => {
      const done = byState.full + byState.over + byState.late + byState.nil;
      return { name, done, all: obligations, overdue: byState.overdue, exempt: byState.exempt };
    },
  );
  // Who is furthest behind stands first.
  const sorted = byAgency.toSorted((a, b) => b.overdue - a.overdue);
  const named = sorted.slice(0, NAMES_MAX).map(({ name, done, all, overdue, exempt }) => {
    const rest = [...(overdue > 0 ? [`quá hạn ${overdue}`] : []), ...(exempt > 0 ? [`miễn ${exempt}`] : [])];
    return `${name} ${done}/${all}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}`;
  });
  const more = sorted.length - named.length;
  return [
    `Nhiệm vụ đã hoàn thành theo cơ quan: ${named.join('; ')}${more > 0 ? `; và ${more} bên khác` : ''}.`,
  ];
}

/** More names are read in the tab. */
const NAMES_MAX = 8;

function agencyOf({ obligation: { duty, party } }: Filled, { plan, units }: State): string {
  return partyName(party, setOf(plan, duty.who), units);
}
