import type { PanelTask } from '#shared/panel/panel-task.ts';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewProps } from './view.ts';
import { Badge } from './badge.ts';
import { html } from './html.ts';
import { day, daysLeft } from './panel-words.ts';

/** The programme's tasks by section, to be narrowed to one state. */
export function TaskView({ state }: ViewProps): VNode {
  const [only, setOnly] = useState<string | null>(null);
  if (state.tasks.length === 0) return html`<p class="quiet">Chưa có Phụ lục 01 trong bảng này.</p>`;
  const states = [...new Set(state.tasks.map((task) => task.state))];
  const shown = state.tasks.filter((task) => only === null || task.state === only);
  const sections = [...new Set(shown.map((task) => task.section))];
  const count = (name: string) => state.tasks.filter((task) => task.state === name).length;
  const choice = (name: string | null, label: string, total: number) => html`<button
    type="button" aria-pressed=${only === name} onClick=${() => setOnly(name)}
  >${label} <span class="number">${total}</span></button>`;
  return html`
    <div class="filter" role="group" aria-label="Lọc theo tình trạng">
      ${choice(null, 'Tất cả', state.tasks.length)}
      ${states.map((name) => choice(name, name, count(name)))}
    </div>
    ${sections.map((section) => {
      const of = shown.filter((task) => task.section === section);
      return html`<section key=${section} aria-labelledby=${`section-${section}`}>
        <h2 id=${`section-${section}`}>${section}. ${sentenceCase(of[0]?.sectionTitle ?? '')}</h2>
        <ul class="tasks">${of.map((task) => html`<li key=${task.key}><${TaskCard} task=${task} /></li>`)}</ul>
      </section>`;
    })}
  `;
}

function TaskCard({ task }: { readonly task: PanelTask }): VNode {
  const left = daysLeft(task.daysLeft);
  return html`<details class="task">
    <summary>
      <span class="key">${task.key}</span>
      <span class="title">${task.title}
        <span class="line small"><${Badge} tone=${task.tone} text=${task.state} icon=${task.tone === 'orange' || task.tone === 'blue' ? 'clock' : undefined} />
          ${left === '' ? null : html`<span class=${(task.daysLeft ?? 0) < 0 ? 'late' : 'soft'}>${left}</span>`}
        </span>
      </span>
    </summary>
    <dl class="who">
      <div><dt>Chủ trì</dt><dd>${task.lead}</dd></div>
      <div><dt>Thời gian</dt><dd>${task.dueText}${task.due === null ? '' : html`<span class="soft"> · hạn ${day(task.due)}</span>`}</dd></div>
      ${task.product === '' ? null : html`<div><dt>Sản phẩm</dt><dd>${task.product}</dd></div>`}
      ${task.progress === null ? null : html`<div><dt>Tiến độ</dt><dd>${Math.round(task.progress * 100)}%</dd></div>`}
      ${task.note === '' ? null : html`<div><dt>Cần kiểm tra</dt><dd>${task.note}</dd></div>`}
    </dl>
  </details>`;
}

/** Section titles are in capitals in the document; in a list they are easier to read without. */
function sentenceCase(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const lower = title.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
