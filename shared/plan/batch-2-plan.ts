import planJson from '../data/plan-batch-2.data.json' with { type: 'json' };
import type { Unit } from '../units/unit.ts';
import { planProblemText } from './plan-problem.ts';
import type { Plan } from './plan.ts';
import { readPlanFile } from './read-plan-file.ts';

/**
 * Training batch 2, May 2026: the plan that comes with the project.
 *
 * @param units the official units of the plan's province.
 */
export function batch2Plan(units: readonly Unit[]): Plan {
  const read = readPlanFile(planJson, units);
  if (read.plan === null) throw new Error(read.problems.map(planProblemText).join('\n'));
  return read.plan;
}
