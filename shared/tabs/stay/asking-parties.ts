/** For whom somebody may ask for meals and nights: the units and groups that have places in person (P76). */
import type { DutyPlan, PartySet, PlanRole } from '../../plan/duty-plan.ts';
import { toneKey } from '../../text/vietnamese.ts';
import type { MatchUnitIn, UnitsKnown } from '../../units/known-units.ts';
import { partyName } from '../office/duty-plan-state.ts';

export interface AskingParty {
  /** Code of a unit, name of a member, or key of a group. */
  readonly key: string;
  readonly name: string;
  /** Its place in the plan. */
  readonly order: number;
}

export type PartyAsked =
  | { readonly party: AskingParty; readonly problem: null }
  | { readonly party: null; readonly isOutside: boolean; readonly problem: string };

/** Whom the text of a row means: a unit in full, a group by its name or by the role of its people. */
export function partyReader(
  plan: DutyPlan,
  known: { readonly units: UnitsKnown; readonly match: MatchUnitIn },
): (unit: string | null, role: string | null) => PartyAsked {
  const sets = askingSets(plan);
  const parties = new Map<string, AskingParty>();
  const groups = new Map<string, AskingParty>();
  for (const set of sets) {
    for (const key of set.of === 'unit' ? (set.members ?? []) : [set.key, ...(set.members ?? [])]) {
      const name = partyName(key, set, known.units);
      const [role] = key === set.key ? rolesOf(plan, set) : [];
      const party = { key, name: role?.shortLabel ?? name, order: parties.size };
      if (!parties.has(key)) parties.set(key, party);
      if (set.of !== 'unit') groups.set(toneKey(name), party);
    }
    const group = set.of === 'unit' ? undefined : parties.get(set.key);
    const words = rolesOf(plan, set).flatMap(({ label, shortLabel }) => [label, shortLabel]);
    for (const word of words) if (group !== undefined) groups.set(toneKey(word), group);
  }
  const registries = new Set(sets.filter(({ of }) => of === 'unit').map(({ registry }) => registry));
  return (unit, role) => {
    const group = groups.get(toneKey(unit ?? role ?? ''));
    if (group !== undefined) return { party: group, problem: null };
    if (unit === null) return unclear('Cần ghi đơn vị.');
    const codes = [...registries].flatMap((registry) => known.match(unit, registry) ?? []);
    const found = codes.flatMap((code) => parties.get(code) ?? [])[0];
    if (found !== undefined) return { party: found, problem: null };
    if (codes.length > 0)
      return { party: null, isOutside: true, problem: `“${unit}” không có trong kế hoạch.` };
    return unclear(`Cần ghi rõ đơn vị: “${unit}” không khớp đúng một đơn vị.`);
  };
}

function unclear(problem: string): PartyAsked {
  return { party: null, isOutside: false, problem };
}

/** The set that sends lists of requests, and those with places at an occasion that is no point. */
function askingSets({ duties, occasions, parties, stay }: DutyPlan): readonly PartySet[] {
  const points = new Set(occasions.filter(({ kind }) => kind === 'point').map(({ key }) => key));
  const keys = new Set(
    duties
      .filter(({ key, what, at }) => {
        const isInPerson = what === 'seat' && Array.isArray(at) && at.some((one) => !points.has(one));
        return isInPerson || key === stay?.duty;
      })
      .map(({ who }) => who),
  );
  return parties.filter(({ key }) => keys.has(key));
}

/** What the people of a group are called in “Thành phần”. */
function rolesOf({ duties, roles }: DutyPlan, set: PartySet): readonly PlanRole[] {
  const keys = new Set(duties.filter(({ who }) => who === set.key).flatMap(({ role }) => role ?? []));
  return roles.filter(({ key }) => keys.has(key));
}
