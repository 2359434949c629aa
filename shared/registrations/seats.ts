import { type ClaimRules, givePlaces } from '../obligations/give-places.ts';
import type { HeldPlace, Place } from '../obligations/place.ts';
import type { PlanPlaces, SeatNumbers } from '../obligations/places-of-plan.ts';
import type { Status } from './registration.ts';
import { type Standing, compareClaims } from './standing.ts';

/** A person's status, and who holds the seat they want. */
export interface Placement {
  readonly status: Status;
  /** The place they hold; null: none. */
  readonly place: Place | null;
  /** Themselves where they hold a place, else whom they would replace; null: nobody, or no seat is wanted. */
  readonly holder: Standing | null;
  /** Late, and let in by a decision. */
  readonly lateApproved: boolean;
}

/** A person with the status they got. */
export interface Placed {
  readonly standing: Standing;
  readonly placement: Placement;
}

/** P32: how many may have a seat, claim by claim: where nobody declared a number, so many seats there are. */
export function countAdmitted(
  standings: readonly Standing[],
  places: Pick<PlanPlaces, 'partyAsked'>,
): NonNullable<SeatNumbers['registered']> {
  const counts = new Map<string, number>();
  const keyOf = (unit: string, code: string, role: string) => `${unit}|${code}|${role}`;
  for (const standing of standings) {
    const { unit, class: code, role } = standing;
    const mayHold = isAdmitted(standing) || fateIs(standing, 'replace');
    if (unit === null || code === null || role === null || barredStatus(standing) !== null || !mayHold)
      continue;
    const key = keyOf(places.partyAsked(unit, code, role), code, role);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (unit, code, role) => counts.get(keyOf(unit, code, role)) ?? 0;
}

/** R6 and R7: gives the seats, then the replacements; everyone gets exactly one status (R10). */
export function placeAll(standings: readonly Standing[], places: PlanPlaces): Placed[] {
  const placed: Placed[] = [];
  // `wanted` answers everybody of one claim with the same list.
  const wanting = new Map<readonly Place[], Standing[]>();
  for (const standing of standings) {
    const status = barredStatus(standing);
    if (status !== null) {
      placed.push({ standing, placement: { status, place: null, holder: null, lateApproved: false } });
      continue;
    }
    const wanted = wantedPlaces(standing, places);
    const queue = wanting.get(wanted);
    if (queue === undefined) wanting.set(wanted, [standing]);
    else queue.push(standing);
  }
  for (const [wanted, queue] of wanting) placeQueue(wanted, queue, placed);
  return placed;
}

/** Who holds each place of the plan after everything, by the key of their newest registration. */
export function heldPlaces({ all }: PlanPlaces, placed: readonly Placed[]): HeldPlace[] {
  const holders = new Map<Place, Standing[]>();
  for (const { standing, placement } of placed) {
    if (placement.place === null) continue;
    holders.set(placement.place, [...(holders.get(placement.place) ?? []), standing]);
  }
  return all.map((place) => ({
    place,
    holders: (holders.get(place) ?? [])
      .toSorted((a, b) => compareClaims(a.claim, b.claim))
      .map(({ newest }) => newest.entry.key),
  }));
}

/** R10: the first that fits before the seat rules; null: the person may have a seat. */
function barredStatus(standing: Standing): Status | null {
  const fate = standing.fate?.decision.kind;
  if (fate === 'withdraw') return 'withdrawn';
  if (fate === 'reject') return 'rejected';
  if (standing.isNameUnclear) return 'name_unclear';
  if (standing.unit === null) return 'unit_unclear';
  if (standing.class === null) return standing.isClassUnclear ? 'class_unclear' : 'not_in_plan';
  if (standing.suspects.length > 0 || standing.elsewhere.length > 0) return 'duplicate_suspected';
  if (standing.role === null) return 'role_unclear';
  return null;
}

function wantedPlaces({ unit, class: code, role }: Standing, places: PlanPlaces): readonly Place[] {
  return unit === null || code === null || role === null ? NO_PLACES : places.wanted(unit, code, role);
}

const NO_PLACES: readonly Place[] = [];

/** Everyone who wants the same places. */
function placeQueue(places: readonly Place[], queue: readonly Standing[], placed: Placed[]): void {
  const { placeOf, displaced, next } = givePlaces(places, queue, rulesFor(places));
  for (const standing of queue) {
    const place = placeOf.get(standing) ?? null;
    const status = place === null ? statusWithoutSeat(standing, displaced) : 'seated';
    const lateApproved = place !== null && standing.timing === 'late';
    const holder = place === null ? next : standing;
    placed.push({ standing, placement: { status, place, holder, lateApproved } });
  }
}

/** P34: a seat that needs approval is nobody's before it. */
function rulesFor(places: readonly Place[]): ClaimRules<Standing> {
  if (places.every(({ needsApproval }) => !needsApproval)) return SEAT_RULES;
  return { ...SEAT_RULES, isAdmitted: (standing) => fateIs(standing, 'approve') };
}

/** R5, R7: in time, or let in. */
export function isAdmitted(standing: Standing): boolean {
  return standing.timing !== 'late' || fateIs(standing, 'approve');
}

/** A replacement includes the approval of someone late: whoever claims after it finds the seat taken. */
const SEAT_RULES: ClaimRules<Standing> = {
  isAdmitted,
  isReplacing: (standing) => fateIs(standing, 'replace'),
  compareClaims: (first, second) => compareClaims(first.claim, second.claim),
  compareSubmissions: (first, second) => first.newest.order - second.newest.order,
};

function statusWithoutSeat(standing: Standing, displaced: ReadonlySet<Standing>): Status {
  if (displaced.has(standing) || fateIs(standing, 'replace')) return 'replaced';
  if (fateIs(standing, 'approve')) return 'extra_approved';
  return standing.timing === 'late' ? 'late_pending' : 'extra_pending';
}

function fateIs(standing: Standing, kind: 'approve' | 'replace'): boolean {
  return standing.fate?.decision.kind === kind;
}
