import { type Person, type PlacedEntry, newestRow, sharesAny } from './person.ts';
import { isClear } from './role-reading.ts';

/**
 * R3: gathers rows into persons, unit by unit, in the order of R0.
 *
 * @param placed rows present in the table, in the order of R0. Rows whose unit is unclear are
 *   persons of their own unless a later row supersedes them.
 */
export function gatherPersons(placed: readonly PlacedEntry[]): Person[] {
  const persons: Person[] = [];
  const units = new Map<string, UnitIndex>();
  const outside = new OutsideIndex();
  for (const row of placed) {
    if (row.entry.nameDoubt !== null) {
      // Nobody is named, so there is nobody to compare.
      found(row, NONE, persons);
      continue;
    }
    const index = row.unit === null ? null : unitIndex(units, partyOf(row));
    const person = index === null ? found(row, NONE, persons) : joinOrFound(row, index, persons);
    if (row.class === null) outside.add(person);
    else for (const phone of outside.supersede(person)) index?.addPhone(person, phone);
  }
  return withoutAbsorbed(persons, outside.absorbed);
}

/** P30: somebody may come to two classes of one unit, so who is one person is asked class by class. */
function partyOf({ unit, class: code }: PlacedEntry): string {
  return `${unit ?? ''}|${code ?? ''}`;
}

function unitIndex(units: Map<string, UnitIndex>, unit: string): UnitIndex {
  const known = units.get(unit);
  if (known !== undefined) return known;
  const index = new UnitIndex();
  units.set(unit, index);
  return index;
}

/** The same person, a suspected one, or a new one; phones in common with others are remembered on both. */
function joinOrFound(row: PlacedEntry, index: UnitIndex, persons: Person[]): Person {
  const named = index.byName.get(row.entry.k2);
  const namesakes = named === undefined ? NONE : named.filter((person) => person.rows.length > 0);
  const same =
    namesakes.length === 0
      ? null
      : preferred(
          namesakes.filter((candidate) => compare(row, candidate) === 'same'),
          row.entry.phones,
        );
  // Where nobody is the same, every namesake is suspected.
  const person = same ?? found(row, namesakes, persons);
  if (same !== null) join(same, row);
  index.add(person, row);
  return person;
}

function found(row: PlacedEntry, suspects: readonly Person[], persons: Person[]): Person {
  const person = newPerson(row);
  if (suspects.length > 0) person.suspects = [...suspects];
  persons.push(person);
  return person;
}

function compare(row: PlacedEntry, person: Person): 'same' | 'suspected' {
  const { k1, phones } = row.entry;
  const shares = sharesAny(phones, person.phones);
  if (!person.k1s.includes(k1)) return shares ? 'same' : 'suspected';
  const bothHavePhones = phones.length > 0 && person.phones.length > 0;
  const role = isClear(row.entry.role) ? row.entry.role : null;
  const rolesDiffer = role !== null && person.role !== null && role !== person.role;
  return bothHavePhones && !shares && rolesDiffer ? 'suspected' : 'same';
}

/** R3: of several, the one who shares a phone, then the one whose newest row is newest. */
export function preferred(candidates: readonly Person[], phones: readonly string[]): Person | null {
  let best: Person | null = null;
  let bestShares = false;
  for (const person of candidates) {
    const shares = sharesAny(phones, person.phones);
    const better =
      best === null || (shares === bestShares ? newestOrder(person) > newestOrder(best) : shares);
    if (better) {
      best = person;
      bestShares = shares;
    }
  }
  return best;
}

function newPerson(row: PlacedEntry): Person {
  const { entry } = row;
  return {
    rows: [row],
    k1s: [entry.k1],
    k2s: [entry.k2],
    phones: entry.phones,
    role: isClear(entry.role) ? entry.role : null,
    suspects: NONE,
    elsewhere: NONE,
    phoneShared: NONE,
    absorbed: NONE,
    changedRows: NONE,
    decisions: NONE,
    partedAt: null,
    settledAt: null,
    idle: NONE,
  };
}

/** Most persons have one row and no questions: one shared empty list keeps a million of them small. */
const NONE: readonly never[] = [];

