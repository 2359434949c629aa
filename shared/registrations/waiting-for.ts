import type { Place } from '../obligations/place.ts';
import type { Registration } from './registration.ts';
import { isWaiting } from './review-needs.ts';

/** Who waits for a decision and may yet take the place: then a call about it would be the wrong first step. */
export function waitingFor(
  { party, occasion, role }: Pick<Place, 'party' | 'occasion' | 'role'>,
  registrations: readonly Registration[],
): readonly Registration[] {
  return registrations.filter(
    (one) =>
      one.unit === party &&
      one.class === occasion &&
      (one.role === null || one.role === role) &&
      isWaiting(one.status),
  );
}
