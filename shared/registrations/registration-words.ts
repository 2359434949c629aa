/**
 * The Vietnamese words of statuses, notes and decisions, in one place: the tabs, the panel and `explain` all say the same.
 * Words for states follow the vocabulary of Vietnamese task systems; address is neutral ("Đề nghị …").
 */
import type { PartyState } from '../obligations/count-places.ts';
import type { DecisionKind, DecisionObstacle, Note, Status } from './registration.ts';
import type { Tone } from '../workbook/model.ts';

export const STATUS_WORDS: Readonly<Record<Status, { readonly label: string; readonly tone: Tone }>> = {
  seated: { label: 'Đã đăng ký', tone: 'green' },
  extra_pending: { label: 'Vượt chỉ tiêu – chờ duyệt', tone: 'orange' },
  extra_approved: { label: 'Bổ sung – đã duyệt', tone: 'blue' },
  late_pending: { label: 'Trễ hạn – chờ duyệt', tone: 'orange' },
  waitlisted: { label: 'Danh sách chờ', tone: 'orange' },
  role_unclear: { label: 'Chưa rõ thành phần', tone: 'orange' },
  unit_unclear: { label: 'Chưa xác định được đơn vị', tone: 'orange' },
  name_unclear: { label: 'Chưa rõ họ tên', tone: 'orange' },
  not_in_plan: { label: 'Đơn vị không thuộc đợt này', tone: 'orange' },
  class_unclear: { label: 'Chưa rõ lớp', tone: 'orange' },
  duplicate_suspected: { label: 'Nghi trùng', tone: 'orange' },
  superseded: { label: 'Đã có đăng ký mới hơn', tone: 'grey' },
  replaced: { label: 'Đã được thay thế', tone: 'grey' },
  rejected: { label: 'Không chấp nhận', tone: 'grey' },
  withdrawn: { label: 'Đã rút', tone: 'grey' },
};

/** A seat nobody holds. */
export const VACANT_LABEL = 'Chưa đăng ký';

export const NOTE_WORDS: Readonly<Record<Note, string>> = {
  class_differs: 'Chọn lớp khác với lớp của đơn vị; lớp theo đơn vị',
  details_changed: 'Số điện thoại khác lần đăng ký trước',
  double_booked: 'Trùng lịch với nơi khác',
  in_grace: 'Nộp trong ngày gia hạn',
  late_approved: 'Trễ hạn, đã duyệt',
  phone_shared: 'Trùng số điện thoại với người khác cùng đơn vị',
  registered_in_other_unit: 'Đã đăng ký ở đơn vị khác',
  replacement_hint: 'Có thể thay cho người đang giữ chỗ',
  resubmitted_after_decision: 'Đăng ký lại sau khi đã có quyết định',
  source_removed: 'Phản hồi đã bị xóa khỏi bảng phản hồi',
  time_doubtful: 'Thời điểm gửi không hợp lý',
};

/** What staff choose in `Quyết định` and `Xử lý`. What is set – unit, name, role – has columns of its own. */
export const DECISION_WORDS: Readonly<Record<DecisionKind, string>> = {
  set_unit: 'Đơn vị đúng',
  set_class: 'Lớp đúng',
  set_name: 'Họ tên đúng',
  set_role: 'Thành phần đúng',
  same_person: 'Cùng một người',
  different_person: 'Khác người',
  withdraw: 'Rút',
  reject: 'Không chấp nhận',
  approve: 'Duyệt',
  replace: 'Thay thế',
  right_time: 'Đúng thời điểm',
  look_again: 'Xem lại',
};

export const OBSTACLE_WORDS: Readonly<Record<DecisionObstacle, string>> = {
  unit_unclear: 'chưa rõ đơn vị – đề nghị điền “Đơn vị đúng” trước',
  not_in_plan: 'đơn vị không thuộc đợt này – đề nghị kiểm tra “Đơn vị đúng”',
  class_unclear: 'chưa rõ lớp nào – đề nghị ghi cả đơn vị và lớp ở “Đơn vị đúng” trước',
  name_unclear: 'chưa rõ họ tên – đề nghị điền “Họ tên đúng” trước',
  role_unclear: 'chưa rõ thành phần – đề nghị điền “Thành phần đúng” trước',
  duplicate_suspected: 'còn nghi trùng – đề nghị chọn “Cùng một người” hoặc “Khác người” trước',
  no_suspicion: 'không có nghi trùng nào để giải quyết',
  no_time_doubt: 'thời điểm gửi không có gì cần xác nhận',
  conflict: 'hai ô ghi hai quyết định khác nhau – đề nghị giữ một',
};

/** Decisions offered in dropdowns, in the order staff need them. */
export const OFFERED_DECISIONS: readonly DecisionKind[] = [
  'approve',
  'reject',
  'replace',
  'same_person',
  'different_person',
  'withdraw',
  'right_time',
];

/** R11: how full a unit is. Nobody may hold a seat though somebody has registered and waits. */
export const UNIT_STATE_WORDS: Readonly<Record<PartyState, string>> = {
  full: 'Đủ đại biểu',
  short: 'Thiếu đại biểu',
  none: 'Chưa có đại biểu nào giữ chỗ',
};
