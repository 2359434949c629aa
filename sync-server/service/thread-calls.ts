import type { IsoDay } from '#shared/time/local-date.ts';
import type { Tried } from '../self-test/run-self-test.ts';
import type { CarriedError } from './carried-error.ts';
import type { WorkbookService } from './workbook-service.ts';

/** What a workbook in another thread is asked for, and what the clock and the end of the process need of it. */
export type WorkbookCall =
  | { [Name in Asked]: { readonly name: Name; readonly given: Parameters<WorkbookService[Name]> } }[Asked]
  | { readonly name: 'purgePhones'; readonly given: readonly [beforeMs: number] }
  | { readonly name: 'close'; readonly given: readonly [] };

type Asked = 'sync' | 'decide' | 'look' | 'isCurrent' | 'status' | 'roster' | 'panelState' | 'search';

/** What is sent to the thread; `call` numbers the questions. */
export type ToThread =
  | { readonly call: number; readonly workbook: string; readonly ask: WorkbookCall }
  | { readonly call: number; readonly selfTestOf: string }
  /** The self-test of that number is to end. */
  | { readonly stop: number };

export type FromThread =
  /** Once, at the start: every workbook that was opened, or why it was not. */
  | { readonly opened: ReadonlyMap<string, Standing> | CarriedError }
  | { readonly call: number; readonly tried: readonly [tried: Tried, done: number, all: number] }
  | { readonly call: number; readonly answer: unknown; readonly standing: Standing | null }
  | { readonly call: number; readonly failure: CarriedError; readonly standing: Standing | null };

/** What is asked of a workbook without waiting: as it was when the thread last answered. */
export interface Standing {
  readonly isKnown: boolean;
  readonly registrationUntil: IsoDay | null;
}
