/** What the Form of a series says (P60), read and ready to be given places. */
import type { Entry } from '../registrations/entry.ts';
import type { Decision } from '../registrations/registration.ts';

export interface SeriesForm {
  /** In the order of R0. */
  readonly entries: readonly FormEntry[];
}

export interface FormEntry {
  readonly entry: Entry;
  /** Place in the order of R0. */
  readonly order: number;
  /** What staff decided in the queue beside this very registration; of *set class* the value is the class's code. */
  readonly decisions: readonly Decision[];
  /** Since when its response is gone; null: it is there. */
  readonly goneAt: number | null;
}

export function decisionOn({ decisions }: FormEntry, ...kinds: readonly Decision['kind'][]): Decision | null {
  return decisions.find(({ kind }) => kinds.includes(kind)) ?? null;
}
