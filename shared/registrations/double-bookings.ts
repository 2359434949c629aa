/**
 * P41: one person (K1 equal, a phone shared) at two places that have a session in common. Both are noted and a person is
 * asked; nothing is taken away from anybody.
 */
import { nameKeys } from '../people/person-name.ts';
import { sharedSessions } from '../plan/shared-sessions.ts';
import type { Plan, PlanClass } from '../plan/plan.ts';
import { hasUnitsInTwo } from './chosen-class.ts';
import type { Reconciliation, Registration, ScheduleClash, Status } from './registration.ts';

/** Somebody who takes part, or waits to, and when. */
export interface Booking {
  /** Title of the plan. */
  readonly plan: string;
  readonly planned: PlanClass;
  readonly person: string;
  readonly k1: string;
  readonly phones: readonly string[];
}

/** Whom other plans must know of. */
export function bookingsOf(
  { registrations }: Pick<Reconciliation, 'registrations'>,
  { title, classes }: Pick<Plan, 'title' | 'classes'>,
): readonly Booking[] {
  const byCode = new Map(classes.map((one) => [one.code, one]));
  return registrations.flatMap((one): readonly Booking[] => {
    const planned = byCode.get(one.class ?? '');
    if (planned === undefined || !BOOKED.has(one.status) || one.phones.length === 0 || one.name === '')
      return [];
    const { k1 } = nameKeys(one.name);
    return [{ plan: title, planned, person: one.person, k1, phones: one.phones }];
  });
}

const BOOKED: ReadonlySet<Status> = new Set(['seated', 'extra_approved', 'extra_pending', 'late_pending']);

/**
 * The same reconciliation, with everybody noted who is booked elsewhere at the same time.
 *
 * @param others bookings of other plans; those of this one are found here.
 */
export function withDoubleBookings(
  reconciliation: Reconciliation,
  plan: Pick<Plan, 'title' | 'classes'>,
  others: readonly Booking[] = [],
): Reconciliation {
  // Within one plan only there: of two units R3 asks who is meant before anybody is booked.
  if (others.length === 0 && !hasUnitsInTwo(plan.classes)) return reconciliation;
  const own = bookingsOf(reconciliation, plan);
  const clashes = clashesByPerson(own, [...own, ...others], plan.title);
  if (clashes.size === 0) return reconciliation;
  return {
    ...reconciliation,
    registrations: reconciliation.registrations.map((one) => {
      const found = BOOKED.has(one.status) && !isSettled(one) ? clashes.get(one.person) : undefined;
      return found === undefined ? one : noted(one, found);
    }),
  };
}

/** *Different person* was said of them, so they are not who is booked there. */
function isSettled({ why }: Registration): boolean {
  return why.decisions.some(({ decision }) => decision.kind === 'different_person');
}

function noted(one: Registration, clashes: readonly ScheduleClash[]): Registration {
  const notes = [...new Set([...one.notes, 'double_booked' as const])].sort();
  return { ...one, notes, why: { ...one.why, clashes } };
}

function clashesByPerson(
  own: readonly Booking[],
  all: readonly Booking[],
  title: string,
): ReadonlyMap<string, readonly ScheduleClash[]> {
  const byNameAndPhone = new Map<string, Booking[]>();
  for (const booking of all) {
    for (const sign of signsOf(booking)) {
      const known = byNameAndPhone.get(sign);
      if (known === undefined) byNameAndPhone.set(sign, [booking]);
      else known.push(booking);
    }
  }
  const found = new Map<string, readonly ScheduleClash[]>();
  for (const booking of own) {
    const others = new Set(signsOf(booking).flatMap((sign) => byNameAndPhone.get(sign) ?? []));
    const clashes = [...others].flatMap((other) => clashBetween(booking, other, title)).sort(inOrder);
    if (clashes.length > 0) found.set(booking.person, clashes);
  }
  return found;
}

function signsOf({ k1, phones }: Booking): readonly string[] {
  return phones.map((phone) => `${phone} ${k1}`);
}

function clashBetween(one: Booking, other: Booking, title: string): readonly ScheduleClash[] {
  const isSame = one.plan === other.plan && one.planned.code === other.planned.code;
  const shared = isSame ? [] : sharedSessions(daysOf(one.planned), daysOf(other.planned));
  return [...new Set(shared.map(({ day }) => day))].map((day) => ({
    plan: other.plan === title ? null : other.plan,
    label: other.planned.label,
    day,
    sessions: shared.filter((each) => each.day === day).map(({ session }) => session),
  }));
}

function daysOf({ date, days, sessions }: PlanClass) {
  return days ?? [{ date, sessions }];
}

function inOrder(a: ScheduleClash, b: ScheduleClash): number {
  const [left, right] = [a, b].map(({ plan, label, day }) => `${day}\u0000${plan ?? ''}\u0000${label}`);
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
}
