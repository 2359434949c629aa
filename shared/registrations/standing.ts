import type { Plan, RoleKey } from '../plan/plan.ts';
import { endOfDayMs } from '../time/local-date.ts';
import type { RowDecision, SettledPerson } from './identities.ts';
import { type PlacedEntry, newestRow } from './persons.ts';
import type { Decision } from './registration.ts';
import { SILENT, UNCLEAR } from './role-reading.ts';

/** Where a person stands before the seats are given: what they claim, since when, and what is in the way. */
export interface Standing {
  readonly person: SettledPerson;
  readonly newest: PlacedEntry;
  readonly unit: string | null;
  readonly inPlan: boolean;
  /** Null: unclear. */
  readonly role: RoleKey | null;
  /** The decision that set the role; null: the rows say it. */
  readonly setRole: RowDecision | null;
  readonly firstSubmittedAt: number;
  readonly timing: 'on_time' | 'in_grace' | 'late';
  /** withdraw, reject, approve or replace; the one on the newest row that holds one counts (R7). */
  readonly fate: RowDecision | null;
  /** Persons it may be the same as, withdrawn and rejected ones left out. */
  readonly suspects: readonly SettledPerson[];
  readonly elsewhere: readonly SettledPerson[];
  readonly claim: Claim;
}

/** R6: claims go in this order: time; those the rows make before those a decision made; first submission; R0. */
export interface Claim {
  readonly at: number;
  readonly byDecision: boolean;
  readonly firstSubmittedAt: number;
  readonly order: number;
}

export function compareClaims(a: Claim, b: Claim): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.byDecision !== b.byDecision) return a.byDecision ? 1 : -1;
  if (a.byDecision && a.firstSubmittedAt !== b.firstSubmittedAt)
    return a.firstSubmittedAt - b.firstSubmittedAt;
  return a.order - b.order;
}

/** R4–R7 up to the seats, for one person. */
export function standingOf(person: SettledPerson, plan: Plan): Standing {
  const newest = newestRow(person);
  const { firstSubmittedAt, timing } = timingOf(person, plan);
  const setRole = person.decisions.find(({ decision }) => decision.kind === 'set_role') ?? null;
  const fate = fateOf(person);
  const said = roleSaid(person.rows);
  const role = setRole?.decision.value ?? said.role;
  const { suspects, elsewhere, freedAt } = openSuspicions(person);
  const claim = claimOf(person, newest, { said, setRole, timing, fate, freedAt, firstSubmittedAt });
  const { unit, inPlan } = newest;
  return {
    person,
    newest,
    unit,
    inPlan,
    role,
    setRole,
    firstSubmittedAt,
    timing,
    fate,
    suspects,
    elsewhere,
    claim,
  };
}

/** R5, from the person's first submission; rows superseded from outside the plan count. */
function timingOf(person: SettledPerson, plan: Plan): Pick<Standing, 'firstSubmittedAt' | 'timing'> {
  let first = Number.POSITIVE_INFINITY;
  for (const row of person.rows) first = Math.min(first, row.entry.submittedAt);
  for (const time of person.lentTimes) first = Math.min(first, time);
  const { deadline, graceDay } = plan.registration;
  if (first <= endOfDayMs(deadline)) return { firstSubmittedAt: first, timing: 'on_time' };
  const inGrace = graceDay !== null && first <= endOfDayMs(graceDay);
  return { firstSubmittedAt: first, timing: inGrace ? 'in_grace' : 'late' };
}

/** R3: the role of the newest row that says anything about it, and since when it has been this one. */
function roleSaid(rows: readonly PlacedEntry[]): {
  role: RoleKey | null;
  since: number;
  row: PlacedEntry | null;
} {
  let reading: string = SILENT;
  let since = Number.POSITIVE_INFINITY;
  let claimRow: PlacedEntry | null = null;
  for (const row of rows) {
    const says = row.entry.role;
    if (says === SILENT) continue;
    if (says !== reading || row.entry.claimedSince < since) {
      since = row.entry.claimedSince;
      claimRow = row;
    }
    reading = says;
  }
  const clear = reading !== SILENT && reading !== UNCLEAR;
  return { role: clear ? reading : null, since, row: claimRow };
}

const FATES: ReadonlySet<Decision['kind']> = new Set(['withdraw', 'reject', 'approve', 'replace']);

export function fateOf(person: SettledPerson): RowDecision | null {
  return person.decisions.find(({ decision }) => FATES.has(decision.kind)) ?? null;
}

/** R3: one who is withdrawn or rejected raises no suspicion; what that frees claims from the time of the decision. */
function openSuspicions(person: SettledPerson) {
  let freedAt = Number.NEGATIVE_INFINITY;
  const isOpen = (suspect: SettledPerson): boolean => {
    const fate = fateOf(suspect)?.decision;
    if (fate === undefined || (fate.kind !== 'withdraw' && fate.kind !== 'reject')) return true;
    freedAt = Math.max(freedAt, fate.seenAt);
    return false;
  };
  const suspects = (person.suspects as SettledPerson[]).filter(isOpen);
  const elsewhere = (person.elsewhere as SettledPerson[]).filter(isOpen);
  return { suspects, elsewhere, freedAt };
}

function claimOf(
  person: SettledPerson,
  newest: PlacedEntry,
  facts: {
    readonly said: ReturnType<typeof roleSaid>;
    readonly setRole: RowDecision | null;
    readonly timing: Standing['timing'];
    readonly fate: RowDecision | null;
    readonly freedAt: number;
    readonly firstSubmittedAt: number;
  },
): Claim {
  const { said, setRole, fate } = facts;
  let { at, row } = { at: said.since, row: said.row ?? newest };
  let byDecision = false;
  const raise = (time: number, by: PlacedEntry, decided: boolean) => {
    if (time < at || (time === at && byDecision)) return;
    at = time;
    row = by;
    byDecision = decided;
  };
  if (setRole !== null) {
    const sameRole = said.role === setRole.decision.value && said.since <= setRole.decision.seenAt;
    if (!sameRole) {
      at = setRole.decision.seenAt;
      row = setRole.row;
      byDecision = true;
    }
  }
  const firstInUnit = person.rows
    .filter((candidate) => candidate.unit === newest.unit)
    .reduce((best, candidate) => (candidate.unitSince < best.unitSince ? candidate : best), newest);
  if (firstInUnit.unitSince > at) raise(firstInUnit.unitSince, firstInUnit, firstInUnit.unitIsSet);
  if (person.partedAt !== null) raise(person.partedAt, newest, true);
  if (facts.freedAt > at) raise(facts.freedAt, newest, true);
  if (facts.timing === 'late' && fate?.decision.kind === 'approve')
    raise(fate.decision.seenAt, fate.row, true);
  return { at, byDecision, firstSubmittedAt: facts.firstSubmittedAt, order: row.order };
}
