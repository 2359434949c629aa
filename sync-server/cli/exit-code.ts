import { ResponsesError } from '#shared/responses/responses-error.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { ConfigError } from '../config/config-error.ts';
import { JournalError } from '../journal/journal-error.ts';
import { ResponsesFileError } from '../local/responses-file-error.ts';
import { GoogleSettingsError } from './google-settings-error.ts';
import { InputError } from './input-error.ts';

/**
 * What every command ends with. `done`: warnings and questions allowed. `failed`: not done, or in part. `wrongUse`: the
 * call or what it was given cannot be used. `held`: nothing was written; a person must confirm or settle something.
 */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, held: 3 } as const;

/** A value on the command line that cannot be used: wrong use, not a failure of the work. */
export class UsageError extends Error {
  readonly code = 'wrong-use';
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What was given cannot be used: the person mends it and calls again. */
const REFUSALS = [
  UsageError,
  InputError,
  ConfigError,
  GoogleSettingsError,
  ResponsesError,
  ResponsesFileError,
  Refusal,
] as const;

/** Every error of ours that says something to whoever asked, as against a fault: a thread tells them apart too. */
export const ERROR_KINDS = [...REFUSALS, JournalError, WorkbookError] as const;

export function exitCodeOf(error: unknown): number {
  const isRefused = REFUSALS.some((kind) => error instanceof kind) || isNoJournal(error);
  return isRefused ? EXIT.wrongUse : EXIT.failed;
}

/** Something else was named, or stands where the journal would: that is input. A damaged journal is a failure. */
function isNoJournal(error: unknown): boolean {
  return error instanceof JournalError && error.code === 'not-a-journal';
}
