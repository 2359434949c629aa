import type { DecisionKind, Registration, UnitState } from '../registrations/registration.ts';
import { DECISION_WORDS } from '../registrations/registration-words.ts';
import type { PanelLookUp } from './panel-look-up.ts';
import type { PanelSuggestion } from './panel-state.ts';

/**
 * The buttons of a case, the likeliest first. Each holds the decision it would write; nothing is chosen beforehand,
 * because a person must decide here.
 */
export function suggestionsOf(one: Registration, lookUp: PanelLookUp): readonly PanelSuggestion[] {
  switch (one.status) {
    case 'unit_unclear':
      return [...units(one, lookUp), reject(one)];
    case 'not_in_plan':
      return [...units(one, lookUp), reject(one)];
    case 'role_unclear':
      return [...roles(one, lookUp), reject(one)];
    case 'duplicate_suspected':
      return identity(one, lookUp);
    case 'late_pending':
      return late(one, lookUp);
    case 'extra_pending':
      return extra(one, lookUp);
    default:
      return joined(one);
  }
}

/** A row that was joined to an older one of another phone may yet be somebody else's (R3). */
function joined(one: Registration): readonly PanelSuggestion[] {
  const settled = one.status === 'withdrawn' || one.status === 'rejected';
  if (settled || !one.notes.includes('details_changed')) return [];
  return [plain(one, 'different_person', 'identity', 'đăng ký này là của người khác cùng tên')];
}

function units(one: Registration, lookUp: PanelLookUp): readonly PanelSuggestion[] {
  return one.unitMatch.suggestions
    .filter((suggestion) => suggestion.code !== one.unit)
    .map((suggestion) => ({
      group: 'unit',
      label: suggestion.name,
      hint: [suggestion.reason, classHint(suggestion.code, lookUp)].filter((text) => text !== '').join(' · '),
      decision: { registration: one.key, kind: 'set_unit', value: suggestion.code },
      weight: 'plain',
    }));
}

function classHint(code: string, { reconciliation }: PanelLookUp): string {
  const unit = reconciliation.units.find((candidate) => candidate.code === code);
  return unit === undefined ? 'không thuộc đợt này' : `Lớp ${unit.class}`;
}

function roles(one: Registration, lookUp: PanelLookUp): readonly PanelSuggestion[] {
  const unit = lookUp.reconciliation.units.find((candidate) => candidate.code === one.unit);
  return lookUp.plan.roles.map((role) => ({
    group: 'role',
    label: role.shortLabel,
    hint: seatHint(unit, role.key, lookUp),
    decision: { registration: one.key, kind: 'set_role', value: role.key },
    weight: 'plain',
  }));
}

function seatHint(unit: UnitState | undefined, role: string, lookUp: PanelLookUp): string {
  const key = unit?.seats.find((seat) => seat.role === role)?.registration;
  if (key === undefined) return '';
  if (key === null) return 'còn chỗ';
  return `${lookUp.registrationOf(key)?.fullName ?? 'người khác'} đang giữ chỗ`;
}

function identity(one: Registration, lookUp: PanelLookUp): readonly PanelSuggestion[] {
  const across = one.notes.includes('registered_in_other_unit');
  const unit = lookUp.unitNameOf(one.unit);
  const same = across && unit !== null ? `tính là một người, ở ${unit}` : 'hai đăng ký tính là một người';
  return [
    plain(one, 'same_person', 'identity', same),
    plain(one, 'different_person', 'identity', 'hai người, mỗi người một đăng ký'),
    reject(one),
  ];
}

function late(one: Registration, lookUp: PanelLookUp): readonly PanelSuggestion[] {
  const holder = holderOf(one, lookUp);
  if (holder === null) {
    return [{ ...plain(one, 'approve', 'seat', 'nhận vào chỗ đang trống'), weight: 'first' }, reject(one)];
  }
  return [
    plain(one, 'approve', 'seat', 'dự ngoài chỉ tiêu, đơn vị cử tự bảo đảm kinh phí'),
    replace(one, holder),
    reject(one),
  ];
}

function extra(one: Registration, lookUp: PanelLookUp): readonly PanelSuggestion[] {
  const holder = holderOf(one, lookUp);
  const approve = plain(one, 'approve', 'seat', 'dự ngoài chỉ tiêu, đơn vị cử tự bảo đảm kinh phí');
  if (holder === null) return [approve, reject(one)];
  const replacement = replace(one, holder);
  return one.notes.includes('replacement_hint')
    ? [{ ...replacement, weight: 'first' }, approve, reject(one)]
    : [approve, replacement, reject(one)];
}

function holderOf(one: Registration, lookUp: PanelLookUp): Registration | null {
  if (one.why.seatHolder === null || one.why.seatHolder === one.key) return null;
  return lookUp.registrationOf(one.why.seatHolder) ?? null;
}

function replace(one: Registration, holder: Registration): PanelSuggestion {
  return {
    group: 'seat',
    label: `Thay ${holder.fullName}`,
    hint: `${one.fullName} nhận chỗ; ${holder.fullName} không còn giữ chỗ`,
    decision: { registration: one.key, kind: 'replace', value: null },
    weight: 'plain',
  };
}

function reject(one: Registration): PanelSuggestion {
  return { ...plain(one, 'reject', 'seat', 'không tính đăng ký này'), weight: 'against' };
}

function plain(
  one: Registration,
  kind: DecisionKind,
  group: PanelSuggestion['group'],
  hint: string,
): PanelSuggestion {
  return {
    group,
    label: DECISION_WORDS[kind],
    hint,
    decision: { registration: one.key, kind, value: null },
    weight: 'plain',
  };
}
