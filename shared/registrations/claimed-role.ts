import type { RoleKey } from '../people/role.ts';
import type { Saying } from './entry.ts';
import { type Person, type PlacedEntry, type RowDecision, newestRow } from './person.ts';
import { isClear, SILENT, UNCLEAR } from './role-reading.ts';

/** A person's role (R3, R7), and what R6 asks: since when it has been this one, and what made it so. */
export interface ClaimedRole {
  /** Null: unclear, or nobody says. */
  readonly role: RoleKey | null;
  readonly since: number;
  /** The row that made the claim, or on which the decision stands; null: no row says anything. */
  readonly row: PlacedEntry | null;
  readonly byDecision: boolean;
}

/**
 * The role is the one staff set, else that of the newest row that says anything about it.
 *
 * @param rows in the order of R0.
 * @param decisions of the person, newest row first.
 */
export function claimedRole(rows: readonly PlacedEntry[], decisions: readonly RowDecision[]): ClaimedRole {
  const set =
    decisions.length === 0 ? decisions : decisions.filter(({ decision }) => decision.kind === 'set_role');
  const hasEdits = rows.some(({ entry }) => entry.roleSince !== entry.submittedAt || entry.past.length > 0);
  return set.length === 0 && !hasEdits ? roleOfRows(rows) : roleOverTime(rows, set);
}

/** R7: since when the rows claim their newest row's unit: the first row in that unit (and class of it, P30). */
export function firstInUnit(person: Pick<Person, 'rows'>): PlacedEntry {
  const newest = newestRow(person);
  let first = newest;
  for (const row of person.rows) {
    if (row.unit !== newest.unit || row.class !== newest.class) continue;
    const isEarlier = row.unitSince < first.unitSince;
    if (isEarlier || (row.unitSince === first.unitSince && row.order < first.order)) first = row;
  }
  return first;
}

/** Where nothing was edited or set, the rows' order is the order of their times. */
function roleOfRows(rows: readonly PlacedEntry[]): ClaimedRole {
  let reading: string = SILENT;
  let claimRow: PlacedEntry | null = null;
  for (const row of rows) {
    const says = row.entry.role;
    if (says === SILENT || says === reading) continue;
    reading = says;
    claimRow = row;
  }
  const since = claimRow?.entry.roleSince ?? Number.POSITIVE_INFINITY;
  return { role: isClear(reading) ? reading : null, since, row: claimRow, byDecision: false };
}

/** Lives through everything that was said and set, in the order of time, and asks after each what the role is now. */
function roleOverTime(rows: readonly PlacedEntry[], set: readonly RowDecision[]): ClaimedRole {
  const events: Event[] = [
    ...rows.flatMap((row) => sayingsOf(row).map(({ at, role }) => ({ at, row, says: role, decided: false }))),
    ...set.map(({ row, decision }) => ({
      at: decision.seenAt,
      row,
      says: decision.value ?? UNCLEAR,
      decided: true,
    })),
  ].sort(inOrderOfTime);
  const said = new Map<PlacedEntry, string>();
  const decided = new Map<PlacedEntry, string>();
  let reading: string = SILENT;
  let since: Event | null = null;
  for (const event of events) {
    (event.decided ? decided : said).set(event.row, event.says);
    const now = newestReading(rows, decided) ?? newestReading(rows, said) ?? SILENT;
    if (now !== reading) since = event;
    reading = now;
  }
  return {
    role: isClear(reading) ? reading : null,
    since: since?.at ?? Number.POSITIVE_INFINITY,
    row: since?.row ?? null,
    byDecision: since !== null && (since.decided || since.at === since.row.entry.nameSetAt),
  };
}

interface Event {
  readonly at: number;
  readonly row: PlacedEntry;
  readonly says: string;
  readonly decided: boolean;
}

/**
 * Of one time: what rows say before what was decided, because a claim that a row makes is the row's; rows in the order
 * of R0, decisions from the newest row, because that one counts.
 */
function inOrderOfTime(a: Event, b: Event): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.decided !== b.decided) return a.decided ? 1 : -1;
  return a.decided ? b.row.order - a.row.order : a.row.order - b.row.order;
}

function sayingsOf({ entry }: PlacedEntry): readonly Pick<Saying, 'at' | 'role'>[] {
  const isUnchanged = entry.past.at(-1)?.role === entry.role;
  return isUnchanged ? entry.past : [...entry.past, { at: entry.roleSince, role: entry.role }];
}

function newestReading(
  rows: readonly PlacedEntry[],
  readings: ReadonlyMap<PlacedEntry, string>,
): string | null {
  if (readings.size === 0) return null;
  const saying = (row: PlacedEntry) => readings.get(row) ?? SILENT;
  const newest = rows.findLast((row) => saying(row) !== SILENT);
  return newest === undefined ? null : saying(newest);
}
