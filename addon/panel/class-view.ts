import type { PanelClass, PanelDay, PanelMissingUnit, PanelUnit } from '#shared/panel/panel-state.ts';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { ViewProps } from './view.ts';
import { Badge } from './badge.ts';
import { Bar } from './bar.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { day, daysOfClass, phoneGroups } from './panel-words.ts';

/** One class: who is missing and whom to phone about it, then everybody by unit. */
export function ClassView({ state, place, go }: ViewProps): VNode {
  const id = useId();
  const one = state.classes.find((each) => each.code === place.classCode) ?? state.classes[0];
  if (one === undefined) return html`<p class="quiet">Kế hoạch chưa có lớp nào.</p>`;
  const units = state.units.filter((unit) => unit.class === one.code);
  return html`
    <div class="chooser">
      <label for=${id}>Chọn lớp</label>
      <select id=${id} value=${one.code}
        onChange=${(event: Event) => go({ view: 'class', classCode: (event.target as HTMLSelectElement).value })}>
        <${ClassOptions} state=${state} />
      </select>
    </div>
    <${ClassHead} one=${one} />
    <div class="columns">
      <section aria-labelledby="missing">
        <h2 id="missing">Còn thiếu <span class="number">${one.seats - one.seated}</span></h2>
        <${CallList} units=${one.missingUnits} />
      </section>
      <section aria-labelledby="present">
        <h2 id="present">Theo đơn vị</h2>
        <ul class="units">${units.map((unit) => html`<li key=${unit.code}><${UnitSeats} unit=${unit} /></li>`)}</ul>
      </section>
    </div>
  `;
}

/** Of several plans each has a group of its own. */
function ClassOptions({ state }: Pick<ViewProps, 'state'>): VNode {
  const optionsOf = (plan: string) =>
    state.classes
      .filter((each) => each.plan === plan)
      .map(
        (each) =>
          html`<option value=${each.code}>${each.label} – ${daysOfClass(each)
            .map(({ date }) => day(date))
            .join(', ')}</option>`,
      );
  const plans = [state.plan, ...(state.morePlans ?? [])];
  if (plans.length === 1) return html`${optionsOf(state.plan.title)}`;
  return html`${plans.map(({ title }) => html`<optgroup label=${title}>${optionsOf(title)}</optgroup>`)}`;
}

function ClassHead({ one }: { readonly one: PanelClass }): VNode {
  return html`<section class="class-head" aria-label=${one.label}>
    <p class="figure"><strong>${one.seated}</strong><span>/${one.seats} đại biểu</span></p>
    <${Bar} part=${one.seated} whole=${one.seats} />
    <dl class="who">
      ${one.standing === null ? null : html`<div><dt>Tình trạng</dt><dd>${one.standing}</dd></div>`}
      <div><dt>Ngày</dt><dd>${daysOfClass(one).map(dayWithSessions).join('; ')}</dd></div>
      <div><dt>Địa điểm</dt><dd>${one.venue}</dd></div>
      <div><dt>Dự kiến tham dự</dt><dd>
        ${one.headcount} người${one.extraApproved > 0 ? `, gồm ${one.extraApproved} ngoài chỉ tiêu` : ''}
        ${one.overSize ? html`<span class="lack"><${Icon} name="alert" />vượt số dự kiến</span>` : null}
      </dd></div>
    </dl>
  </section>`;
}

function dayWithSessions({ date, weekday, sessions }: PanelDay): string {
  return `${weekday}, ${day(date)}${sessions === '' ? '' : ` (${sessions})`}`;
}

function CallList({ units }: { readonly units: readonly PanelMissingUnit[] }): VNode {
  if (units.length === 0)
    return html`<p class="done"><${Icon} name="check" />Tất cả đơn vị đã đủ đại biểu.</p>`;
  return html`<ul class="calls">
    ${units.map(
      (unit) => html`<li key=${unit.unit}>
        <p class="unit"><strong>${unit.name}</strong></p>
        <p class="lack"><${Icon} name="vacant" /><span>${unit.roles.join(', ')}</span></p>
        <${Contacts} unit=${unit} />
      </li>`,
    )}
  </ul>`;
}

function Contacts({ unit }: { readonly unit: PanelMissingUnit }): VNode {
  if (unit.contacts.length === 0) return html`<p class="soft">Chưa ai của đơn vị để lại số điện thoại.</p>`;
  return html`<ul class="contacts">
    ${unit.contacts.map(
      (contact) => html`<li>
      <span><bdi>${contact.fullName}</bdi>${contact.position === '' ? null : html`<span class="soft">, <bdi>${contact.position}</bdi></span>`}</span>
      ${contact.phones.length === 0 ? html`<span class="soft">có số điện thoại; chỉ người có quyền quyết định xem được</span>` : null}
      ${contact.phones.map((phone) => html`<a class="phone" href=${`tel:${phone}`}><${Icon} name="phone" />${phoneGroups(phone)}</a>`)}
    </li>`,
    )}
  </ul>`;
}

export function UnitSeats({ unit }: { readonly unit: PanelUnit }): VNode {
  const taken = unit.seats.filter((seat) => seat.registration !== null).length;
  return html`<div class="unit-seats">
    <h3>${unit.name}<span class=${`ratio ${unit.state}`}>${taken}/${unit.seats.length}</span></h3>
    <ul>
      ${unit.seats.map(
        (seat) => html`<li class=${seat.registration === null ? 'vacant' : 'taken'}>
        <${Icon} name=${seat.registration === null ? 'vacant' : 'check'} />
        <span><span class="soft">${seat.label}:</span> ${seat.fullName === null ? 'chưa đăng ký' : html`<bdi>${seat.fullName}</bdi>`}</span>
      </li>`,
      )}
      ${unit.others.map(
        (other) => html`<li class="other">
        <span class="gap"></span><span><bdi>${other.fullName}</bdi>${other.roleLabel === null ? '' : html`<span class="soft">, ${other.roleLabel}</span>`}<br />
        <${Badge} tone=${other.tone} text=${other.statusLabel} /></span>
      </li>`,
      )}
    </ul>
  </div>`;
}
