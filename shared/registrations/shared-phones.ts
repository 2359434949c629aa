import { type Person, newestRow, sharesAny } from './person.ts';

/** A person parted or merged is of their newest row's unit, and a phone is shared with the persons there. */
export function notePhonesOf(changed: ReadonlySet<Person>, persons: readonly Person[]): void {
  if (changed.size === 0) return;
  const byPhone = new Map<string, Person[]>();
  for (const person of changed) for (const phone of person.phones) byPhone.set(phone, []);
  for (const person of persons) {
    person.phoneShared = person.phoneShared.filter((other) => isSameUnit(other, person));
    for (const phone of person.phones) byPhone.get(phone)?.push(person);
  }
  for (const person of changed) {
    for (const other of person.phones.flatMap((phone) => byPhone.get(phone) ?? [])) {
      if (other === person || !isSameUnit(other, person) || sharesAny(other.k2s, person.k2s)) continue;
      if (!person.phoneShared.includes(other)) person.phoneShared = [...person.phoneShared, other];
      if (!other.phoneShared.includes(person)) other.phoneShared = [...other.phoneShared, person];
    }
  }
}

export function isSameUnit(a: Person, b: Person): boolean {
  const [mine, theirs] = [newestRow(a), newestRow(b)];
  if (mine.entry.nameDoubt !== null || theirs.entry.nameDoubt !== null) return false;
  return mine.unit !== null && mine.unit === theirs.unit;
}
