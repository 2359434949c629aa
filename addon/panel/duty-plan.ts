import type { PanelDutyKind, PanelPlanOfDuties } from '#shared/panel/panel-plan.ts';
import type { VNode } from 'preact';
import { Bar } from './bar.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { day } from './panel-words.ts';

/** A plan of duties at a glance: what it asks for, how much of it is there, what is overdue longest. */
export function DutyPlan({ plan }: { readonly plan: PanelPlanOfDuties }): VNode {
  const heading = `plan-${plan.id}`;
  return html`<section class="duty-plan" aria-labelledby=${heading}>
    <h2 id=${heading}><bdi>${plan.title}</bdi></h2>
    <p class="soft">Tính đến hết ngày ${day(plan.asOf)}</p>
    ${plan.lines.map((line, at) => html`<p key=${at}><bdi>${line}</bdi></p>`)}
    <ul class="classes">${plan.kinds.map((kind) => html`<li key=${kind.kind}><${KindRow} kind=${kind} /></li>`)}</ul>
    <${Overdue} plan=${plan} />
  </section>`;
}

function KindRow({ kind }: { readonly kind: PanelDutyKind }): VNode {
  const { label, settled, whole, unknown, overdue } = kind;
  return html`<div class="class-row">
    <span class="line"><strong>${label}</strong><span class="ratio">${settled}/${whole}</span></span>
    <${Bar} part=${settled} whole=${whole} />
    <span class="line small">
      ${overdue > 0 ? html`<span class="lack"><${Icon} name="alert" /><span>Quá hạn ${overdue}</span></span>` : null}
      ${unknown > 0 ? html`<span class="ask"><${Icon} name="question" />${unknown} chưa xác định</span>` : null}
    </span>
  </div>`;
}

function Overdue({ plan: { overdue, overdueFirst } }: { readonly plan: PanelPlanOfDuties }): VNode | null {
  if (overdue === 0) return null;
  const more = overdue - overdueFirst.length;
  return html`<details class="account">
    <summary>Quá hạn: ${overdue}</summary>
    <dl>
      ${overdueFirst.map(
        (one, at) => html`<div key=${at}>
          <dt><bdi>${one.party}</bdi>: <bdi>${one.what}</bdi>${one.slot === '' ? '' : ` (${one.slot})`}</dt>
          <dd>${one.days}</dd>
        </div>`,
      )}
    </dl>
    ${more > 0 ? html`<p class="soft">và ${more} mục khác trong bảng tính</p>` : null}
  </details>`;
}
