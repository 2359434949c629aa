import type { PanelCase, PanelDecision, PanelState, PanelSuggestion } from '#shared/panel/panel-state.ts';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Badge } from './badge.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { Outcome } from './outcome.ts';
import { NamePicker } from './name-picker.ts';
import type { PanelHost } from './panel-host.ts';
import type { PanelStore, Progress } from './panel-store.ts';
import { clock } from './panel-words.ts';
import { UnitPicker } from './unit-picker.ts';

export interface CaseCardProps {
  readonly one: PanelCase;
  readonly progress: Progress | undefined;
  readonly state: PanelState;
  readonly store: PanelStore;
  readonly host: PanelHost;
}

/** One case: who, why a person must decide, and a button for each way to settle it. */
export function CaseCard({ one, progress, state, store, host }: CaseCardProps): VNode {
  const outcome = useFocusOnOutcome(progress);
  const waiting = progress?.phase === 'saving';
  const settledNow = progress?.phase === 'saved' && progress.act === 'decide' && one.state !== 'open';
  const heading = `case-${one.registration}`;
  return html`<article class=${`case ${one.state}`} aria-labelledby=${heading} aria-busy=${waiting}>
    <div class="what">
      <p class="kind"><${Badge} tone=${one.tone} text=${one.title} icon=${one.state === 'look' ? 'question' : undefined} /></p>
      <h3 id=${heading}><bdi>${one.person.fullName}</bdi></h3>
      ${settledNow ? null : html`<p class="reason">${one.reason}</p>`}
      <${Who} one=${one} now=${state.madeAt} />
    </div>
    <div class="act">
      <${Outcome} focusRef=${outcome} progress=${progress} now=${state.madeAt} store=${store} mayUndo=${state.mayDecide} />
      ${
        settledNow || waiting
          ? null
          : html`<${Choices} one=${one} state=${state} store=${store} host=${host} />
            <${Decisions} one=${one} progress=${progress} state=${state} store=${store} />`
      }
    </div>
  </article>`;
}

/** The buttons vanish when one is pressed; the keyboard goes on at what became of it. */
function useFocusOnOutcome(progress: Progress | undefined) {
  const outcome = useRef<HTMLDivElement>(null);
  const key = progress === undefined ? '' : `${progress.act} ${progress.phase}`;
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const active = document.activeElement;
    const lost =
      active === null || active === document.body || outcome.current?.parentElement?.contains(active);
    if (key !== '' && lost) outcome.current?.focus();
  }, [key]);
  return outcome;
}

function Who({ one: { person }, now }: { readonly one: PanelCase; readonly now: number }): VNode {
  const unit = person.unitName ?? null;
  const differs = unit !== null && person.unitTyped !== '' && person.unitTyped !== unit;
  return html`<dl class="who">
    <div><dt>Đơn vị</dt><dd>
      <bdi>${unit ?? (person.unitTyped === '' ? 'để trống' : `“${person.unitTyped}”`)}</bdi>
      ${differs ? html`<span class="soft"> · ghi “<bdi>${person.unitTyped}</bdi>”</span>` : null}
      ${person.classLabel === null ? null : html`<span class="soft"> · ${person.classLabel}</span>`}
    </dd></div>
    <div><dt>Chức vụ</dt><dd>
      <bdi>${person.position === '' ? 'để trống' : person.position}</bdi>
      ${person.roleLabel === null ? null : html`<span class="soft"> · ${person.roleLabel}</span>`}
    </dd></div>
    <div><dt>Đăng ký</dt><dd>
      ${clock(person.submittedAt, now)}${person.place === null ? '' : html`<span class="soft"> · <bdi>${person.place}</bdi></span>`}
    </dd></div>
    ${person.note === '' ? null : html`<div><dt>Đơn vị ghi chú</dt><dd><bdi>${person.note}</bdi></dd></div>`}
  </dl>`;
}

interface Part {
  readonly one: PanelCase;
  readonly state: PanelState;
  readonly store: PanelStore;
}

function Choices({ one, state, store, host }: Part & { readonly host: PanelHost }): VNode | null {
  if (!state.mayDecide)
    return one.state === 'open' ? html`<p class="soft">Chỉ người được phân công mới quyết định.</p>` : null;
  if (one.suggestions.length === 0 && !one.mayChooseUnit && !one.mayName && one.state !== 'look') return null;
  const decide = (suggestion: PanelSuggestion) => {
    void store.decide(one, suggestion.decision, suggestion.label);
  };
  const positive = one.suggestions.filter((suggestion) => suggestion.weight !== 'against');
  const against = one.suggestions.filter((suggestion) => suggestion.weight === 'against');
  const button = (suggestion: PanelSuggestion) => html`<button
    key=${suggestion.label}
    type="button"
    class=${`choice ${suggestion.weight}`}
    onClick=${() => decide(suggestion)}
  ><span class="label">${suggestion.label}</span><span class="hint">${suggestion.hint}</span></button>`;
  return html`<div class="choices" role="group" aria-label=${`Quyết định về ${one.person.fullName}`}>
    ${positive.map(button)}
    <div class="quiet-choices">
      ${one.mayName ? html`<${NamePicker} one=${one} store=${store} />` : null}
      ${one.mayChooseUnit ? html`<${UnitPicker} one=${one} state=${state} host=${host} store=${store} />` : null}
      ${
        one.state === 'look'
          ? html`<button type="button" class="button small" onClick=${() => store.mark(one, 'seen', true)}>
              <${Icon} name="check" />Đã xem<span class="hidden"> ${one.person.fullName}</span>
            </button>`
          : null
      }
      ${against.map(
        (
          suggestion,
        ) => html`<button key=${suggestion.label} type="button" class="button link against" title=${suggestion.hint}
          onClick=${() => decide(suggestion)}>${suggestion.label}</button>`,
      )}
    </div>
  </div>`;
}

/** Decisions in force, each with who, when, and the way back. */
function Decisions({
  one,
  progress,
  state,
  store,
}: Part & { readonly progress: Progress | undefined }): VNode | null {
  const decisions = one.decisions.filter((decision) => !isJustMade(decision, progress));
  if (decisions.length === 0) return null;
  const takeBack = (decision: PanelDecision) => {
    const { registration, kind, value, label } = decision;
    void store.takeBack(one, { registration, kind, value }, label);
  };
  return html`<ul class="decisions">
    ${decisions.map(
      (decision) => html`<li key=${`${decision.registration} ${decision.kind}`}>
        <p><strong>${decision.label}</strong>
          <span class="soft"> · ${byAndAt(decision, state.madeAt)}</span>
          ${decision.obstacle === null ? null : html`<span class="obstacle"><${Icon} name="alert" />Chưa có hiệu lực: ${decision.obstacle}</span>`}
        </p>
        ${
          state.mayDecide
            ? html`<button type="button" class="button small" onClick=${() => takeBack(decision)}
                ><${Icon} name="undo" />Hoàn tác<span class="hidden"> ${decision.label}, ${one.person.fullName}</span></button>`
            : null
        }
      </li>`,
    )}
  </ul>`;
}

/** The one just made stands in the outcome already, with its own way back. */
function isJustMade(decision: PanelDecision, progress: Progress | undefined): boolean {
  if (progress?.phase !== 'saved' || progress.act !== 'decide' || decision.obstacle !== null) return false;
  const { request } = progress;
  return request?.registration === decision.registration && request.kind === decision.kind;
}

function byAndAt({ by, at }: PanelDecision, now: number): string {
  return [by ?? 'ghi trong bảng tính', at === null ? '' : clock(at, now)]
    .filter((text) => text !== '')
    .join(', ');
}
