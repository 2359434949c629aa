/** R3 of the oracle, with *same person* and *different person* of R7: which rows are one person's. */
import type { Plan } from '#shared/plan/plan.ts';
import { classOfUnit, type OracleDecision, type Row } from './rows.ts';

export interface Person {
  /** In the order of R0; rows of units unclear or outside the plan that a later row superseded are among them. */
  rows: Row[];
  /** Persons outside the plan that a later row superseded; their rows are among the rows. */
  superseded: readonly Row[][];
  /** Whom they may be the same as, by what the rows say: of the unit, and of another unit. */
  suspectsOfUnit: Person[];
  suspectsElsewhere: Person[];
  /** Since when a decision has said that they are nobody else's double; null: none says so. */
  settledAt: number | null;
  /** Every parting that made this person smaller, in the order in which they were decided. */
  partings: { readonly at: number; readonly whole: Person; readonly parts: readonly Person[] }[];
  /** A row joined that had other phones than those before. */
  hasChangedDetails: boolean;
}

/** A decision made beside a person in a class tab stands on the newest of their rows that staff had before them. */
export function standOnRows(
  rows: readonly Row[],
  decisions: readonly OracleDecision[],
  plan: Plan,
): OracleDecision[] {
  const found = group(rows, plan);
  return decisions.map((decision) => {
    const mine = found.find((person) => person.rows.some(({ key }) => key === decision.target))?.rows ?? [];
    const row =
      mine.findLast(({ firstSeenAt }) => firstSeenAt < decision.seenAt) ??
      mine.findLast(({ firstSeenAt }) => firstSeenAt <= decision.seenAt);
    return decision.ofPerson && row !== undefined
      ? { ...decision, target: row.key, ofPerson: false }
      : decision;
  });
}

/** Who is who: by R3, then by the decisions on it. */
export function findPeople(rows: readonly Row[], decisions: readonly OracleDecision[], plan: Plan): Person[] {
  const found = group(rows, plan);
  for (const person of found) {
    // Somebody outside the plan who was superseded is of another unit now.
    person.suspectsOfUnit = person.suspectsOfUnit.filter((one) => found.includes(one));
    person.suspectsElsewhere = suspectsElsewhere(person, found, plan);
  }
  return settleSuspicions(partJoinedRows(found, decisions), decisions);
}

/** *Different person* on a joined row of somebody who is not suspected parts that row and those after it. */
function partJoinedRows(found: readonly Person[], decisions: readonly OracleDecision[]): Person[] {
  const partsOf = new Map<Person, Person[]>();
  for (const person of found) {
    const cuts = isSuspected(person)
      ? []
      : decisionsOf(person, decisions, ['different_person'])
          .filter(({ row }) => row !== person.rows[0])
          .sort((a, b) => a.decision.seenAt - b.decision.seenAt || a.row.place - b.row.place);
    const parts: Person[] = [person];
    for (const { row, decision } of cuts) {
      const place = parts.findIndex(({ rows }) => rows.includes(row));
      const whole = parts[place] as Person;
      const made = partsAt(whole, row);
      if (made.length === 1) continue;
      const parting = { at: decision.seenAt, whole, parts: made.map((part) => ({ ...part })) };
      for (const part of made) part.partings = [...whole.partings, parting];
      parts.splice(place, 1, ...made);
    }
    if (parts.length > 1)
      for (const part of parts)
        part.hasChangedDetails = changesDetails(
          part.rows.filter((row) => !part.superseded.some((rows) => rows.includes(row))),
        );
    partsOf.set(person, parts);
  }
  const all = [...partsOf.values()].flat();
  for (const person of all) {
    person.suspectsOfUnit = person.suspectsOfUnit.flatMap((one) => partsOf.get(one) ?? []);
    person.suspectsElsewhere = person.suspectsElsewhere
      .flatMap((one) => partsOf.get(one) ?? [])
      .filter((one) => sharesK1(one.rows, person.rows) && shares(phonesOf(one.rows), phonesOf(person.rows)));
  }
  return all;
}

