import type { Plan } from '../plan/plan.ts';
import type { Unit } from '../units/unit.ts';
import type { ClassState, Registration, UnitState } from './registration.ts';
import { seatKey } from './seats.ts';

/** R11 for every unit of the plan, class by class in plan order. */
export function unitStates(
  plan: Plan,
  units: readonly Unit[],
  registrations: readonly Registration[],
): UnitState[] {
  const nameOf = new Map(units.map((unit) => [unit.code, unit.fullName]));
  const seated = new Map<string, string>();
  const extras = new Map<string, { pending: number; approved: number }>();
  for (const { status, unit, role, key } of registrations) {
    if (unit === null) continue;
    if (status === 'seated') seated.set(seatKey(unit, role as string), key);
    if (status !== 'extra_pending' && status !== 'extra_approved') continue;
    const count = extras.get(unit) ?? { pending: 0, approved: 0 };
    if (status === 'extra_pending') count.pending++;
    else count.approved++;
    extras.set(unit, count);
  }
  return plan.classes.flatMap((planClass) =>
    planClass.units.map(({ code, typed }) => {
      const seats = plan.roles.map(({ key: role }) => ({
        role,
        registration: seated.get(seatKey(code, role)) ?? null,
      }));
      const taken = seats.filter((seat) => seat.registration !== null).length;
      return {
        code,
        name: nameOf.get(code) ?? typed,
        class: planClass.code,
        state: taken === seats.length ? 'full' : taken > 0 ? 'short' : 'none',
        seats,
        extraPending: extras.get(code)?.pending ?? 0,
        extraApproved: extras.get(code)?.approved ?? 0,
      } as const;
    }),
  );
}

/** R11 for every class, from its units. */
export function classStates(plan: Plan, units: readonly UnitState[]): ClassState[] {
  return plan.classes.map(({ code }) => {
    const own = units.filter((unit) => unit.class === code);
    const seats = own.flatMap((unit) => unit.seats);
    const seated = seats.filter((seat) => seat.registration !== null).length;
    const missing = Object.fromEntries(
      plan.roles.map(({ key }) => [
        key,
        seats.filter((seat) => seat.role === key && seat.registration === null).length,
      ]),
    );
    const extraPending = own.reduce((sum, unit) => sum + unit.extraPending, 0);
    const extraApproved = own.reduce((sum, unit) => sum + unit.extraApproved, 0);
    const size = own.length * plan.roles.length;
    const headcount = seated + extraApproved;
    return {
      code,
      units: own.length,
      seats: seats.length,
      size,
      seated,
      missing,
      extraPending,
      extraApproved,
      headcount,
      notes: headcount > size ? ['over_size'] : [],
    };
  });
}
