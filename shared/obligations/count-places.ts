/** How full places are: counted here for reports, tabs, panel and lists alike (R11). */
import type { RoleKey } from '../people/role.ts';
import type { HeldPlace } from './place.ts';

/** R11: every place taken, some, none. */
export type PartyState = 'full' | 'short' | 'none';

export interface PlaceCount {
  /** What can be held: of a place with a larger capacity, all of it. Open places are not counted (P33). */
  readonly places: number;
  readonly taken: number;
  /** Who holds an open place. */
  readonly open: number;
  readonly vacant: number;
  /** Vacant by role; a role of which no place is counted has none. */
  readonly vacantOf: (role: RoleKey) => number;
  /** Parties by how full they are; one that stands in several occasions counts in each, so occasions add up. */
  readonly parties: Readonly<Record<PartyState | 'all', number>>;
}

export function countPlaces(all: readonly HeldPlace[]): PlaceCount {
  const held = all.filter(({ place }) => !place.isOpen);
  const open = all.filter(({ place }) => place.isOpen).reduce((sum, { holders }) => sum + holders.length, 0);
  const places = held.reduce((sum, { place }) => sum + place.capacity, 0);
  const taken = held.reduce((sum, { holders }) => sum + holders.length, 0);
  const vacantByRole = new Map<RoleKey, number>();
  for (const one of held) {
    vacantByRole.set(one.place.role, (vacantByRole.get(one.place.role) ?? 0) + vacancies(one));
  }
  const parties = { all: 0, full: 0, short: 0, none: 0 };
  for (const ofOccasion of groupPlaces(held, 'occasion').values()) {
    for (const ofParty of groupPlaces(ofOccasion, 'party').values()) {
      parties.all++;
      parties[partyState(ofParty)]++;
    }
  }
  return {
    places,
    taken,
    open,
    vacant: places - taken,
    vacantOf: (role) => vacantByRole.get(role) ?? 0,
    parties,
  };
}

/** How full a party is, by its places at one occasion; of whom nothing is counted, nothing is missing. */
export function partyState(all: readonly HeldPlace[]): PartyState {
  const held = all.filter(({ place }) => !place.isOpen);
  if (held.every((one) => vacancies(one) === 0)) return 'full';
  return held.some(({ holders }) => holders.length > 0) ? 'short' : 'none';
}

export function vacancies({ place, holders }: HeldPlace): number {
  return place.isOpen ? 0 : place.capacity - holders.length;
}

/** The places apart by one of their parts; groups and places in the order given. */
export function groupPlaces(
  held: readonly HeldPlace[],
  by: 'tab' | 'occasion' | 'party' | 'role',
): ReadonlyMap<string, readonly HeldPlace[]> {
  const groups = new Map<string, HeldPlace[]>();
  for (const one of held) {
    const group = groups.get(one.place[by]);
    if (group === undefined) groups.set(one.place[by], [one]);
    else group.push(one);
  }
  return groups;
}
