/** A plan file of either version, as a plan of duties: what `check-plan` reads. */
import type { Unit } from '../units/unit.ts';
import type { MatchTyped } from '../units/unit-code.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type PartProblem, recordOf } from './plan-parts.ts';
import { readPlanFile } from './read-plan-file.ts';
import { type DutyPlanRead, isPlanFile2, readPlan2 } from './read-plan-2.ts';
import { upgradePlan1 } from './upgrade-plan-1.ts';

export interface AnyPlanContext extends PlanSurroundings {
  /** Of version 1, whose units are those of one province. */
  readonly units: readonly Unit[];
  readonly match: MatchTyped;
}

export function readAnyPlan(json: unknown, context: AnyPlanContext): DutyPlanRead {
  const version = recordOf(json)?.['version'] ?? 1;
  if (isPlanFile2(json)) return readPlan2(json, context);
  if (version !== 1) {
    const expected = '1 hoặc 2, phiên bản của tệp kế hoạch';
    return { plan: null, problems: [{ path: 'version', value: version, expected }], warnings: [] };
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

/** What stands in a file at `classes[3].units[2].code`; undefined: nothing does. */
function valueAt(json: unknown, path: string): unknown {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return keys.reduce<unknown>((inside, key) => {
    if (Array.isArray(inside)) return inside[Number(key)] as unknown;
    return recordOf(inside)?.[key];
  }, json);
}
