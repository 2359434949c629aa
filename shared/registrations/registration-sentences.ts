/** Why a registration has its status, and what its notes mean, as sentences for staff: the tabs and `explain` share them. */
import { displayDay, displayInstant } from '../time/local-date.ts';
import type { Note, Registration } from './registration.ts';
import type { Directory } from './directory.ts';
import { DECISION_WORDS, NOTE_WORDS, OBSTACLE_WORDS } from './registration-words.ts';

/** Why the status is what it is; null where the status says it all. */
export function statusSentence(one: Registration, directory: Directory): string | null {
  const { who, unitName, roleLabel, plan } = directory;
  const role = one.role === null ? 'này' : `“${roleLabel(one.role)}”`;
  const holder = one.why.seatHolder === null ? null : who(one.why.seatHolder, one.unit);
  switch (one.status) {
    case 'extra_pending':
      return holder === null
        ? `Chỗ ${role} của đơn vị đã có người.`
        : `Chỗ ${role} của đơn vị đã có ${holder}.`;
    case 'extra_approved':
      return 'Dự ngoài chỉ tiêu; kinh phí do đơn vị cử tự bảo đảm.';
    case 'late_pending': {
      const { deadline, graceDay } = plan.registration;
      const grace = graceDay === null ? '' : ` (gia hạn ${displayDay(graceDay)})`;
      return `Nộp lần đầu lúc ${displayInstant(one.why.firstSubmittedAt)}, sau hạn ${displayDay(deadline)}${grace}.`;
    }
    case 'role_unclear':
      return roleUnclear(one);
    case 'unit_unclear': {
      const reason = one.unitMatch.status === 'review' ? `: ${one.unitMatch.reason}` : '';
      return one.unitTyped === ''
        ? 'Chưa ghi đơn vị.'
        : sentence(`“${one.unitTyped}” chưa xác định được là đơn vị nào${reason}`);
    }
    case 'not_in_plan':
      return `${one.unit === null ? 'Đơn vị' : unitName(one.unit)} không có trong lớp nào của đợt này.`;
    case 'duplicate_suspected': {
      const others = one.why.suspects.map((key) => who(key, one.unit));
      return others.length === 0 ? null : `Có thể là cùng một người với ${others.join('; ')}.`;
    }
    case 'superseded':
      return one.why.supersededBy === null
        ? null
        : `Đã có đăng ký mới hơn của cùng người: ${who(one.why.supersededBy, one.unit)}.`;
    case 'replaced':
      return holder === null ? null : `Chỗ ${role} nay do ${holder} giữ.`;
    default:
      return null;
  }
}

/** The notes in words, each with what it is about. */
export function noteSentences(one: Registration, directory: Directory): readonly string[] {
  const { who, roleLabel } = directory;
  return [
    ...one.notes.map((note) => noteSentence(note, one, directory)),
    ...(one.why.roleNamedSince === null
      ? []
      : [
          `Lần đăng ký mới ghi thành phần “${roleLabel(one.why.roleNamedSince)}”, khác thành phần đã quyết định.`,
        ]),
    // The note itself stands on both; a person may share a phone without it being noted once a decision settled it.
    ...(one.notes.includes('phone_shared') || one.why.phoneSharedWith.length === 0
      ? []
      : [`Trùng số điện thoại với ${one.why.phoneSharedWith.map((key) => who(key, one.unit)).join('; ')}.`]),
  ];
}

/** "Duyệt – có hiệu lực", "Thay thế – chưa có hiệu lực: …", one sentence per decision. */
export function decisionSentences(one: Registration, directory: Directory): readonly string[] {
  return one.why.decisions.map(({ decision, obstacle }) => {
    const words = decisionWords(decision.kind, decision.value, directory);
    return obstacle === null
      ? `Có hiệu lực: ${words}.`
      : `Chưa có hiệu lực: ${words} – ${OBSTACLE_WORDS[obstacle]}.`;
  });
}

function decisionWords(
  kind: keyof typeof DECISION_WORDS,
  value: string | null,
  directory: Directory,
): string {
  if (value === null) return DECISION_WORDS[kind];
  const name = kind === 'set_unit' ? directory.unitName(value) : directory.roleLabel(value);
  return `${DECISION_WORDS[kind]} là ${name}`;
}

function noteSentence(note: Note, one: Registration, { who, plan }: Directory): string {
  switch (note) {
    case 'class_differs': {
      const label = plan.classes.find((planClass) => planClass.code === one.class)?.label;
      return `Biểu mẫu chọn “${one.classTyped}”; lớp theo đơn vị là ${label ?? 'lớp của đơn vị'}.`;
    }
    case 'phone_shared':
      return one.why.phoneSharedWith.length === 0
        ? `${NOTE_WORDS[note]}.`
        : `Trùng số điện thoại với ${one.why.phoneSharedWith.map((key) => who(key, one.unit)).join('; ')}.`;
    case 'replacement_hint':
      return one.why.seatHolder === null
        ? `${NOTE_WORDS[note]}.`
        : `Có thể thay cho ${who(one.why.seatHolder, one.unit)}: phản hồi này nhắc lại người đã đăng ký của đơn vị mà không nhắc người ấy.`;
    default:
      return `${NOTE_WORDS[note]}.`;
  }
}

function roleUnclear(one: Registration): string {
  if (one.roleTyped !== '') return `Thành phần đã ghi “${one.roleTyped}” chưa cho biết thuộc thành phần nào.`;
  if (one.position !== '') return `Chức vụ “${one.position}” chưa cho biết thuộc thành phần nào.`;
  return 'Chưa ghi chức vụ và thành phần.';
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