/** Rows of the plan before the cut and from it on; those outside go with whom they are superseded by, or nobody. */
function partsAt(whole: Person, cut: Row): Person[] {
  const own = whole.rows.filter((row) => !whole.superseded.some((rows) => rows.includes(row)));
  const at = own.includes(cut) ? own.indexOf(cut) : 0;
  const lists = at > 0 ? [own.slice(0, at), own.slice(at)] : [own];
  const parts: Person[] = lists.map((rows) => ({ ...whole, rows, superseded: [] }));
  let alone = [...whole.superseded];
  for (const part of parts) {
    for (;;) {
      const rows = alone.find(
        (each) =>
          !each.includes(cut) &&
          part.rows.some(({ place }) => place > (each.at(-1) as Row).place) &&
          sharesK1(part.rows, each) &&
          shares(phonesOf(part.rows), phonesOf(each)),
      );
      if (rows === undefined) break;
      alone = alone.filter((each) => each !== rows);
      part.rows = [...part.rows, ...rows].sort((a, b) => a.place - b.place);
      part.superseded = [...part.superseded, rows];
    }
  }
  return [...parts, ...alone.map((rows) => ({ ...whole, rows, superseded: [] }))];
}

function changesDetails(rows: readonly Row[]): boolean {
  return rows.some((row, index) => {
    const before = phonesOf(rows.slice(0, index));
    return before.length > 0 && row.phones.length > 0 && !shares(before, row.phones);
  });
}

/** On a suspected person the decision on the newest row settles: they are somebody else, or one of those. */
function settleSuspicions(people: readonly Person[], decisions: readonly OracleDecision[]): Person[] {
  const intoOf = new Map<Person, Person>();
  const finalOf = (person: Person): Person => {
    const into = intoOf.get(person);
    return into === undefined ? person : finalOf(into);
  };
  const mine = new Map(people.map((person) => [person, decisionsOf(person, decisions, IDENTITY)]));
  for (const person of people) {
    if (!isSuspected(person)) continue;
    const made = mine.get(person) ?? [];
    const last = made.at(-1);
    if (last === undefined) continue;
    if (last.decision.kind === 'different_person') {
      person.settledAt = sinceWhen(made.map(({ decision }) => decision));
      continue;
    }
    const into = finalOf(preferred(person, [...person.suspectsOfUnit, ...person.suspectsElsewhere]));
    if (into === person) continue;
    into.rows = [...into.rows, ...person.rows].sort((a, b) => a.place - b.place);
    into.superseded = [...into.superseded, ...person.superseded];
    into.hasChangedDetails ||= person.hasChangedDetails;
    intoOf.set(person, into);
  }
  const final = people.filter((person) => !intoOf.has(person));
  for (const person of final) {
    const others = (list: readonly Person[]) =>
      [...new Set(list.map(finalOf))].filter((one) => one !== person);
    person.suspectsOfUnit = others(person.suspectsOfUnit);
    person.suspectsElsewhere = others(person.suspectsElsewhere);
  }
  return final;
}

const IDENTITY = ['same_person', 'different_person'] as const;

export function isSuspected(person: Person): boolean {
  return person.suspectsOfUnit.length + person.suspectsElsewhere.length > 0;
}

/**
 * Since when the decision that counts has said what it says without a break: of decisions on several rows the newest
 * row's counts, so at any past time the newest row's of those made by then.
 *
 * @param made oldest row first.
 */
export function sinceWhen(made: readonly OracleDecision[]): number {
  const times = [...new Set(made.map(({ seenAt }) => seenAt))].sort((a, b) => b - a);
  const saysAt = (time: number) => {
    const one = made.findLast(({ seenAt }) => seenAt <= time);
    return one === undefined ? '' : `${one.kind} ${one.value}`;
  };
  const now = saysAt(Number.POSITIVE_INFINITY);
  let since = times[0] ?? 0;
  for (const time of times) {
    if (saysAt(time) !== now) break;
    since = time;
  }
  return since;
}

export function decisionsOf(
  person: Person,
  decisions: readonly OracleDecision[],
  kinds: readonly OracleDecision['kind'][],
): { row: Row; decision: OracleDecision }[] {
  return decisions
    .filter(({ kind }) => kinds.includes(kind))
    .map((decision) => ({ row: person.rows.find(({ key }) => key === decision.target), decision }))
    .filter((entry): entry is { row: Row; decision: OracleDecision } => entry.row !== undefined)
    .reverse()
    .sort((a, b) => a.row.place - b.row.place || a.decision.seenAt - b.decision.seenAt);
}

/** "The one who shares a phone, then the newest." */
function preferred(person: Pick<Person, 'rows'>, others: readonly Person[]): Person {
  const phones = phonesOf(person.rows);
  return [...others].sort(
    (a, b) =>
      Number(shares(phones, phonesOf(b.rows))) - Number(shares(phones, phonesOf(a.rows))) || byNewest(a, b),
  )[0] as Person;
}

