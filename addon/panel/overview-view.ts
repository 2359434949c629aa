import type { PanelClass, PanelPlan, PanelState } from '#shared/panel/panel-state.ts';
import type { VNode } from 'preact';
import type { Place, ViewProps } from './view.ts';
import { Bar } from './bar.ts';
import { html } from './html.ts';
import { DutyPlan } from './duty-plan.ts';
import { Icon } from './icon.ts';
import { day, daysOfClass } from './panel-words.ts';

/** The whole plan at a glance: what is filled, what is missing, what waits for a person. */
export function OverviewView({ state, go }: ViewProps): VNode {
  return html`
    ${state.classes.length === 0 ? null : html`<${Headline} state=${state} go=${go} /><${Classes} state=${state} go=${go} />`}
    ${(state.plans ?? []).map((plan) => html`<${DutyPlan} key=${plan.id} plan=${plan} />`)}
    <${Tasks} state=${state} go=${go} />
    ${state.classes.length === 0 ? null : html`<${AccountList} state=${state} />`}
  `;
}

function Classes({ state, go }: Part): VNode {
  const plans = [state.plan, ...(state.morePlans ?? [])];
  return html`<section aria-labelledby="classes">
    <h2 id="classes">Các lớp</h2>
    ${plans.map((plan) => {
      const classes = state.classes.filter((one) => one.plan === plan.title);
      return html`
        ${plans.length === 1 ? null : html`<h3><bdi>${plan.title}</bdi></h3><p class="soft">Hạn đăng ký: ${deadlineText(plan)}</p>`}
        <ul class="classes">
          ${classes.map((one) => html`<li key=${one.code}><${ClassRow} one=${one} go=${go} /></li>`)}
        </ul>`;
    })}
  </section>`;
}

/** Both days in full: “trước ngày” leaves open which day is the last. */
function deadlineText({ deadline, graceDay }: PanelPlan): string {
  // A plan that says no day (`NO_DEADLINE`).
  if (deadline.startsWith('9999')) return 'văn bản không nêu';
  const grace = graceDay === null ? '' : ` (gia hạn đến hết ${day(graceDay)})`;
  return `hết ngày ${day(deadline)}${grace}`;
}

interface Part {
  readonly state: PanelState;
  readonly go: (place: Place) => void;
}

function Headline({ state, go }: Part): VNode {
  const { totals, queue } = state;
  const open = queue.filter((one) => one.state === 'open').length;
  return html`<section class="headline" aria-label="Tình hình đăng ký">
    <div class="main">
      <p class="figure"><strong>${totals.seated}</strong><span>/${totals.seats}</span></p>
      <p>đại biểu đã đăng ký</p>
      <${Bar} part=${totals.seated} whole=${totals.seats} />
    </div>
    <div class="tiles">
      <div class="tile"><strong>${totals.seats - totals.seated}</strong><span>chỗ còn thiếu</span></div>
      <div class="tile"><strong>${totals.unitsFull}/${totals.units}</strong><span>đơn vị đã đủ</span></div>
      <button type="button" class="tile" onClick=${() => go({ view: 'queue', classCode: null })}>
        <strong>${open}</strong><span>việc cần xử lý</span>
      </button>
    </div>
    ${state.morePlans === undefined ? html`<p class="deadline"><${Icon} name="clock" />Hạn đăng ký: ${deadlineText(state.plan)}</p>` : null}
    ${state.formNote === undefined ? null : html`<p class="deadline"><${Icon} name="alert" /><span>Lưu ý về biểu mẫu: <bdi>${state.formNote}</bdi></span></p>`}
  </section>`;
}

function ClassRow({ one, go }: { readonly one: PanelClass; readonly go: Part['go'] }): VNode {
  return html`<button type="button" class="class-row" onClick=${() => go({ view: 'class', classCode: one.code })}>
    <span class="line">
      <strong>${one.label}</strong>
      <span class="soft">${daysOfClass(one)
        .map(({ weekday, date }) => `${weekday}, ${day(date)}`)
        .join('; ')}${one.standing === null ? '' : ` · ${one.standing}`}</span>
      <span class="ratio">${one.seated}/${one.seats}</span>
    </span>
    <${Bar} part=${one.seated} whole=${one.seats} />
    <span class="line small">
      <${Missing} one=${one} />
      ${one.open > 0 ? html`<span class="ask"><${Icon} name="question" />${one.open} cần xử lý</span>` : null}
    </span>
  </button>`;
}

function Missing({ one }: { readonly one: PanelClass }): VNode {
  const missing = one.missing.filter((part) => part.count > 0);
  if (missing.length === 0) return html`<span class="good"><${Icon} name="check" />Đủ đại biểu</span>`;
  const words = missing.map((part) => `${part.count} ${part.label}`).join(', ');
  return html`<span class="lack"><${Icon} name="vacant" /><span>Thiếu: ${words}</span></span>`;
}

function Tasks({ state, go }: Part): VNode | null {
  if (state.tasks.length === 0) return null;
  const states = [...new Set(state.tasks.map((task) => task.state))];
  return html`<section aria-labelledby="tasks">
    <h2 id="tasks">Nhiệm vụ Phụ lục 01</h2>
    <ul class="counts">
      ${states.map((name) => {
        const of = state.tasks.filter((task) => task.state === name);
        return html`<li key=${name} class=${of[0]?.tone}><strong>${of.length}</strong><span>${name}</span></li>`;
      })}
    </ul>
    <button type="button" class="button link" onClick=${() => go({ view: 'task', classCode: null })}>
      Xem từng nhiệm vụ<${Icon} name="next" />
    </button>
  </section>`;
}

/** R10: every summary shows the account. */
function AccountList({ state: { totals } }: Pick<Part, 'state'>): VNode {
  const shown = totals.byStatus.filter((one) => one.count > 0);
  return html`<details class="account">
    <summary>Đối soát: ${totals.delegates} đại biểu trong ${totals.rows} dòng phản hồi</summary>
    <dl>
      ${shown.map((one) => html`<div key=${one.status}><dt>${one.label}</dt><dd>${one.count}</dd></div>`)}
      <div class="sum"><dt>Cộng</dt><dd>${totals.delegates}</dd></div>
    </dl>
    <p class="soft">
      ${totals.rows} dòng = ${totals.responses} phản hồi + ${totals.identicalRows} dòng trùng hệt +
      ${' '}${totals.rowProblems} dòng không đọc được
    </p>
  </details>`;
}
