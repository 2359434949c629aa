/**
 * Who shares a room with whom (P78): men and women apart; those of the same nights together, first within their unit, then with
 * the units next to it; what is left over across nights, where a bed is free on each of them.
 */
import type { Sex } from './read-request.ts';

export interface Guest {
  /** Key of their row. */
  readonly row: string;
  readonly name: string;
  readonly sex: Sex;
  /** The unit's place in the plan, and its name. */
  readonly order: number;
  readonly unit: string;
  /** Keys of the nights, in their order; at least one. */
  readonly nights: readonly string[];
}

export type Room = readonly Guest[];

/**
 * Neighbours are joined as in a knock-out: units next to each other first, then pairs of them, and so on. A guest who comes later
 * changes rooms of those on the way up only, not of everybody behind.
 */
export function groupGuests(guests: readonly Guest[], beds: number): readonly Room[] {
  return [...groupsBy(guests, ({ sex }) => sex)].flatMap(([, same]) => {
    const rooms: Room[] = [];
    const left: Guest[] = [];
    for (const [, pattern] of groupsBy(same, patternOf)) left.push(...joinUnits(pattern, beds, rooms));
    return [...rooms, ...shareNights(left, beds)];
  });
}

/** Rooms that are full are put to the others; who is left over is given back, fewer than a room's beds. */
function joinUnits(guests: readonly Guest[], beds: number, rooms: Room[]): readonly Guest[] {
  let level = new Map(
    [...groupsBy(guests, ({ order }) => String(order).padStart(ORDER_DIGITS, '0'))].map(([order, own]) => {
      return [Number(order), fillRooms(own.toSorted(byName), beds, rooms)] as const;
    }),
  );
  while (level.size > 1) {
    const above = new Map<number, readonly Guest[]>();
    for (const [order, left] of level) {
      const half = Math.floor(order / 2);
      above.set(half, [...(above.get(half) ?? []), ...left]);
    }
    level = new Map([...above].map(([order, left]) => [order, fillRooms(left, beds, rooms)] as const));
  }
  return [...level.values()].flat();
}

const ORDER_DIGITS = 6;

function fillRooms(guests: readonly Guest[], beds: number, rooms: Room[]): readonly Guest[] {
  const full = Math.floor(guests.length / beds) * beds;
  for (let at = 0; at < full; at += beds) rooms.push(guests.slice(at, at + beds));
  return guests.slice(full);
}

/** The first room with a bed on every night of the guest. */
function shareNights(guests: readonly Guest[], beds: number): readonly Room[] {
  const rooms: Guest[][] = [];
  for (const guest of guests) {
    const room = rooms.find((others) => hasBed(others, guest, beds));
    if (room === undefined) rooms.push([guest]);
    else room.push(guest);
  }
  return rooms;
}

export function hasBed(others: readonly Pick<Guest, 'nights'>[], { nights }: Guest, beds: number): boolean {
  return nights.every((night) => others.filter((other) => other.nights.includes(night)).length < beds);
}

/** Those who stay longest first. */
function patternOf({ nights }: Guest): string {
  return `${LONGEST - nights.length} ${nights.join(' ')}`;
}

const LONGEST = 1000;

function byName(one: Guest, other: Guest): number {
  const [a, b] = [`${one.name}\n${one.row}`, `${other.name}\n${other.row}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In the order of the keys, so that the order of rows does not count. */
function groupsBy(
  guests: readonly Guest[],
  keyOf: (guest: Guest) => string,
): ReadonlyMap<string, readonly Guest[]> {
  const groups = new Map<string, Guest[]>();
  for (const guest of guests) groups.set(keyOf(guest), [...(groups.get(keyOf(guest)) ?? []), guest]);
  return new Map([...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
