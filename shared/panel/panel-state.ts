/**
 * What the panel shows, as one JSON-safe value: no Date, no undefined that matters, no function. `build-panel-state.ts`
 * makes it; the sidebar in Google Sheets and the page served in local mode only draw it.
 *
 * Instants are milliseconds since the epoch, days are ISO days. Phones stand in `classes[].missingUnits[].contacts`
 * and nowhere else: only the class view may show them (design: "Class tab").
 */
import type { ReviewNeed } from '../registrations/review-needs.ts';
import type { RoleKey } from '../people/role.ts';
import type { DecisionKind, Status } from '../registrations/registration.ts';
import type { RowProblemCase } from '../responses/row-problem-cases.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { Tone } from '../workbook/model.ts';
import type { PanelPlanOfDuties } from './panel-plan.ts';
import type { PanelTask } from './panel-task.ts';

export interface PanelState {
  /** Grows when a panel built earlier could no longer draw the state. */
  readonly version: 1;
  /** The server's clock when the state was made. Ages are counted from it, not from the reader's clock. */
  readonly madeAt: number;
  readonly plan: PanelPlan;
  /** Further plans that people register for; absent: there is none. Classes, units, queue and totals are of all of them. */
  readonly morePlans?: readonly PanelPlan[];
  readonly totals: PanelTotals;
  /** In plan order. */
  readonly classes: readonly PanelClass[];
  /** In plan order, class by class. */
  readonly units: readonly PanelUnit[];
  /** First what needs a decision, oldest submission first; then what only asks to be looked at; then what is decided. */
  readonly queue: readonly PanelCase[];
  /** Everybody whose newest registration counts, by unit in plan order; for the search. */
  readonly people: readonly PanelPerson[];
  readonly tasks: readonly PanelTask[];
  /** Plans of duties, in the order of their tabs; absent: there is none. */
  readonly plans?: readonly PanelPlanOfDuties[];
  /** Rows of the responses table that register nobody: each stands in the queue once, with whom it is about. */
  readonly rowProblems: readonly PanelRowProblem[];
  /** What stands beside the address of the Form in `Kế hoạch`: how its responses were read, or that they were not found. */
  readonly formNote?: string;
  /** P226: whom the workbook is shared with and should not be, in words; absent: nothing is known against it. */
  readonly sharing?: readonly string[];
  readonly lastSync: PanelSync | null;
  readonly figures: PanelFigures;
  /** May this reader decide? The buttons are shown to those who may; the server checks again. */
  readonly mayDecide: boolean;
}

/** How what is shown stands to the workbook. */
export interface PanelFigures {
  /** When they were read. */
  readonly at: number;
  /**
   * `ahead`: read since the last sync, which did not yet write what follows from it. `behind`: the workbook has changed since
   * and could not be read again, or not be understood.
   */
  readonly state: 'synced' | 'ahead' | 'behind';
}

export interface PanelPlan {
  readonly title: string;
  readonly deadlineText: string;
  readonly deadline: IsoDay;
  readonly graceDay: IsoDay | null;
  readonly roles: readonly { readonly key: RoleKey; readonly label: string; readonly shortLabel: string }[];
}

/** The account of R10 beside the sums over the classes. */
export interface PanelTotals {
  readonly units: number;
  readonly unitsFull: number;
  readonly unitsShort: number;
  readonly unitsNone: number;
  readonly seats: number;
  readonly seated: number;
  readonly headcount: number;
  readonly extraApproved: number;
  readonly rows: number;
  readonly responses: number;
  readonly identicalRows: number;
  readonly rowProblems: number;
  readonly delegates: number;
  readonly byStatus: readonly {
    readonly status: Status;
    readonly label: string;
    readonly tone: Tone;
    readonly count: number;
  }[];
}

export interface PanelClass {
  readonly code: string;
  readonly label: string;
  /** Title of the plan it belongs to. */
  readonly plan: string;
  readonly date: IsoDay;
  readonly weekday: string;
  readonly sessions: string;
  /** P38: every day, where there are several; absent: `date` is the only one. */
  readonly days?: readonly PanelDay[];
  readonly venue: string;
  /** How it stands today, in words; null: nothing to say. */
  readonly standing: string | null;
  readonly units: number;
  readonly seats: number;
  readonly seated: number;
  /** In the order of the plan's roles. */
  readonly missing: readonly { readonly role: RoleKey; readonly label: string; readonly count: number }[];
  readonly extraPending: number;
  readonly extraApproved: number;
  readonly headcount: number;
  /** Headcount above the expected size (R11). */
  readonly overSize: boolean;
  /** Open cases of this class. */
  readonly open: number;
  /** Units with a vacant seat, those with none taken first: the call list. */
  readonly missingUnits: readonly PanelMissingUnit[];
}

