/**
 * An obligation: what one party owes under one duty, at one time or place (P1). What is missing is a row, so everything that
 * is asked for is expanded before anything is counted.
 */
import type { Duty } from '../plan/duty-plan.ts';
import type { IsoDay } from '../time/local-date.ts';

export interface Obligation {
  readonly duty: Duty;
  /** A member of the duty's set; the set's own key where it is owed together; `key#3`: one that nobody named yet. */
  readonly party: string;
  /** Key of the occasion, the period, or both with a space; empty: neither. */
  readonly slot: string;
  /** Null: not known, which is never nothing (P5). */
  readonly amount: number | null;
  /** P32: the party itself said how much. */
  readonly isDeclared?: true;
  /** The first day on which it can be asked for; null: from the beginning. */
  readonly from: IsoDay | null;
  /** Owed by the end of this day; null: no day. */
  readonly due: IsoDay | null;
  /** T3: by when it was owed, where a document grants the present day; null: by no day that could be told. */
  readonly firstDue?: IsoDay | null;
  /** Its due words say something that was not understood: nobody may call it late or on time. */
  readonly isDueUnclear: boolean;
  /** Something else that was in time stands for it: whenever it comes, it is not late. */
  readonly isDueMet?: true;
}

/** One of a counted set that nobody named yet, from 1. */
export function unnamedParty(set: string, number: number): string {
  return `${set}#${number}`;
}

export function isUnnamedParty(set: string, party: string): boolean {
  return party.startsWith(`${set}#`);
}
