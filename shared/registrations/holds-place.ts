import { nameKeys } from '../people/person-name.ts';
import type { Reconciliation, Status } from './registration.ts';

export type HeldPlace = 'holds' | 'withdrawn' | 'none' | 'waiting' | 'unknown';

/**
 * Whether somebody of that name takes part for that unit or group (P76). Names are compared without their tones: whoever typed
 * a list must not lose a room for a missing mark. `waiting`: a person has still to decide; `unknown`: nobody registered yet.
 */
export function heldPlaceIn({
  registrations,
}: Pick<Reconciliation, 'registrations'>): (name: string, party: string) => HeldPlace {
  if (registrations.length === 0) return () => 'unknown';
  const known = new Map<string, Set<Status>>();
  for (const { unit, fullName, status } of registrations) {
    const key = keyOf(fullName, unit);
    known.set(key, (known.get(key) ?? new Set<Status>()).add(status));
  }
  return (name, party) => {
    const statuses = known.get(keyOf(name, party));
    if (statuses === undefined) return known.has(keyOf(name, null)) ? 'waiting' : 'none';
    if (TAKES_PART.some((status) => statuses.has(status))) return 'holds';
    return [...statuses].every((status) => TAKES_NO_PART.has(status)) ? 'withdrawn' : 'waiting';
  };
}

const TAKES_PART = ['seated', 'extra_approved'] as const;
const TAKES_NO_PART: ReadonlySet<Status> = new Set<Status>([
  'withdrawn',
  'rejected',
  'replaced',
  'superseded',
]);

/** Null: nobody knows the unit yet. */
function keyOf(name: string, party: string | null): string {
  return `${party ?? '?'} ${nameKeys(name).k2}`;
}
