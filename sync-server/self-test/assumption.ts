import type { ScratchTab } from './scratch-tabs.ts';

/** Something the product takes for granted about Google Sheets, because no document promises it. */
export interface Assumption {
  readonly id: string;
  /** What is assumed. */
  readonly says: string;
  /** What follows where it does not hold. */
  readonly otherwise: string;
  /**
   * Tries it in an empty tab. Null: it holds. Else what was found instead. Throws `NotTried` where it could not be tried.
   */
  readonly attempt: (tab: ScratchTab) => Promise<string | null>;
}
