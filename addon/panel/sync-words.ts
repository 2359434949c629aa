import type { PanelState } from '#shared/panel/panel-state.ts';
import type { PanelSnapshot } from './panel-store.ts';
import { clock } from './panel-words.ts';

type Known = Pick<PanelSnapshot, 'state' | 'busy' | 'silence'>;

/** When the last sync was and how it ended, always in words. */
export function whenText({ state, busy, silence }: Known): string {
  // Before the first question is on its way nothing has failed yet.
  if (state === null) return busy === null && silence !== null ? 'Chưa kết nối máy chủ' : 'Đang kết nối …';
  const sync = state.lastSync;
  if (sync === null) return 'Chưa đồng bộ lần nào';
  const at = clock(sync.at, state.madeAt);
  if (sync.outcome === 'done') return `Đồng bộ lúc ${at}`;
  const what = sync.outcome === 'held' ? `Tạm dừng lúc ${at}, chờ xác nhận` : `Đồng bộ không thành lúc ${at}`;
  const last = sync.lastDoneAt === null ? 'chưa có' : clock(sync.lastDoneAt, state.madeAt);
  return `${what}; thành công gần nhất: ${last}`;
}

/** The hourly trigger rings at least once an hour; a quarter more allows for a slow one. */
const SYNC_AGE_MS_MAX = 75 * 60_000;

/** What staff must know about the server before they trust what they see; null: all is well. */
export function warningText({ state, silence }: Known, place: 'sheet' | 'local'): string | null {
  if (silence !== null) return silenceText(silence.since, state?.madeAt ?? null, silence.message);
  const sync = state?.lastSync ?? null;
  if (state === null || sync === null) return null;
  if (state.figures.state === 'behind')
    return [sync.outcome === 'done' ? '' : sync.detail, behindText(state)].join(' ').trim();
  if (sync.outcome !== 'done') return sync.detail;
  if (state.figures.state === 'ahead') return AHEAD;
  const old = place === 'sheet' && state.madeAt - sync.at > SYNC_AGE_MS_MAX;
  return old ? `Đã hơn một giờ chưa đồng bộ (lần cuối ${clock(sync.at, state.madeAt)}).` : null;
}

const AHEAD =
  'Có thay đổi chưa đồng bộ: số liệu ở đây đã tính các thay đổi đó, các tab trong bảng tính thì chưa. Đề nghị bấm “Đồng bộ ngay”.';

function behindText({ figures, madeAt }: Pick<PanelState, 'figures' | 'madeAt'>): string {
  return `Bảng tính đã thay đổi nhưng chưa đọc lại được; số liệu ở đây là của lúc ${clock(figures.at, madeAt)}.`;
}

function silenceText(since: number | null, now: number | null, message: string): string {
  if (since === null) return message;
  return `Máy chủ không trả lời từ ${clock(since, now ?? since)}. ${message}`;
}