export interface PanelDay {
  readonly date: IsoDay;
  readonly weekday: string;
  readonly sessions: string;
}

export interface PanelMissingUnit {
  readonly unit: string;
  readonly name: string;
  /** Labels of the vacant seats. */
  readonly roles: readonly string[];
  /** Those of the unit who registered and left a number. Empty: nobody did. */
  readonly contacts: readonly PanelContact[];
}

export interface PanelContact {
  readonly fullName: string;
  readonly position: string;
  /** Empty where whoever looks may not decide: they left a number, which is not shown. */
  readonly phones: readonly string[];
}

export interface PanelUnit {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly state: 'full' | 'short' | 'none';
  readonly seats: readonly PanelSeat[];
  /** Registered outside the quota or still undecided. */
  readonly others: readonly PanelOther[];
}

export interface PanelSeat {
  readonly role: RoleKey;
  readonly label: string;
  /** Null: nobody. */
  readonly registration: string | null;
  readonly fullName: string | null;
  readonly position: string | null;
}

export interface PanelOther {
  readonly registration: string;
  readonly fullName: string;
  readonly roleLabel: string | null;
  readonly statusLabel: string;
  readonly tone: Tone;
}

/** Why it stands in the queue, in the words of the tab `Cần xử lý`; `decided`: only to be taken back. */
export type CaseKind = ReviewNeed | 'decided';

/** `open`: a person must decide. `look`: something to know. `settled`: decided, and can be taken back. */
export type CaseState = 'open' | 'look' | 'settled';

export interface PanelCase {
  /** The registration the case is about: a person's newest. */
  readonly registration: string;
  /** Key of the person's first registration. */
  readonly personKey: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  /** What there is to do, in words; of a settled case the status. */
  readonly title: string;
  readonly tone: Tone;
  /** The status in words. */
  readonly status: string;
  /** One or two sentences: why a person must decide. */
  readonly reason: string;
  readonly person: PanelCasePerson;
  readonly suggestions: readonly PanelSuggestion[];
  /** A unit may be looked for besides the suggestions. */
  readonly mayChooseUnit: boolean;
  /** The name may be set: one, or several parted by ";". */
  readonly mayName: boolean;
  readonly decisions: readonly PanelDecision[];
}

/** A row that registers nobody; the kind of its trouble is said in the title. */
export type PanelRowProblem = Omit<RowProblemCase, 'problem' | 'key'>;

interface PanelCasePerson {
  readonly fullName: string;
  readonly position: string;
  readonly unitTyped: string;
  readonly unitName: string | null;
  readonly classCode: string | null;
  readonly classLabel: string | null;
  readonly roleLabel: string | null;
  readonly note: string;
  readonly submittedAt: number;
  /** Data row in the responses table; null once it is gone from there. */
  readonly row: number | null;
  /** Where that row stands, in words; null once it is gone. */
  readonly place: string | null;
}

/** What a button writes. */
export interface PanelDecisionRequest {
  readonly registration: string;
  readonly kind: DecisionKind;
  readonly value: string | null;
}

export interface PanelSuggestion {
  readonly group: 'unit' | 'class' | 'role' | 'seat' | 'identity' | 'time';
  readonly label: string;
  /** What follows from it, or why it is suggested. */
  readonly hint: string;
  readonly decision: PanelDecisionRequest;
  readonly weight: 'first' | 'plain' | 'against';
}

/** A decision in a staff cell, with who and when, as far as known. */
export interface PanelDecision extends PanelDecisionRequest {
  readonly label: string;
  readonly by: string | null;
  readonly at: number | null;
  /** Why it has no effect; null: it has. */
  readonly obstacle: string | null;
}

export interface PanelPerson {
  readonly registration: string;
  readonly fullName: string;
  readonly position: string;
  readonly unitName: string;
  readonly unit: string | null;
  readonly classCode: string | null;
  readonly roleLabel: string | null;
  readonly status: Status;
  readonly statusLabel: string;
  readonly tone: Tone;
  readonly notes: readonly string[];
  readonly submittedAt: number;
}

export interface PanelSync {
  readonly at: number;
  readonly outcome: 'done' | 'held' | 'failed';
  /** In words, for staff. */
  readonly detail: string;
  /** Held so that a person may let it through. What was held for rows that stand displaced, nobody can. */
  readonly mayConfirm: boolean;
  /** The last one that was done; null: none yet. */
  readonly lastDoneAt: number | null;
}
