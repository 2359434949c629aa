export type HeldReason =
  /** R8: one sync would withdraw too many at once. */
  | 'responses_gone'
  /** R8: an older export read after a newer one. */
  | 'responses_older'
  /** R8: no table of responses, or an empty one, where there were delegates. */
  | 'responses_missing'
  /** R8: the tab of responses cannot be read, or nobody can tell which of several it is. */
  | 'responses_unreadable'
  /** W1: nobody can tell whose the cells typed in some rows are. */
  | 'rows_displaced';

/** Why a sync writes nothing, for staff (W3). */
export interface Held {
  readonly reason: HeldReason;
  /** What would happen, and what to do. Vietnamese; names nobody. */
  readonly text: string;
  /** What it is about, by what a reader knows it. */
  readonly rows: readonly string[];
  /** R8 can be let through by a person; what W1 holds, staff must settle in the workbook. */
  readonly mayConfirm: boolean;
}
