import type { ResponsesTable } from '../responses/response.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import type { JournalMemory } from './journal-port.ts';
import type { SourcePlan } from './source-plan.ts';
import type { PlannedSync } from './plan-sync.ts';
import type { PlannedChange } from './planned-change.ts';
import type { WorkbookCalls, WorkbookErrorCode } from './workbook-port.ts';

/** Where a change of the workbook stands, with what it knows there: for whoever watches it, or wants to know why. */
export type SyncStage =
  /** `after`: why the workbook is read once more; null: the first time. */
  | { readonly kind: 'reading'; readonly after: WorkbookErrorCode | null }
  | { readonly kind: 'read'; readonly snapshot: WorkbookSnapshot }
  | { readonly kind: 'remembered'; readonly memory: JournalMemory }
  | { readonly kind: 'responses'; readonly plan: SourcePlan; readonly table: ResponsesTable | null }
  | { readonly kind: 'planned'; readonly planned: PlannedSync; readonly confirm: boolean }
  | { readonly kind: 'writing'; readonly change: PlannedChange }
  | {
      readonly kind: 'written';
      readonly change: PlannedChange;
      readonly sync: number;
      readonly calls: WorkbookCalls;
    };
