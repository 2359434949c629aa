import { readFile } from 'node:fs/promises';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import type { IsoDay } from '#shared/time/local-date.ts';
import type { InitialCells } from '#shared/workbook/initial-cells.ts';
import type { KnownUnits } from '#shared/units/known-units.ts';
import { SampleCells } from './sample-cells.ts';
import { sampleDuties } from './sample-duties.ts';

/** The plans of five documents that come with the program; the demonstration without a name shows the first. */
export const SAMPLE_PLANS = [
  'batch-2',
  'appendix-01',
  'thai-nguyen-2022-2025',
  'hdnd-conference-2026',
  'can-tho-2024',
] as const;
export type SamplePlan = (typeof SAMPLE_PLANS)[number];

export function isSamplePlan(name: string): name is SamplePlan {
  return SAMPLE_PLANS.some((one) => one === name);
}

export async function samplePlan(name: SamplePlan): Promise<DutyPlan> {
  const file = new URL(`../../shared/data/plans/${name}.plan.json`, import.meta.url);
  const { plan } = readPlan2(JSON.parse(await readFile(file, 'utf8')));
  if (plan === null) throw new Error(`the plan ${name} that comes with the program cannot be read`);
  return plan;
}

export function sampleCellsOf(plans: readonly DutyPlan[], { units }: KnownUnits, asOf: IsoDay): InitialCells {
  const cells = new SampleCells(asOf);
  for (const plan of plans) sampleDuties(plan, units, cells);
  return cells;
}
