import type { WorkbookErrorCode } from '#shared/sync/workbook-port.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';

/** What is asked of the thread that holds a workbook, one at a time. */
export type WorkbookCall =
  | { readonly kind: 'read' }
  /** Computed from what was read under this tag, perhaps by a thread that is gone. */
  | { readonly kind: 'apply'; readonly changes: readonly Change[]; readonly tagSeen: string | null };

export type WorkbookReply =
  | {
      readonly kind: 'done';
      readonly snapshot: WorkbookSnapshot | null;
      readonly tagSeen: string | null;
      readonly remarks: readonly string[];
    }
  /** For staff, with its words. */
  | { readonly kind: 'refused'; readonly code: WorkbookErrorCode; readonly message: string }
  /** A fault of ours. */
  | { readonly kind: 'failed'; readonly message: string };
