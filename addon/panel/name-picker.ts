import type { PanelCase } from '#shared/panel/panel-state.ts';
import { readNameList } from '#shared/people/name-cell.ts';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { PanelStore } from './panel-store.ts';
import { typedIn } from './typed-in.ts';
import { focusOnce } from './unit-picker.ts';

interface NamePickerProps {
  readonly one: PanelCase;
  readonly store: PanelStore;
}

/** Who is meant, where the cell names nobody: *set name* (R7), judged by the rules of the tab before it is sent. */
export function NamePicker({ one, store }: NamePickerProps): VNode {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const id = useId();
  if (!open) {
    return html`<button type="button" class="button link" onClick=${() => setOpen(true)}>
      Ghi họ tên đúng<span class="hidden"> ${one.person.fullName}</span>
    </button>`;
  }
  const send = (event: Event) => {
    event.preventDefault();
    const names = readNameList(typedIn(event), one.person.unitTyped);
    if (names === null) {
      setNote(NO_NAME);
      return;
    }
    const value = names.join('; ');
    void store.decide(
      one,
      { registration: one.registration, kind: 'set_name', value },
      `Họ tên đúng: ${value}`,
    );
  };
  return html`<form class="picker" onSubmit=${send}>
    <label for=${id}>Họ tên đúng</label>
    <div class="field">
      <input id=${id} name="text" type="text" autocomplete="off" ref=${focusOnce} aria-describedby=${`${id}-how`} />
      <button type="submit" class="button small"><${Icon} name="check" />Ghi</button>
    </div>
    <p class="soft" id=${`${id}-how`}>Nhiều người thì cách nhau bằng dấu “;”.</p>
    ${note === '' ? null : html`<p class="lack" role="status"><${Icon} name="alert" /><span>${note}</span></p>`}
  </form>`;
}

const NO_NAME = 'Chưa phải họ và tên đầy đủ của một người; đề nghị ghi lại.';
