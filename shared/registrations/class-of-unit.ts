import type { PlanPlaces } from '../obligations/places-of-plan.ts';

/**
 * R2: the unit decides the class where it stands in one; null: it is unclear or in no class of the plan. Where a unit
 * stands in several (P30) the class chosen in the form decides; null: it is none of them.
 *
 * @param chosen code of the class chosen; null: none, or an unknown one. Asked only where it decides.
 */
export function classOfUnit(
  { occasionsOf }: Pick<PlanPlaces, 'occasionsOf'>,
  unit: string | null,
  chosen: () => string | null = nothingChosen,
): string | null {
  const occasions = unit === null ? NONE : occasionsOf(unit);
  if (occasions.length < 2) return occasions[0] ?? null;
  const code = chosen();
  return code !== null && occasions.includes(code) ? code : null;
}

function nothingChosen(): null {
  return null;
}

const NONE: readonly never[] = [];
