import { groupPlaces } from '../obligations/count-places.ts';
import type { Directory } from './directory.ts';
import type { Reconciliation, Registration } from './registration.ts';

/** Somebody who takes part in a class (R11, headcount). */
export interface Participant {
  readonly registration: Registration;
  /** Approved outside the quota. */
  readonly isExtra: boolean;
}

/**
 * Who takes part in a class: unit by unit in plan order, in each the holders of its places by role, then the extras
 * approved: by role, of one role who submitted first.
 */
export function participantsOf(classCode: string, directory: Directory): readonly Participant[] {
  const { reconciliation, registration, roles } = directory;
  const places = groupPlaces(reconciliation.places, 'occasion').get(classCode) ?? [];
  const byParty = groupPlaces(places, 'party');
  const units = directory.planClass(classCode)?.units.map(({ code }) => code) ?? [];
  const extras = reconciliation.registrations.filter(
    (one) => one.class === classCode && one.status === 'extra_approved',
  );
  const rank = ({ role }: Registration) => {
    const at = roles.findIndex(({ key }) => key === role);
    return at < 0 ? roles.length : at;
  };
  // A unit of whom no place is counted may have people there too (P34); groups come after the units (P33).
  return [...new Set([...units, ...byParty.keys()])].flatMap((unit) => [
    ...(byParty.get(unit) ?? [])
      .flatMap(({ holders }) => holders.flatMap((key) => registration(key) ?? []))
      .map((one): Participant => ({ registration: one, isExtra: false })),
    ...extras
      .filter((one) => one.unit === unit)
      .toSorted((a, b) => rank(a) - rank(b) || a.submittedAt - b.submittedAt || (a.key < b.key ? -1 : 1))
      .map((one): Participant => ({ registration: one, isExtra: true })),
  ]);
}

/** Does somebody (`Registration.person`) take part in a class? */
export function participantIn({
  registrations,
}: Pick<Reconciliation, 'registrations'>): (person: string, code: string) => boolean {
  const taking = new Set(
    registrations
      .filter(({ status }) => status === 'seated' || status === 'extra_approved')
      .map((one) => JSON.stringify([one.person, one.class])),
  );
  return (person, code) => taking.has(JSON.stringify([person, code]));
}
