import { InputError } from './input-error.ts';

/** design.md, "Command line". */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, held: 3 } as const;

/** A value on the command line that cannot be used: wrong use, not a failure of the work. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof InputError) return UNUSABLE.has(error.code) ? EXIT.wrongUse : EXIT.failed;
  return error instanceof Error && WRONG_INPUT.has(error.name) ? EXIT.wrongUse : EXIT.failed;
}

/** The call, or a table of responses that was named or found, cannot be used; nothing was tried. */
const WRONG_INPUT = new Set(['UsageError', 'ResponsesError', 'ResponsesFileError']);
const UNUSABLE = new Set<InputError['code']>(['not-found', 'not-json', 'plan-refused', 'programme-refused']);
