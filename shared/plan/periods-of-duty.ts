import type { Duty, DutyPlan } from './duty-plan.ts';
import { type Period, readPeriod, unfoldPeriods } from './period.ts';
import { closingDay } from './reporting-days.ts';

export type PlanSpan = Pick<DutyPlan, 'from' | 'to' | 'issued' | 'reporting'>;

/**
 * The periods a duty is owed in (P8, P9): one whose data was closed before the plan was issued owes nothing. Null: it has no
 * periods.
 *
 * @param fromStart keys of duties that count from the plan's first day all the same.
 */
export function periodsOfDuty(
  duty: Pick<Duty, 'key' | 'periods' | 'every'>,
  span: PlanSpan,
  fromStart: ReadonlySet<string> = NONE,
): readonly Period[] | null {
  const periods = statedPeriods(duty, span);
  const { issued, reporting } = span;
  if (periods === null || issued === null || fromStart.has(duty.key)) return periods;
  return periods.filter((period) => closingDay(period, reporting) >= issued);
}

const NONE: ReadonlySet<string> = new Set();

function statedPeriods(
  { periods, every }: Pick<Duty, 'periods' | 'every'>,
  { from, to, issued }: Omit<PlanSpan, 'reporting'>,
): readonly Period[] | null {
  if (periods !== null) return periods.flatMap((key) => readPeriod(key) ?? []);
  const first = from ?? issued;
  if (every === null || first === null) return null;
  return unfoldPeriods(every, first, to ?? `${first.slice(0, 4)}-12-31`);
}
