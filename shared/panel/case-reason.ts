import type { Registration } from '../registrations/registration.ts';
import { displayDay, displayInstant } from '../time/local-date.ts';
import { NOTE_WORDS, STATUS_WORDS } from '../words/registration-words.ts';
import type { PanelLookUp } from './panel-look-up.ts';
import type { CaseKind } from './panel-state.ts';

/** Why a person must decide, in one or two plain sentences for staff. What was typed is quoted, never altered. */
export function reasonOf(one: Registration, kind: CaseKind, lookUp: PanelLookUp): string {
  return REASONS[kind](one, lookUp);
}

const REASONS: Readonly<Record<CaseKind, (one: Registration, lookUp: PanelLookUp) => string>> = {
  unit_unclear: unitUnclear,
  not_in_plan: (one, lookUp) =>
    `${lookUp.unitNameOf(one.unit)} không thuộc lớp nào của đợt này. Đề nghị kiểm tra lại đơn vị.`,
  role_unclear: roleUnclear,
  duplicate_suspected: duplicate,
  late_pending: late,
  extra_pending: extra,
  without_effect: () => 'Có quyết định chưa có hiệu lực. Lý do ghi bên dưới.',
  look_again: lookAgain,
  decided: (one) => `Hiện trạng: ${STATUS_WORDS[one.status].label}.`,
};

function unitUnclear(one: Registration): string {
  const typed = one.unitTyped === '' ? 'Ô đơn vị để trống.' : `Đơn vị ghi “${one.unitTyped}”.`;
  const why = one.unitMatch.status === 'review' ? sentence(one.unitMatch.reason) : '';
  return `${typed} ${why || 'Chưa đủ căn cứ để xác định đơn vị.'}`;
}

function roleUnclear(one: Registration): string {
  const texts = [one.roleTyped, one.position].filter((text) => text !== '');
  if (texts.length === 0) return 'Không ghi thành phần, không ghi chức vụ. Đề nghị chọn thành phần.';
  return `Ghi “${texts.join('”, “')}”: chưa đủ căn cứ để xếp vào một thành phần.`;
}

function duplicate(one: Registration, lookUp: PanelLookUp): string {
  const suspects = one.why.suspects.flatMap((key) => lookUp.registrationOf(key) ?? []);
  const named = suspects.map(
    (other) =>
      `${other.fullName} (${lookUp.unitNameOf(other.unit) ?? other.unitTyped}, đăng ký ${displayInstant(other.submittedAt)})`,
  );
  const elsewhere = one.notes.includes('registered_in_other_unit')
    ? ' Hai đăng ký ở hai đơn vị khác nhau.'
    : '';
  if (named.length === 0) return `Có thể trùng với một đăng ký khác.${elsewhere}`;
  return `Có thể là cùng một người với ${named.join('; ')}.${elsewhere}`;
}

function late(one: Registration, lookUp: PanelLookUp): string {
  const { deadline, graceDay } = lookUp.plan.registration;
  const grace = graceDay === null ? '' : `, ngày ${displayDay(graceDay)} vẫn nhận`;
  return `Đăng ký lúc ${displayInstant(one.why.firstSubmittedAt)}; hạn hết ngày ${displayDay(deadline)}${grace}. ${seatNow(one, lookUp)}`;
}

function extra(one: Registration, lookUp: PanelLookUp): string {
  const hint = one.notes.includes('replacement_hint')
    ? ' Đơn vị gửi lại danh sách không còn tên người này: có thể là thay thế.'
    : '';
  return `${seatNow(one, lookUp)}${hint}`;
}

function seatNow(one: Registration, lookUp: PanelLookUp): string {
  const seat = `Chỗ ${lookUp.roleLabelOf(one.role) ?? ''} của ${lookUp.unitNameOf(one.unit) ?? 'đơn vị'}`;
  const holder = one.why.seatHolder === null ? undefined : lookUp.registrationOf(one.why.seatHolder);
  if (holder === undefined || holder.key === one.key) return `${seat} đang trống.`;
  return `${seat} do ${holder.fullName} giữ.`;
}

function lookAgain(one: Registration, lookUp: PanelLookUp): string {
  const role = one.why.roleNamedSince;
  if (role !== null) {
    return `Đăng ký mới hơn ghi thành phần ${lookUp.roleLabelOf(role)}, khác thành phần đã chọn. Quyết định cũ vẫn có hiệu lực; đề nghị xem lại.`;
  }
  return `${NOTE_WORDS.resubmitted_after_decision}. Quyết định cũ vẫn có hiệu lực; đề nghị xem lại.`;
}

/** One full stop at the end, a capital at the start. */
function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
