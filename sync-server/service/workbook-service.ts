import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import type { SyncOutcome } from '#shared/sync/journal-port.ts';

/**
 * What the HTTP server and the scheduler need of one workbook. They call `sync` and `decide` one at a time per
 * workbook; everything else may be called while a sync runs and answers from what the last one left.
 *
 * Failures are thrown: `WorkbookError` and `JournalError` are shown to staff with their messages, `Refusal` is
 * for what the caller did wrong, anything else is a fault of ours and is shown without details.
 */
export interface WorkbookService {
  sync(request: SyncRequest): Promise<SyncSummary>;
  status(): Promise<WorkbookStatus> | WorkbookStatus;
  /** The official list of one class; null where the plan has no such class. */
  roster(classCode: string, options: { readonly withPhones: boolean }): Promise<Uint8Array | null>;
  /** Writes (or clears) the staff cell, without syncing: the server syncs next. Answers with the time it was written. */
  decide(request: DecisionRequest, by: string | null): Promise<{ readonly savedAt: number }>;
  panelState(reader: { readonly mayDecide: boolean }): Promise<PanelState> | PanelState;
  search(text: string): Promise<UnitSearchReply> | UnitSearchReply;
}

export const TRIGGERS = ['cli', 'form', 'edit', 'timer', 'panel', 'menu', 'undo'] as const;
type Trigger = (typeof TRIGGERS)[number];

export interface SyncRequest {
  readonly trigger: Trigger;
  /** Lets a held sync through. */
  readonly confirm: boolean;
}

export interface SyncSummary {
  readonly outcome: SyncOutcome;
  /** Number in the journal; null where nothing was recorded. */
  readonly sync: number | null;
  readonly at: number;
  /** In words, for staff: what was done, or why it was held. Without personal data. */
  readonly message: string;
  readonly changes: { readonly cells: number; readonly rowsAdded: number; readonly tabsAdded: number };
  readonly calls: { readonly reads: number; readonly writes: number };
}

export interface WorkbookStatus {
  readonly title: string;
  /** `ok`: the last sync was done. The others say what stands in the way. */
  readonly state: 'ok' | 'held' | 'failed' | 'never';
  /** In words, for staff. */
  readonly message: string;
  readonly lastSyncAt: number | null;
  readonly lastDoneAt: number | null;
}
