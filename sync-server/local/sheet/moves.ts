/** Where the rows, or the columns, of a sheet went. Counted from 1. */
export interface AxisMoves {
  /** Null: it is gone. */
  to(place: number): number | null;
  /** It went past others: a range does not stretch after it. */
  overtakes(place: number): boolean;
}

export interface SheetMoves {
  readonly rows: AxisMoves;
  readonly columns: AxisMoves;
}

export const ROWS_OF_FORMAT = 1_048_576;
export const COLUMNS_OF_FORMAT = 16_384;

/**
 * @param known old place to new, null: gone; places up to `last` that are not named stayed.
 * @param shift how far everything behind `last` went. The last place of the format stays the last: a whole column stays whole.
 */
export function axisMoves(
  known: ReadonlyMap<number, number | null>,
  last: number,
  shift: number,
  max: number,
): AxisMoves {
  const overtaking = overtakingPlaces(known);
  return {
    to: (place) => {
      if (place <= last) return known.has(place) ? (known.get(place) ?? null) : place;
      return place >= max ? max : Math.min(max, place + shift);
    },
    overtakes: (place) => overtaking.has(place),
  };
}

/** The ends of a range after the move; where an end is gone, the nearest place inside that is left; null: nothing is. */
export function shiftSpan<Place extends number | null>(
  first: Place,
  last: Place,
  moves: AxisMoves,
): { readonly first: Place; readonly last: Place } | null {
  if (first === null || last === null) return { first, last };
  if (first === last) {
    const place = moves.to(first) as Place | null;
    return place === null ? null : { first: place, last: place };
  }
  const [from, to] = [Math.min(first, last), Math.max(first, last)];
  const start = nearestLeft(from, to, 1, moves);
  const end = nearestLeft(to, from, -1, moves);
  if (start === null || end === null) return null;
  return { first: Math.min(start, end) as Place, last: Math.max(start, end) as Place };
}

function nearestLeft(from: number, to: number, step: 1 | -1, moves: AxisMoves): number | null {
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) {
    const place = moves.to(at);
    if (place !== null && !moves.overtakes(at)) return place;
  }
  return null;
}

/** The places that must have moved past others for the new order: all outside one longest run that keeps its order. */
function overtakingPlaces(moves: ReadonlyMap<number, number | null>): ReadonlySet<number> {
  const standing = [...moves]
    .filter((move): move is [number, number] => move[1] !== null)
    .sort(([a], [b]) => a - b);
  const tails: number[] = [];
  const before: number[] = [];
  standing.forEach(([, to], at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((standing[tails[middle] as number]?.[1] ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.add(standing[at]?.[0] as number);
  return new Set(standing.map(([from]) => from).filter((from) => !kept.has(from)));
}
