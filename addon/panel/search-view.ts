import { lowerFirst } from '#shared/text/lower-first.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelPerson, PanelState } from '#shared/panel/panel-state.ts';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ViewProps } from './view.ts';
import { Badge } from './badge.ts';
import { UnitSeats } from './class-view.ts';
import { classLabel, peopleLike, unitsLike } from './find-in-state.ts';
import { html } from './html.ts';
import { typedIn } from './typed-in.ts';
import { MoreUnits, NOTHING_FOUND } from './units-found.ts';
import { messageOf } from './panel-host.ts';
import { clock } from './panel-words.ts';

/** A unit of three seats and some people fill a screen; more means: type more. */
const SHOWN_MAX = 12;

/** Looks through what the panel holds while typing; a typed unit name is resolved on request, by the same rules as the form's. */
export function SearchView({ state, host }: ViewProps): VNode {
  const [text, setText] = useState('');
  const [reply, setReply] = useState<UnitSearchReply | string | null>(null);
  const id = useId();
  const ask = async (event: Event) => {
    event.preventDefault();
    const typed = typedIn(event);
    if (typed.trim() === '') return;
    try {
      setReply(await host.searchUnits(typed));
    } catch (error) {
      setReply(messageOf(error));
    }
  };
  return html`
    <form class="search" role="search" onSubmit=${ask}>
      <label for=${id}>Tên người, đơn vị hoặc chữ đã gõ trong biểu mẫu</label>
      <div class="field">
        <input id=${id} name="text" type="search" autocomplete="off" value=${text}
          onInput=${(event: Event) => {
            setText((event.target as HTMLInputElement).value);
            setReply(null);
          }} />
        <button type="submit" class="button">Nhận diện</button>
      </div>
      <p class="soft">“Nhận diện” cho biết chữ đã gõ được hiểu là đơn vị nào, và vì sao.</p>
    </form>
    <div aria-live="polite"><${Resolved} reply=${reply} state=${state} text=${text} /></div>
    <${Found} state=${state} text=${text} />
  `;
}

interface ResolvedProps {
  readonly reply: UnitSearchReply | string | null;
  readonly state: PanelState;
  readonly text: string;
}

function Resolved({ reply, state, text }: ResolvedProps): VNode | null {
  if (reply === null) return null;
  if (typeof reply === 'string') return html`<p class="warning">${reply}</p>`;
  const { matched, reason, suggestions, left = 0 } = reply;
  const isNobodys = matched === null && suggestions.length === 0;
  return html`<section class="resolved" aria-label="Kết quả nhận diện">
    ${
      matched === null
        ? html`<p><${Badge} tone="orange" text="Cần cán bộ xác nhận" /> “<bdi>${text}</bdi>”: ${lowerFirst(reason)}${isNobodys ? `. ${NOTHING_FOUND}` : ''}</p>`
        : html`<p><${Badge} tone="green" text="Nhận diện được" /> <strong>${matched.name}</strong>
            <span class="soft"> (mã ${matched.code}${matched.class === null ? ', không thuộc đợt này' : `, ${classLabel(state, matched.class)}`})</span></p>`
    }
    ${
      suggestions.length === 0
        ? null
        : html`<ul>${suggestions.map(
            (unit) => html`<li key=${unit.code}>
            <strong>${unit.name}</strong>${unit.class === null ? '' : html`<span class="soft"> · ${classLabel(state, unit.class)}</span>`}<br />
            <span class="soft">${unit.reason}</span></li>`,
          )}</ul>`
    }
    <${MoreUnits} left=${left} />
  </section>`;
}

function Found({ state, text }: Pick<ResolvedProps, 'state' | 'text'>): VNode | null {
  if (text.trim() === '') return null;
  const found = unitsLike(state, text);
  const people = peopleLike(state, text);
  const codes = new Set(found.slice(0, SHOWN_MAX).map((unit) => unit.code));
  const units = state.units.filter((unit) => codes.has(unit.code));
  return html`
    <p class="soft" role="status">${foundText(found.length, people.length)}</p>
    ${
      units.length === 0
        ? null
        : html`<section aria-labelledby="units"><h2 id="units">Đơn vị</h2>
            <ul class="units">${units.map((unit) => html`<li key=${`${unit.class} ${unit.code}`}><p class="soft">${classLabel(state, unit.class)}</p><${UnitSeats} unit=${unit} /></li>`)}</ul>
          </section>`
    }
    ${
      people.length === 0
        ? null
        : html`<section aria-labelledby="people"><h2 id="people">Người</h2>
            <ul class="people">${people.slice(0, SHOWN_MAX).map((one) => html`<li key=${one.registration}><${PersonRow} one=${one} state=${state} /></li>`)}</ul>
          </section>`
    }
  `;
}

/** “Không có đơn vị, 1 người.”, and how many of them are not shown. */
function foundText(units: number, people: number): string {
  if (units + people === 0)
    return 'Không có đơn vị nào của đợt này và không có người nào tên như vậy. Đề nghị kiểm tra cách viết, hoặc bấm “Nhận diện” để tìm trong mọi đơn vị.';
  const counts = `${units === 0 ? 'Không có' : units} đơn vị, ${people === 0 ? 'không có' : people} người.`;
  const more = [hiddenText(units, 'đơn vị'), hiddenText(people, 'người')].filter((text) => text !== '');
  return more.length === 0 ? counts : `${counts} Còn ${more.join(', ')} chưa hiện; gõ thêm để thu hẹp.`;
}

function hiddenText(count: number, what: string): string {
  return count > SHOWN_MAX ? `${count - SHOWN_MAX} ${what}` : '';
}

function PersonRow({ one, state }: { readonly one: PanelPerson; readonly state: PanelState }): VNode {
  return html`<p class="line"><strong><bdi>${one.fullName}</bdi></strong><${Badge} tone=${one.tone} text=${one.statusLabel} /></p>
    <p><bdi>${one.unitName}</bdi>${one.classCode === null ? '' : ` · ${classLabel(state, one.classCode)}`}${one.roleLabel === null ? '' : ` · ${one.roleLabel}`}</p>
    <p class="soft">${one.position === '' ? '' : html`<bdi>${one.position}</bdi> · `}đăng ký ${clock(one.submittedAt, state.madeAt)}</p>
    ${one.notes.length === 0 ? null : html`<p class="soft">${one.notes.join('. ')}</p>`}`;
}
