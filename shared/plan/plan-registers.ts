import type { DutyPlan } from './duty-plan.ts';

/** Units are asked for people by their seats (P30). */
export function hasSeats({ duties }: Pick<DutyPlan, 'duties'>): boolean {
  return duties.some(({ what }) => what === 'seat');
}

/** P60: anybody may register for the classes that it counts; where units have seats, people register for those. */
export function isSeries(plan: Pick<DutyPlan, 'duties'>): boolean {
  return !hasSeats(plan) && plan.duties.some(({ what }) => what === 'class');
}
