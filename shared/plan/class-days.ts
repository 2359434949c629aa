/** P38: the days of a class or a conference, for sentences: of several none is left out. */
import { displayDay, type IsoDay } from '../time/local-date.ts';
import type { PlanClass } from './plan.ts';

type Dated = Pick<PlanClass, 'date' | 'days'>;

export function classDays({ date, days }: Dated): readonly IsoDay[] {
  return days === undefined ? [date] : days.map((day) => day.date);
}

/** “ngày 19/05/2026”, “các ngày 19/05/2026, 20/05/2026”. */
export function classDaysText(planned: Dated): string {
  const days = classDays(planned).map(displayDay);
  return `${days.length === 1 ? 'ngày' : 'các ngày'} ${days.join(', ')}`;
}
