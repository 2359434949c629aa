import type { Role, RoleKey } from '../people/role.ts';
import type { IsoDay } from '../time/local-date.ts';
import type { OccasionDay } from './duty-plan.ts';

/** A training plan as the rest of the code uses it; `read-plan.ts` makes it from a plan file or from the plan's tabs. */
export interface Plan {
  /** By which the workbook tells its tabs and responses from those of other plans; absent: it is that of the plan's tabs. */
  readonly id?: string;
  readonly title: string;
  readonly batch: string;
  readonly issuer: string;
  /** The day it was signed: nobody could register before (R5). Absent: the document does not say. */
  readonly issued?: IsoDay;
  readonly registration: {
    readonly url: string | null;
    /** As the document says it, e.g. "chậm nhất trước ngày 08/5/2026". */
    readonly deadlineText: string;
    /** R5: on time through the end of this day. */
    readonly deadline: IsoDay;
    /** R5: the one day after the deadline on which a registration is on time and noted; null: none. */
    readonly graceDay: IsoDay | null;
    /** How the Form's export writes dates, where the export itself leaves day and month open. */
    readonly dateOrder?: 'dmy' | 'mdy';
  };
  /** In the order of seats. One seat per unit and role (R6). */
  readonly roles: readonly Role[];
  /** In the order of their codes. */
  readonly classes: readonly PlanClass[];
  readonly topics: readonly string[];
  /** Oddities of the document, in Vietnamese, as its readers found them. Shown, never swallowed. */
  readonly oddities: readonly string[];
}

export interface PlanClass {
  /** "01" …: unique in the workbook, so that of a plan of version 2 the plan's id follows (`OF_PLAN`). */
  readonly code: string;
  readonly label: string;
  readonly date: IsoDay;
  /** Weekday as the document states it; compare with `weekdayOf(date)`. */
  readonly weekdayStated: string | null;
  readonly sessions: readonly { readonly name: string; readonly start: string }[];
  readonly venue: string;
  /** Official code of the hosting unit. */
  readonly host: string | null;
  /** What the document says it lists, e.g. "Gồm 09 phường". */
  readonly statedText: string | null;
  readonly statedUnits: number | null;
  /** In plan order. */
  readonly units: readonly PlanUnit[];
  // What version 1 does not say stands in no plan of version 1: fingerprints and shapes of those stay (P16).
  /** Its key in the plan, where `code` says the plan too. */
  readonly occasion?: string;
  /** What it is called where `Lớp` and its code are not its name: “Hội nghị”. */
  readonly name?: string;
  /** P38: every day with its sessions; absent: `date` with `sessions`. */
  readonly days?: readonly OccasionDay[];
  /** P35: an estimate of the document's, never a quota. */
  readonly expected?: { readonly min: number; readonly max: number };
  /** P35: how many the place holds, as somebody typed it. */
  readonly capacity?: number;
  /** P33: parties that are no units, and take part besides them. */
  readonly groups?: readonly PlanGroup[];
  /** P30–P34: what it asks of whom; absent: one seat a role of every unit (R6), others at the cost of who sends them. */
  readonly seats?: readonly SeatTerms[];
}

/** A party that is no unit: the delegates of the city's council. */
export interface PlanGroup {
  readonly key: string;
  readonly label: string;
}

/** What one duty of seats asks of its parties at one occasion. */
export interface SeatTerms {
  readonly duty: string;
  /** Null: of whatever role (P34 only). */
  readonly role: RoleKey | null;
  /** Codes of units and keys of groups. */
  readonly parties: readonly string[];
  readonly amount: SeatAmount;
  /** P37: who bears the cost. */
  readonly paidBy: 'organiser' | 'sender';
  /** Nobody has a seat of it before somebody approved (P34). */
  readonly approval: boolean;
  /** R5, where it is not the plan's own. */
  readonly term?: Pick<Plan['registration'], 'deadline' | 'graceDay'>;
}

/** P31–P34. */
export type SeatAmount =
  | { readonly kind: 'fixed'; readonly n: number }
  | { readonly kind: 'declared'; readonly min: number; readonly max: number | null }
  | { readonly kind: 'all' }
  | { readonly kind: 'optional' };

export interface PlanUnit {
  /** Official code. */
  readonly code: string;
  /** As the document has it. */
  readonly typed: string;
  /** The document's name is not the official one; a person should confirm. */
  readonly needsConfirmation: boolean;
}

/** By what the plan itself knows one of its classes: “04”. */
export function occasionOf({ code, occasion }: Pick<PlanClass, 'code' | 'occasion'>): string {
  return occasion ?? code;
}

/** In a narrow cell: its number, or what it is called. */
export function classShortName(planned: Pick<PlanClass, 'code' | 'occasion' | 'name'>): string {
  return planned.name ?? occasionOf(planned);
}
