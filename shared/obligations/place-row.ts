import { PERSON, SEAT } from '../workbook/keys.ts';
import { rowKey } from '../workbook/row-key.ts';
import type { Place } from './place.ts';

/**
 * Key of a place's row in its tab, while nobody holds it. The first of a party and role is stored as version 0.1.0
 * stored it, further ones with their ordinal behind; of a party that stands in several occasions with the occasion too,
 * because what staff typed is remembered over all of them. A role's key holds no colon, so they cannot be confused.
 */
export function placeRowKey(place: PlaceOfRow): string {
  const { party, role, ordinal, occasion, isOneOfSeveral } = place;
  const seat = ordinal === 1 ? role : `${role}:${ordinal}`;
  return SEAT.of(party, isOneOfSeveral ? `${seat}:@${occasion}` : seat);
}

/** Key of its row while this person holds it. */
export function heldRowKey(place: PlaceOfRow, person: string): string {
  return rowKey(placeRowKey(place), PERSON.of(person));
}

type PlaceOfRow = Pick<Place, 'party' | 'role' | 'ordinal' | 'occasion' | 'isOneOfSeveral'>;
