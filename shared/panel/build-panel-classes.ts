import { countPlaces, groupPlaces } from '../obligations/count-places.ts';
import type { HeldPlace } from '../obligations/place.ts';
import type { OccasionDay } from '../plan/duty-plan.ts';
import type { PlanClass } from '../plan/plan.ts';
import type { Directory } from '../registrations/directory.ts';
import type { ClassState, Registration, UnitState } from '../registrations/registration.ts';
import { listName } from '../people/list-name.ts';
import { weekdayOf } from '../time/local-date.ts';
import type { PanelCase, PanelClass, PanelContact, PanelDay, PanelMissingUnit } from './panel-state.ts';

export interface ClassesShown {
  /** How each class stands today, in words. */
  readonly standings?: ReadonlyMap<string, string> | undefined;
  /** Numbers are for those who may decide (M1). */
  readonly withPhones: boolean;
}

/** The classes in plan order, each with its call list: who is missing, and whom to phone about it. */
export function buildClasses(
  directory: Directory,
  queue: readonly PanelCase[],
  { standings = new Map(), withPhones }: ClassesShown,
): readonly PanelClass[] {
  const { classes, places, registrations } = directory.reconciliation;
  const openByClass = countBy(queue.filter((one) => one.state === 'open').map((one) => one.person.classCode));
  const contacts = contactsByUnit(registrations, withPhones);
  const placesOf = groupPlaces(places, 'occasion');
  return classes.flatMap((state) => {
    const planned = directory.planClass(state.code);
    if (planned === undefined) return [];
    return [
      {
        ...headingOf(planned),
        plan: directory.plan.title,
        standing: standings.get(state.code) ?? null,
        ...countersOf(state, placesOf.get(state.code) ?? [], directory),
        open: openByClass.get(state.code) ?? 0,
        missingUnits: missingUnitsOf(state.code, directory, contacts),
      },
    ];
  });
}

function headingOf({ code, label, venue, days, ...first }: PlanClass) {
  return {
    code,
    label,
    ...dayOf(first),
    ...(days === undefined ? {} : { days: days.map(dayOf) }),
    venue,
  };
}

function dayOf({ date, sessions }: Pick<PlanClass, 'date'> & Pick<OccasionDay, 'sessions'>): PanelDay {
  const times = sessions.map(({ name, start }) => `${name} ${start ?? ''}`.trim());
  return { date, weekday: weekdayOf(date), sessions: times.join(', ') };
}

function countersOf(state: ClassState, held: readonly HeldPlace[], { roles }: Directory) {
  const count = countPlaces(held);
  return {
    units: count.parties.all,
    seats: count.places,
    seated: count.taken,
    missing: roles.map(({ key, shortLabel }) => ({
      role: key,
      label: shortLabel,
      count: count.vacantOf(key),
    })),
    extraPending: state.extraPending,
    extraApproved: state.extraApproved,
    headcount: state.headcount,
    overSize: state.notes.includes('over_size'),
  };
}

function missingUnitsOf(
  classCode: string,
  { reconciliation, roleLabel }: Directory,
  contacts: ReadonlyMap<string, readonly PanelContact[]>,
): readonly PanelMissingUnit[] {
  const short = reconciliation.units.filter((unit) => unit.class === classCode && unit.state !== 'full');
  return [
    ...short.filter((unit) => unit.state === 'none'),
    ...short.filter((unit) => unit.state === 'short'),
  ].map((unit) => ({
    unit: unit.code,
    name: unit.name,
    roles: vacantRoles(unit).map(roleLabel),
    contacts: contacts.get(unit.code) ?? [],
  }));
}

function vacantRoles(unit: UnitState): readonly string[] {
  return unit.seats.filter((seat) => seat.registration === null).map((seat) => seat.role);
}

/** Older rows of a person are left out: the newest carries every detail that counts (R3). */
function contactsByUnit(
  registrations: readonly Registration[],
  withPhones: boolean,
): ReadonlyMap<string, readonly PanelContact[]> {
  const contacts = new Map<string, PanelContact[]>();
  for (const one of registrations) {
    if (one.unit === null || one.status === 'superseded' || one.phones.length === 0) continue;
    const ofUnit = contacts.get(one.unit) ?? [];
    const phones = withPhones ? one.phones : [];
    ofUnit.push({ fullName: listName(one.name), position: one.position, phones });
    contacts.set(one.unit, ofUnit);
  }
  return contacts;
}

function countBy(keys: readonly (string | null)[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
