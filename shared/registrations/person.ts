import type { RoleKey } from '../people/role.ts';
import type { Entry } from './entry.ts';
import type { Decision } from './registration.ts';

/** What one row stands for after *set unit* (R7), as R3 compares it. */
export interface PlacedEntry {
  /** Place in the order of R0. */
  readonly order: number;
  readonly entry: Entry;
  /** Official code after set_unit; null: unclear. */
  readonly unit: string | null;
  /** Class of that unit (R2); null: unclear or outside the plan. */
  readonly class: string | null;
  /** Since when the row may claim in that unit: its own claim, or the decision that set the unit. */
  readonly unitSince: number;
  /** That time is a decision's. */
  readonly unitIsSet: boolean;
}

/** A decision, and the row that it counts on (row-of-person.ts). */
export interface RowDecision {
  readonly row: PlacedEntry;
  readonly decision: Decision;
}

/** The set of rows found to be one person's (R3), while rows are gathered and then identities settled. */
export interface Person {
  /** In the order of R0, at least one. Rows outside the plan among them lend their time and details, not a claim. */
  rows: readonly PlacedEntry[];
  k1s: readonly string[];
  k2s: readonly string[];
  phones: readonly string[];
  /** Newest clear role that a row says. One set by staff is the person's and parts or joins no rows. */
  role: RoleKey | null;
  /** Persons this one may be the same as; the suspicion is this person's. */
  suspects: readonly Person[];
  /** Among the suspects, those registered by another unit of the plan. */
  elsewhere: readonly Person[];
  /** Persons of the unit with another name and a phone in common. */
  phoneShared: readonly Person[];
  /** Persons outside the plan whom a later row of this one superseded; their rows are among the rows. */
  absorbed: readonly Person[];
  /** Rows that joined without sharing a phone with those before. */
  changedRows: readonly PlacedEntry[];
  /** Decisions on any of their rows, newest row first (identities.ts; until then none). */
  decisions: readonly RowDecision[];
  /** The time of the *different person* that parted this person's claim from another's; null: none did. */
  partedAt: number | null;
  /** Since when a *different person* has settled the suspicions; null: none has. */
  settledAt: number | null;
  /** *Same person* or *different person* that found nothing to settle. */
  idle: readonly Decision[];
}

type WithRows = Pick<Person, 'rows'>;

export function newestRow({ rows }: WithRows): PlacedEntry {
  return known(rows.at(-1));
}

export function firstRow({ rows }: WithRows): PlacedEntry {
  return known(rows[0]);
}

function known(row: PlacedEntry | undefined): PlacedEntry {
  if (row === undefined) throw new Error('A person is found by a row and keeps at least one.');
  return row;
}

export function sharesAny(a: readonly string[], b: readonly string[]): boolean {
  for (const item of a) if (b.includes(item)) return true;
  return false;
}
