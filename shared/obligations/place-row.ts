import { PERSON, SEAT } from '../workbook/keys.ts';
import { rowKey } from '../workbook/row-key.ts';
import type { Place } from './place.ts';

/**
 * Key of a place's row in its tab, while nobody holds it. The first of a party and role is stored as version 0.1.0
 * stored it, further ones with their ordinal behind; a role's key holds no colon, so the two cannot be confused.
 */
export function placeRowKey({ party, role, ordinal }: Pick<Place, 'party' | 'role' | 'ordinal'>): string {
  return SEAT.of(party, ordinal === 1 ? role : `${role}:${ordinal}`);
}

/** Key of its row while this person holds it. */
export function heldRowKey(place: Pick<Place, 'party' | 'role' | 'ordinal'>, person: string): string {
  return rowKey(placeRowKey(place), PERSON.of(person));
}
