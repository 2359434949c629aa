import { ResponsesError } from '#shared/responses/responses-error.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { JournalError } from '../journal/journal-error.ts';
import { ResponsesFileError } from '../local/responses-file-error.ts';
import { Refusal } from '#shared/sync/refusal.ts';

/** What staff are told of a failure. What nobody foresaw tells them nothing about our insides. */
export function failureWords(error: unknown): string {
  return OURS.some((ours) => error instanceof ours) && error instanceof Error ? error.message : UNFORESEEN;
}

/** Their messages are for staff. */
const OURS = [WorkbookError, JournalError, ResponsesError, ResponsesFileError, Refusal] as const;

export const UNFORESEEN =
  'Máy chủ gặp lỗi không lường trước. Đề nghị thử lại; nếu vẫn lỗi, đề nghị báo người cài đặt xem nhật ký máy chủ.';
