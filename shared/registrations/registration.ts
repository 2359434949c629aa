import type { NameDoubt } from '#shared/people/name-cell.ts';
import type { RoleKey } from '#shared/people/role.ts';
import type { ClassAttendance } from './class-attendance.ts';
import type { IsoDay } from '#shared/time/local-date.ts';
import type { RowProblem } from '#shared/responses/response.ts';
import type { PartyState } from '#shared/obligations/count-places.ts';
import type { HeldPlace } from '#shared/obligations/place.ts';
import type { UnitMatch } from '#shared/units/unit.ts';

/** R10: every delegate of every response has exactly one. */
export const STATUSES = [
  'seated',
  'extra_pending',
  'extra_approved',
  'late_pending',
  'waitlisted',
  'role_unclear',
  'unit_unclear',
  'name_unclear',
  'not_in_plan',
  'class_unclear',
  'duplicate_suspected',
  'superseded',
  'replaced',
  'rejected',
  'withdrawn',
] as const;
export type Status = (typeof STATUSES)[number];

export const NOTES = [
  'class_differs',
  'details_changed',
  'double_booked',
  'in_grace',
  'late_approved',
  'phone_shared',
  'registered_in_other_unit',
  'replacement_hint',
  'resubmitted_after_decision',
  'source_removed',
  'time_doubtful',
] as const;
export type Note = (typeof NOTES)[number];

export type DecisionKind =
  | 'set_unit'
  /** P30: where a unit stands in several classes. */
  | 'set_class'
  | 'set_name'
  | 'set_role'
  | 'right_time'
  | 'same_person'
  | 'different_person'
  | 'withdraw'
  | 'reject'
  | 'approve'
  | 'replace'
  | 'look_again';

/** A staff cell that holds a decision (R7). */
export interface Decision {
  /** Key of the registration it was made on. */
  readonly registration: string;
  readonly kind: DecisionKind;
  /** Unit code for `set_unit`, class code for `set_class`, the names for `set_name`, role key for `set_role`, else null. */
  readonly value: string | null;
  /** When the first sync saw it in its present form; milliseconds since the epoch. */
  readonly seenAt: number;
  /** Made beside the person in a class tab: `registration` names the person, not the row. */
  readonly ofPerson?: boolean;
  /** Of a `set_name`: the names it gives and gave, as the cell's history has them (names-set.ts). */
  readonly names?: NamesSet;
}

/** The delegates that *set name* makes of one (R7). */
export interface NamesSet {
  /** In the order typed; the first is the row's own delegate. None: the cell was cleared. */
  readonly now: readonly NameSet[];
  /** Whom a shorter list left out: the last names that stood behind those of now, by their places. */
  readonly left: readonly string[];
}

export interface NameSet {
  readonly name: string;
  /** Since when the cell has named them without a break. */
  readonly since: number;
}

/** Why a decision has no effect yet; shown in the queue. */
export type DecisionObstacle =
  | 'unit_unclear'
  | 'not_in_plan'
  | 'class_unclear'
  | 'name_unclear'
  | 'role_unclear'
  | 'duplicate_suspected'
  | 'no_suspicion'
  | 'no_time_doubt'
  | 'conflict';

/** One delegate of one response, reconciled. */
export interface Registration {
  /** Stable: `<response id>.<delegate>`. */
  readonly key: string;
  readonly responseId: string;
  /** Data row in the responses table; null once it is gone from there. */
  readonly row: number | null;
  /** Where that row stands, in words, where it is not the Form's table. */
  readonly place: string | null;
  readonly delegate: number;
  readonly submittedAt: number;
  /** As typed, or as staff set it. */
  readonly fullName: string;
  /** As the row has it. */
  readonly nameTyped: string;
  /** Without what stood around it (R1): for lists. */
  readonly name: string;
  /** Why the cell names nobody; null: it does. */
  readonly nameDoubt: NameDoubt | null;
  readonly position: string;
  readonly phoneText: string;
  /** Valid phones, `0912345678`, in the order given. */
  readonly phones: readonly string[];
  readonly roleTyped: string;
  readonly note: string;
  readonly unitTyped: string;
  readonly unitMatch: UnitMatch;
  /** After set_unit; null if unclear. May be outside the plan. */
  readonly unit: string | null;
  /** Class code of the unit; null if unclear or outside the plan. */
  readonly class: string | null;
  readonly classTyped: string;
  /** The person's role after set_role; null if unclear. */
  readonly role: RoleKey | null;
  readonly status: Status;
  /** Sorted. */
  readonly notes: readonly Note[];
  /** Key of the person's first registration; rows with the same value are one person. */
  readonly person: string;
  /** The facts below explain the status (see explain.ts). */
  readonly why: {
    /** The newest registration of the person, where this one is superseded. */
    readonly supersededBy: string | null;
    /** First submission of the person, for R5. */
    readonly firstSubmittedAt: number;
    /** The time counted for this row instead of a doubtful one (R5); null: its own. */
    readonly countedAt: number | null;
    /** When the seat was claimed, for R6; null if it cannot claim. */
    readonly claimedAt: number | null;
    /** P41: where else they are at the same time. */
    readonly clashes?: readonly ScheduleClash[];
    /** Who holds the seat this one wants; the key of their newest registration. */
    readonly seatHolder: string | null;
    /** Registrations of persons it is suspected to be the same as. */
    readonly suspects: readonly string[];
    /** Registrations of other persons of the unit with a phone in common. */
    readonly phoneSharedWith: readonly string[];
    /** Decisions in force for the person, and those without effect. */
    readonly decisions: readonly {
      readonly decision: Decision;
      readonly obstacle: DecisionObstacle | null;
    }[];
    /** Role named by a newer row against a set_role in force. */
    readonly roleNamedSince: RoleKey | null;
    /** P60: of a class that anybody may join, by whoever gives its places; absent: a plan of seats. */
    readonly told?: Told;
  };
}

