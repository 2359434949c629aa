/** P41: whoever has a place in two classes of a series that meet on a day is told so beside both. */
import { type Booked, type ClassClash, classClashes } from '../../series/class-clashes.ts';
import { isOpened, type SeriesClass } from '../../series/series-class.ts';
import type { ScheduleClash } from '../../registrations/registration.ts';
import { displayDay } from '../../time/local-date.ts';
import type { ClassPeople } from './read-people.ts';

export function sayClashes(
  classes: readonly SeriesClass[],
  people: ReadonlyMap<string, ClassPeople>,
): ReadonlyMap<string, readonly ClassClash[]> {
  const clashes = classClashes(classes.filter(isOpened).flatMap((one) => bookedIn(one, people.get(one.row))));
  for (const { people: own, problems } of people.values()) {
    for (const { key, row } of own)
      for (const { code, called, from, to } of clashes.get(key) ?? [])
        problems.say(
          row,
          `Cần kiểm tra: trùng lịch với Lớp ${code}, ${called} (${daysText(from, to)}); chỗ ở cả hai lớp vẫn giữ.`,
        );
  }
  return clashes;
}

/** Who has a place or waits for one; what staff said to be somebody else's name is settled. */
function bookedIn(
  { row, code, study, field }: SeriesClass,
  list: ClassPeople | undefined,
): readonly Booked[] {
  if (list === undefined || code === null) return [];
  const spans = [study, field].filter((span) => span !== null);
  return list.people.flatMap((person): readonly Booked[] => {
    const seat = list.seats.get(person.key)?.kind ?? 'withdrawn';
    if (seat === 'withdrawn' || !person.isNamed || person.isOther) return [];
    const sent = [...list.form.standings.values()].filter((one) => one.row === person.row);
    const entries = sent.flatMap(({ live }) => live.map(({ entry }) => entry));
    const k1s = [...new Set([person.k1, ...entries.map(({ k1 }) => k1)])];
    const phones = [...new Set([...person.phones, ...entries.flatMap((entry) => entry.phones)])];
    return [{ key: person.key, k1s, phones, row, code, called: person.called, spans }];
  });
}

/** As a registration notes it. */
export function scheduleClash({ code, from, to }: ClassClash): ScheduleClash {
  return { plan: null, label: `Lớp ${code}`, day: from, ...(from === to ? {} : { until: to }), sessions: [] };
}

function daysText(from: string, to: string): string {
  return from === to ? displayDay(from) : `${displayDay(from)} – ${displayDay(to)}`;
}
