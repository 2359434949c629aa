import type { PanelState } from '#shared/panel/panel-state.ts';
import type { Place, ViewProps } from './view.ts';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ClassView } from './class-view.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { OverviewView } from './overview-view.ts';
import type { PanelHost } from './panel-host.ts';
import type { PanelStore } from './panel-store.ts';
import { QueueView } from './queue-view.ts';
import { SearchView } from './search-view.ts';
import { SyncLine } from './sync-line.ts';
import { TaskView } from './task-view.ts';
import { useStore } from './use-store.ts';
import { VIEWS, type ViewName } from './views.ts';

export interface AppProps {
  readonly store: PanelStore;
  readonly host: PanelHost;
  readonly firstView: ViewName;
}

export function App({ store, host, firstView }: AppProps): VNode {
  const snapshot = useStore(store);
  const [place, setPlace] = useState<Place>({ view: firstView, classCode: null });
  const heading = useRef<HTMLHeadingElement>(null);
  const go = (next: Place) => {
    setPlace(next);
    if (host.place === 'local') history.replaceState(null, '', `#${next.view}`);
    requestAnimationFrame(() => heading.current?.focus());
  };
  useEffect(() => {
    document.title = `${titleOf(place.view)} – Sổ Lớp`;
  }, [place.view]);
  const open = snapshot.state?.queue.filter((one) => one.state === 'open').length ?? 0;
  return html`
    <a class="skip" href="#content" onClick=${(event: Event) => skipTo(event, heading.current)}>Đến nội dung</a>
    <header class="top">
      <div class="brand"><span class="mark" aria-hidden="true">SL</span>
        <div><p class="name">Sổ Lớp</p><p class="plan">${planText(snapshot.state)}</p></div>
      </div>
      <${SyncLine} store=${store} snapshot=${snapshot} place=${host.place} />
    </header>
    <${Navigation} view=${place.view} open=${open} go=${go} />
    <main id="content">
      <h1 ref=${heading} tabindex="-1">${titleOf(place.view)}</h1>
      <${Content} snapshot=${snapshot} place=${place} go=${go} store=${store} host=${host} />
    </main>
    <p class="hidden" role="status" aria-live="polite">${snapshot.announcement}</p>
  `;
}

function planText(state: PanelState | null): string {
  if (state === null) return '';
  const more = state.morePlans?.length ?? 0;
  return `${state.plan.title}${more === 0 ? '' : ` và ${more} kế hoạch khác`}`;
}

function skipTo(event: Event, target: HTMLElement | null) {
  event.preventDefault();
  target?.focus();
}

function titleOf(view: ViewName): string {
  return VIEWS.find((one) => one.name === view)?.title ?? '';
}

interface NavigationProps {
  readonly view: ViewName;
  readonly open: number;
  readonly go: (place: Place) => void;
}

function Navigation({ view, open, go }: NavigationProps): VNode {
  return html`<nav aria-label="Các mục">
    ${VIEWS.map(
      ({ name, short }) => html`<button
        key=${name}
        type="button"
        aria-current=${name === view ? 'page' : undefined}
        onClick=${() => go({ view: name, classCode: null })}
      >
        <${Icon} name=${name} /><span>${short}</span>
        ${name === 'queue' && open > 0 ? html`<span class="count">${open}<span class="hidden"> việc</span></span>` : null}
      </button>`,
    )}
  </nav>`;
}

const CONTENT = {
  overview: OverviewView,
  queue: QueueView,
  class: ClassView,
  task: TaskView,
  search: SearchView,
} as const;

function Content(props: Omit<ViewProps, 'state'>): VNode {
  const { snapshot, store, place } = props;
  if (snapshot.state !== null) {
    return html`<${CONTENT[place.view]} ...${props} state=${snapshot.state} />`;
  }
  if (snapshot.silence === null) return html`<p class="quiet">Đang tải …</p>`;
  return html`<div class="empty">
    <p>Chưa có số liệu để hiển thị.</p>
    <button type="button" class="button" onClick=${() => store.refresh()}>Thử lại</button>
  </div>`;
}
