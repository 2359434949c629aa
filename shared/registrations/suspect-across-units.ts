import { type Person, type PlacedEntry, sharesAny } from './person.ts';

/** R3: across units of the plan, the same name (K1) and a shared phone make the later person suspected. */
export function suspectAcrossUnits(persons: readonly Person[]): void {
  // Most numbers are one person's; a list is made only for those that are not.
  const byPhone = new Map<string, Person | Person[]>();
  for (const person of persons) {
    const placed = planRow(person);
    if (placed === null) continue;
    for (const phone of person.phones) {
      const known = byPhone.get(phone);
      if (known === undefined) {
        byPhone.set(phone, person);
        continue;
      }
      const others = Array.isArray(known) ? known : [known];
      for (const other of others) suspectLater(person, placed, other);
      byPhone.set(phone, [...others, person]);
    }
  }
}

function suspectLater(person: Person, placed: PlacedEntry, other: Person): void {
  const otherRow = planRow(other);
  if (otherRow === null || otherRow.unit === placed.unit || !sharesAny(other.k1s, person.k1s)) return;
  const [earlier, later] = otherRow.order < placed.order ? [other, person] : [person, other];
  if (!later.elsewhere.includes(earlier)) later.elsewhere = [...later.elsewhere, earlier];
}

/** The person's first row in a unit of the plan; null if they have none, or nobody is named. */
function planRow(person: Person): PlacedEntry | null {
  if (person.rows[0]?.entry.nameDoubt !== null) return null;
  return person.rows.find((row) => row.class !== null) ?? null;
}
