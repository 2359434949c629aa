import type { Change, WorkbookSnapshot } from '../workbook/model.ts';

/**
 * A workbook that can be read and changed. Implemented by the local `.xlsx` file, by Google Sheets, and in memory
 * for tests; one contract suite (`test/workbook-port.contract.ts`) holds for all of them.
 */
export interface WorkbookPort {
  /** Reads everything that is ours. A workbook that does not exist yet reads as one without tabs. */
  read(): Promise<WorkbookSnapshot>;
  /**
   * Applies the changes, which were computed from the snapshot last returned by `read`, all or none.
   * Throws `WorkbookError` with a code; `changed-meanwhile` says: read again, diff again.
   */
  apply(changes: readonly Change[]): Promise<void>;
  /** Calls made since the port was created. */
  readonly calls: WorkbookCalls;
}

/** Google counts them, and so do we. */
export interface WorkbookCalls {
  readonly reads: number;
  readonly writes: number;
}

export type WorkbookErrorCode =
  | 'not-a-workbook'
  | 'changed-meanwhile'
  | 'open-elsewhere'
  | 'no-space'
  | 'not-found'
  | 'no-access'
  | 'full'
  | 'quota'
  | 'unclear'
  | 'unreachable';

/** `message` is for staff: Vietnamese, says what was expected, what came, what to do. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode;
  constructor(code: WorkbookErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkbookError';
    this.code = code;
  }
}
