import type { PanelCase, PanelState } from '#shared/panel/panel-state.ts';
import { type UnitFound, UNITS_FOUND_MAX } from '#shared/panel/panel-messages.ts';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { html } from './html.ts';
import { typedIn } from './typed-in.ts';
import { Icon } from './icon.ts';
import { messageOf, type PanelHost } from './panel-host.ts';
import type { PanelStore } from './panel-store.ts';
import { unitsLike } from './find-in-state.ts';

interface UnitPickerProps {
  readonly one: PanelCase;
  readonly state: PanelState;
  readonly host: PanelHost;
  readonly store: PanelStore;
}

/** "None of these": find the right unit by typing; the plan's units at once, the others on request. */
export function UnitPicker({ one, state, host, store }: UnitPickerProps): VNode {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<readonly UnitFound[] | null>(null);
  const [note, setNote] = useState('');
  const id = useId();
  if (!open) {
    return html`<button type="button" class="button link" onClick=${() => setOpen(true)}>
      <${Icon} name="search" />Tìm đơn vị khác
    </button>`;
  }
  const all = asked ?? unitsLike(state, text);
  const found = all.slice(0, UNITS_FOUND_MAX);
  const search = async (event: Event) => {
    event.preventDefault();
    try {
      const reply = await host.searchUnits(typedIn(event));
      setAsked(foundIn(reply));
      setNote(reply.reason);
    } catch (error) {
      setNote(messageOf(error));
    }
  };
  return html`<form class="picker" onSubmit=${search}>
    <label for=${id}>Tên đơn vị đúng</label>
    <div class="field">
      <input id=${id} name="text" type="search" autocomplete="off" value=${text} ref=${focusOnce}
        onInput=${(event: Event) => {
          setText((event.target as HTMLInputElement).value);
          setAsked(null);
          setNote('');
        }} />
      <button type="submit" class="button small">Tìm</button>
    </div>
    ${note === '' ? null : html`<p class="soft" role="status">${note}</p>`}
    <ul class="found" aria-label="Đơn vị tìm thấy">
      ${found.map(
        (unit) => html`<li key=${unit.code}><button type="button" class="choice plain"
          onClick=${() => store.decide(one, { registration: one.registration, kind: 'set_unit', value: unit.code }, unit.name)}
        ><span class="label">${unit.name}</span><span class="hint">${unit.reason}</span></button></li>`,
      )}
    </ul>
    ${found.length < all.length ? html`<p class="soft">Còn ${all.length - found.length} đơn vị nữa; gõ thêm để thu hẹp.</p>` : null}
  </form>`;
}

function foundIn(reply: Awaited<ReturnType<PanelHost['searchUnits']>>): readonly UnitFound[] {
  const { matched, suggestions } = reply;
  if (matched === null) return suggestions;
  const first = {
    ...matched,
    reason: matched.class === null ? 'không thuộc đợt này' : `Lớp ${matched.class}`,
  };
  return [first, ...suggestions.filter((unit) => unit.code !== matched.code)];
}

const focused = new WeakSet<HTMLInputElement>();
export function focusOnce(input: HTMLInputElement | null) {
  if (input === null || focused.has(input)) return;
  focused.add(input);
  input.focus();
}