function byNewest(a: Person, b: Person): number {
  return (b.rows.at(-1) as Row).place - (a.rows.at(-1) as Row).place;
}

/** R3 across units: K1 equal, a valid phone shared, and the other came first. */
function suspectsElsewhere(person: Person, people: readonly Person[], plan: Plan): Person[] {
  const mine = firstInPlan(person, plan);
  if (mine === undefined) return [];
  return people.filter((other) => {
    const theirs = firstInPlan(other, plan);
    if (other === person || theirs === undefined || theirs.place > mine.place) return false;
    const isSameUnit = unitNow(other) === unitNow(person);
    return (
      !isSameUnit && sharesK1(person.rows, other.rows) && shares(phonesOf(person.rows), phonesOf(other.rows))
    );
  });
}

function firstInPlan(person: Person, plan: Plan): Row | undefined {
  return isInPlan(person.rows.at(-1), plan) ? person.rows.find((row) => isInPlan(row, plan)) : undefined;
}

function isInPlan(row: Row | undefined, plan: Plan): boolean {
  return row !== undefined && classOfUnit(row.unit, plan) !== null;
}

export function unitNow(person: Person): string | null {
  return (person.rows.at(-1) as Row).unit;
}

function group(rows: readonly Row[], plan: Plan): Person[] {
  const people: Person[] = [];
  for (const row of rows.filter(({ isGone, isLeft }) => !isGone && !isLeft)) {
    const person = personFor(row, people, plan);
    if (!isInPlan(row, plan)) continue;
    for (;;) {
      const other = people.find(
        (one) =>
          !one.rows.some((each) => isInPlan(each, plan)) &&
          sharesK1(one.rows, person.rows) &&
          shares(phonesOf(one.rows), phonesOf(person.rows)),
      );
      if (other === undefined) break;
      person.superseded = [...person.superseded, other.rows];
      person.rows = [...other.rows, ...person.rows].sort((a, b) => a.place - b.place);
      people.splice(people.indexOf(other), 1);
    }
  }
  return people;
}

/** The person the row is found to be; a new one is added to the people. */
function personFor(row: Row, people: Person[], plan: Plan): Person {
  const isOutside = !isInPlan(row, plan);
  const there = people.filter(
    (person) =>
      row.unit !== null &&
      person.rows.some(({ unit }) => unit === row.unit) &&
      !(isOutside && person.rows.some((each) => isInPlan(each, plan))),
  );
  const isSame = there.filter((person) => compare(row, person) === 'same');
  if (isSame.length > 0) {
    const joined = preferred({ rows: [row] }, isSame);
    const before = phonesOf(joined.rows);
    joined.hasChangedDetails ||= before.length > 0 && row.phones.length > 0 && !shares(before, row.phones);
    joined.rows.push(row);
    return joined;
  }
  const person: Person = {
    rows: [row],
    superseded: [],
    suspectsOfUnit: there.filter((one) => compare(row, one) === 'suspected'),
    suspectsElsewhere: [],
    settledAt: null,
    partings: [],
    hasChangedDetails: false,
  };
  people.push(person);
  return person;
}

function compare(row: Row, person: Person): 'same' | 'suspected' | 'other' {
  const phones = phonesOf(person.rows);
  if (person.rows.some(({ k1 }) => k1 === row.k1)) {
    const bothHavePhones = row.phones.length > 0 && phones.length > 0;
    const role = newestClearRole(person);
    const mine = typeof row.said === 'object' ? row.said.role : null;
    const rolesDiffer = role !== null && mine !== null && role !== mine;
    return bothHavePhones && !shares(row.phones, phones) && rolesDiffer ? 'suspected' : 'same';
  }
  if (person.rows.some(({ k2 }) => k2 === row.k2)) return shares(row.phones, phones) ? 'same' : 'suspected';
  return 'other';
}

function newestClearRole(person: Person): string | null {
  const row = person.rows.findLast(({ said }) => typeof said === 'object');
  return row !== undefined && typeof row.said === 'object' ? row.said.role : null;
}

export function phonesOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ phones }) => phones);
}

export function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

function sharesK1(a: readonly Row[], b: readonly Row[]): boolean {
  return a.some(({ k1 }) => b.some((other) => other.k1 === k1));
}

export function isK2Shared(a: Person, b: Person): boolean {
  return a.rows.some(({ k2 }) => b.rows.some((other) => other.k2 === k2));
}
