import type { CellValue, Change, WorkbookSnapshot } from '../workbook/model.ts';

/**
 * A workbook that can be read and changed. Implemented by the local `.xlsx` file, by Google Sheets, and in memory
 * for tests; one contract suite (`test/workbook-port.contract.ts`) holds for all of them.
 */
export interface WorkbookPort {
  /** Reads everything that is ours. A workbook that does not exist yet reads as one without tabs. */
  read(): Promise<WorkbookSnapshot>;
  /**
   * What is to be remembered before these changes are written, so that `settle` can put right what they hit wrongly where
   * nobody hears of them. Absent: they are written whole or not at all, and nobody can come in between.
   */
  intentOf?(changes: readonly Change[]): string | null;
  /** Puts right what a write of which nobody heard hit wrongly. Answers whether it took effect at all. */
  settle?(intent: string): Promise<boolean>;
  /**
   * Applies the changes, which were computed from the snapshot last returned by `read`, all or none.
   * Throws `WorkbookError` with a code; `changed-meanwhile` says: read again, diff again.
   */
  apply(changes: readonly Change[]): Promise<void>;
  /**
   * A tag of what stands there now, had cheaply, for whoever shows figures between syncs; beside it that of what was last
   * read or written here. Absent: it cannot be told without reading.
   */
  tag?(): Promise<string>;
  readonly tagSeen?: string | null;
  /** What a ticked `check` cell holds where the program has no boxes of its own. Absent: true. */
  readonly tick?: CellValue;
  /** What the last write could not take along, each a sentence for staff. Absent: whatever there is goes along. */
  readonly remarks?: readonly string[];
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
  /** `no`: the workbook is as it was. `whole`: it was written, and what it hit wrongly was put right. Else nobody knows. */
  readonly applied: Applied;
  constructor(
    code: WorkbookErrorCode,
    message: string,
    options?: ErrorOptions & { readonly applied?: Applied },
  ) {
    super(message, options);
    this.name = 'WorkbookError';
    this.code = code;
    this.applied = options?.applied ?? (code === 'unclear' ? 'unknown' : 'no');
  }
}

export type Applied = 'no' | 'whole' | 'unknown';

/** A tab that was not written, and why, in words for staff. */
export interface SkippedTab {
  readonly tab: string;
  readonly title: string;
  readonly why: string;
}

/** The service refuses what was meant for some tabs, and wrote nothing: without those tabs the rest can be written. */
export class TabsRefused extends WorkbookError {
  readonly tabs: readonly SkippedTab[];
  constructor(tabs: readonly SkippedTab[], cause: WorkbookError, applied: Applied) {
    super(cause.code, tabs.map(skippedText).join(' '), { cause, applied });
    this.name = 'TabsRefused';
    this.tabs = tabs;
  }
}

export function skippedText({ title, why }: SkippedTab): string {
  return `Chưa ghi được tab “${title}”: ${why}`;
}
