import type { NameDoubt } from '../people/name-cell.ts';
import type { Delegate } from '../responses/response.ts';
import type { UnitMatch } from '../units/unit.ts';
import type { RoleReading } from './role-reading.ts';

/** One delegate of one known response, with everything its own row says, read once. */
export interface Entry {
  /** `<response id>.<n>`; n is the delegate's place when first seen, and stays with that name through edits. */
  readonly key: string;
  readonly responseId: string;
  readonly row: number | null;
  /** As in `KnownResponse`. */
  readonly place: string | null;
  readonly delegate: number;
  /** Its response names other delegates too. */
  readonly ofSeveral: boolean;
  /** The key of the delegate of whom *set name* made this one; its own where none did. */
  readonly baseKey: string;
  /** Of a list of names set by staff that has become shorter since: withdrawn (R7). */
  readonly isLeftOut: boolean;
  /** Submission time of the response when first seen: an edit makes nobody late (R8). A doubtful one is not counted (R5). */
  readonly submittedAt: number;
  /** As the row has it. */
  readonly typedAt: number;
  /** Its time is doubtful, and nobody has said that it is right (R5). */
  readonly isTimeDoubtful: boolean;
  /** Its time was doubtful when it was first seen, whatever was decided since. */
  readonly wasTimeDoubtful: boolean;
  /** When a sync first saw this delegate. */
  readonly seenAt: number;
  readonly said: Delegate;
  readonly unitTyped: string;
  readonly classTyped: string;
  readonly unitMatch: UnitMatch;
  /** The cell of the name, as the row has it. */
  readonly typedName: string;
  /** The name alone (R1). */
  readonly name: string;
  /** Why its cell names nobody; null: it does, or staff set a name. */
  readonly nameDoubt: NameDoubt | null;
  /** Since when its row names somebody; infinite: it does not. */
  readonly namedAt: number;
  /** Since when the row has said anything of this delegate. */
  readonly saidFrom: number;
  /** The *set name* without which it could not claim; null: its row names somebody itself. */
  readonly nameSetAt: number | null;
  readonly k1: string;
  readonly k2: string;
  readonly phones: readonly string[];
  readonly role: RoleReading;
  /** Since when this row has said its role: its submission, or the edit that changed it (R8). */
  readonly roleSince: number;
  /** Since when it has stood in its unit. */
  readonly unitSince: number;
  /** What it said before the edits that changed its role or unit, oldest first. */
  readonly past: readonly Saying[];
}

/** What a row said of role and unit from a time on. */
export interface Saying {
  readonly at: number;
  readonly role: RoleReading;
  readonly unit: string | null;
}
