import type { Fact } from '../obligations/fact.ts';
import { OF_PLAN } from '../workbook/keys.ts';
import type { Reconciliation } from './registration.ts';

/**
 * Who holds a seat, as facts about the obligations to fill it, since their registration came in; since it was first seen where
 * its time cannot be right (R5), as in the class's own tab.
 */
export function seatFacts({
  places,
  registrations,
}: Pick<Reconciliation, 'places' | 'registrations'>): readonly Fact[] {
  const submitted = new Map(
    registrations.map(({ key, submittedAt, why }) => [key, why.countedAt ?? submittedAt]),
  );
  return places.flatMap(({ place, holders }) =>
    holders.map(
      (holder): Fact => ({
        source: `${place.key} ${holder}`,
        duty: place.duty,
        party: place.party,
        slot: OF_PLAN.partsOf(place.occasion)[0],
        says: { kind: 'more', n: 1 },
        on: null,
        recordedAt: submitted.get(holder) ?? 0,
      }),
    ),
  );
}
