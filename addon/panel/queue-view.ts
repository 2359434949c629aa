import type { CaseKind, CaseState, PanelCase, PanelRowProblem } from '#shared/panel/panel-state.ts';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ViewProps } from './view.ts';
import { Badge } from './badge.ts';
import { CaseCard } from './case-card.ts';
import { html } from './html.ts';
import type { PanelSnapshot } from './panel-store.ts';

/** What a person must decide, one card each. A card that was just settled stays where it is, so it can be taken back. */
export function QueueView({ state, snapshot, store, host }: ViewProps): VNode {
  const [kind, setKind] = useState<CaseKind | null>(null);
  const open = useCardsInPlace(state.queue, snapshot, 'open');
  const shown = kind === null ? open : open.filter((one) => one.kind === kind);
  const look = useCardsInPlace(state.queue, snapshot, 'look').filter((one) => !open.includes(one));
  const settled = state.queue.filter((one) => one.state === 'settled');
  const card = (one: PanelCase) => html`<li key=${one.registration}>
    <${CaseCard} one=${one} progress=${snapshot.progress.get(one.registration)} state=${state} store=${store} host=${host} />
  </li>`;
  return html`
    <${KindFilter} cases=${state.queue} kind=${kind} setKind=${setKind} />
    ${shown.length === 0 ? html`<p class="done">Không còn việc nào cần xử lý.</p>` : html`<ul class="cases">${shown.map(card)}</ul>`}
    <${RowProblems} problems=${state.rowProblems} />
    <${Rest} title="Đề nghị xem lại" cases=${look} card=${card} open />
    <${Rest} title="Đã quyết định" cases=${settled.filter((one) => !open.includes(one) && !look.includes(one))} card=${card} />
  `;
}

/** The cases of a state in the order first seen, with those settled since then still among them, as they stand now. */
function useCardsInPlace(
  queue: readonly PanelCase[],
  { progress }: PanelSnapshot,
  state: CaseState,
): readonly PanelCase[] {
  const order = useRef<readonly string[]>([]);
  const byKey = new Map(queue.map((one) => [one.registration, one]));
  const there = queue.filter((one) => one.state === state).map((one) => one.registration);
  const kept = order.current.filter((key) => there.includes(key) || progress.has(key));
  order.current = [...kept, ...there.filter((key) => !kept.includes(key))];
  return order.current.flatMap((key) => byKey.get(key) ?? goneCase(progress.get(key)?.shown));
}

/** Settled so that it stands in no queue any more ("Cùng một người" leaves one of two): nothing is left to choose. */
function goneCase(shown: PanelCase | undefined): readonly PanelCase[] {
  if (shown === undefined) return [];
  return [
    { ...shown, state: 'settled', suggestions: [], mayChooseUnit: false, mayName: false, decisions: [] },
  ];
}

interface KindFilterProps {
  readonly cases: readonly PanelCase[];
  readonly kind: CaseKind | null;
  readonly setKind: (kind: CaseKind | null) => void;
}

function KindFilter({ cases, kind, setKind }: KindFilterProps): VNode | null {
  const open = cases.filter((one) => one.state === 'open');
  const labels = new Map(open.map((one) => [one.kind, one.title]));
  const offered = [...labels].map(([each, label]) => ({
    kind: each,
    label,
    count: open.filter((one) => one.kind === each).length,
  }));
  if (offered.length < 2 && kind === null) return null;
  const choice = (value: CaseKind | null, label: string, count: number) => html`<button
    type="button"
    aria-pressed=${kind === value}
    onClick=${() => setKind(value)}
  >${label} <span class="number">${count}</span></button>`;
  return html`<div class="filter" role="group" aria-label="Lọc theo lý do">
    ${choice(null, 'Tất cả', open.length)}
    ${offered.map((one) => choice(one.kind, one.label, one.count))}
  </div>`;
}

/** Nobody is registered by these rows: what there is to do is a call, so the card has no button. */
function RowProblems({ problems }: { readonly problems: readonly PanelRowProblem[] }): VNode | null {
  if (problems.length === 0) return null;
  return html`<section class="row-problems" aria-labelledby="row-problems">
    <h2 id="row-problems">Dòng phản hồi có vấn đề <span class="number">${problems.length}</span></h2>
    <ul class="cases">${problems.map(
      (one, at) => html`<li key=${one.place}><article class="case" aria-labelledby=${`row-${at}`}>
        <div class="what">
          <p class="kind"><${Badge} tone="red" text=${one.title} /></p>
          <h3 id=${`row-${at}`}><bdi>${one.names === '' ? `Dòng ${one.row}` : one.names}</bdi></h3>
          <p class="reason">${one.reason}</p>
          <dl class="who">
            <div><dt>Đơn vị</dt><dd><bdi>${one.unitTyped === '' ? 'để trống' : `“${one.unitTyped}”`}</bdi></dd></div>
            ${one.position === '' ? null : html`<div><dt>Chức vụ</dt><dd><bdi>${one.position}</bdi></dd></div>`}
            <div><dt>Đăng ký</dt><dd>${one.place}</dd></div>
          </dl>
          <p class="soft">${one.suggestion}</p>
        </div>
      </article></li>`,
    )}</ul>
  </section>`;
}

interface RestProps {
  readonly title: string;
  readonly cases: readonly PanelCase[];
  readonly card: (one: PanelCase) => VNode;
  readonly open?: boolean;
}

function Rest({ title, cases, card, open = false }: RestProps): VNode | null {
  if (cases.length === 0) return null;
  return html`<details class="rest" open=${open}>
    <summary><h2>${title}</h2><span class="number">${cases.length}</span></summary>
    <ul class="cases">${cases.map(card)}</ul>
  </details>`;
}
