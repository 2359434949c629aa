import type { SyncJob } from '#shared/sync/run-sync.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import type { DateOrder } from '#shared/time/timestamp-text.ts';
import type { WorkplaceOptions } from './workplace.ts';

export interface JobOptions extends WorkplaceOptions {
  readonly dateOrder?: DateOrder;
  /** Id of the Form whose responses are read through the Forms API. */
  readonly form?: string;
  /** Id of the plan whose responses the options name, where the workbook has several. */
  readonly for?: string;
  /** Title of the tab that holds the responses, where the heading does not tell. */
  readonly responsesTab?: string;
  readonly confirm?: boolean;
  readonly dryRun?: boolean;
}

/** Warnings about whom a spreadsheet is shared with, beyond the office's own domain where that is known; null: nobody can tell. */
export type SharingLook = (officeDomain: string | null) => Promise<readonly string[] | null>;

export interface Source {
  readonly workbook: WorkbookPort;
  readonly responses: SyncJob['responses'];
  /** See `ResponsesSource`. */
  readonly lists?: NonNullable<SyncJob['lists']>;
  /** Where those of a plan are looked for, in words; asked once they were. */
  readonly responsesPlace: (plan: string | null) => string;
  /** They stand in a tab of the workbook itself. */
  readonly responsesStandHere?: true;
  /** Why the last look found no responses in the workbook, in words; null: it found them. */
  readonly responsesMissing?: (plan: string | null) => string | null;
  /** See `OpenJob`. */
  readonly version?: () => Promise<string | null>;
  /** See `OpenJob`. */
  readonly sharing?: SharingLook;
  readonly path: string | null;
  readonly name: string;
}
