import type { PlanPlaces } from '../obligations/places-of-plan.ts';

/**
 * R2: the unit decides the class where it stands in one; null: it is unclear or in no class of the plan. Where a unit
 * stands in several (P30) the class chosen in the form will have to decide, and so nothing is decided here: no plan is
 * taken yet that has such a unit (check-units.ts).
 */
export function classOfUnit(
  { occasionsOf }: Pick<PlanPlaces, 'occasionsOf'>,
  unit: string | null,
): string | null {
  const [only, ...others] = unit === null ? [] : occasionsOf(unit);
  return others.length > 0 ? null : (only ?? null);
}
