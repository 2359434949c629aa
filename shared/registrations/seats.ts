import type { RoleKey } from '../people/role.ts';
import type { Status } from './registration.ts';
import { type Standing, compareClaims } from './standing.ts';

/** A person's status, and who holds the seat they want. */
export interface Placement {
  readonly status: Status;
  /** Holder of the seat of their unit and role after everything; null: nobody, or no seat is wanted. */
  readonly holder: Standing | null;
  /** Late, and let in by a decision. */
  readonly lateApproved: boolean;
}

/** A person with the status they got. */
export interface Placed {
  readonly standing: Standing;
  readonly placement: Placement;
}

/** R6 and R7: gives the seats, then the replacements; everyone gets exactly one status (R10). */
export function placeAll(standings: readonly Standing[]): Placed[] {
  const placed: Placed[] = [];
  const seats = new Map<string, Standing[]>();
  for (const standing of standings) {
    const barred = barredStatus(standing);
    if (barred !== null) {
      placed.push({ standing, placement: { status: barred, holder: null, lateApproved: false } });
      continue;
    }
    const key = seatKey(standing.unit as string, standing.role as RoleKey);
    const queue = seats.get(key);
    if (queue === undefined) seats.set(key, [standing]);
    else queue.push(standing);
  }
  for (const wanting of seats.values()) placeForSeat(wanting, placed);
  return placed;
}

export function seatKey(unit: string, role: RoleKey): string {
  return `${unit} ${role}`;
}

/** R10: the first that fits before the seat rules; null: the person may have a seat. */
function barredStatus(standing: Standing): Status | null {
  const fate = standing.fate?.decision.kind;
  if (fate === 'withdraw') return 'withdrawn';
  if (fate === 'reject') return 'rejected';
  if (standing.unit === null) return 'unit_unclear';
  if (!standing.inPlan) return 'not_in_plan';
  if (standing.suspects.length > 0 || standing.elsewhere.length > 0) return 'duplicate_suspected';
  if (standing.role === null) return 'role_unclear';
  return null;
}

/** One seat and everyone who wants it. */
function placeForSeat(wanting: readonly Standing[], placed: Placed[]): void {
  // A replacement includes the approval of someone late: whoever claims after it finds the seat taken.
  const claimants = wanting.filter(
    (standing) => standing.timing !== 'late' || fateIs(standing, 'approve') || fateIs(standing, 'replace'),
  );
  let holder = claimants.reduce<Standing | null>(
    (best, standing) => (best === null || compareClaims(standing.claim, best.claim) < 0 ? standing : best),
    null,
  );
  // R7: of two replacements for one seat the later submission holds it.
  const replacer = wanting
    .filter((standing) => fateIs(standing, 'replace'))
    .reduce<Standing | null>(
      (best, standing) => (best === null || standing.newest.order > best.newest.order ? standing : best),
      null,
    );
  const displaced = replacer !== null && holder !== replacer ? holder : null;
  holder = replacer ?? holder;
  for (const standing of wanting) {
    const status = statusAtSeat(standing, holder, displaced);
    const lateApproved = status === 'seated' && standing.timing === 'late';
    placed.push({ standing, placement: { status, holder, lateApproved } });
  }
}

function statusAtSeat(standing: Standing, holder: Standing | null, displaced: Standing | null): Status {
  if (standing === holder) return 'seated';
  if (standing === displaced || fateIs(standing, 'replace')) return 'replaced';
  if (fateIs(standing, 'approve')) return 'extra_approved';
  return standing.timing === 'late' ? 'late_pending' : 'extra_pending';
}

function fateIs(standing: Standing, kind: 'approve' | 'replace'): boolean {
  return standing.fate?.decision.kind === kind;
}
