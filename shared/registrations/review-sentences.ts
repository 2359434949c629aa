import type { ReviewNeed } from './review-needs.ts';
import type { Reconciliation, Registration } from './registration.ts';
import type { Directory } from './directory.ts';
import { noteSentences, statusSentence } from './registration-sentences.ts';

/** `Loại việc`. */
export const REVIEW_NEED_WORDS: Readonly<Record<ReviewNeed, string>> = {
  unit_unclear: 'Xác định đơn vị',
  duplicate_suspected: 'Nghi trùng',
  role_unclear: 'Xác định thành phần',
  without_effect: 'Quyết định chưa có hiệu lực',
  late_pending: 'Trễ hạn',
  replacement_hint: 'Đề nghị thay thế',
  extra_pending: 'Vượt chỉ tiêu',
  not_in_plan: 'Đơn vị ngoài đợt',
  role_named_since: 'Thành phần khai khác',
  resubmitted: 'Đăng ký lại',
  details_changed: 'Thông tin thay đổi',
};

/** `Lý do`: everything known that bears on the decision. */
export function reviewReason(one: Registration, directory: Directory): string {
  const sentences = [statusSentence(one, directory), ...noteSentences(one, directory)];
  return sentences.filter((text) => text !== null).join(' ');
}

/** `Gợi ý`: what each choice would do. */
export function reviewSuggestion(
  one: Registration,
  needs: readonly ReviewNeed[],
  reconciliation: Reconciliation,
  directory: Directory,
): string {
  return needs.flatMap((need) => suggestionFor(need, one, reconciliation, directory) ?? []).join(' ');
}

function suggestionFor(
  need: ReviewNeed,
  one: Registration,
  reconciliation: Reconciliation,
  directory: Directory,
): string | null {
  const holder =
    one.why.seatHolder === null ? 'người đang giữ chỗ' : directory.who(one.why.seatHolder, one.unit);
  switch (need) {
    case 'unit_unclear':
      return unitSuggestion(one);
    case 'duplicate_suspected':
      return 'Chọn “Cùng một người” để gộp, hoặc “Khác người” để giữ cả hai (còn phải duyệt thì “Khác người + Duyệt”).';
    case 'role_unclear':
      return roleSuggestion(one, reconciliation, directory);
    case 'late_pending':
      return 'Chọn “Duyệt” để nhận (còn chỗ thì giữ chỗ, hết chỗ thì dự bổ sung), hoặc “Không chấp nhận”.';
    case 'replacement_hint':
      return `Chọn “Thay thế” để nhận chỗ của ${holder}, “Duyệt” để dự bổ sung, hoặc “Không chấp nhận”.`;
    case 'extra_pending':
      return `Chọn “Duyệt” để dự bổ sung (kinh phí do đơn vị cử tự bảo đảm), “Thay thế” để nhận chỗ của ${holder}, hoặc “Không chấp nhận”.`;
    case 'not_in_plan':
      return 'Nếu ghi nhầm đơn vị, đề nghị điền “Đơn vị đúng”; nếu đúng là đơn vị ngoài đợt, chọn “Không chấp nhận”.';
    case 'role_named_since':
      return 'Sửa hoặc xóa ô “Thành phần đúng” nếu lần khai mới là đúng; nếu không, đánh dấu “Đã xem”.';
    case 'resubmitted':
      return 'Quyết định trước vẫn được giữ; đề nghị sửa nếu cần, rồi đánh dấu “Đã xem”.';
    case 'details_changed':
      return 'Nếu là người khác cùng tên, chọn “Khác người”; nếu không, đánh dấu “Đã xem”.';
    default:
      return null;
  }
}

function unitSuggestion({ unitMatch }: Registration): string {
  const { suggestions } = unitMatch;
  if (suggestions.length === 0) return 'Đề nghị chọn “Đơn vị đúng” trong danh sách.';
  const named = suggestions.map(({ name, reason }) => (reason === '' ? name : `${name} (${reason})`));
  return `Có thể là: ${named.join('; ')}. Đề nghị chọn “Đơn vị đúng”.`;
}

function roleSuggestion(one: Registration, { units }: Reconciliation, { roleLabel }: Directory): string {
  const unit = units.find(({ code }) => code === one.unit);
  const free = (unit?.seats ?? []).filter((seat) => seat.registration === null);
  const seats = free.map((seat) => roleLabel(seat.role)).join(', ');
  const left = free.length === 0 ? 'Đơn vị đã đủ chỗ.' : `Đơn vị còn thiếu: ${seats}.`;
  return `Đề nghị chọn “Thành phần đúng”. ${left}`;
}
