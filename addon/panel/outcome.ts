import type { Ref, VNode } from 'preact';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { PanelStore, Progress } from './panel-store.ts';
import { clock } from './panel-words.ts';

export interface OutcomeProps {
  readonly progress: Progress | undefined;
  readonly now: number;
  readonly store: PanelStore;
  readonly mayUndo: boolean;
  readonly focusRef: Ref<HTMLDivElement>;
}

/** What became of the decision: on its way, saved and when, or not saved and what to do. */
export function Outcome({ progress, now, store, mayUndo, focusRef }: OutcomeProps): VNode {
  return html`<div ref=${focusRef} tabindex="-1" class=${`outcome ${progress?.phase ?? 'none'}`}>
    ${progress === undefined ? null : html`<${Words} progress=${progress} now=${now} store=${store} mayUndo=${mayUndo} />`}
  </div>`;
}

interface WordsProps extends Omit<OutcomeProps, 'focusRef'> {
  readonly progress: Progress;
}

function Words({ progress, now, store, mayUndo }: WordsProps): VNode {
  if (progress.phase === 'saving') return html`<p>Đang ghi “${progress.label}” …</p>`;
  if (progress.phase === 'failed') return html`<${Failed} progress=${progress} store=${store} />`;
  const at = clock(progress.at ?? now, now);
  const { shown, request, label } = progress;
  if (progress.act === 'takeBack') {
    return html`<p><${Icon} name="undo" />Đã hoàn tác “${progress.label}” lúc ${at}.</p>`;
  }
  return html`
    <p><${Icon} name="check" /><span>Đã ghi lúc ${at}: <strong>${progress.label}</strong></span></p>
    ${progress.message === null ? null : html`<p class="soft">${progress.message}</p>`}
    ${request?.kind === 'set_unit' && mayUndo ? html`<${Remember} progress=${progress} store=${store} />` : null}
    ${
      mayUndo && request !== null
        ? html`<button
            type="button"
            class="button small"
            onClick=${() => store.takeBack(shown, request, label)}
          ><${Icon} name="undo" />Hoàn tác<span class="hidden"> ${label}, ${shown.person.fullName}</span></button>`
        : null
    }
  `;
}

function Failed({ progress, store }: { readonly progress: Progress; readonly store: PanelStore }): VNode {
  const again = () => {
    const { act, shown, request, mark, label } = progress;
    if (mark !== null) void store.mark(shown, mark, true);
    if (request === null) return;
    void (act === 'decide' ? store.decide(shown, request, label) : store.takeBack(shown, request, label));
  };
  return html`
    <p><${Icon} name="alert" /><span>Chưa ghi được “${progress.label}”. ${progress.message}</span></p>
    <p class="buttons">
      <button type="button" class="button small" onClick=${again}>Thử lại</button>
      <button type="button" class="button small" onClick=${() => store.forget(progress.shown.registration)}>Bỏ qua</button>
    </p>
  `;
}

/** A spelling confirmed once need not be asked again; only the person who chose can say that it is always meant so. */
function Remember({
  progress,
  store,
}: {
  readonly progress: Progress;
  readonly store: PanelStore;
}): VNode | null {
  const { shown } = progress;
  if (shown.kind !== 'unit_unclear' || shown.person.unitTyped === '') return null;
  return html`<button type="button" class="button small" onClick=${() => store.mark(shown, 'remember', true)}>
    <span>Ghi nhớ: “<bdi>${shown.person.unitTyped}</bdi>” luôn là ${progress.label}</span>
  </button>`;
}
