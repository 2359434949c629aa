import type { Place } from './place.ts';

/** What giving places asks of those who want one. */
export interface ClaimRules<Claimant> {
  /** R5, R7: whether they may hold a place at all; whoever replaces always may. */
  readonly isAdmitted: (claimant: Claimant) => boolean;
  /** R6: negative where the first claimed before the second. */
  readonly compareClaims: (first: Claimant, second: Claimant) => number;
  /** R7: whether a decision gives them the place of somebody who holds one. */
  readonly isReplacing: (claimant: Claimant) => boolean;
  /** R7: negative where the first submitted before the second; of several replacements the later ones hold. */
  readonly compareSubmissions: (first: Claimant, second: Claimant) => number;
}

export interface GivenPlaces<Claimant> {
  /** Everybody who holds, with their place. */
  readonly placeOf: ReadonlyMap<Claimant, Place>;
  /** Who would hold, had nobody replaced them. */
  readonly displaced: ReadonlySet<Claimant>;
  /** Whom one more replacement would displace; null while something is free. */
  readonly next: Claimant | null;
}

/**
 * R6 and R7 for the places of one claim (`PlanPlaces.wanted`) and everybody who wants one: the first claims hold, as many
 * as there is room; then each replacement displaces the one who holds with the newest claim. Whoever replaces and
 * would hold by their own claim displaces nobody. Nobody else loses a place, so a later claim takes none.
 *
 * @param places by ordinal; where there is none, nobody holds.
 * @param wanting in any order.
 */
export function givePlaces<Claimant>(
  places: readonly Place[],
  wanting: readonly Claimant[],
  rules: ClaimRules<Claimant>,
): GivenPlaces<Claimant> {
  const room = places.reduce((sum, { capacity }) => sum + capacity, 0);
  const { isReplacing, compareClaims, compareSubmissions } = rules;
  const admitted = wanting.filter((one) => isReplacing(one) || rules.isAdmitted(one));
  const entitled = earliest(admitted, room, compareClaims);
  const replacing = earliest(admitted.filter(isReplacing), room, (a, b) => compareSubmissions(b, a));
  const byClaim = earliest(
    admitted.filter((one) => !isReplacing(one)),
    room - replacing.length,
    compareClaims,
  );
  const holders = new Set([...byClaim, ...replacing]);
  const displaced = new Set(entitled.filter((one) => !holders.has(one)));
  return {
    placeOf: placeHolders(places, entitled, holders),
    displaced,
    next: holders.size < room ? null : (byClaim.at(-1) ?? replacing.at(-1) ?? null),
  };
}

/** Places go by claim; whoever replaces takes that of the one they displace, so that nobody else moves. */
function placeHolders<Claimant>(
  places: readonly Place[],
  entitled: readonly Claimant[],
  holders: ReadonlySet<Claimant>,
): ReadonlyMap<Claimant, Place> {
  const newcomers = [...holders].filter((one) => !entitled.includes(one));
  const inOrder = entitled.map((one) => (holders.has(one) ? one : newcomers.shift()));
  const placeOf = new Map<Claimant, Place>();
  let from = 0;
  for (const place of places) {
    for (const holder of inOrder.slice(from, from + place.capacity)) {
      if (holder !== undefined) placeOf.set(holder, place);
    }
    from += place.capacity;
  }
  return placeOf;
}

/** The first `count` in their order, without sorting the rest: of thousands who want one seat, one gets it. */
function earliest<Item>(
  items: readonly Item[],
  count: number,
  compare: (first: Item, second: Item) => number,
): readonly Item[] {
  const first: Item[] = [];
  if (count <= 0) return first;
  for (const item of items) {
    const at = first.findIndex((other) => compare(item, other) < 0);
    if (at >= 0) first.splice(at, 0, item);
    else if (first.length < count) first.push(item);
    if (first.length > count) first.pop();
  }
  return first;
}
