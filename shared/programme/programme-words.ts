/**
 * The Vietnamese words of tasks, in one place. States follow the vocabulary of Vietnamese task systems (the official
 * two-by-two and what is counted beside it).
 */
import type { DueKind } from '../due/due-reading.ts';
import type { TotalKey } from './total-key.ts';
import type { ProgressField } from './progress.ts';
import type { TaskStateKey } from './task-state-key.ts';
import type { Tone } from '../workbook/model.ts';

export const TASK_STATE_WORDS: Readonly<
  Record<TaskStateKey, { readonly label: string; readonly tone: Tone }>
> = {
  ht_dung_han: { label: 'Hoàn thành đúng hạn', tone: 'green' },
  ht_qua_han: { label: 'Hoàn thành quá hạn', tone: 'orange' },
  dang_trong_han: { label: 'Đang thực hiện (trong hạn)', tone: 'blue' },
  chua_thuc_hien: { label: 'Chưa thực hiện', tone: 'orange' },
  dang_qua_han: { label: 'Đang thực hiện (quá hạn)', tone: 'red' },
  cho_xac_nhan: { label: 'Chờ xác nhận hoàn thành', tone: 'orange' },
  cho_trung_uong: { label: 'Chờ hướng dẫn của Trung ương', tone: 'grey' },
  chua_den_ky: { label: 'Chưa đến kỳ thực hiện', tone: 'grey' },
  khong_han: { label: 'Không có thời hạn', tone: 'grey' },
  chua_xac_dinh: { label: 'Chưa xác định thời hạn', tone: 'orange' },
};

/** T6: the official two-by-two, and what is counted beside it. */
export const TOTAL_WORDS: Readonly<Record<TotalKey, string>> = {
  onTime: 'Hoàn thành đúng hạn',
  late: 'Hoàn thành quá hạn',
  withinTerm: 'Đang thực hiện trong hạn',
  overdue: 'Đang thực hiện quá hạn',
  awaitingConfirmation: 'Chờ xác nhận hoàn thành',
  awaitingGuidance: 'Chờ hướng dẫn của Trung ương',
  notYet: 'Chưa đến kỳ thực hiện',
  noDue: 'Không có thời hạn',
  undetermined: 'Chưa xác định thời hạn',
};

export const DUE_SOON_LABEL = 'Sắp đến hạn';

/** What staff choose to say that a conditional task waits. */
export const WAITING_CHOICE = 'Chờ hướng dẫn của Trung ương';

/** Titles of the columns staff fill in a task tab. */
export const PROGRESS_FIELD_WORDS: Readonly<Record<ProgressField, string>> = {
  progress: 'Tiến độ',
  completedOn: 'Ngày hoàn thành',
  document: 'Số văn bản kết quả',
  documentDate: 'Ngày văn bản',
  newDue: 'Hạn mới',
  grantingDocument: 'Văn bản cho phép gia hạn',
  waiting: 'Chờ hướng dẫn',
  guidanceOn: 'Ngày có hướng dẫn của Trung ương',
  note: 'Ghi chú',
  logDay: 'Ngày cập nhật',
  logText: 'Nội dung cập nhật',
};

export const DUE_KIND_WORDS: Readonly<Record<DueKind, string>> = {
  month: 'trong tháng',
  quarter: 'trong quý',
  year: 'trong năm',
  date: 'đúng ngày',
  dates: 'nhiều ngày',
  before: 'trước một ngày',
  by: 'chậm nhất một ngày',
  range: 'trong khoảng thời gian',
  endof: 'cuối quý',
  startof: 'đầu quý',
  point: 'một thời điểm',
  recurring: 'định kỳ',
  ongoing: 'thường xuyên, không có thời hạn',
  external: 'chờ Trung ương, không có thời hạn riêng',
  event: 'khi có yêu cầu hoặc sự kiện, chưa có ngày',
  quota: 'chỉ tiêu số lượng, không phải thời hạn',
  duration: 'thời lượng, không phải thời hạn',
  unspecified: 'định kỳ nhưng chưa rõ chu kỳ',
  relative: 'tính từ một mốc chưa có ngày',
  invalid: 'thời gian không tồn tại',
};
