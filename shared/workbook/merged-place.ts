import type { MergedPlace } from './model.ts';

/** Where what stood at a place stands now. */
export type PlaceNow = (before: number) => number | undefined;

/** @param origins the place before, by the place now; null: it is new. */
export function placesNow(origins: readonly (number | null)[]): PlaceNow {
  const now = new Map(origins.flatMap((before, at) => (before === null ? [] : [[before, at] as const])));
  return (before) => now.get(before);
}

/** In a file cells stay merged where the corners still lie as they did; null: they are merged no more. */
export function mergeNow(
  { top, bottom, left, right }: MergedPlace,
  row: PlaceNow,
  column: PlaceNow,
): MergedPlace | null {
  const now = { top: row(top), bottom: row(bottom), left: column(left), right: column(right) };
  if (now.top === undefined || now.left === undefined) return null;
  if (now.bottom !== now.top + bottom - top || now.right !== now.left + right - left) return null;
  return { top: now.top, bottom: now.bottom, left: now.left, right: now.right };
}
