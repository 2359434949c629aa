/**
 * A place: something that a plan asks a party to fill, or offers it. What a place means is said by its fields and by
 * nothing else: no code asks for a certain duty, role or occasion by name (P3).
 */
import type { RoleKey } from '../people/role.ts';

export interface Place extends PlaceParts {
  /** P30: made of its parts (`placeKey`), so it stays the same as long as the plan asks for the same. */
  readonly key: string;
  /** R6: only a claim for this role takes it (P2, `Duty.role`). */
  readonly role: RoleKey;
  /** How many may hold it at once; at least 1. A seat of a unit's role has one (R6, P31), one that is open endlessly many. */
  readonly capacity: number;
  /** P33: whoever is of the set takes part: nothing of it is counted, and nothing is ever missing. */
  readonly isOpen: boolean;
  /** P31: of how many places of its party, occasion and role this is one. */
  readonly ofHowMany: number;
  /** P34: nobody holds it whom nobody approved. */
  readonly needsApproval: boolean;
  /** P30: its party stands in other occasions too, so what is stored of it must say in which. */
  readonly isOneOfSeveral: boolean;
  /** Who bears the cost of whoever holds it (P2, `Duty.paidBy`; P37). */
  readonly owner: PlaceOwner;
  /** Key of the tab in which it has its row (P18). */
  readonly tab: string;
}

/** P1, P30: what tells one place from another. */
export interface PlaceParts {
  /** What is owed (P2). */
  readonly duty: string;
  /** Who owes it: of batch 2 the unit's official code. */
  readonly party: string;
  /** When and where: of batch 2 the class's code. A party may stand in several. */
  readonly occasion: string;
  /** P30: tells several places of one party, occasion and role apart; from 1. */
  readonly ordinal: number;
}

/** The organiser pays for the seats that a plan gives; for whoever comes besides, the office that sends them (R7). */
export type PlaceOwner = 'organiser' | 'sender';

/** A place and who holds it: keys of registrations, the first claim first; never more than its capacity. */
export interface HeldPlace {
  readonly place: Place;
  readonly holders: readonly string[];
}

export function placeKey({ duty, party, occasion, ordinal }: PlaceParts): string {
  return `${duty}|${party}|${occasion}|${ordinal}`;
}
