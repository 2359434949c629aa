import type {
  DecisionReply,
  PanelAnswer,
  PanelFailure,
  SyncReply,
  UnitSearchReply,
} from '#shared/panel/panel-messages.ts';
import { panelRequest } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import { isSyncReply, readPanelState } from '#shared/panel/read-replies.ts';
import { askServer } from './ask-server.ts';
import { ring } from './doorbell.ts';
import { searchUnits } from './search-units.ts';
import { writeStaffCell } from './staff-cell.ts';

/**
 * The three functions that the sidebar calls. They answer and never throw: an exception would arrive there as a bare
 * text. Whatever comes in is parsed, for anybody who may open the spreadsheet can call them.
 */
export function panelLoad(): PanelAnswer<PanelState> {
  return loaded();
}

export function panelAsk(request: unknown): PanelAnswer<DecisionReply | UnitSearchReply> {
  const parsed = panelRequest.safeParse(request);
  if (!parsed.success) return refused({ code: 'broken', message: NOT_UNDERSTOOD });
  if (parsed.data.ask === 'search') return { ok: true, value: searchUnits(parsed.data.text) };
  const written = writeStaffCell(parsed.data);
  if (!written.ok) return written;
  const { state, notice } = afterwards();
  return { ok: true, value: { savedAt: written.value.at, by: written.value.by, state, notice } };
}

export function panelSync(request?: unknown): PanelAnswer<SyncReply> {
  const confirm = (request as { readonly confirm?: unknown } | null | undefined)?.confirm === true;
  const answer = ring('panel', confirm);
  if (answer === 'waiting') return refused({ code: 'busy', message: ANOTHER_SYNC });
  if (!answer.ok) return refused(answer.failure);
  const { content } = answer;
  const state = stateAfter(content);
  return {
    ok: true,
    value: {
      state: state.ok ? state.value : null,
      message: isSyncReply(content) ? content.message : 'Đã đồng bộ.',
    },
  };
}

/** The cell is written whatever the server does; what it does only decides what the panel can show. */
function afterwards(): { readonly state: PanelState | null; readonly notice: string | null } {
  const answer = ring('panel');
  if (answer !== 'waiting' && !answer.ok)
    return { state: null, notice: `${WRITTEN} ${answer.failure.message}` };
  const state = answer === 'waiting' ? loaded() : stateAfter(answer.content);
  return state.ok
    ? { state: state.value, notice: null }
    : { state: null, notice: `${WRITTEN} ${state.failure.message}` };
}

/** A sync rung by the panel answers with the state it led to; where it does not, one more question does. */
function stateAfter(content: unknown): PanelAnswer<PanelState> {
  const state = isSyncReply(content) ? content.state : null;
  return state == null ? loaded() : { ok: true, value: state };
}

function loaded(): PanelAnswer<PanelState> {
  const answer = askServer('panel');
  if (!answer.ok) return refused(answer.failure);
  return understood(answer.content);
}

function understood(content: unknown): PanelAnswer<PanelState> {
  const state = readPanelState(content);
  if (state === null) return refused({ code: 'broken', message: OTHER_VERSION });
  return { ok: true, value: state };
}

function refused(failure: PanelFailure): { readonly ok: false; readonly failure: PanelFailure } {
  return { ok: false, failure };
}

const WRITTEN = 'Quyết định đã ghi vào bảng tính và sẽ có hiệu lực ở lần đồng bộ tới.';
const NOT_UNDERSTOOD = 'Yêu cầu không đúng dạng. Đề nghị tải lại bảng tính rồi mở lại thanh bên.';
const OTHER_VERSION = 'Máy chủ và tiện ích khác phiên bản. Đề nghị báo người cài đặt cập nhật cả hai.';
const ANOTHER_SYNC = 'Đang có một lần đồng bộ khác; lần đó sẽ tính cả các thay đổi vừa rồi.';
