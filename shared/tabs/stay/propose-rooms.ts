/** P78: a room for everybody who stays and has none yet. No room that staff typed is changed; who shares it may be proposed to it. */
import { toneKey } from '../../text/vietnamese.ts';
import { groupGuests, type Guest, hasBed, type Room } from './group-guests.ts';
import type { Sex } from './read-request.ts';

/** Somebody in a room that staff typed. */
export interface Occupant {
  readonly row: string;
  /** As typed. */
  readonly room: string;
  readonly sex: Sex | null;
  readonly nights: readonly string[];
}

/** Two ways of typing one room are one. */
export function roomKey(room: string): string {
  return toneKey(room);
}

/**
 * Proposed rooms by row, for guests in no room.
 *
 * @param guests everybody who stays, those in rooms included: who is to share a room does not change when one of them gets it.
 */
export function proposeRooms(
  guests: readonly Guest[],
  occupants: readonly Occupant[],
  beds: number,
): ReadonlyMap<string, string> {
  const typed = new Map(occupants.map(({ row, room }) => [row, room]));
  const names = new RoomNames();
  const rooms = groupGuests(guests, beds).map((room) => ({ room, name: names.of(room) }));
  const taken = new TakenRooms(occupants, beds);
  const proposed = new Map<string, string>();
  const left: Guest[] = [];
  const unnamed: Room[] = [];
  for (const { room, name } of rooms) {
    const mates = room.flatMap(({ row }) => typed.get(row) ?? []);
    const rest = room.filter(({ row }) => !typed.has(row));
    if (mates.length > 0) left.push(...rest.filter((guest) => !taken.put(guest, mates, proposed)));
    else if (taken.has(name)) unnamed.push(room);
    else for (const { row } of room) proposed.set(row, name);
  }
  for (const { room } of occupants) names.use(room);
  for (const room of [...unnamed, ...groupGuests(left, beds)]) {
    const name = names.of(room);
    for (const { row } of room) proposed.set(row, name);
  }
  return proposed;
}

/** The rooms that staff typed, with whoever is in them or proposed to them. */
class TakenRooms {
  private readonly rooms = new Map<string, Pick<Occupant, 'sex' | 'nights'>[]>();
  private readonly beds: number;

  constructor(occupants: readonly Occupant[], beds: number) {
    this.beds = beds;
    for (const one of occupants) this.rooms.set(roomKey(one.room), [...this.in(one.room), one]);
  }

  has(room: string): boolean {
    return this.rooms.has(roomKey(room));
  }

  /** To the first of the rooms that has a bed for the guest; false: none has. */
  put(guest: Guest, rooms: readonly string[], proposed: Map<string, string>): boolean {
    const room = rooms.find((one) => {
      const others = this.in(one);
      // In a room with somebody of whom nobody knows, nobody is put.
      return others.every(({ sex }) => sex === guest.sex) && hasBed(others, guest, this.beds);
    });
    if (room === undefined) return false;
    this.rooms.set(roomKey(room), [...this.in(room), guest]);
    proposed.set(guest.row, room);
    return true;
  }

  private in(room: string): readonly Pick<Occupant, 'sex' | 'nights'>[] {
    return this.rooms.get(roomKey(room)) ?? [];
  }
}

/** Rooms are called by whom they are for, so that those of one unit keep their names whoever comes from another. */
class RoomNames {
  private readonly used = new Set<string>();

  of(room: Room): string {
    const [first] = room;
    const units = [...new Set(room.map(({ unit }) => unit))];
    const sex = first?.sex === 'nữ' ? 'Nữ' : 'Nam';
    const isShared = units.length > 1;
    const start = `${sex} – ${isShared ? 'ghép ' : ''}${units.join(', ')}`;
    for (let number = 1; ; number++) {
      const name = isShared && number === 1 ? start : `${start} (${number})`;
      if (this.used.has(roomKey(name))) continue;
      this.use(name);
      return name;
    }
  }

  use(room: string): void {
    this.used.add(roomKey(room));
  }
}
