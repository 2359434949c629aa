import type { ReviewNeed } from './review-needs.ts';
import type { Registration } from './registration.ts';
import type { Directory } from './directory.ts';
import { nameReason } from './reasons.ts';
import { noteSentences, statusSentence } from './registration-sentences.ts';

/** `Loại việc`. */
export const REVIEW_NEED_WORDS: Readonly<Record<ReviewNeed, string>> = {
  name_unclear: 'Xác định họ tên',
  unit_unclear: 'Xác định đơn vị',
  duplicate_suspected: 'Nghi trùng',
  role_unclear: 'Xác định thành phần',
  without_effect: 'Quyết định chưa có hiệu lực',
  late_pending: 'Trễ hạn',
  replacement_hint: 'Đề nghị thay thế',
  extra_pending: 'Vượt chỉ tiêu',
  not_in_plan: 'Đơn vị ngoài đợt',
  class_unclear: 'Xác định lớp',
  double_booked: 'Trùng lịch',
  role_named_since: 'Thành phần khai khác',
  resubmitted: 'Đăng ký lại',
  details_changed: 'Thông tin thay đổi',
  time_doubtful: 'Thời điểm không hợp lý',
  look_again: 'Xem lại theo yêu cầu',
};

/** What the form had where staff set a name; a name in doubt is the status's own sentence. */
function nameSentence(one: Registration): string | null {
  return one.nameDoubt === null ? nameReason(one).brief : null;
}

/** Notes stand on a person's newest row; the time that may be wrong, though, is this one's. */
function olderTimeSentence(one: Registration, directory: Directory): string | null {
  const isOlder = one.status === 'superseded' && one.why.countedAt !== null;
  return isOlder ? noteSentences({ ...one, notes: ['time_doubtful'] }, directory).join(' ') : null;
}

/** `Lý do`: everything known that bears on the decision. */
export function reviewReason(one: Registration, directory: Directory): string {
  const sentences = [
    statusSentence(one, directory),
    nameSentence(one),
    ...noteSentences(one, directory),
    olderTimeSentence(one, directory),
    remarkSentence(one),
  ];
  return sentences.filter((text) => text !== null).join(' ');
}

/** What the commune itself adds ("thôi không đi nữa") may decide the case. */
export function remarkSentence({ note }: Registration): string | null {
  return note === '' ? null : `Đơn vị ghi chú: “${note}”.`;
}
