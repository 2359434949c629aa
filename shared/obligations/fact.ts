import { dayOf, type IsoDay } from '../time/local-date.ts';

/**
 * One thing that staff recorded of an obligation, and when the first sync saw it. What a source says is recorded whole: a
 * later recording of the same source replaces all that it said before, also about other obligations, since a row may be put
 * right to name another unit. For a past day the newest recorded by the end of that day counts, so what is recorded later
 * never changes it.
 */
export interface Fact {
  /** Where it stands, a row or a cell: the same for what was typed over it later. */
  readonly source: string;
  readonly duty: string;
  /** Of the duty's own set, in the registry of that set: nothing is carried over to a unit's successor (P23). */
  readonly party: string;
  readonly slot: string;
  readonly says: FactSays;
  /** When it happened, as staff say; null: on the day it was recorded. */
  readonly on: IsoDay | null;
  /** Milliseconds since the epoch. */
  readonly recordedAt: number;
}

export type FactSays =
  /** So much more is done. */
  | { readonly kind: 'more'; readonly n: number }
  /** So much is done by that day, all together (P96); of several the latest day counts. */
  | { readonly kind: 'total'; readonly n: number }
  /** There is nothing to hand in (P73). */
  | { readonly kind: 'nil' }
  /** A document frees the party from it. */
  | { readonly kind: 'exempt' }
  /** What stood there was cleared. */
  | { readonly kind: 'withdrawn' };

export function dayOfFact({ on, recordedAt }: Pick<Fact, 'on' | 'recordedAt'>): IsoDay {
  return on ?? dayRecorded(recordedAt);
}

/** All that one sync saw first has one time: a day is made of it once. */
const days = new Map<number, IsoDay>();
const DAYS_MAX = 10_000;

function dayRecorded(recordedAt: number): IsoDay {
  let day = days.get(recordedAt);
  if (day !== undefined) return day;
  if (days.size >= DAYS_MAX) days.clear();
  day = dayOf(recordedAt);
  days.set(recordedAt, day);
  return day;
}

/** What a fact is about, as one text: for looking up facts of a few obligations. */
export function factKey({ duty, party, slot }: Pick<Fact, 'duty' | 'party' | 'slot'>): string {
  return `${duty}|${party}|${slot}`;
}
