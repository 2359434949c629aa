import type { Person, PlacedEntry } from './person.ts';
import type { Decision } from './registration.ts';

/**
 * A decision made in a class tab stands beside a person, who is named there by their first registration. R7 needs the
 * row it was made on: the newest of the person's rows that staff could see when the decision was first seen.
 */
export function settleRowOfPerson(
  persons: readonly Person[],
  decisionsOf: ReadonlyMap<string, readonly Decision[]>,
): ReadonlyMap<string, readonly Decision[]> {
  const beside = [...decisionsOf.values()].flat().filter((decision) => decision.ofPerson === true);
  if (beside.length === 0) return decisionsOf;
  const rowsOf = new Map(
    persons.flatMap((person) => person.rows.map((row) => [row.entry.key, person.rows] as const)),
  );
  const settled = new Map<string, Decision[]>();
  for (const [registration, decisions] of decisionsOf) {
    for (const decision of decisions) {
      const key = decision.ofPerson === true ? rowSeenBefore(rowsOf.get(registration) ?? [], decision) : null;
      const row = key ?? registration;
      settled.set(row, [...(settled.get(row) ?? []), decision]);
    }
  }
  return settled;
}

/** The newest row that a sync had seen before the decision; where all came with it, the newest of those. */
function rowSeenBefore(rows: readonly PlacedEntry[], { seenAt }: Decision): string | null {
  const row =
    rows.findLast(({ entry }) => entry.seenAt < seenAt) ??
    rows.findLast(({ entry }) => entry.seenAt <= seenAt);
  return row?.entry.key ?? null;
}
