/** A plan file of either version, as a plan of duties: what `check-plan` reads. */
import type { Unit } from '../units/unit.ts';
import type { MatchTyped } from '../units/unit-code.ts';
import type { PlanSurroundings } from './check-plan-2.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { PartProblem } from './plan-parts.ts';
import { readPlanFile } from './read-plan-file.ts';
import { type DutyPlanRead, isPlanFile2, readPlan2 } from './read-plan-2.ts';
import { upgradePlan1 } from './upgrade-plan-1.ts';

export interface AnyPlanContext extends PlanSurroundings {
  /** Of version 1, whose units are those of one province. */
  readonly units: readonly Unit[];
  readonly match: MatchTyped;
}

export function readAnyPlan(json: unknown, context: AnyPlanContext): DutyPlanRead {
  if (isPlanFile2(json)) return readPlan2(json, context);
  const read = readPlanFile(json, context.units, context.match);
  if (read.plan !== null)
    return { plan: upgradePlan1(read.plan), problems: [], warnings: read.warnings.map(partProblem) };
  const of = (severity: PlanProblem['severity']) =>
    read.problems.filter((problem) => problem.severity === severity).map(partProblem);
  return { plan: null, problems: of('error'), warnings: of('warning') };
}

function partProblem({ path, value, message }: PlanProblem): PartProblem {
  return { path, value, expected: message };
}
