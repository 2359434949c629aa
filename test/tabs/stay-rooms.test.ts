import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupGuests, type Guest } from '#shared/tabs/stay/group-guests.ts';
import { type Occupant, proposeRooms, roomKey } from '#shared/tabs/stay/propose-rooms.ts';
import { slotTotals } from '#shared/tabs/stay/stay-totals.ts';
import { ENTRY_ROW, MEAL_COLUMN, NIGHT_COLUMN, STAY_TAB } from '#shared/workbook/keys.ts';
import { cases } from '../sizes.ts';
import { SMALL_CONFERENCE } from './conference.ts';
import { cellOf, typedPlan } from './typed-plan.ts';

const NIGHTS = ['1', '2'];
const STAYS = [['1', '2'], ['1'], ['2']];

const guestsOf = (units: number) =>
  fc
    .array(
      fc.record({
        name: fc.constantFrom('An', 'Bình', 'Cúc'),
        sex: fc.constantFrom('nam' as const, 'nữ' as const),
        order: fc.nat(units - 1),
        nights: fc.constantFrom(...STAYS),
      }),
      { maxLength: 40 },
    )
    .map((guests) =>
      guests.map((guest, at): Guest => ({ ...guest, row: `r${at}`, unit: `Xã ${guest.order}` })),
    );

function man(row: string, order: number, nights: readonly string[] = NIGHTS): Guest {
  return { row, name: row, sex: 'nam', order, unit: `Xã ${order}`, nights };
}

function rowsOf(rooms: readonly (readonly Guest[])[]): readonly (readonly string[])[] {
  return rooms
    .map((room) => room.map(({ row }) => row).toSorted())
    .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

function crowd(guests: readonly Pick<Guest, 'nights'>[]): number {
  return Math.max(0, ...NIGHTS.map((night) => guests.filter(({ nights }) => nights.includes(night)).length));
}

test('everybody has one room, men and women apart, and no night has more people than beds', () => {
  fc.assert(
    fc.property(guestsOf(9), fc.integer({ min: 1, max: 4 }), (guests, beds) => {
      const rooms = groupGuests(guests, beds);
      expect(
        rooms
          .flat()
          .map(({ row }) => row)
          .toSorted(),
      ).toEqual(guests.map(({ row }) => row).toSorted());
      for (const room of rooms) {
        expect(new Set(room.map(({ sex }) => sex)).size).toBe(1);
        expect(crowd(room)).toBeLessThanOrEqual(beds);
      }
    }),
  );
});

test('with two beds the rooms of each night are as few as men and women allow', () => {
  fc.assert(
    fc.property(guestsOf(9), (guests) => {
      const rooms = groupGuests(guests, 2);
      for (const night of NIGHTS) {
        const staying = guests.filter(({ nights }) => nights.includes(night));
        const men = staying.filter(({ sex }) => sex === 'nam').length;
        const used = rooms.filter((room) => room.some(({ nights }) => nights.includes(night))).length;
        expect(used).toBe(Math.ceil(men / 2) + Math.ceil((staying.length - men) / 2));
      }
    }),
  );
});

test('those of one unit who stay the same nights share with each other before they share with anybody else', () => {
  fc.assert(
    fc.property(guestsOf(5), (guests) => {
      const rooms = groupGuests(guests, 2);
      const keyOf = ({ sex, order, nights }: Guest) => JSON.stringify([sex, order, nights]);
      for (const key of new Set(guests.map(keyOf))) {
        const own = guests.filter((guest) => keyOf(guest) === key).length;
        const whole = rooms.filter(
          (room) => room.length === 2 && room.every((guest) => keyOf(guest) === key),
        );
        expect(whole.length).toBe(Math.floor(own / 2));
      }
    }),
  );
});

test('the order of rows does not count', () => {
  const shuffled = guestsOf(6).chain((guests) =>
    fc.tuple(fc.constant(guests), fc.shuffledSubarray(guests, { minLength: guests.length })),
  );
  fc.assert(
    fc.property(shuffled, ([guests, others]) => {
      expect(rowsOf(groupGuests(others, 2))).toEqual(rowsOf(groupGuests(guests, 2)));
      expect(proposeRooms(others, [], 2)).toEqual(new Map(proposeRooms(guests, [], 2)));
    }),
  );
});

test('one of a unit who is left over shares with the unit next to it, and far-away arrivals change nothing there', () => {
  const four = [man('a', 0), man('b', 1), man('e', 4), man('f', 5)];
  expect(rowsOf(groupGuests(four, 2))).toEqual([
    ['a', 'b'],
    ['e', 'f'],
  ]);
  const alone = [...four, man('c', 2)];
  expect(rowsOf(groupGuests(alone, 2))).toEqual([['a', 'b'], ['c'], ['e', 'f']]);
  const more = [...four, man('c', 2), man('d', 3), man('z', 60)];
  expect(rowsOf(groupGuests(more, 2))).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], ['z']]);
});

