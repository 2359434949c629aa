/** P38: the sessions of a class, day by day, and the column in which attendance of each is recorded. */
import { plainKey } from '../text/vietnamese.ts';
import type { IsoDay } from '../time/local-date.ts';
import { attendanceColumn } from '../workbook/keys.ts';
import type { PlanClass } from './plan.ts';

export interface ClassSession {
  readonly day: IsoDay;
  /** "sáng", in small letters. */
  readonly name: string;
  /** "sáng"; of several days "19/5 sáng". */
  readonly label: string;
  /** P38: title of its column: "Có mặt sáng", as version 0.1.0 wrote it; of several days "19/5 sáng". */
  readonly title: string;
  /** Key of its column in the tab of the class. */
  readonly column: string;
}

type Timed = Pick<PlanClass, 'date' | 'days' | 'sessions'>;

export function classSessions(planned: Timed): readonly ClassSession[] {
  const days = daysOf(planned);
  const isOnlyDay = days.length === 1;
  return days.flatMap(({ date, names }) => {
    const told = names.map((name, at) => (name.trim() === '' ? `buổi ${at + 1}` : name.trim().toLowerCase()));
    return told.map((name, at): ClassSession => {
      // Two sessions of one name are two columns.
      const before = told.slice(0, at).filter((other) => plainKey(other) === plainKey(name)).length;
      const key = before === 0 ? plainKey(name) : `${plainKey(name)} ${before + 1}`;
      return {
        day: date,
        name,
        label: isOnlyDay ? name : `${shortDay(date)} ${name}`,
        title: isOnlyDay ? `Có mặt ${name}` : `${shortDay(date)} ${name}`,
        column: attendanceColumn(isOnlyDay ? null : date, key),
      };
    });
  });
}

/** Is there a day of which the plan names no session? Then morning and afternoon are taken, and it is said so. */
export function hasUnstatedSessions(planned: Timed): boolean {
  return (planned.days ?? [planned]).some(({ sessions }) => sessions.length === 0);
}

/** The last day of the class. */
export function lastDayOfClass({ date, days = [] }: Pick<PlanClass, 'date' | 'days'>): IsoDay {
  return days.reduce((last, day) => (day.date > last ? day.date : last), date);
}

const MORNING_AND_AFTERNOON = ['sáng', 'chiều'];

function daysOf({ date, days, sessions }: Timed) {
  const all = days ?? [{ date, sessions }];
  return all.map((day) => ({
    date: day.date,
    names: day.sessions.length === 0 ? MORNING_AND_AFTERNOON : day.sessions.map(({ name }) => name),
  }));
}

function shortDay(day: IsoDay): string {
  const [, month = '', date = ''] = day.split('-');
  return `${Number(date)}/${Number(month)}`;
}
