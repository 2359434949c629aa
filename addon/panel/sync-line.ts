import type { VNode } from 'preact';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { PanelSnapshot, PanelStore } from './panel-store.ts';
import { warningText, whenText } from './sync-words.ts';

interface SyncLineProps {
  readonly store: PanelStore;
  readonly snapshot: PanelSnapshot;
  readonly place: 'sheet' | 'local';
}

/** When the last sync was, and plainly when the server has been silent. */
export function SyncLine({ store, snapshot, place }: SyncLineProps): VNode {
  const busy = snapshot.busy !== null;
  return html`<div class="sync">
    <p class="when">${whenText(snapshot)}</p>
    <button
      type="button"
      class="button small"
      aria-disabled=${busy}
      onClick=${() => (busy ? undefined : store.sync())}
    >
      <${Icon} name="refresh" />${snapshot.busy === 'syncing' ? 'Đang đồng bộ …' : 'Đồng bộ ngay'}
    </button>
    <${Warning} snapshot=${snapshot} place=${place} />
    ${(snapshot.state?.sharing ?? []).map((text) => html`<${Alarm} key=${text} text=${text} />`)}
    <${Confirm} store=${store} snapshot=${snapshot} />
  </div>`;
}

function Warning({ snapshot, place }: Omit<SyncLineProps, 'store'>): VNode | null {
  const text = warningText(snapshot, place);
  if (text === null) return null;
  return html`<${Alarm} text=${text} />`;
}

function Alarm({ text }: { readonly text: string }): VNode {
  return html`<p class="warning" role="alert"><${Icon} name="alert" /><span><bdi>${text}</bdi></span></p>`;
}

/** Held, so that a person may let it through: staff look at the responses first, and then say that it is meant so. */
function Confirm({ store, snapshot }: Omit<SyncLineProps, 'place'>): VNode | null {
  const { state, silence, busy } = snapshot;
  if (state?.lastSync?.mayConfirm !== true || !state.mayDecide || silence !== null || busy !== null)
    return null;
  return html`<button type="button" class="button small" onClick=${() => store.sync(true)}>
    <${Icon} name="check" />Đã kiểm tra, cho đồng bộ
  </button>`;
}
