import type { Plan } from '#shared/plan/plan.ts';
import { planOfSheet } from './plan-of-sheet.ts';

/** The class of a unit by the plan in this spreadsheet; null: in none, or the plan cannot be read. */
export function classCodeOf(unit: string): string | null {
  return planNow()?.classes.find((one) => one.units.some((each) => each.code === unit))?.code ?? null;
}

/** Read once a run: a custom function over 80 cells asks 80 times. `undefined`: not read yet. */
let plan: Plan | null | undefined;

export function planNow(): Plan | null {
  if (plan === undefined) plan = planOfSheet().plan;
  return plan;
}
