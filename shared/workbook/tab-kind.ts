import type { Tab } from './model.ts';
import type { RowIdentity } from './row-identity.ts';

/**
 * Everything the program must know of one kind of tab, in one value: a new kind is one file with one of these, and a
 * line in `tabs/kinds.ts`. What staff typed in a kind of tab is read beside it, in the same folder.
 */
export interface TabKind<in State> {
  /** Is this the key of a tab of this kind? No two kinds own one key. */
  readonly owns: (key: string) => boolean;
  /** The tabs of this kind that the state asks for, in their order. */
  readonly layout: (state: State) => readonly Tab[];
  /** By what a reader knows a row: what stands in these columns, in this order. */
  readonly labelColumns: readonly string[];
  /** By which of the server's cells a row is known where a sort moved them without its key (W1); null: by none. */
  readonly identity: RowIdentity | null;
  /** The server's column in which a row says that it is kept only for what staff typed in it; null: none. */
  readonly leftoverColumn: string | null;
  /** The rows are staff's own: one that is gone was deleted on purpose and stays away. */
  readonly rowsAreStaffs: boolean;
  /**
   * The name under which what staff typed is remembered. Tabs with one name remember together: a person stands in one
   * class tab at a time, and what was seen beside them is theirs in whichever tab they are now. Absent: the tab's key.
   */
  readonly remembersAs?: (tab: string) => string;
}
