import planJson from '../data/plan-batch-2.data.json' with { type: 'json' };
import unitsJson from '../data/units-can-tho.data.json' with { type: 'json' };
import type { Unit } from '../units/unit.ts';
import { planProblemText } from './plan-problem.ts';
import type { Plan } from './plan.ts';
import { readPlanFile } from './read-plan-file.ts';

/** Training batch 2, May 2026: the plan that comes with the project. */
export const BATCH_2_PLAN: Plan = readOwnPlan();

function readOwnPlan(): Plan {
  const units = (unitsJson as [string, Unit['type'], string][]).map(([code, type, name]) => ({
    code,
    type,
    name,
    fullName: `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`,
  }));
  const read = readPlanFile(planJson, units);
  if (read.plan === null) throw new Error(read.problems.map(planProblemText).join('\n'));
  return read.plan;
}
