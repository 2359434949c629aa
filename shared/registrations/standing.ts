import type { RoleKey } from '../people/role.ts';
import { type RegistrationTerm, type Timing, timingAt } from '../plan/registration-term.ts';
import { type ClaimedRole, claimedRole, firstInUnit } from './claimed-role.ts';
import { inForceSince } from './in-force-since.ts';
import { type Person, type PlacedEntry, type RowDecision, firstRow, newestRow } from './person.ts';
import type { Decision } from './registration.ts';

/** Where a person stands before the seats are given: what they claim, since when, and what is in the way. */
export interface Standing {
  readonly person: Person;
  readonly newest: PlacedEntry;
  readonly unit: string | null;
  /** R2; null: unclear or outside the plan. */
  readonly class: string | null;
  /** R2: its unit stands in several classes, and none of them was chosen. */
  readonly isClassUnclear: boolean;
  /** R1: nobody is named. */
  readonly isNameUnclear: boolean;
  /** Null: unclear. */
  readonly role: RoleKey | null;
  /** The decision that set the role; null: the rows say it. */
  readonly setRole: RowDecision | null;
  readonly firstSubmittedAt: number;
  readonly timing: Timing;
  /** withdraw, reject, approve or replace; the one on the newest row that holds one counts (R7). */
  readonly fate: RowDecision | null;
  /** Persons it may be the same as, withdrawn and rejected ones left out. */
  readonly suspects: readonly Person[];
  readonly elsewhere: readonly Person[];
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

/** What standings ask of the plan. */
export interface TermsOfPlan {
  /** R5: by when whoever is of this unit, class and role had to register. */
  readonly termOf: (unit: string | null, code: string | null, role: RoleKey | null) => RegistrationTerm;
  /** R2, P30. */
  readonly isInSeveral: (unit: string) => boolean;
}

/** R4–R7 up to the seats, for one person. */
export function standingOf(person: Person, terms: TermsOfPlan): Standing {
  const newest = newestRow(person);
  const firstSubmittedAt = firstSubmission(person);
  const setRole = person.decisions.find(({ decision }) => decision.kind === 'set_role') ?? null;
  const fate = fateOf(person);
  const claimed = claimedRole(person.rows, person.decisions);
  const { unit, class: code } = newest;
  const timing = timingAt(terms.termOf(unit, code, claimed.role), firstSubmittedAt);
  const { suspects, elsewhere, freedAt } = openSuspicions(person);
  const claim = claimOf(person, claimed, { timing, fate, freedAt, firstSubmittedAt });
  return {
    person,
    newest,
    unit,
    class: code,
    isClassUnclear: code === null && unit !== null && terms.isInSeveral(unit),
    isNameUnclear: newest.entry.nameDoubt !== null,
    role: claimed.role,
    setRole,
    firstSubmittedAt,
    timing,
    fate,
    suspects,
    elsewhere,
    claim,
  };
}

/** R5: rows superseded from outside the plan count. */
function firstSubmission({ rows }: Person): number {
  let first = Number.POSITIVE_INFINITY;
  for (const row of rows) first = Math.min(first, row.entry.submittedAt);
  return first;
}

const FATES: ReadonlySet<Decision['kind']> = new Set(['withdraw', 'reject', 'approve', 'replace']);

export function fateOf(person: Person): RowDecision | null {
  return person.decisions.find(({ decision }) => FATES.has(decision.kind)) ?? null;
}

/** Since when the fate that counts has been this one. Approving and replacing both let somebody late in. */
function fateSince(person: Person): number {
  const made = person.decisions.filter(({ decision }) => FATES.has(decision.kind));
  return inForceSince(made, ({ kind }) => (kind === 'replace' ? 'approve' : kind));
}

/**
 * R3: one who is withdrawn or rejected raises no suspicion, and *different person* settles it. What that frees claims
 * from the time of the decision; of two that would, the earlier.
 */
function openSuspicions(person: Person) {
  let freedAt = Number.NEGATIVE_INFINITY;
  const isOpen = (suspect: Person): boolean => {
    const fate = fateOf(suspect)?.decision.kind;
    const isOut = fate === 'withdraw' || fate === 'reject';
    if (!isOut && person.settledAt === null) return true;
    const outAt = isOut ? fateSince(suspect) : Number.POSITIVE_INFINITY;
    freedAt = Math.max(freedAt, Math.min(outAt, person.settledAt ?? Number.POSITIVE_INFINITY));
    return false;
  };
  const suspects = person.suspects.filter(isOpen);
  const elsewhere = person.elsewhere.filter(isOpen);
  return { suspects, elsewhere, freedAt };
}

/** R6, R7: from the time of what came last of all that the claim needs. */
function claimOf(
  person: Person,
  claimed: ClaimedRole,
  facts: Pick<Standing, 'timing' | 'fate' | 'firstSubmittedAt'> & { readonly freedAt: number },
): Claim {
  let { since: at, byDecision } = claimed;
  let { order } = claimed.row ?? newestRow(person);
  const raise = (time: number, decided: boolean, by?: PlacedEntry) => {
    if (time < at || (time === at && byDecision)) return;
    at = time;
    byDecision = decided;
    order = by?.order ?? order;
  };
  const inUnit = firstInUnit(person);
  if (inUnit.unitSince > at) raise(inUnit.unitSince, inUnit.unitIsSet, inUnit);
  if (person.partedAt !== null) raise(person.partedAt, true);
  raise(facts.freedAt, true);
  const { timing, fate } = facts;
  if (timing === 'late' && (fate?.decision.kind === 'approve' || fate?.decision.kind === 'replace')) {
    raise(fateSince(person), true);
  }
  // Claims of one sync go by first submission (R7), and of equal times by the order of those rows (R0).
  if (byDecision) order = firstRow(person).order;
  return { at, byDecision, firstSubmittedAt: facts.firstSubmittedAt, order };
}
