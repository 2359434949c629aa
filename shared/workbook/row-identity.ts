/**
 * By which of the server's cells a row of a tab is known: what a person reads to tell whose row it is. A sort of what is
 * visible moves these cells and not the hidden key, so they say whom the staff cells beside them are about (W1).
 */
export interface RowIdentity {
  /** Columns that say where the row stands: they may change as the sync goes on. */
  readonly place: readonly string[];
  /** Columns that say whom the row is about; the first is the name. Empty with `place`: the row's words are staff's own. */
  readonly entity: readonly string[];
  /** Columns that say more of the row, and change from sync to sync: they show where a part of rows was moved. */
  readonly also: readonly string[];
  /** Rows in which every word is staff's own. */
  readonly isStaffs?: (key: string) => boolean;
}
