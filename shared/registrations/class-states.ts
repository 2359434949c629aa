import { countPlaces, groupPlaces, partyState, vacancies } from '../obligations/count-places.ts';
import type { HeldPlace } from '../obligations/place.ts';
import { isAllFixed } from '../obligations/seat-terms.ts';
import type { Plan, PlanClass } from '../plan/plan.ts';
import type { Unit } from '../units/unit.ts';
import type { ClassState, Registration, Seat, UnitState } from './registration.ts';

/** R11 for every unit of the plan, class by class in plan order. */
export function unitStates(
  { classes }: Pick<Plan, 'classes'>,
  held: readonly HeldPlace[],
  units: readonly Unit[],
  registrations: readonly Registration[],
): UnitState[] {
  const nameOf = new Map(units.map((unit) => [unit.code, unit.fullName]));
  const extras = countExtras(registrations, unitInClass);
  const inClass = groupPlaces(held, 'occasion');
  return classes.flatMap(({ code: occasion, units: ofClass }) => {
    const ofUnits = groupPlaces(inClass.get(occasion) ?? [], 'party');
    return [...new Set(ofClass.map(({ code }) => code))].map((code): UnitState => {
      const places = ofUnits.get(code) ?? [];
      const { pending, approved } = extras.get(unitInClass(code, occasion)) ?? NO_EXTRAS;
      return {
        code,
        name: nameOf.get(code) ?? code,
        class: occasion,
        state: partyState(places),
        seats: places.flatMap(seatsOf),
        extraPending: pending,
        extraApproved: approved,
      };
    });
  });
}

/** R11 for every class, from its places, its units and who stands beside them. */
export function classStates(
  { classes, roles }: Pick<Plan, 'classes' | 'roles'>,
  held: readonly HeldPlace[],
  units: readonly UnitState[],
  registrations: readonly Registration[],
): ClassState[] {
  const byClass = groupPlaces(held, 'occasion');
  const extras = countExtras(registrations, (_unit, code) => code);
  return classes.map((planned): ClassState => {
    const { code, capacity } = planned;
    const count = countPlaces(byClass.get(code) ?? []);
    const { pending, approved } = extras.get(code) ?? NO_EXTRAS;
    const seated = count.taken + count.open;
    const headcount = seated + approved;
    return {
      code,
      units: units.filter((unit) => unit.class === code).length,
      seats: count.places,
      size: count.places,
      seated,
      missing: Object.fromEntries(roles.map(({ key }) => [key, count.vacantOf(key)])),
      extraPending: pending,
      extraApproved: approved,
      headcount,
      ...(count.open === 0 ? {} : { open: count.open }),
      ...(capacity === undefined ? {} : { capacity }),
      notes: isOverSize(planned, headcount, count.places) ? ['over_size'] : [],
    };
  });
}

/** R11, P35: above what the place holds; where nobody typed that, above the seats of a plan that has no others. */
function isOverSize(planned: PlanClass, headcount: number, seats: number): boolean {
  const { capacity } = planned;
  if (capacity !== undefined) return headcount > capacity;
  return isAllFixed(planned) && headcount > seats;
}

/** As the report has them: one seat for each that a place has room for; an open one has those who are there. */
function seatsOf(held: HeldPlace): readonly Seat[] {
  const { role } = held.place;
  const vacant = Array.from({ length: vacancies(held) }, () => ({ role, registration: null }));
  return [...held.holders.map((registration) => ({ role, registration })), ...vacant];
}

interface Extras {
  pending: number;
  approved: number;
}

const NO_EXTRAS: Readonly<Extras> = { pending: 0, approved: 0 };

/** Extras stand outside the places, so they are counted from the registrations. */
function countExtras(
  registrations: readonly Registration[],
  keyOf: (unit: string, code: string) => string,
): ReadonlyMap<string, Readonly<Extras>> {
  const extras = new Map<string, Extras>();
  for (const { status, unit, class: code } of registrations) {
    const isPending = status === 'extra_pending';
    if (unit === null || code === null || (!isPending && status !== 'extra_approved')) continue;
    const key = keyOf(unit, code);
    let count = extras.get(key);
    if (count === undefined) extras.set(key, (count = { pending: 0, approved: 0 }));
    count[isPending ? 'pending' : 'approved'] += 1;
  }
  return extras;
}

function unitInClass(unit: string, code: string): string {
  return `${unit}|${code}`;
}
