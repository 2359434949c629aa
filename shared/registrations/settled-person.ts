import type { Person, PlacedEntry } from './persons.ts';
import type { Decision } from './registration.ts';

/** A person after *same person* and *different person* (R7), with the decisions that were made on their rows. */
export interface SettledPerson extends Person {
  /** The time of the *different person* that parted this person's claim from another's; null: none did. */
  readonly partedAt: number | null;
  /** Since when a *different person* has settled the suspicions; null: none has. */
  readonly settledAt: number | null;
  /** Decisions on any of their rows, newest row first. */
  readonly decisions: readonly RowDecision[];
  /** *Same person* or *different person* that found nothing to settle. */
  readonly idle: readonly Decision[];
}

export interface RowDecision {
  readonly row: PlacedEntry;
  readonly decision: Decision;
}
