import type { ListFile, ListFileOptions } from '../responses/list-file.ts';
import type { ResponsesTable } from '../responses/response.ts';

/** A plan that people register for, as far as its responses must be found: every plan has a source of its own. */
export interface SourcePlan {
  /** As `OF_PLAN`: what it is known by, also while its tabs cannot be worked with. */
  readonly key: string | null;
  readonly id: string;
  readonly title: string;
  /** P60: staff may type who comes to its classes, so it may well have no source. */
  readonly isSeries?: true;
  /** The tab that staff name for it in `Kế hoạch`; null: none. */
  readonly tab: string | null;
  /** How a list file of the plan is told from its days and its name. */
  readonly listOptions: ListFileOptions;
}

/** Where the responses of the plans come from. */
export interface ResponsesSource {
  /**
   * Called for each plan after the workbook was read, because they may stand in it. Null: no source yet.
   *
   * @param plans all plans of the workbook that people register for, the first of them first.
   */
  readonly responses: (plan: SourcePlan, plans: readonly SourcePlan[]) => Promise<ResponsesTable | null>;
  /** The lists that communes sent for the plan as files (P43), read each time before its responses. Absent: there are none. */
  readonly lists?: (plan: SourcePlan, plans: readonly SourcePlan[]) => Promise<readonly ListFile[]>;
  /** Where those of a plan, by its key, are looked for, in words: for where there are none. */
  readonly responsesPlace?: ((plan: string | null) => string) | undefined;
  /** Why no table was found, where one is looked for in the workbook itself; asked once it was looked for. */
  readonly responsesMissing?: ((plan: string | null) => string | null) | undefined;
}
