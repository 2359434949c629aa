/** People who register in person for a plan's seats, invented, the same on every run. */
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { displayDay, type IsoDay, startOfDayMs } from '#shared/time/local-date.ts';
import { addDays } from '#shared/time/calendar.ts';
import type { UnitsKnown } from '#shared/units/known-units.ts';
import { Dice, fictionalPerson, fictionalPhone } from './sample-names.ts';

export interface SamplePerson {
  readonly name: string;
  readonly isMale: boolean;
  /** Official code. */
  readonly unit: string;
  readonly role: string;
  readonly phone: string;
}

/** One a unit and role that a plan asks of every unit of a set, with gaps: some have not registered yet. */
export function conferencePeople(plan: DutyPlan): readonly SamplePerson[] {
  const dice = new Dice(19_052_026);
  const seats = plan.duties.filter(
    ({ what, spread, role }) => what === 'seat' && spread === 'each' && role !== null,
  );
  const sets = new Map(plan.parties.map((set) => [set.key, set]));
  return seats.flatMap(({ who, role }) =>
    (sets.get(who)?.members ?? []).flatMap((unit): readonly SamplePerson[] => {
      const person = { ...fictionalPerson(dice), unit, role: role ?? '', phone: fictionalPhone(dice) };
      return dice.chance(88) ? [person] : [];
    }),
  );
}

const MINUTE_MS = 60_000;

export const CONFERENCE_HEADER = [
  'Dấu thời gian',
  'Đơn vị',
  'Họ và tên',
  'Chức vụ',
  'Số điện thoại',
] as const;

/** @param nowMs whoever would register later has not yet. */
export function conferenceResponses(
  plan: DutyPlan,
  units: UnitsKnown,
  firstDay: IsoDay,
  nowMs: number,
): string[][] {
  return conferencePeople(plan).flatMap((person, at) => {
    const set = plan.parties.find(({ members }) => members?.includes(person.unit) === true);
    const day = addDays(firstDay, -14 + (at % 7));
    const [hour, minute] = [8 + (at % 9), at % 60];
    if (startOfDayMs(day) + (hour * 60 + minute) * MINUTE_MS > nowMs) return [];
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
    return [
      [
        `${displayDay(day)} ${time}`,
        units(person.unit, set?.registry ?? null)?.name ?? person.unit,
        person.name,
        plan.roles.find(({ key }) => key === person.role)?.label ?? '',
        person.phone,
      ],
    ];
  });
}
