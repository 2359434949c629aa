/** Why a response of the Form of a series stands as it does, and what staff may do about it (P60). */
import type { OfferedClass, Status, Told } from '../../registrations/registration.ts';
import { NAME_DOUBT_WORDS } from '../../registrations/name-doubt-words.ts';
import { STATUS_WORDS } from '../../registrations/registration-words.ts';
import { clashText } from '../../registrations/decision-reasons.ts';
import type { ClassClash } from '../../series/class-clashes.ts';
import type { SeatState } from '../../series/class-seats.ts';
import { displayInstant } from '../../time/local-date.ts';
import type { Placed } from './form-classes.ts';
import type { FormStanding } from './form-people.ts';
import { scheduleClash } from './say-clashes.ts';

export interface FormStatus {
  readonly status: Status;
  readonly standing: FormStanding | null;
  readonly seat: SeatState | undefined;
  /** Whom they may be; null: nobody. */
  readonly suspect: string | null;
  /** What staff said of who it is settled something. */
  readonly isSettled: boolean;
  readonly waitingPlace: number | null;
  /** Since when the place is held; null: it is not. */
  readonly since: number | null;
  readonly supersededBy: string | null;
  /** Sent after staff took them out. */
  readonly isSentAgain: boolean;
  /** P41. */
  readonly clashes: readonly ClassClash[];
}

/** @param plan title of the plan: an explanation says of which plan the other class is. */
export function toldOf(one: Placed, found: FormStatus, plan: string, classes: readonly OfferedClass[]): Told {
  const { entry } = one.form;
  const why = whyText(one, found);
  const steps = [
    ...(entry.nameDoubt === null ? [{ rule: 'P60', text: classText(one) }] : []),
    {
      rule: 'P60',
      text: `Gửi lúc ${displayInstant(entry.typedAt)}${
        entry.isTimeDoubtful
          ? `, thời điểm không hợp lý nên tính từ ${displayInstant(entry.submittedAt)}`
          : ''
      }.`,
    },
    ...(why === null ? [] : [{ rule: RULES[found.status] ?? 'P60', text: why }]),
    ...(found.since === null
      ? []
      : [{ rule: 'P60', text: `Giữ chỗ theo thứ tự từ ${displayInstant(found.since)}.` }]),
    ...found.clashes.map((clash) => ({ rule: 'P41', text: clashText({ ...scheduleClash(clash), plan }) })),
    { rule: 'R10', text: `Kết luận: ${STATUS_WORDS[found.status].label.toLowerCase()}.` },
  ];
  const isAsked = found.status === 'class_unclear';
  return { steps, brief: why, suggestion: suggestionOf(one, found), ...(isAsked ? { classes } : {}) };
}

const RULES: Partial<Record<Status, string>> = {
  superseded: 'R3',
  duplicate_suspected: 'R3',
  name_unclear: 'R1',
  withdrawn: 'R8',
};

function classText({ form: { entry }, place }: Placed): string {
  const typed = entry.classTyped === '' ? 'không ghi lớp' : `ghi lớp “${entry.classTyped}”`;
  return place.kind === 'class' ? `Phản hồi ${typed}: Lớp ${place.class.code ?? ''}.` : `Phản hồi ${typed}.`;
}

function whyText({ form, place }: Placed, { status, waitingPlace }: FormStatus): string | null {
  switch (status) {
    case 'name_unclear':
      return form.entry.nameDoubt === null
        ? null
        : `“${form.entry.said.fullName}” không phải là họ tên: ${NAME_DOUBT_WORDS[form.entry.nameDoubt]}.`;
    case 'class_unclear':
      return place.kind === 'unclear' ? doubtText(place, form.entry.classTyped) : null;
    case 'waitlisted':
      return `Lớp đã đủ chỗ hoặc đang có người chờ trước; đứng thứ ${waitingPlace ?? ''} trong danh sách chờ.`;
    case 'duplicate_suspected':
      return 'Trùng họ tên với người đã đăng ký lớp này nhưng không có số điện thoại hay đơn vị chung, nên chưa có chỗ.';
    case 'superseded':
      return 'Cùng một người đã gửi phản hồi mới hơn; chỗ vẫn tính theo phản hồi đầu tiên của lớp ấy.';
    case 'withdrawn':
      return form.goneAt === null
        ? 'Cán bộ đã cho thôi dự.'
        : 'Phản hồi này từng có trong bảng phản hồi, nay không còn, nên không giữ chỗ.';
    default:
      return null;
  }
}

function doubtText(
  { doubt, class: named }: Extract<Placed['place'], { readonly kind: 'unclear' }>,
  typed: string,
): string {
  switch (doubt) {
    case 'none':
      return 'Phản hồi không ghi lớp muốn dự.';
    case 'several':
      return `Phản hồi ghi nhiều lớp: “${typed}”.`;
    case 'closed':
      return `Lớp ${named?.code ?? ''} không mở đăng ký (đang ghi nhận ở tab “Chuỗi lớp”).`;
    case 'unknown':
      return `Chưa rõ “${typed}” là lớp nào: không có mã của lớp nào ở tab “Chuỗi lớp”.`;
    default:
      return doubt satisfies never;
  }
}

function suggestionOf({ form, place }: Placed, { status, isSentAgain, clashes }: FormStatus): string | null {
  const ways = [
    ...(status === 'name_unclear'
      ? ['Đề nghị điền “Họ tên đúng” (nhiều người thì cách nhau bằng dấu “;”), hoặc chọn “Không chấp nhận”.']
      : []),
    ...(status === 'class_unclear'
      ? [
          place.kind === 'unclear' && place.doubt === 'closed'
            ? `Nếu vẫn nhận, đề nghị ghi mã lớp ở “Đơn vị đúng”, ví dụ “${place.class?.code ?? ''}”; nếu không, chọn “Không chấp nhận”.`
            : 'Đề nghị ghi mã lớp ở “Đơn vị đúng”, như ở tab “Chuỗi lớp”; hoặc chọn “Không chấp nhận”.',
        ]
      : []),
    ...(status === 'duplicate_suspected'
      ? ['Chọn “Khác người” để có chỗ theo thứ tự, hoặc “Cùng một người” để gộp.']
      : []),
    ...(clashes.length > 0
      ? [
          'Đề nghị hỏi lại người này dự lớp nào: thôi một lớp thì chọn “Thôi dự” ở tab của lớp ấy, dự cả hai thì đánh dấu “Đã xem”.',
        ]
      : []),
    ...(isSentAgain
      ? ['Nếu người này dự lại, đề nghị xóa quyết định trước; nếu không, đánh dấu “Đã xem”.']
      : []),
    ...(form.entry.isTimeDoubtful && form.goneAt === null
      ? ['Nếu thời điểm ghi trong phản hồi là đúng, chọn “Đúng thời điểm”.']
      : []),
  ];
  return ways.length === 0 ? null : ways.join(' ');
}
