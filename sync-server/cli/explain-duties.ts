import { explainObligation } from '#shared/obligations/explain-obligation.ts';
import { factsOf } from '#shared/obligations/facts-as-of.ts';
import type { Filled } from '#shared/obligations/obligation-state.ts';
import { OBLIGATION_STATE_WORDS } from '#shared/obligations/obligation-state.ts';
import { obligationTotals } from '#shared/obligations/obligation-totals.ts';
import { setOf, slotLabel, stateCell } from '#shared/tabs/office/duty-cells.ts';
import { type DutyPlanState, partyName } from '#shared/tabs/office/duty-plan-state.ts';
import { plainKey } from '#shared/text/vietnamese.ts';
import type { Explanation } from './explanation.ts';

/** What is owed under a duty named by its key, or by a party: a unit by its code, another by its name. */
export function explainedDuties(
  who: string,
  unit: string | null,
  states: readonly DutyPlanState[],
): readonly Explanation[] {
  return states.flatMap((state) => {
    const { all } = state.filled;
    const byKey = all.filter(({ obligation }) => obligation.duty.key === who.trim());
    if (byKey.length > 0) return dutyExplanations(byKey, state);
    const own = all.filter(({ obligation }) => isParty(obligation, who, unit, state));
    return own.length === 0 ? [] : [partyExplanation(own, state)];
  });
}

function isParty(
  { party, duty }: Filled['obligation'],
  who: string,
  unit: string | null,
  { plan, units }: DutyPlanState,
): boolean {
  if (party === who.trim() || (unit !== null && party === unit)) return true;
  return plainKey(partyName(party, setOf(plan, duty.who), units)) === plainKey(who);
}

/** One that many owe is told in counts; each of them is explained where it is asked for. */
function dutyExplanations(own: readonly Filled[], state: DutyPlanState): readonly Explanation[] {
  if (own.length <= EXPLAINED_MAX) {
    const recorded = factsOf(state.facts, state.asOf);
    return own.map((one) => explanation(one, recorded, state));
  }
  const [first] = own;
  const { byState, obligations } = obligationTotals(own);
  const counts = Object.entries(OBLIGATION_STATE_WORDS)
    .map(([key, words]) => [words, byState[key as keyof typeof byState]] as const)
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words} ${count}`);
  return [
    {
      about: `${first?.obligation.duty.label} (${state.plan.shortTitle})`,
      state: counts.join(', '),
      reasons: [{ rule: 'P1', text: `Có ${obligations} nghĩa vụ; ghi tên một đơn vị để biết vì sao.` }],
    },
  ];
}

const EXPLAINED_MAX = 12;

function partyExplanation(own: readonly Filled[], state: DutyPlanState): Explanation {
  const { plan } = state;
  const [first] = own;
  const name = first === undefined ? '' : nameOf(first, state);
  return {
    about: `${name} (${plan.shortTitle})`,
    state: `${own.length} nghĩa vụ`,
    reasons: own.map((one) => {
      const slot = slotLabel(one.obligation.slot, plan);
      const where = slot === '' ? '' : `, ${slot}`;
      return { rule: 'P1', text: `${one.obligation.duty.label}${where}: ${stateCell(one)}.` };
    }),
  };
}

function explanation(one: Filled, recorded: Recorded, state: DutyPlanState): Explanation {
  const { duty, slot } = one.obligation;
  const names = {
    party: nameOf(one, state),
    slot: slotLabel(slot, state.plan),
    set: setOf(state.plan, duty.who)?.label ?? duty.who,
  };
  return {
    about: `${duty.label} – ${names.party} (${state.plan.shortTitle})`,
    state: stateCell(one),
    reasons: [...explainObligation(one, recorded(one.obligation), state.asOf, names)],
  };
}

type Recorded = ReturnType<typeof factsOf>;

function nameOf({ obligation: { party, duty } }: Filled, { plan, units }: DutyPlanState): string {
  return partyName(party, setOf(plan, duty.who), units);
}
