/** A plan file of either version, as a plan of duties: what `check-plan` reads. */
import type { Unit } from '../units/unit.ts';
import type { MatchTyped } from '../units/unit-code.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type PartProblem, recordOf } from './plan-parts.ts';
import { readPlanFile } from './read-plan-file.ts';
import { type DutyPlanRead, isPlanFile2, readPlan2 } from './read-plan-2.ts';
import { upgradePlan1 } from './upgrade-plan-1.ts';
import { valueAt } from './value-at.ts';

export interface AnyPlanContext extends PlanSurroundings {
  /** Of version 1, whose units are those of one province. */
  readonly units: readonly Unit[];
  readonly match: MatchTyped;
}

/** Does a file mean to be of version 1? It need not say so. */
export function isPlanFile1(json: unknown): boolean {
  return !isPlanFile2(json) && recordOf(json) !== null && versionOf(json) === 1;
}

function versionOf(json: unknown): unknown {
  return recordOf(json)?.['version'] ?? 1;
}

export function readAnyPlan(json: unknown, context: AnyPlanContext): DutyPlanRead {
  if (isPlanFile2(json) || recordOf(json) === null) return readPlan2(json, context);
  if (!isPlanFile1(json)) {
    const expected = '1 hoặc 2, phiên bản của tệp kế hoạch';
    return { plan: null, problems: [{ path: 'version', value: versionOf(json), expected }], warnings: [] };
  }
  const read = readPlanFile(json, context.units, context.match);
  const partProblem = ({ path, value, message }: PlanProblem): PartProblem => ({
    path,
    value: valueAt(json, path) ?? (value === '' ? null : value),
    expected: message,
  });
  if (read.plan !== null)
    return { plan: upgradePlan1(read.plan), problems: [], warnings: read.warnings.map(partProblem) };
  const of = (severity: PlanProblem['severity']) =>
    read.problems.filter((problem) => problem.severity === severity).map(partProblem);
  return { plan: null, problems: of('error'), warnings: of('warning') };
}
