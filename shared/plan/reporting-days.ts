/** From when to when the data of a period is counted (P11): its own days, unless the office closes its data earlier. */
import { addDays, isoDay, monthEnd } from '../time/calendar.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { ReportingRegime } from './duty-plan.ts';
import type { Period } from './period.ts';

/** The last day whose data counts: with data closed on the 14th, 14 June for half a year. */
export function closingDay({ unit, to }: Period, { closesOn }: ReportingRegime): IsoDay {
  return closesOn === null || unit === 'day' || unit === 'week' ? to : closingOfMonth(to, closesOn);
}

/** The first one: with data closed on the 14th, 15 April for May. */
export function openingDay({ unit, from }: Period, { closesOn }: ReportingRegime): IsoDay {
  if (closesOn === null || unit === 'day' || unit === 'week') return from;
  return addDays(closingOfMonth(addDays(from, -1), closesOn), 1);
}

/** Of a month that has no such day, its last. */
function closingOfMonth(day: IsoDay, closesOn: number): IsoDay {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return isoDay(year, month, closesOn) ?? monthEnd(year, month);
}
