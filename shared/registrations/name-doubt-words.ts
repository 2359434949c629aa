import type { NameDoubt } from '../people/name-cell.ts';

/** Why a name cell names nobody, as the end of “… không phải là họ tên: …”. */
export const NAME_DOUBT_WORDS: Readonly<Record<NameDoubt, string>> = {
  error_value: 'đây là giá trị lỗi của bảng tính',
  nobody_yet: 'ô này chưa ghi tên ai',
  link: 'đây là một đường dẫn',
  file: 'đây là tên một tệp',
  email: 'đây là một địa chỉ thư điện tử',
  phone: 'đây là một số điện thoại',
  post: 'đây là chức vụ hoặc cơ quan, có thể đã ghi nhầm ô',
  unit: 'đây là tên đơn vị',
  one_syllable: 'chỉ có một tiếng hoặc chữ viết tắt',
  initials: 'họ tên còn viết tắt; nếu đúng là họ tên, đề nghị ghi lại vào cột “Họ tên đúng”',
  unfinished: 'họ tên còn bỏ lửng (dấu “…”)',
  digits: 'còn chữ số trong tên',
  lost_letters: 'có chữ bị mất (dấu “?”), do bảng mã khi lưu tệp',
  equals_sign: 'còn dấu “=” của một công thức',
  several: 'ô này ghi nhiều người hoặc nội dung khác',
};
