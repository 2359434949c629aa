import * as fc from 'fast-check';
import { type HeldPlace, type Place, placeKey } from '#shared/obligations/place.ts';

/** A place of "Xã A" in "Lớp 01" unless said otherwise. */
export function place(given: Partial<Place> = {}): Place {
  const parts = { duty: 'seat.guest', party: 'A', occasion: '01', ordinal: 1, ...given };
  return {
    role: 'guest',
    capacity: 1,
    isOpen: false,
    ofHowMany: 1,
    needsApproval: false,
    isOneOfSeveral: false,
    owner: 'organiser',
    tab: `class:${parts.occasion}`,
    ...given,
    ...parts,
    key: placeKey(parts),
  };
}

/** The places of one claim: one to three, each with room for one to three. */
export const placesOfClaim: fc.Arbitrary<readonly Place[]> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .map((capacities) => capacities.map((capacity, index) => place({ ordinal: index + 1, capacity })));

/** Places of several parties, roles and occasions, held in part. A party may stand in several occasions. */
export const heldPlaces: fc.Arbitrary<readonly HeldPlace[]> = fc
  .uniqueArray(
    fc.record({
      party: fc.constantFrom('A', 'B', 'C'),
      occasion: fc.constantFrom('01', '02', '03'),
      role: fc.constantFrom('guest', 'host'),
      ordinal: fc.integer({ min: 1, max: 2 }),
      capacity: fc.integer({ min: 1, max: 3 }),
      held: fc.nat(3),
    }),
    { selector: ({ party, occasion, role, ordinal }) => `${party} ${occasion} ${role} ${ordinal}` },
  )
  .map((all) =>
    all.map(({ held, role, ...given }) => {
      const made = place({ ...given, role, duty: `seat.${role}` });
      const holders = Array.from({ length: Math.min(held, made.capacity) }, (_, at) => `${made.key} ${at}`);
      return { place: made, holders };
    }),
  );
