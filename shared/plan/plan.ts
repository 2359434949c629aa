import type { Role } from '../people/role.ts';
import type { IsoDay } from '../time/local-date.ts';

/** A training plan as the rest of the code uses it; `read-plan.ts` makes it from a plan file or from the plan's tabs. */
export interface Plan {
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
  /** "01" … */
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
}

export interface PlanUnit {
  /** Official code. */
  readonly code: string;
  /** As the document has it. */
  readonly typed: string;
  /** The document's name is not the official one; a person should confirm. */
  readonly needsConfirmation: boolean;
}
