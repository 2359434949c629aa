import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClaimRules, givePlaces } from '#shared/obligations/give-places.ts';
import { place, placesOfClaim } from './places-arbitrary.ts';
import { cases } from '../sizes.ts';

interface Claimant {
  readonly name: string;
  readonly claimedAt: number;
  readonly submittedAt: number;
  readonly isLate: boolean;
  readonly decision: 'approve' | 'replace' | null;
}

const RULES: ClaimRules<Claimant> = {
  isAdmitted: ({ isLate, decision }) => !isLate || decision === 'approve',
  isReplacing: ({ decision }) => decision === 'replace',
  compareClaims: (a, b) => a.claimedAt - b.claimedAt,
  compareSubmissions: (a, b) => a.submittedAt - b.submittedAt,
};

/** Everybody claims and submits at a time of their own, in orders that have nothing to do with each other. */
const claimants: fc.Arbitrary<readonly Claimant[]> = fc
  .array(fc.record({ isLate: fc.boolean(), decision: fc.constantFrom('approve', 'replace', null, null) }), {
    maxLength: 9,
  })
  .chain((all) => {
    const times = all.map((_, at) => at);
    const shuffled = fc.shuffledSubarray(times, { minLength: times.length });
    return fc.tuple(shuffled, shuffled).map(([claimed, submitted]) =>
      all.map((one, at) => ({
        ...one,
        name: `Người ${at}`,
        claimedAt: claimed[at] ?? 0,
        submittedAt: submitted[at] ?? 0,
      })),
    );
  });

const shuffle = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length });

/** R6 and R7 for the one seat of batch 2, said as plainly as they can be. */
function oneSeat(wanting: readonly Claimant[]) {
  const candidates = wanting.filter(({ isLate, decision }) => !isLate || decision !== null);
  const byClaim = candidates.toSorted((a, b) => a.claimedAt - b.claimedAt);
  const first = byClaim[0] ?? null;
  const replacements = wanting
    .filter(({ decision }) => decision === 'replace')
    .toSorted((a, b) => a.submittedAt - b.submittedAt);
  const holder = replacements.at(-1) ?? first;
  return { holder, displaced: first === holder ? null : first };
}

test('with room for one, places go as the one seat of a unit and role goes in batch 2', () => {
  fc.assert(
    fc.property(claimants, (wanting) => {
      const given = givePlaces([place()], wanting, RULES);
      const { holder, displaced } = oneSeat(wanting);
      expect([...given.placeOf.keys()]).toEqual(holder === null ? [] : [holder]);
      expect([...given.displaced]).toEqual(displaced === null ? [] : [displaced]);
      expect(given.next).toBe(holder);
    }),
    { numRuns: cases(2000) },
  );
});

test('no place is held by more than it has room for, and none is empty while somebody admitted has none', () => {
  fc.assert(
    fc.property(placesOfClaim, claimants, (places, wanting) => {
      const { placeOf, next } = givePlaces(places, wanting, RULES);
      const room = places.reduce((sum, { capacity }) => sum + capacity, 0);
      for (const { key, capacity } of places) {
        const holders = [...placeOf.values()].filter((held) => held.key === key);
        expect(holders.length).toBeLessThanOrEqual(capacity);
      }
      const admitted = wanting.filter((one) => RULES.isAdmitted(one) || RULES.isReplacing(one));
      expect(placeOf.size).toBe(Math.min(room, admitted.length));
      expect([...placeOf.keys()].every((one) => admitted.includes(one))).toBe(true);
      expect(next === null).toBe(placeOf.size < room);
    }),
    { numRuns: cases(500) },
  );
});

test('whoever claims later takes no place from anybody', () => {
  fc.assert(
    fc.property(placesOfClaim, claimants, (places, wanting) => {
      const without = wanting.filter((one) => !RULES.isReplacing(one));
      const before = givePlaces(places, without, RULES).placeOf;
      const late = { name: 'Mới', claimedAt: 99, submittedAt: 99, isLate: false, decision: null };
      const after = givePlaces(places, [late, ...without], RULES).placeOf;
      for (const [holder, held] of before) expect(after.get(holder)).toBe(held);
    }),
    { numRuns: cases(500) },
  );
});

test('a replacement displaces the one who holds with the newest claim, takes their place, and nobody else moves', () => {
  fc.assert(
    fc.property(placesOfClaim, claimants, (places, wanting) => {
      const before = givePlaces(places, wanting, RULES);
      const newcomer = {
        name: 'Mới',
        claimedAt: 99,
        submittedAt: 99,
        isLate: true,
        decision: 'replace',
      } as const;
      const after = givePlaces(places, [newcomer, ...wanting], RULES);
      const gone = [...before.placeOf.keys()].filter((one) => !after.placeOf.has(one));
      expect(gone).toEqual(before.next === null ? [] : [before.next]);
      expect(after.placeOf.has(newcomer)).toBe(true);
      for (const [holder, held] of before.placeOf) {
        const isOneOfMany = RULES.isReplacing(holder) || places.length === 1;
        if (!isOneOfMany && after.placeOf.has(holder)) expect(after.placeOf.get(holder)).toBe(held);
      }
    }),
    { numRuns: cases(500) },
  );
});

test('of more replacements than there is room for, those submitted last hold', () => {
  const replacing = (name: string, submittedAt: number): Claimant => ({
    name,
    claimedAt: 0,
    submittedAt,
    isLate: true,
    decision: 'replace',
  });
  const wanting = [replacing('An', 1), replacing('Bình', 3), replacing('Cường', 2)];
  const { placeOf, next } = givePlaces([place({ capacity: 2 })], wanting, RULES);
  expect([...placeOf.keys()].map(({ name }) => name).toSorted()).toEqual(['Bình', 'Cường']);
  expect(next?.name).toBe('Cường');
});

test('several places of one claim go by ordinal, first claim first', () => {
  const places = [place({ ordinal: 1, capacity: 2 }), place({ ordinal: 2 })];
  const wanting = [3, 1, 2, 4].map(
    (claimedAt): Claimant => ({
      name: `Người ${claimedAt}`,
      claimedAt,
      submittedAt: claimedAt,
      isLate: false,
      decision: null,
    }),
  );
  const { placeOf } = givePlaces(places, wanting, RULES);
  expect([...placeOf].map(([{ name }, { ordinal }]) => `${name}: ${ordinal}`)).toEqual([
    'Người 1: 1',
    'Người 2: 1',
    'Người 3: 2',
  ]);
});

test('without any place nobody holds, whoever replaces included', () => {
  fc.assert(
    fc.property(claimants, (wanting) => {
      const { placeOf, displaced } = givePlaces([], wanting, RULES);
      expect([placeOf.size, displaced.size]).toEqual([0, 0]);
    }),
  );
});

test('the order in which people are named changes nothing', () => {
  fc.assert(
    fc.property(
      placesOfClaim,
      claimants.chain((wanting) => fc.tuple(fc.constant(wanting), shuffle(wanting))),
      (places, [wanting, shuffled]) => {
        const [one, other] = [givePlaces(places, wanting, RULES), givePlaces(places, shuffled, RULES)];
        expect(new Map(other.placeOf)).toEqual(new Map(one.placeOf));
        expect(new Set(other.displaced)).toEqual(new Set(one.displaced));
        expect(other.next).toBe(one.next);
      },
    ),
    { numRuns: cases(500) },
  );
});
