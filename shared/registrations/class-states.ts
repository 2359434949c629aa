import { countPlaces, groupPlaces, partyState, vacancies } from '../obligations/count-places.ts';
import type { HeldPlace } from '../obligations/place.ts';
import type { PlanPlaces } from '../obligations/places-of-plan.ts';
import type { Unit } from '../units/unit.ts';
import type { ClassState, Registration, Seat, UnitState } from './registration.ts';

/** R11 for every unit of the plan, class by class in plan order. */
export function unitStates(
  held: readonly HeldPlace[],
  units: readonly Unit[],
  registrations: readonly Registration[],
): UnitState[] {
  const nameOf = new Map(units.map((unit) => [unit.code, unit.fullName]));
  const extras = countExtras(registrations);
  return [...groupPlaces(held, 'occasion')].flatMap(([occasion, ofClass]) =>
    [...groupPlaces(ofClass, 'party')].map(([code, ofUnit]) => {
      const { pending, approved } = extras.get(unitInClass(code, occasion)) ?? NO_EXTRAS;
      return {
        code,
        name: nameOf.get(code) ?? code,
        class: occasion,
        state: partyState(ofUnit),
        seats: ofUnit.flatMap(seatsOf),
        extraPending: pending,
        extraApproved: approved,
      };
    }),
  );
}

/** R11 for every class, from its places and its units. */
export function classStates(
  { occasions, roles }: PlanPlaces,
  held: readonly HeldPlace[],
  units: readonly UnitState[],
): ClassState[] {
  const byClass = groupPlaces(held, 'occasion');
  return occasions.map((code) => {
    const count = countPlaces(byClass.get(code) ?? []);
    const own = units.filter((unit) => unit.class === code);
    const extraPending = own.reduce((sum, unit) => sum + unit.extraPending, 0);
    const extraApproved = own.reduce((sum, unit) => sum + unit.extraApproved, 0);
    const headcount = count.taken + extraApproved;
    return {
      code,
      units: count.parties.all,
      seats: count.places,
      size: count.places,
      seated: count.taken,
      missing: Object.fromEntries(roles.map((role) => [role, count.vacantOf(role)])),
      extraPending,
      extraApproved,
      headcount,
      notes: headcount > count.places ? ['over_size'] : [],
    };
  });
}

/** As the report has them: one seat for each that a place has room for. */
function seatsOf(held: HeldPlace): readonly Seat[] {
  const { role } = held.place;
  const vacant = Array.from({ length: vacancies(held) }, () => ({ role, registration: null }));
  return [...held.holders.map((registration) => ({ role, registration })), ...vacant];
}

interface Extras {
  readonly pending: number;
  readonly approved: number;
}

const NO_EXTRAS: Extras = { pending: 0, approved: 0 };

/** Extras stand outside the places, so they are counted from the registrations. */
function countExtras(registrations: readonly Registration[]): ReadonlyMap<string, Extras> {
  const extras = new Map<string, Extras>();
  for (const { status, unit, class: code } of registrations) {
    const isPending = status === 'extra_pending';
    if (unit === null || code === null || (!isPending && status !== 'extra_approved')) continue;
    const key = unitInClass(unit, code);
    const { pending, approved } = extras.get(key) ?? NO_EXTRAS;
    extras.set(key, isPending ? { pending: pending + 1, approved } : { pending, approved: approved + 1 });
  }
  return extras;
}

function unitInClass(unit: string, code: string): string {
  return `${unit}|${code}`;
}
