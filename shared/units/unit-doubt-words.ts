/** Why a typed unit goes to a person, in words for staff. */
import type { Doubt } from './decision.ts';
import type { DoubtAboutPlaces } from './doubt-about-places.ts';
import type { ReadingProblem } from './reading-context.ts';
import type { UnreadableText } from './typed-words.ts';

export type DoubtAboutUnit = Doubt | DoubtAboutPlaces | ReadingProblem | UnreadableText | 'legacyFont';

export const DOUBT_WORDS: Readonly<Record<DoubtAboutUnit, string>> = {
  tooShort: 'Tên quá ngắn để xác định đơn vị',
  initials: 'Chỉ có chữ viết tắt, nhiều đơn vị cùng chữ đầu',
  numberedWard: 'Phường đánh số là đơn vị cũ, có ở nhiều nơi',
  otherType: 'Có tên này nhưng khác loại (xã/phường)',
  numberedNames: 'Có hai đơn vị gần trùng tên, chỉ khác loại (xã/phường) hoặc số; đề nghị xác nhận',
  sameName: 'Nhiều đơn vị cùng tên',
  notThere: 'Không có đơn vị nào tên như vậy ở huyện, quận hoặc tỉnh nêu kèm',
  formerName: 'Trùng hoặc gần giống tên một đơn vị cũ đã sáp nhập',
  laterName: 'Là tên đơn vị từ 01/07/2025, không có trong danh mục của ngày này',
  nameElsewhere: 'Là tên xã, phường của tỉnh khác',
  twoNear: 'Gần giống nhiều đơn vị như nhau',
  notFound: 'Không có đơn vị nào tên như vậy',
  otherPlace: 'Huyện, quận hoặc tỉnh cũ nêu kèm không phải nơi hình thành đơn vị này',
  formerThere: 'Ở huyện, quận hoặc tỉnh nêu kèm, tên này là của đơn vị cũ nay thuộc đơn vị khác',
  otherFormerName: 'Đơn vị cũ nêu kèm không thuộc đơn vị này',
  none: 'Không nhận ra tên xã, phường nào',
  several: 'Nêu nhiều đơn vị trong một ô',
  elsewhere: 'Nêu tỉnh, thành phố hoặc huyện khác ngoài địa bàn',
  largerOnly: 'Chỉ nêu huyện, quận, thị xã, thành phố hoặc tỉnh cũ',
  formerOnly: 'Chỉ nêu đơn vị cũ',
  typeOnly: 'Chỉ có chữ “xã” hoặc “phường”, không có tên',
  loose: 'Có chữ hoặc số đi kèm làm tên không rõ',
  empty: 'Để trống',
  tooLong: 'Nội dung quá dài, không phải tên đơn vị',
  strangeCharacter: 'Có ký tự lạ, không đọc được như tên đơn vị',
  legacyFont: 'Chữ gõ bằng phông cũ (TCVN3); đề nghị xác nhận',
};
