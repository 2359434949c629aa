import type { Reconciliation, Registration, Status } from './registration.ts';

/** Why a registration stands in the queue. */
export type ReviewNeed =
  | 'name_unclear'
  | 'unit_unclear'
  | 'duplicate_suspected'
  | 'role_unclear'
  | 'late_pending'
  | 'replacement_hint'
  | 'extra_pending'
  | 'not_in_plan'
  | 'class_unclear'
  | 'double_booked'
  | 'without_effect'
  | 'role_named_since'
  | 'resubmitted'
  | 'details_changed'
  | 'time_doubtful'
  | 'look_again';

/** In the order of work: what hides other work comes first (a unit that is unclear may yet be an extra). */
export const REVIEW_NEEDS: readonly ReviewNeed[] = [
  'name_unclear',
  'unit_unclear',
  'duplicate_suspected',
  'role_unclear',
  'without_effect',
  'late_pending',
  'replacement_hint',
  'extra_pending',
  'not_in_plan',
  'class_unclear',
  'double_booked',
  'role_named_since',
  'resubmitted',
  'details_changed',
  'time_doubtful',
  'look_again',
];

/** These only ask to be looked at: nothing stands still until somebody decides. */
const TO_BE_SEEN: ReadonlySet<ReviewNeed> = new Set([
  'double_booked',
  'role_named_since',
  'resubmitted',
  'details_changed',
  'time_doubtful',
  'look_again',
]);

/** What a person must settle or look at, most pressing first. A class chosen wrongly changes nothing (R2): no need. */
export function reviewNeeds(one: Registration): readonly ReviewNeed[] {
  // Of an older row only its time still counts (R5), and only beside that row it can be confirmed.
  if (one.status === 'superseded') return one.why.countedAt === null ? [] : ['time_doubtful'];
  const settled = one.status === 'withdrawn' || one.status === 'rejected';
  const is: Readonly<Record<ReviewNeed, boolean>> = {
    name_unclear: one.status === 'name_unclear',
    unit_unclear: one.status === 'unit_unclear',
    duplicate_suspected: one.status === 'duplicate_suspected',
    role_unclear: one.status === 'role_unclear',
    late_pending: one.status === 'late_pending',
    replacement_hint: one.status === 'extra_pending' && one.notes.includes('replacement_hint'),
    extra_pending: one.status === 'extra_pending' && !one.notes.includes('replacement_hint'),
    not_in_plan: one.status === 'not_in_plan',
    class_unclear: one.status === 'class_unclear',
    double_booked: !settled && one.notes.includes('double_booked'),
    without_effect: one.why.decisions.some(({ obstacle }) => obstacle !== null),
    role_named_since: !settled && one.why.roleNamedSince !== null,
    resubmitted: one.notes.includes('resubmitted_after_decision'),
    details_changed: !settled && one.notes.includes('details_changed'),
    time_doubtful: !settled && one.notes.includes('time_doubtful'),
    look_again: one.why.decisions.some(({ decision }) => decision.kind === 'look_again'),
  };
  return REVIEW_NEEDS.filter((need) => is[need]);
}

/** No seat and no refusal: what becomes of the registration is still open. */
export function isWaiting(status: Status): boolean {
  return WAITING.has(status);
}

const WAITING: ReadonlySet<Status> = new Set([
  'extra_pending',
  'late_pending',
  'waitlisted',
  'role_unclear',
  'unit_unclear',
  'name_unclear',
  'not_in_plan',
  'class_unclear',
  'duplicate_suspected',
]);

export function mustDecide(needs: readonly ReviewNeed[]): boolean {
  return needs.some((need) => !TO_BE_SEEN.has(need));
}

/** How many registrations wait for a decision. */
export function waitingCount(reconciliation: Reconciliation): number {
  return reconciliation.registrations.filter((one) => mustDecide(reviewNeeds(one))).length;
}
