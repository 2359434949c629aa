/** R3 of the oracle, with *same person* and *different person* of R7: which rows are one person's. */
import type { Plan } from '#shared/plan/plan.ts';
import { classOfUnit, type OracleDecision, type Row } from './rows.ts';

export interface Person {
  /** In the order of R0; rows of units unclear or outside the plan that a later row superseded are among them. */
  rows: Row[];
  /** Of the same unit, found when the person first came. */
  suspectsOfUnit: Person[];
  /** A decision parted the first row from the person it had been joined to. */
  partedBy: OracleDecision | null;
}

export interface People {
  readonly people: readonly Person[];
  /** Decisions that settled a person's suspicions, by the person. */
  readonly settledBy: ReadonlyMap<Person, OracleDecision>;
  /** The decision on who is who that counts for a person, by the person. */
  readonly identityOf: ReadonlyMap<Person, OracleDecision>;
  readonly orders: Orders;
}

/** What decisions say of single rows. */
export interface Orders {
  /** Row → row of the person it is joined to. */
  readonly joins: Map<string, string>;
  /** Rows that begin a person of their own. */
  readonly cuts: Map<string, OracleDecision>;
  /** Decisions used up or overruled by a newer row's. */
  readonly done: Set<OracleDecision>;
}

export function findPeople(rows: readonly Row[], decisions: readonly OracleDecision[], plan: Plan): People {
  const orders: Orders = { joins: new Map(), cuts: new Map(), done: new Set() };
  for (let round = 0; round < 100; round++) {
    const people = group(rows, orders, plan);
    const answer = applyIdentity(people, decisions, orders, plan);
    if (answer !== null) return { people, ...answer, orders };
  }
  throw new Error('The oracle does not come to rest.');
}

/** Null: an order was added, group again. */
function applyIdentity(people: readonly Person[], decisions: readonly OracleDecision[], orders: Orders, plan: Plan) {
  const settledBy = new Map<Person, OracleDecision>();
  const identityOf = new Map<Person, OracleDecision>();
  for (const person of people) {
    const all = decisionsOf(person, decisions, ['same_person', 'different_person']);
    const latest = all.at(-1);
    if (latest !== undefined) identityOf.set(person, latest.decision);
    const mine = all.filter(({ decision }) => !orders.done.has(decision));
    const suspects = suspectsOf(person, people, plan);
    const last = mine.at(-1);
    if (last === undefined) continue;
    const first = person.rows.find((row) => classOfUnit(row.unit, plan) !== null) ?? (person.rows[0] as Row);
    if (suspects.length > 0 && last.decision.kind === 'same_person') {
      orders.joins.set(first.key, (preferred(person, suspects).rows[0] as Row).key);
      for (const { decision } of mine) orders.done.add(decision);
      return null;
    }
    let isSettled = suspects.length === 0 || person.partedBy !== null;
    if (person.partedBy !== null) settledBy.set(person, person.partedBy);
    for (const { row, decision } of mine) {
      if (decision.kind !== 'different_person' || orders.cuts.has(row.key)) continue;
      if (!isSettled) {
        isSettled = true;
        settledBy.set(person, decision);
      } else if (row !== first && row !== person.rows[0]) {
        orders.cuts.set(row.key, decision);
        return null;
      }
    }
  }
  return { settledBy, identityOf };
}

export function decisionsOf(
  person: Person,
  decisions: readonly OracleDecision[],
  kinds: readonly OracleDecision['kind'][],
): { row: Row; decision: OracleDecision }[] {
  return decisions
    .filter(({ kind }) => kinds.includes(kind))
    .map((decision) => ({ row: rowOf(person, decision), decision }))
    .filter((entry): entry is { row: Row; decision: OracleDecision } => entry.row !== undefined)
    .sort((a, b) => a.row.place - b.row.place);
}

/** A decision made beside a person stands on the newest row that staff had before them. */
function rowOf(person: Person, decision: OracleDecision): Row | undefined {
  const row = person.rows.find(({ key }) => key === decision.target);
  if (row === undefined || !decision.ofPerson) return row;
  return person.rows.findLast(({ firstSeenAt }) => firstSeenAt < decision.seenAt) ?? row;
}

/** "The one who shares a phone, then the newest." */
function preferred(person: Person, others: readonly Person[]): Person {
  const phones = phonesOf(person.rows);
  return [...others].sort(
    (a, b) => Number(shares(phones, phonesOf(b.rows))) - Number(shares(phones, phonesOf(a.rows))) || byNewest(a, b),
  )[0] as Person;
}

function byNewest(a: Person, b: Person): number {
  return (b.rows.at(-1) as Row).place - (a.rows.at(-1) as Row).place;
}

/** Everybody the person is suspected to be the same as, whatever was decided. */
export function suspectsOf(person: Person, people: readonly Person[], plan: Plan): Person[] {
  return [...person.suspectsOfUnit, ...suspectsElsewhere(person, people, plan)];
}

/** R3 across units: K1 equal, a valid phone shared, and the other came first. */
export function suspectsElsewhere(person: Person, people: readonly Person[], plan: Plan): Person[] {
  const mine = firstInPlan(person, plan);
  if (mine === undefined) return [];
  return people.filter((other) => {
    const theirs = firstInPlan(other, plan);
    if (other === person || theirs === undefined || theirs.place > mine.place) return false;
    const isSameUnit = unitNow(other) === unitNow(person);
    return !isSameUnit && sharesK1(person.rows, other.rows) && shares(phonesOf(person.rows), phonesOf(other.rows));
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

function group(rows: readonly Row[], orders: Orders, plan: Plan): Person[] {
  const people: Person[] = [];
  for (const row of rows.filter(({ isGone }) => !isGone)) {
    const person = personFor(row, people, orders);
    if (isInPlan(row, plan)) {
      for (const other of people.filter((one) => one !== person && !one.rows.some((each) => isInPlan(each, plan)))) {
        if (!sharesK1(other.rows, person.rows) || !shares(phonesOf(other.rows), phonesOf(person.rows))) continue;
        person.rows = [...other.rows, ...person.rows].sort((a, b) => a.place - b.place);
        people.splice(people.indexOf(other), 1);
      }
    }
  }
  return people;
}

/** The person the row is found to be; a new one is added to the people. */
function personFor(row: Row, people: Person[], orders: Orders): Person {
  const cut = orders.cuts.get(row.key);
  const target = orders.joins.get(row.key);
  if (target !== undefined) {
    const joined = people.find((person) => person.rows.some(({ key }) => key === target));
    if (joined !== undefined) {
      joined.rows.push(row);
      return joined;
    }
  }
  const there = row.unit === null ? [] : people.filter((person) => person.rows.some(({ unit }) => unit === row.unit));
  const isSame = there.filter((person) => compare(row, person) === 'same');
  if (isSame.length > 0 && cut === undefined) {
    const joined = [...isSame].sort(
      (a, b) => Number(shares(row.phones, phonesOf(b.rows))) - Number(shares(row.phones, phonesOf(a.rows))) || byNewest(a, b),
    )[0] as Person;
    joined.rows.push(row);
    return joined;
  }
  const suspectsOfUnit = cut === undefined ? there.filter((person) => compare(row, person) === 'suspected') : [];
  const person: Person = { rows: [row], suspectsOfUnit, partedBy: cut ?? null };
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
