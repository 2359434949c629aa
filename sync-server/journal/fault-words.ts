import type { JournalFault } from './verify-journal.ts';

/** What does not add up, for staff: Vietnamese, without anything of what stands there. */
export function faultWords(fault: JournalFault): string {
  if (fault.kind === 'structure') return 'cấu trúc tệp';
  return fault.kind === 'written' ? 'bảng tra các ô đã ghi' : misfitWords(fault);
}

export function misfitWords({ sync, what }: { readonly sync: number; readonly what: string }): string {
  return `${RECORD_WORDS[what] ?? what} của lần đồng bộ số ${sync}`;
}

const RECORD_WORDS: Readonly<Record<string, string>> = {
  syncs: 'thông tin chung',
  response_versions: 'nội dung phản hồi',
  presences: 'danh sách phản hồi còn hay đã mất',
  staff_values: 'nội dung cán bộ ghi',
  row_changes: 'các ô đã thay đổi',
  cell_changes: 'các ô đã thay đổi',
  sync_ends: 'kết quả',
  unwritten_syncs: 'việc đã ghi hay chưa',
  seals: 'mã kiểm tra',
};