/** Why a registration for a class that anybody may join stands as it does (P60). */
export interface Told {
  readonly steps: readonly { readonly rule: string; readonly text: string }[];
  /** Beside the person; null: the status says it all. */
  readonly brief: string | null;
  /** What a person may do about it; null: nothing is to be done. */
  readonly suggestion: string | null;
  /** Classes that may be chosen where none is certain, the likeliest first; absent: that is not asked. */
  readonly classes?: readonly OfferedClass[];
}

export interface OfferedClass {
  readonly code: string;
  readonly label: string;
  /** When, where, and whether there is room. */
  readonly hint: string;
}

/** P41: one person at two places at the same time. */
export interface ScheduleClash {
  /** Title of the other plan; null: the same. */
  readonly plan: string | null;
  /** What the other class or conference is called. */
  readonly label: string;
  readonly day: IsoDay;
  /** The last of several days in a row; absent: it is the one. */
  readonly until?: IsoDay;
  /** Sessions that both have, as the one has them named; none: the whole day. */
  readonly sessions: readonly string[];
}

export interface Seat {
  readonly role: RoleKey;
  /** Key of the registration that holds it; null: missing. */
  readonly registration: string | null;
}

export interface UnitState {
  readonly code: string;
  /** Full official name. */
  readonly name: string;
  readonly class: string;
  readonly state: PartyState;
  /** In the order of the plan's roles. */
  readonly seats: readonly Seat[];
  readonly extraPending: number;
  readonly extraApproved: number;
}

export interface ClassState {
  readonly code: string;
  readonly units: number;
  readonly seats: number;
  /** Delegates that the plan's counted seats come to; of batch 2 units × roles. */
  readonly size: number;
  readonly seated: number;
  /** Vacant seats by role key; every role of the plan is named. */
  readonly missing: Readonly<Record<RoleKey, number>>;
  readonly extraPending: number;
  readonly extraApproved: number;
  /** seated + extraApproved. */
  readonly headcount: number;
  /** P33: of `seated` those of a group without counted seats; absent: none. */
  readonly open?: number;
  /** P40; absent: nobody was called yet. */
  readonly attendance?: ClassAttendance;
  /** P35: what the class holds, where somebody typed it. */
  readonly capacity?: number;
  /** P60: how many wait for a place; absent: it has no waiting list. */
  readonly waitlisted?: number;
  readonly notes: readonly 'over_size'[];
}

/** R10. */
export interface Account {
  readonly rows: number;
  readonly responses: number;
  readonly identicalRows: number;
  /** Rows with `no_delegate` or `no_time`. */
  readonly rowProblems: number;
  /** Delegates of all responses known, those gone included. */
  readonly delegates: number;
  readonly byStatus: Readonly<Record<Status, number>>;
}

/** P32: how many a party says that it sends, where the plan leaves it to the party. */
export interface Declaration {
  readonly class: string;
  readonly party: string;
  readonly role: RoleKey;
  readonly min: number;
  readonly max: number | null;
  /** Null: it has not said. */
  readonly said: number | null;
}

/** What `reconcile` answers: the state of the whole plan. */
export interface Reconciliation {
  readonly account: Account;
  /** In plan order. */
  readonly classes: readonly ClassState[];
  /** In plan order, class by class. */
  readonly units: readonly UnitState[];
  /** Every place of the plan and who holds it; in plan order. */
  readonly places: readonly HeldPlace[];
  /** In the order of R0, those gone included in their place. */
  readonly registrations: readonly Registration[];
  readonly rowProblems: readonly RowProblem[];
  /** P32, in plan order; absent: the plan leaves nothing to the parties. */
  readonly declarations?: readonly Declaration[];
}