function join(person: Person, row: PlacedEntry): void {
  const { entry } = row;
  const changed =
    entry.phones.length > 0 && person.phones.length > 0 && !sharesAny(entry.phones, person.phones);
  if (changed) person.changedRows = [...person.changedRows, row];
  person.rows = [...person.rows, row];
  learn(person, row);
  if (isClear(entry.role)) person.role = entry.role;
}

function learn(person: Person, row: PlacedEntry): void {
  const { entry } = row;
  if (!person.k1s.includes(entry.k1)) person.k1s = [...person.k1s, entry.k1];
  if (!person.k2s.includes(entry.k2)) person.k2s = [...person.k2s, entry.k2];
  const fresh = entry.phones.filter((phone) => !person.phones.includes(phone));
  if (fresh.length > 0) person.phones = [...person.phones, ...fresh];
}

/** The persons of one unit by what rows are compared on. */
class UnitIndex {
  readonly byName = new Map<string, Person[]>();
  readonly byPhone = new Map<string, Person[]>();

  add(person: Person, row: PlacedEntry): void {
    append(this.byName, row.entry.k2, person);
    for (const phone of row.entry.phones) this.addPhone(person, phone);
  }

  addPhone(person: Person, phone: string): void {
    for (const other of this.byPhone.get(phone) ?? NONE) {
      if (other !== person && !sharesAny(other.k2s, person.k2s)) notePhoneShared(person, other);
    }
    append(this.byPhone, phone, person);
  }
}

function notePhoneShared(a: Person, b: Person): void {
  if (!a.phoneShared.includes(b)) a.phoneShared = [...a.phoneShared, b];
  if (!b.phoneShared.includes(a)) b.phoneShared = [...b.phoneShared, a];
}

/**
 * R3: an earlier row whose unit is unclear or not in the plan is superseded by a later row of the plan with the same
 * name (K1) and a shared phone; with it all rows that were found to be the same person's. It lends its time and its
 * details, and nobody is left to be asked about.
 */
class OutsideIndex {
  readonly absorbed = new Map<Person, Person>();
  private readonly byNameAndPhone = new Map<string, Person[]>();

  add(person: Person): void {
    for (const sign of signsOf(person)) append(this.byNameAndPhone, sign, person);
  }

  /** Returns the phones that the person has through the rows taken in. */
  supersede(person: Person): readonly string[] {
    if (this.byNameAndPhone.size === 0) return NONE;
    const before = person.phones;
    for (;;) {
      const from = this.findSame(person);
      if (from === undefined) break;
      this.absorbed.set(from, person);
      person.rows = [...person.rows, ...from.rows].sort((a, b) => a.order - b.order);
      person.absorbed = [...person.absorbed, { ...from }];
      for (const moved of from.rows) learn(person, moved);
      person.role = person.rows.findLast(({ entry }) => isClear(entry.role))?.entry.role ?? null;
      // Nobody any more: later rows outside the plan are compared with those who are left.
      from.rows = NONE;
    }
    return person.phones === before ? NONE : person.phones.filter((phone) => !before.includes(phone));
  }

  private findSame(person: Person): Person | undefined {
    for (const sign of signsOf(person)) {
      const from = this.byNameAndPhone.get(sign)?.find((candidate) => !this.absorbed.has(candidate));
      if (from !== undefined) return from;
    }
    return undefined;
  }
}

function signsOf({ k1s, phones }: Person): readonly string[] {
  return phones.length === 0 ? NONE : k1s.flatMap((k1) => phones.map((phone) => `${phone} ${k1}`));
}

/** Whoever named an absorbed person as a suspect or by a shared phone now means the person that took them in. */
function withoutAbsorbed(persons: readonly Person[], absorbed: ReadonlyMap<Person, Person>): Person[] {
  if (absorbed.size === 0) return [...persons];
  const remainingOf = (person: Person): Person => {
    const into = absorbed.get(person);
    return into === undefined ? person : remainingOf(into);
  };
  const remaining = persons.filter((person) => !absorbed.has(person));
  for (const person of remaining) {
    const meant = (others: readonly Person[]) =>
      others.length === 0
        ? others
        : [...new Set(others.map(remainingOf))].filter(
            (other) => other !== person && partyOf(newestRow(other)) === partyOf(newestRow(person)),
          );
    person.suspects = meant(person.suspects);
    person.phoneShared = meant(person.phoneShared);
  }
  return remaining;
}

function newestOrder(person: Person): number {
  return newestRow(person).order;
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
