import type { Cursor } from './cursor.ts';

const COUNTED = [
  'lớp tập huấn',
  'lớp',
  'lần',
  'cuộc kiểm tra',
  'cuộc họp',
  'cuộc',
  'đợt kiểm tra',
  'đợt',
  'buổi',
  'hội nghị',
  'báo cáo',
  'mô hình',
  'sản phẩm',
  'xã',
  'đơn vị',
] as const;

/** "mỗi năm 02 lớp", "02 cuộc/năm": how many, not when. */
export function parseQuota(at: Cursor): boolean {
  const found = at.first(
    () => {
      if (at.phrase('mỗi', 'hàng', 'hằng') === null || at.phrase('năm', 'quý', 'tháng', 'tuần') === null)
        return null;
      return parseCount(at) ? true : null;
    },
    () => {
      if (!parseCount(at)) return null;
      if (at.sign('/') === null && at.phrase('mỗi', 'trong', 'một') === null) return null;
      at.phrase('1', 'một');
      return at.phrase('năm', 'quý', 'tháng', 'tuần') === null ? null : true;
    },
  );
  return found === true;
}

function parseCount(at: Cursor): boolean {
  at.sign(',', ':');
  at.phrase('ít nhất', 'tối thiểu', 'tối đa', 'không quá', 'từ');
  if (at.number() === null) return false;
  at.attempt(() => (at.sign('-') === null && at.phrase('đến') === null ? null : at.number()));
  return at.phrase(...COUNTED) !== null;
}

/** "05 ngày làm việc kể từ ngày ...": counted from something that is described, not dated; the description is free. */
export function parseRelative(at: Cursor): boolean {
  at.phrase(
    'trong vòng',
    'trong thời hạn',
    'trong',
    'sau',
    'chậm nhất là',
    'chậm nhất',
    'không quá',
    'chậm nhất sau',
  );
  if (!parseLength(at)) return false;
  at.sign(',');
  return at.phrase('kể từ', 'tính từ', 'sau khi', 'từ khi', 'từ ngày', 'trước khi') !== null && at.rest();
}

/** "không quá 03 ngày (không kể thời gian đi nghiên cứu thực tế 03 ngày)". */
export function parseDuration(at: Cursor): boolean {
  if (at.phrase('trong vòng', 'trong thời hạn', 'trong', 'không quá', 'tối đa', 'thời gian') === null)
    return false;
  if (!parseLength(at)) return false;
  at.attempt(() => {
    if (at.sign('(') === null || at.phrase('không kể', 'không bao gồm', 'không tính') === null) return null;
    return at.rest() && at.sign(')') !== null ? true : null;
  });
  return true;
}

function parseLength(at: Cursor): boolean {
  if (at.number((token) => token.digits <= 3) === null) return false;
  return at.phrase('ngày làm việc', 'ngày', 'tuần', 'tháng', 'năm', 'giờ') !== null;
}
