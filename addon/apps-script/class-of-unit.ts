import { type PlanPlaces, placesOfPlan } from '#shared/obligations/places-of-plan.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { classOfUnit } from '#shared/registrations/class-of-unit.ts';
import { planOfSheet } from './plan-of-sheet.ts';

/** The class of a unit by the plan in this spreadsheet; null: in none, or the plan cannot be read. */
export function classCodeOf(unit: string): string | null {
  const plan = planNow();
  if (plan === null) return null;
  places ??= placesOfPlan(plan);
  return classOfUnit(places, unit);
}

/** Read once a run: a custom function over 80 cells asks 80 times. `undefined`: not read yet. */
let plan: Plan | null | undefined;
let places: PlanPlaces | undefined;

export function planNow(): Plan | null {
  if (plan === undefined) plan = planOfSheet().plan;
  return plan;
}
