import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import type { SyncOutcome } from '#shared/sync/journal-port.ts';
import type { IsoDay } from '#shared/time/local-date.ts';

/**
 * What the HTTP server and the scheduler need of one workbook. `sync`, `decide` and `look` read and write it and are
 * called one at a time, which its door sees to (http/workbook-door.ts); everything else may be called while one of them
 * runs and answers from what the last one left.
 *
 * Failures are thrown: `WorkbookError` and `JournalError` are shown to staff with their messages, `Refusal` is
 * for what the caller did wrong, anything else is a fault of ours and is shown without details.
 */
export interface WorkbookService {
  sync(request: SyncRequest): Promise<SyncSummary>;
  /** Writes (or clears) the staff cell and what follows from it. */
  decide(request: DecisionRequest, by: string | null): Promise<Decided>;
  /**
   * Reads the workbook without writing, so that the answers below are of what stands there now; nothing where they already
   * are. Where it cannot be read or is held for its rows, it throws, and what was known before is known still.
   */
  look(): Promise<void>;
  /** False: a roster and the panel's state cannot be asked for. */
  readonly isKnown: boolean;
  /** False: `look` first, somebody else may have changed the workbook (W2). Costs no call of Google. */
  isCurrent(): Promise<boolean>;
  status(): Promise<WorkbookStatus> | WorkbookStatus;
  /** The official list of one class; null where the plan has no such class. */
  roster(classCode: string, options: RosterAsked): Promise<Roster | null>;
  panelState(reader: Reader): Promise<PanelState> | PanelState;
  search(text: string): Promise<UnitSearchReply> | UnitSearchReply;
}

/** Who is answered; what they are given of phones and lists is recorded under that name (P221). */
interface Asking {
  /** Address of the account; absent or null: whoever sits at the machine. */
  readonly by?: string | null;
}

export interface RosterAsked extends Asking {
  readonly withPhones: boolean;
}

export interface Reader extends Asking {
  readonly mayDecide: boolean;
}

/** A workbook to serve, and what the clock and the end of the process need of it. */
export interface ServiceWorkbook {
  readonly service: WorkbookService;
  /** See `ScheduledWorkbook`; the configuration's day, where it names one, stands above it. */
  readonly registrationUntil: () => IsoDay | null;
  /** Removes phones seen before a time from the journal (retention). */
  readonly purgePhones?: (beforeMs: number) => unknown;
  /** Closes the journal. Called once nothing syncs any more. */
  readonly close: () => unknown;
}

/** A list as a file, and what it is to be called. */
export interface Roster {
  /** How many phones stand in it. */
  readonly phones: number;
  readonly fileName: string;
  readonly content: Uint8Array;
}

type Trigger = 'cli' | 'form' | 'edit' | 'timer' | 'panel' | 'menu' | 'undo';

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

/** A decision that was written, and what became of the sync that goes with it. */
export interface Decided {
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
  readonly sync: PromiseSettledResult<SyncSummary>;
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
