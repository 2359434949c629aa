import planJson from '../data/plan-batch-2.data.json' with { type: 'json' };
import { CAN_THO_UNITS } from '../units/can-tho-units.ts';
import { planProblemText } from './plan-problem.ts';
import type { Plan } from './plan.ts';
import { readPlanFile } from './read-plan-file.ts';

/** Training batch 2, May 2026: the plan that comes with the project. */
export const BATCH_2_PLAN: Plan = readOwnPlan();

function readOwnPlan(): Plan {
  const read = readPlanFile(planJson, CAN_THO_UNITS);
  if (read.plan === null) throw new Error(read.problems.map(planProblemText).join('\n'));
  return read.plan;
}