test('whom two nights part shares the beds of whoever stays both', () => {
  const three = [man('both', 0), man('first', 7, ['1']), man('second', 9, ['2'])];
  expect(rowsOf(groupGuests(three, 2))).toEqual([['both', 'first', 'second']]);
});

test('whoever comes from another unit changes no room that a unit fills with its own people', () => {
  fc.assert(
    fc.property(guestsOf(6), guestsOf(6), (guests, [newcomer]) => {
      fc.pre(newcomer !== undefined);
      const before = proposeRooms(guests, [], 2);
      const after = proposeRooms([...guests, { ...newcomer, row: 'new' }], [], 2);
      for (const room of groupGuests(guests, 2)) {
        const isWhole =
          room.length === 2 && new Set(room.map((one) => `${one.order} ${one.nights.join()}`)).size === 1;
        if (!isWhole || room[0]?.order === newcomer.order) continue;
        for (const { row } of room) expect(after.get(row)).toBe(before.get(row));
      }
    }),
  );
});

const typedRooms = fc.tuple(
  guestsOf(6),
  fc.array(fc.option(fc.constantFrom('301', '302', 'Nam – Xã 1 (1)', 'nữ – xã 2 (1)')), {
    minLength: 40,
    maxLength: 40,
  }),
);

test('whoever stays and has no room is proposed one, and no proposal mixes or crowds a room, typed or proposed', () => {
  fc.assert(
    fc.property(typedRooms, ([guests, rooms]) => {
      const occupants = guests.flatMap((guest, at): Occupant[] => {
        const room = rooms[at] ?? null;
        return room === null ? [] : [{ ...guest, room, sex: at % 11 === 10 ? null : guest.sex }];
      });
      const typed = new Set(occupants.map(({ row }) => row));
      const proposed = proposeRooms(guests, occupants, 2);
      expect([...proposed.keys()].toSorted()).toEqual(
        guests.flatMap(({ row }) => (typed.has(row) ? [] : [row])).toSorted(),
      );
      for (const guest of guests.filter(({ row }) => !typed.has(row))) {
        const room = roomKey(proposed.get(guest.row) ?? '');
        const others = [
          ...occupants.filter((one) => roomKey(one.room) === room),
          ...guests.filter(({ row }) => proposed.has(row) && roomKey(proposed.get(row) ?? '') === room),
        ];
        expect(new Set(others.map(({ sex }) => sex))).toEqual(new Set([guest.sex]));
        for (const night of guest.nights)
          expect(others.filter(({ nights }) => nights.includes(night)).length).toBeLessThanOrEqual(2);
      }
    }),
  );
});

test('as staff take proposals over one by one, those of the others stay as they are', () => {
  fc.assert(
    fc.property(guestsOf(6), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (guests, takes) => {
      const before = proposeRooms(guests, [], 2);
      const occupants = guests
        .filter((_, at) => takes[at] === true)
        .map((guest): Occupant => ({ ...guest, room: before.get(guest.row) ?? '' }));
      const after = proposeRooms(guests, occupants, 2);
      for (const [row, room] of after) expect(room).toBe(before.get(row));
      expect(after.size).toBe(guests.length - occupants.length);
    }),
  );
});

test('the totals of every meal and night are what its x amount to', () => {
  const { stay } = SMALL_CONFERENCE;
  if (stay === null) throw new Error('no stay');
  const slots = [
    ...stay.meals.map(({ date, name }) => MEAL_COLUMN.of(date, name)),
    ...stay.nights.map(({ from }) => NIGHT_COLUMN.of(from)),
  ];
  const cells = fc.record({
    sex: fc.constantFrom('Nam', 'Nữ', null),
    unit: fc.constantFrom('Phường Ninh Kiều', 'Phường Cái Khế', null),
    asked: fc.array(fc.constantFrom('x', '', 'sai'), { minLength: slots.length, maxLength: slots.length }),
  });
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 8 }), (people) => {
      const rows = Object.fromEntries(
        people.map(({ sex, unit, asked }, at) => [
          ENTRY_ROW.of(String(at + 1)),
          {
            name: `Người ${at}`,
            sex,
            unit,
            ...Object.fromEntries(slots.map((slot, of) => [slot, asked[of] ?? ''])),
          },
        ]),
      );
      const { tab } = typedPlan(SMALL_CONFERENCE, {
        tab: STAY_TAB.of(SMALL_CONFERENCE.id),
        rows,
        day: '2026-05-10',
      });
      const total = (row: string, slot: string) => Number(cellOf(tab, `total-${row}`, slot));
      for (const [of, slot] of slots.entries()) {
        const own = people.filter(({ unit, asked }) => unit !== null && asked[of] === 'x');
        expect(total('people', slot)).toBe(own.length);
        if (of < stay.meals.length) continue;
        expect(total('men', slot) + total('women', slot) + total('unknown', slot)).toBe(own.length);
        expect(total('men', slot)).toBe(own.filter(({ sex }) => sex === 'Nam').length);
      }
      expect(slotTotals([], stay).every(({ people: none, rooms }) => none === 0 && rooms === 0)).toBe(true);
    }),
    { numRuns: cases(20) },
  );
});
