import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { type DutyPlanRead, readPlan2 } from '#shared/plan/read-plan-2.ts';

/** What the reader says of a plan of which only this is of interest. */
export function readSmallPlan(file: Readonly<Record<string, unknown>>): DutyPlanRead {
  return readPlan2({ version: 2, id: 'ke-hoach-thu', title: 'Kế hoạch thử', ...file });
}

export function smallPlan(file: Readonly<Record<string, unknown>>): DutyPlan {
  const read = readSmallPlan(file);
  if (read.plan === null) throw new Error(JSON.stringify(read.problems));
  return read.plan;
}
