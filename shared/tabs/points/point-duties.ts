/** What is asked for at points (P74): that they are ready, and how many were there. Told by what duties say (P3). */
import { periodsOfDuty } from '../../plan/periods-of-duty.ts';
import type { Duty, DutyPlan, Occasion } from '../../plan/duty-plan.ts';
import type { IsoDay } from '../../time/local-date.ts';

export function pointsOf({ occasions }: DutyPlan): readonly Occasion[] {
  return occasions.filter(({ kind }) => kind === 'point');
}

/** Every day on which there are points. */
export function pointDays(plan: DutyPlan): readonly IsoDay[] {
  return [...new Set(pointsOf(plan).flatMap(({ days }) => days.map(({ date }) => date)))].sort();
}

export function isReadyAt({ what, at }: Duty, { key }: Occasion): boolean {
  return what === 'ready' && Array.isArray(at) && at.includes(key);
}

/** One number of those present that is asked for, and the days that it is about. */
export interface CountAsked {
  readonly slot: string;
  readonly days: readonly IsoDay[];
}

/** A number for each period of the duty, or one for all days of the occasion; none where it asks for none there. */
export function countsAskedAt(duty: Duty, { key, days }: Occasion, plan: DutyPlan): readonly CountAsked[] {
  const { what, at } = duty;
  if (what !== 'report' || !Array.isArray(at) || !at.includes(key)) return [];
  const dates = days.map(({ date }) => date).sort();
  const periods = periodsOfDuty(duty, plan);
  if (periods === null) return [{ slot: key, days: dates }];
  return periods.map((period) => ({
    slot: `${key} ${period.key}`,
    days: dates.filter((date) => period.from <= date && date <= period.to),
  }));
}
