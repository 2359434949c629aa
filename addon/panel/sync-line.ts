import type { VNode } from 'preact';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { PanelSnapshot, PanelStore } from './panel-store.ts';
import { clock } from './panel-words.ts';

/** The hourly trigger rings at least once an hour; a quarter more allows for a slow one. */
const SYNC_AGE_MS_MAX = 75 * 60_000;

interface SyncLineProps {
  readonly store: PanelStore;
  readonly snapshot: PanelSnapshot;
  readonly place: 'sheet' | 'local';
}

/** When the last sync was, and plainly when the server has been silent. */
export function SyncLine({ store, snapshot, place }: SyncLineProps): VNode {
  const busy = snapshot.busy !== null;
  return html`<div class="sync">
    <p class="when">${whenOf(snapshot)}</p>
    <button
      type="button"
      class="button small"
      aria-disabled=${busy}
      onClick=${() => (busy ? undefined : store.sync())}
    >
      <${Icon} name="refresh" />${snapshot.busy === 'syncing' ? 'Đang đồng bộ …' : 'Đồng bộ ngay'}
    </button>
    <${Warning} snapshot=${snapshot} place=${place} />
    <${Confirm} store=${store} snapshot=${snapshot} />
  </div>`;
}

function whenOf({ state, busy }: PanelSnapshot): string {
  if (state === null) return busy === null ? 'Chưa kết nối máy chủ' : 'Đang kết nối …';
  const sync = state.lastSync;
  if (sync === null) return 'Chưa đồng bộ lần nào';
  const at = clock(sync.at, state.madeAt);
  if (sync.outcome === 'done') return `Đồng bộ lúc ${at}`;
  const what = sync.outcome === 'held' ? `Tạm dừng lúc ${at}, chờ xác nhận` : `Đồng bộ không thành lúc ${at}`;
  const last = sync.lastDoneAt === null ? 'chưa có' : clock(sync.lastDoneAt, state.madeAt);
  return `${what}; thành công gần nhất: ${last}`;
}

function Warning({ snapshot, place }: Omit<SyncLineProps, 'store'>): VNode | null {
  const text = warningOf(snapshot, place);
  if (text === null) return null;
  return html`<p class="warning" role="alert"><${Icon} name="alert" /><span>${text}</span></p>`;
}

/** Held: staff look at the responses first, and then say that it is meant so. */
function Confirm({ store, snapshot }: Omit<SyncLineProps, 'place'>): VNode | null {
  const { state, silence, busy } = snapshot;
  if (state?.lastSync?.outcome !== 'held' || !state.mayDecide || silence !== null || busy !== null)
    return null;
  return html`<button type="button" class="button small" onClick=${() => store.sync(true)}>
    <${Icon} name="check" />Đã kiểm tra, cho đồng bộ
  </button>`;
}

function warningOf({ state, silence }: PanelSnapshot, place: 'sheet' | 'local'): string | null {
  if (silence !== null) return silenceText(silence.since, state?.madeAt ?? null, silence.message);
  const sync = state?.lastSync ?? null;
  if (state === null || sync === null) return null;
  if (sync.outcome !== 'done') return sync.detail;
  const old = place === 'sheet' && state.madeAt - sync.at > SYNC_AGE_MS_MAX;
  return old ? `Đã hơn một giờ chưa đồng bộ (lần cuối ${clock(sync.at, state.madeAt)}).` : null;
}

function silenceText(since: number | null, now: number | null, message: string): string {
  if (since === null) return message;
  return `Máy chủ im lặng từ ${clock(since, now ?? since)}. ${message}`;
}
