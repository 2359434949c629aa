import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPlaces, groupPlaces, partyState } from '#shared/obligations/count-places.ts';
import type { HeldPlace } from '#shared/obligations/place.ts';
import { heldPlaces, place } from './places-arbitrary.ts';

const ROLES = ['guest', 'host'];

const numbersOf = (held: readonly HeldPlace[]) => {
  const { places, taken, vacant, vacantOf } = countPlaces(held);
  return [places, taken, vacant, ...ROLES.map(vacantOf)];
};

const sumOf = (lists: readonly (readonly number[])[], width: number) =>
  Array.from({ length: width }, (_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0));

test.each(['tab', 'occasion', 'party', 'role'] as const)('apart by %s, the counts add up to all', (by) => {
  fc.assert(
    fc.property(heldPlaces, (held) => {
      const groups = [...groupPlaces(held, by).values()];
      expect(sumOf(groups.map(numbersOf), 3 + ROLES.length)).toEqual(numbersOf(held));
      expect(groups.flat().length).toBe(held.length);
      if (by === 'role') return;
      const parties = (some: readonly HeldPlace[]) => Object.values(countPlaces(some).parties);
      expect(sumOf(groups.map(parties), 4)).toEqual(parties(held));
    }),
  );
});

test('what is vacant is what is not taken, by role too, and every party is full, short or has nobody', () => {
  fc.assert(
    fc.property(heldPlaces, (held) => {
      const { places, taken, vacant, vacantOf, parties } = countPlaces(held);
      expect(taken + vacant).toBe(places);
      expect(ROLES.reduce((sum, role) => sum + vacantOf(role), 0)).toBe(vacant);
      expect(parties.full + parties.short + parties.none).toBe(parties.all);
    }),
  );
});

test('a party that stands in two occasions is counted in each, by its places there', () => {
  const held = [
    { place: place({ occasion: '01' }), holders: ['r1.1'] },
    { place: place({ occasion: '02' }), holders: [] },
  ];
  expect(countPlaces(held).parties).toEqual({ all: 2, full: 1, short: 0, none: 1 });
});

test.each([
  [['r1.1', 'r2.1'], ['r3.1'], 'full'],
  [['r1.1'], ['r3.1'], 'short'],
  [[], ['r3.1'], 'short'],
  [[], [], 'none'],
])('places held by %j and %j make a party %s', (first, second, state) => {
  const held = [
    { place: place({ capacity: 2 }), holders: first },
    { place: place({ ordinal: 2 }), holders: second },
  ];
  expect(partyState(held)).toBe(state);
});

test('a role of which no place is counted lacks nobody', () => {
  expect(countPlaces([]).vacantOf('guest')).toBe(0);
});
