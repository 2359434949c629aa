import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { displayInstant } from '#shared/time/local-date.ts';
import type { GoogleCheck } from '../google/check-google.ts';
import { faultWords } from '../journal/fault-words.ts';
import { openJournal } from '../journal/open-journal.ts';
import { attempt, found } from './check-found.ts';
import { journalPath } from './workplace.ts';

/** The journal of a spreadsheet, where this machine holds one. */
export async function spreadsheetJournalChecks(options: {
  readonly spreadsheet: string;
  readonly journal?: string;
}): Promise<readonly GoogleCheck[]> {
  const path = journalPath(options, null);
  return existsSync(path) ? await attempt('Nhật ký', async () => [await journalCheck(path)]) : [];
}

const RESTORE =
  'Giữ nguyên tệp; đề nghị khôi phục từ bản sao lưu, hoặc chuyển tệp đi nơi khác để bắt đầu nhật ký mới (mất lịch sử và thời điểm của các quyết định).';

/** Every record of it is read, and whether it is what its sync sealed. */
export async function journalCheck(path: string): Promise<GoogleCheck> {
  if (!existsSync(path)) {
    const detail = `chưa có (${basename(path)}); lần đồng bộ đầu tiên sẽ tạo`;
    return found(
      'Nhật ký',
      'missing',
      detail,
      'Nếu trước đây đã đồng bộ, đặt lại tệp nhật ký vào cạnh bảng tính.',
    );
  }
  const journal = openJournal(path, { readOnly: true });
  try {
    const faults = await journal.verify();
    const [fault] = faults;
    if (fault !== undefined) {
      const more = faults.length === 1 ? '' : ` và ${faults.length - 1} chỗ khác`;
      return found('Nhật ký', 'failed', `${path}: bị hỏng ở ${faultWords(fault)}${more}`, RESTORE);
    }
    const [last] = await journal.syncs(1);
    const detail =
      last === undefined ? 'chưa ghi lần nào' : `lần gần nhất số ${last.sync}, ${displayInstant(last.at)}`;
    return found('Nhật ký', 'ok', `${path}: ${detail}`, null);
  } finally {
    await journal.close();
  }
}
