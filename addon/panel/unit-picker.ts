import type { PanelCase, PanelState } from '#shared/panel/panel-state.ts';
import { type UnitFound, UNITS_FOUND_MAX, type UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { html } from './html.ts';
import { typedIn } from './typed-in.ts';
import { Icon } from './icon.ts';
import { MoreUnits, NOTHING_FOUND } from './units-found.ts';
import { messageOf, type PanelHost } from './panel-host.ts';
import type { PanelStore } from './panel-store.ts';
import { classLabel, unitsLike } from './find-in-state.ts';

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
  const [asked, setAsked] = useState<Found | null>(null);
  const [note, setNote] = useState('');
  const id = useId();
  if (!open) {
    return html`<button type="button" class="button link" onClick=${() => setOpen(true)}>
      <${Icon} name="search" />Tìm đơn vị khác
    </button>`;
  }
  const { units, left } = asked ?? foundAmong(unitsLike(state, text));
  const search = async (event: Event) => {
    event.preventDefault();
    try {
      const reply = await host.searchUnits(typedIn(event));
      const found = foundIn(reply, state);
      setAsked(found);
      setNote(found.units.length === 0 ? `${reply.reason}. ${NOTHING_FOUND}` : reply.reason);
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
    <p class="soft" role="status">${note === '' && text.trim() !== '' && units.length === 0 ? NOT_IN_PLAN : note}</p>
    <ul class="found" aria-label="Đơn vị tìm thấy">
      ${units.map(
        (unit) => html`<li key=${unit.code}><button type="button" class="choice plain"
          onClick=${() => store.decide(one, { registration: one.registration, kind: 'set_unit', value: unit.code }, unit.name)}
        ><span class="label">${unit.name}</span><span class="hint">${unit.reason}</span></button></li>`,
      )}
    </ul>
    <${MoreUnits} left=${left} />
  </form>`;
}

interface Found {
  readonly units: readonly UnitFound[];
  readonly left: number;
}

function foundAmong(units: readonly UnitFound[]): Found {
  return {
    units: units.slice(0, UNITS_FOUND_MAX),
    left: Math.max(0, units.length - UNITS_FOUND_MAX),
  };
}

function foundIn({ matched, suggestions, left = 0 }: UnitSearchReply, state: PanelState): Found {
  if (matched === null) return { units: suggestions, left };
  const reason = matched.class === null ? 'không thuộc đợt này' : classLabel(state, matched.class);
  return {
    units: [{ ...matched, reason }, ...suggestions.filter(({ code }) => code !== matched.code)],
    left,
  };
}

const NOT_IN_PLAN = 'Không có trong các lớp của đợt này. Bấm “Tìm” để tìm trong mọi đơn vị.';

const focused = new WeakSet<HTMLInputElement>();
export function focusOnce(input: HTMLInputElement | null) {
  if (input === null || focused.has(input)) return;
  focused.add(input);
  input.focus();
}
