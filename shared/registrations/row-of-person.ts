import type { Person } from './persons.ts';
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
      const seen = (rowsOf.get(registration) ?? []).filter((row) => row.entry.seenAt < decision.seenAt);
      const key = decision.ofPerson === true ? (seen.at(-1)?.entry.key ?? registration) : registration;
      settled.set(key, [...(settled.get(key) ?? []), decision]);
    }
  }
  return settled;
}
