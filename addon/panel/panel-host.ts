import type { DecideRequest, MarkRequest, TakeBackRequest } from '#shared/decisions/decision-request.ts';
import type {
  DecisionReply,
  PanelFailure,
  PanelFailureCode,
  SyncReply,
  UnitSearchReply,
} from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';

/** Where the panel lives: the sidebar of Google Sheets (`sheet-host.ts`) or the local server's page (`local-host.ts`). */
export interface PanelHost {
  readonly place: 'sheet' | 'local';
  load(): Promise<PanelState>;
  decide(request: DecideRequest): Promise<DecisionReply>;
  takeBack(request: TakeBackRequest): Promise<DecisionReply>;
  mark(request: MarkRequest): Promise<DecisionReply>;
  /** `confirm` lets a sync through that was held because it would withdraw too many (R8). */
  sync(confirm: boolean): Promise<SyncReply>;
  searchUnits(text: string): Promise<UnitSearchReply>;
}

/** `message` is for staff: what happened and what to do. */
export class PanelHostError extends Error {
  readonly code: PanelFailureCode;
  readonly lastAnswerAt: number | null;
  constructor(failure: PanelFailure) {
    super(failure.message);
    this.name = 'PanelHostError';
    this.code = failure.code;
    this.lastAnswerAt = failure.lastAnswerAt ?? null;
  }
}

export function messageOf(error: unknown): string {
  if (error instanceof PanelHostError) return error.message;
  return 'Có lỗi ngoài dự kiến. Đề nghị tải lại trang rồi thử lại.';
}
