/** P33: whom a row stands for where that is no unit: the delegates of the city's council name no commune. */
import type { PlanPlaces } from '../obligations/places-of-plan.ts';
import { groupsOf } from '../obligations/seat-terms.ts';
import type { Plan } from '../plan/plan.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { UnitMatch } from '../units/unit.ts';
import type { Entry } from './entry.ts';
import { isClear } from './role-reading.ts';

/** The unit, or the group that alone is asked for the role of the row, where it names no unit of the plan. */
export function partyOfEntry(
  { unitMatch: { code }, role }: Pick<Entry, 'unitMatch' | 'role'>,
  { occasionsOf, groupOfRole }: Pick<PlanPlaces, 'occasionsOf' | 'groupOfRole'>,
): string | null {
  if (code !== null && occasionsOf(code).length > 0) return code;
  return (isClear(role) ? groupOfRole(role) : null) ?? code;
}

/** R2 with the groups of the plan: what is exactly a group's name is that group. */
export function matchParty(
  plan: Pick<Plan, 'classes'>,
  matchUnit: (typed: string) => UnitMatch,
): (typed: string) => UnitMatch {
  if (groupsOf(plan).length === 0) return matchUnit;
  const group = groupNamed(plan);
  return (typed) => {
    const code = group(typed);
    return code === null ? matchUnit(typed) : { status: 'matched', code, method: 'exact', suggestions: [] };
  };
}

/** The group of exactly this name; null: none. */
export function groupNamed(plan: Pick<Plan, 'classes'>): (typed: string) => string | null {
  const byName = new Map(groupsOf(plan).map(({ key, label }) => [plainKey(label), key]));
  return (typed) => byName.get(plainKey(typed)) ?? null;
}
