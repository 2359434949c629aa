import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKeys } from '#shared/people/person-name.ts';
import { classSeats, freeSeats, type SeatClaim } from '#shared/series/class-seats.ts';
import { type Attendee, distinctPeople } from '#shared/series/distinct-people.ts';
import { cases } from '../sizes.ts';

function attendee(key: string, name: string, phone: string, organisation = '', isOther = false): Attendee {
  const { k1, k2 } = nameKeys(name);
  return { key, k1, k2, phones: phone === '' ? [] : [phone], organisation, isOther };
}

function said(...attendees: readonly Attendee[]): readonly [readonly string[], readonly string[]] {
  const { personOf, suspected } = distinctPeople(attendees);
  return [[...personOf.values()], [...suspected.keys()]];
}

test('one name and a phone in common are one person, over years and units (P59)', () => {
  const first = attendee('a', 'Nguyễn Văn An', '0912000111', 'xã An Hòa');
  expect(said(first, attendee('b', 'Nguyễn Văn An', '0912000111', 'xã Bình Sơn'))).toEqual([['a', 'a'], []]);
  expect(said(first, attendee('b', 'NGUYEN VAN AN', '0912000111'))).toEqual([['a', 'a'], []]);
  expect(said(first, attendee('b', 'Trần Thị Bình', '0912000111'))).toEqual([['a', 'b'], []]);
});

test('one name in one organisation is one person where phones say nothing; else it is suspected and counted once', () => {
  const first = attendee('a', 'Nguyễn Văn An', '', 'htx chè');
  expect(said(first, attendee('b', 'Nguyễn Văn An', '0912000111', 'htx chè'))).toEqual([['a', 'a'], []]);
  expect(said(first, attendee('b', 'Nguyễn Văn An', '', 'htx miến'))).toEqual([['a', 'a'], ['b']]);
  expect(said(first, attendee('b', 'Nguyễn Văn Ân', '', 'htx chè'))).toEqual([['a', 'a'], ['b']]);
  const called = attendee('a', 'Nguyễn Văn An', '0912000111', 'htx chè');
  expect(said(called, attendee('b', 'Nguyễn Văn An', '0912000222', 'htx chè'))).toEqual([['a', 'a'], ['b']]);
});

test('what a later registration tells of a person is known of them from then on', () => {
  const first = attendee('a', 'Nguyễn Văn An', '', 'htx chè');
  const called = attendee('b', 'Nguyễn Văn An', '0912000111', 'htx chè');
  expect(said(first, called, attendee('c', 'Nguyễn Văn An', '0912000111', 'xã An Hòa'))).toEqual([
    ['a', 'a', 'a'],
    [],
  ]);
});

test('whom staff say to be somebody else is a person of their own, and later ones may be either', () => {
  const first = attendee('a', 'Nguyễn Văn An', '0912000111');
  const other = attendee('b', 'Nguyễn Văn An', '0912000222', '', true);
  expect(said(first, other, attendee('c', 'Nguyễn Văn An', '0912000222'))).toEqual([['a', 'b', 'b'], []]);
});

test('how many people there are does not depend on the order of their registrations, while nobody decided', () => {
  const one = fc.record({
    name: fc.constantFrom('Nguyễn Văn An', 'Nguyen Van An', 'Lê Thị Bình', 'Lê Thị Bính', 'Đỗ Cường'),
    phone: fc.constantFrom('', '0912000111', '0912000222'),
    organisation: fc.constantFrom('', 'htx chè', 'xã an hòa'),
  });
  const lists = fc
    .array(one, { maxLength: 12 })
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  const people = (list: readonly { name: string; phone: string; organisation: string }[]) =>
    new Set(
      distinctPeople(
        list.map(({ name, phone, organisation }, at) => attendee(String(at), name, phone, organisation)),
      ).personOf.values(),
    ).size;
  fc.assert(
    fc.property(lists, ([list, shuffled]) => {
      expect(people(shuffled)).toBe(people(list));
      expect(people(list)).toBeLessThanOrEqual(list.length);
    }),
    { numRuns: cases(60) },
  );
});

/** Claims in the order in which they came, an hour apart. */
function claims(...list: readonly Partial<SeatClaim>[]): readonly SeatClaim[] {
  return list.map((one, at) => ({
    key: String(at),
    since: at,
    order: at,
    withdrawnAt: null,
    isAdmitted: false,
    ...one,
  }));
}

function seats(list: readonly SeatClaim[], capacity: number | null) {
  const states = classSeats(list, capacity);
  const said = list.map(({ key }) => {
    const state = states.get(key);
    return state?.kind === 'waiting' ? state.place : state?.kind;
  });
  return [said, freeSeats(states, capacity)];
}

test('first come have the places, the rest wait in their order (P60)', () => {
  expect(seats(claims({}, {}, {}, {}), 2)).toEqual([['seated', 'seated', 1, 2], 0]);
  expect(seats(claims({}, {}), null)).toEqual([['seated', 'seated'], null]);
  expect(seats(claims({}, {}, {}).toReversed(), 2)).toEqual([[1, 'seated', 'seated'], 0]);
  expect(seats(claims({ since: 9 }, {}, {}), 2)).toEqual([[1, 'seated', 'seated'], 0]);
});

test('a place given back while others wait stays free until staff give it to one of them', () => {
  const gone = { withdrawnAt: 10 };
  expect(seats(claims(gone, {}, {}, {}), 2)).toEqual([['withdrawn', 'seated', 1, 2], 1]);
  expect(seats(claims(gone, {}, {}, { since: 20 }), 2)).toEqual([['withdrawn', 'seated', 1, 2], 1]);
  expect(seats(claims(gone, {}, { isAdmitted: true }, {}), 2)).toEqual([
    ['withdrawn', 'seated', 'seated', 1],
    0,
  ]);
});

test('one given back while nobody waits goes to whoever comes next', () => {
  expect(seats(claims({ withdrawnAt: 10 }, {}, { since: 20 }, { since: 21 }), 2)).toEqual([
    ['withdrawn', 'seated', 'seated', 1],
    0,
  ]);
});

test('whom staff let in beyond the room is said, and takes nobody’s place', () => {
  expect(seats(claims({}, {}, {}, { isAdmitted: true }), 2)).toEqual([['seated', 'seated', 1, 'beyond'], 0]);
});

test('nobody is seated beyond the room unless staff said so, the queue is numbered without a gap, and who comes later takes no place', () => {
  const one = fc.record({
    since: fc.nat(5),
    withdrawnAt: fc.option(fc.integer({ min: 6, max: 9 }), { nil: null }),
    isAdmitted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 15 }), fc.nat(8), fc.boolean(), (list, capacity, isPlain) => {
      const all = claims(...list.map((said) => (isPlain ? { ...said, isAdmitted: false } : said)));
      const states = classSeats(all, capacity);
      const kinds = [...states.values()].map(({ kind }) => kind);
      const queue = [...states.values()].flatMap((state) => (state.kind === 'waiting' ? [state.place] : []));
      expect(kinds).toHaveLength(list.length);
      expect(kinds.filter((kind) => kind === 'seated').length).toBeLessThanOrEqual(capacity);
      expect(queue).toEqual(queue.map((_, at) => at + 1));
      if (isPlain) expect(kinds).not.toContain('beyond');
      const later = { key: 'later', since: 99, order: 99, withdrawnAt: null, isAdmitted: false };
      const now = classSeats([...all, later], capacity);
      for (const { key } of all) expect(now.get(key)).toEqual(states.get(key));
    }),
    { numRuns: cases(60) },
  );
});
