/** The plan files that come with the project, as they stand. */
import { readFileSync } from 'node:fs';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';

export const PLAN_NAMES = [
  'batch-2',
  'appendix-01',
  'thai-nguyen-2022-2025',
  'hdnd-conference-2026',
  'can-tho-2024',
] as const;
export type PlanName = (typeof PLAN_NAMES)[number];

export function planFileUrl(name: PlanName): URL {
  return new URL(`../../shared/data/plans/${name}.plan.json`, import.meta.url);
}

export function planFileJson(name: PlanName): Record<string, unknown> {
  return JSON.parse(readFileSync(planFileUrl(name), 'utf8')) as Record<string, unknown>;
}

export function dutyPlan(name: PlanName): DutyPlan {
  const read = readPlan2(planFileJson(name));
  if (read.plan === null) throw new Error(`${name}: ${JSON.stringify(read.problems)}`);
  return read.plan;
}
