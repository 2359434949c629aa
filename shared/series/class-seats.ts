/** Who has a place in a class of a series (P60): as many as it has room for, first come, first served; the rest wait in order. */

export interface SeatClaim {
  readonly key: string;
  /** Since when it has named somebody; milliseconds since the epoch. */
  readonly since: number;
  /** Of those seen in one sync. */
  readonly order: number;
  /** Since when it is given up; null: it is not. */
  readonly withdrawnAt: number | null;
  /** Staff gave them a place, whoever came before. */
  readonly isAdmitted: boolean;
}

export type SeatState =
  | { readonly kind: 'seated' }
  /** Staff let in more than there is room for. */
  | { readonly kind: 'beyond' }
  /** From 1. */
  | { readonly kind: 'waiting'; readonly place: number }
  | { readonly kind: 'withdrawn' };

/** By the key of each claim. */
export type ClassSeats = ReadonlyMap<string, SeatState>;

/**
 * A place that somebody gives back while others wait stays free until staff give it to one of them: whoever was told that they
 * wait must not find themselves expected without having been called. Nobody loses a place to one who came later.
 *
 * @param capacity null: nobody said how many there is room for; then everybody has a place.
 */
export function classSeats(claims: readonly SeatClaim[], capacity: number | null): ClassSeats {
  const inOrder = claims.toSorted((a, b) => a.since - b.since || a.order - b.order);
  const seated = new Set<SeatClaim>();
  const waiting = new Set<SeatClaim>();
  for (const one of inOrder) {
    const isHere = (other: SeatClaim) => other.withdrawnAt === null || other.withdrawnAt > one.since;
    const isFree = capacity === null || [...seated].filter(isHere).length < capacity;
    const isFirst = ![...waiting].some(isHere);
    if (one.isAdmitted || (isFree && isFirst)) seated.add(one);
    else waiting.add(one);
  }
  return statesOf(inOrder, seated, capacity);
}

function statesOf(
  inOrder: readonly SeatClaim[],
  seated: ReadonlySet<SeatClaim>,
  capacity: number | null,
): ClassSeats {
  const staying = inOrder.filter((one) => one.withdrawnAt === null);
  const holding = staying.filter((one) => seated.has(one));
  const tooMany = capacity === null ? 0 : Math.max(0, holding.length - capacity);
  // Whoever came first is in any case within the room.
  const beyond = new Set(tooMany === 0 ? [] : holding.filter(({ isAdmitted }) => isAdmitted).slice(-tooMany));
  const queue = staying.filter((one) => !seated.has(one));
  return new Map(
    inOrder.map((one): readonly [string, SeatState] => {
      if (one.withdrawnAt !== null) return [one.key, { kind: 'withdrawn' }];
      if (seated.has(one)) return [one.key, { kind: beyond.has(one) ? 'beyond' : 'seated' }];
      return [one.key, { kind: 'waiting', place: queue.indexOf(one) + 1 }];
    }),
  );
}

/** Places that nobody has; null: nobody said how many there are. */
export function freeSeats(states: ClassSeats, capacity: number | null): number | null {
  const taken = [...states.values()].filter(({ kind }) => kind === 'seated' || kind === 'beyond').length;
  return capacity === null ? null : Math.max(0, capacity - taken);
}
