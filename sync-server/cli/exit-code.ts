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
  return error instanceof UsageError ? EXIT.wrongUse : EXIT.failed;
}
