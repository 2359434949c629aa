import { basename } from 'node:path';
import { misfitWords } from './fault-words.ts';
import { BrokenSeal, MisfitRow } from './row-reader.ts';

/** What can go wrong with a journal file. `message` is for staff, names the file and no folder: Vietnamese, what was expected, what came, what to do. */
export class JournalError extends Error {
  readonly code: JournalErrorCode;
  constructor(code: JournalErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalError';
    this.code = code;
  }
}

export type JournalErrorCode =
  | 'not-a-journal'
  | 'two-names'
  | 'newer-version'
  | 'damaged'
  | 'locked'
  | 'sync-running'
  | 'no-space'
  | 'no-access'
  | 'unfinished'
  | 'history-rewritten'
  | 'failed';

/** Turns what SQLite or the file system threw into a `JournalError`; one that already is stays as it is. */
export function journalErrorOf(cause: unknown, path: string): JournalError {
  if (cause instanceof JournalError) return cause;
  if (cause instanceof MisfitRow) {
    const words = `${MESSAGES.damaged(path)} Chỗ hỏng: ${cause.place}.`;
    return new JournalError('damaged', words, { cause });
  }
  if (isFolder(cause)) return new JournalError('not-a-journal', folderWords(path), { cause });
  if (cause instanceof BrokenSeal) {
    const words = `${MESSAGES.damaged(path)} Chỗ hỏng: ${misfitWords(cause)}.`;
    return new JournalError('damaged', words, { cause });
  }
  const code = codeOf(cause);
  return new JournalError(code, MESSAGES[code](path), { cause });
}

/** SQLite's primary result codes: the low byte of `errcode` (the rest says more precisely where). */
const CODE_OF_SQLITE: Readonly<Record<number, FailureCode>> = {
  5: 'locked',
  6: 'locked',
  3: 'no-access',
  8: 'no-access',
  14: 'no-access',
  23: 'no-access',
  11: 'damaged',
  26: 'not-a-journal',
  13: 'no-space',
};

const CODE_OF_SYSTEM: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  ERR_OUT_OF_RANGE: 'damaged',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'no-access',
  ENOENT: 'no-access',
  ENOTDIR: 'no-access',
};

type FailureCode = Exclude<
  JournalErrorCode,
  'newer-version' | 'two-names' | 'sync-running' | 'unfinished' | 'history-rewritten'
>;

function codeOf(cause: unknown): FailureCode {
  if (typeof cause !== 'object' || cause === null) return 'failed';
  const { errcode, code } = cause as { readonly errcode?: unknown; readonly code?: unknown };
  if (typeof errcode === 'number') return CODE_OF_SQLITE[errcode & 0xff] ?? 'failed';
  if (typeof code === 'string') return CODE_OF_SYSTEM[code] ?? 'failed';
  return 'failed';
}

function isFolder(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EISDIR';
}

function folderWords(path: string): string {
  return `“${basename(path)}” là thư mục, không phải tệp nhật ký. Đề nghị chỉ đúng tệp.`;
}

export const MESSAGES: Readonly<
  Record<Exclude<JournalErrorCode, 'history-rewritten'>, (path: string) => string>
> = {
  'not-a-journal': (path) =>
    `Tệp “${basename(path)}” không phải nhật ký của Sổ Lớp nên được giữ nguyên, không ghi gì. Đề nghị chọn tên tệp nhật ký khác hoặc chuyển tệp này đi nơi khác.`,
  'two-names': (path) =>
    `Tệp nhật ký “${basename(path)}” có nhiều tên (liên kết cứng), mỗi tên sẽ giữ một phần ghi riêng, nên được giữ nguyên, không đọc và không ghi. Đề nghị chép tệp sang tên mới, chuyển các tên cũ đi nơi khác, rồi đặt bản chép vào chỗ của nhật ký.`,
  'newer-version': (path) =>
    `Nhật ký “${basename(path)}” do phiên bản Sổ Lớp mới hơn tạo ra nên được giữ nguyên. Đề nghị cập nhật Sổ Lớp rồi chạy lại.`,
  damaged: (path) =>
    `Nhật ký “${basename(path)}” bị hỏng nên được giữ nguyên, không ghi gì. Đề nghị khôi phục từ bản sao lưu, hoặc chuyển tệp đi nơi khác để bắt đầu nhật ký mới (sẽ mất lịch sử và thời điểm của các quyết định).`,
  locked: (path) =>
    `Nhật ký “${basename(path)}” đang được chương trình khác sử dụng. Đề nghị đợi chương trình đó xong rồi chạy lại.`,
  'sync-running': (path) =>
    `Có người hoặc máy chủ đang đồng bộ bảng tính này (nhật ký “${basename(path)}”). Đề nghị đợi lần đồng bộ đó xong rồi chạy lại.`,
  'no-space': (path) =>
    `Ổ đĩa chứa nhật ký “${basename(path)}” đã hết chỗ; chưa ghi gì vào bảng tính. Đề nghị giải phóng dung lượng rồi chạy lại.`,
  'no-access': (path) =>
    `Không mở hoặc không ghi được nhật ký “${basename(path)}”. Đề nghị kiểm tra thư mục có tồn tại và quyền đọc, ghi của tài khoản đang chạy.`,
  unfinished: (path) =>
    `Nhật ký “${basename(path)}” cần được ghi tiếp trước khi đọc (lần ghi trước dừng giữa chừng, hoặc nhật ký do phiên bản cũ tạo ra), nhưng thư mục chứa nó chỉ cho đọc. Đề nghị chép nhật ký cùng các tệp “-wal”, “-shm” cạnh nó và bảng tính sang một thư mục ghi được, rồi chạy lại ở đó.`,
  failed: (path) =>
    `Không đọc hoặc không ghi được nhật ký “${basename(path)}”. Đề nghị chạy lại; nếu vẫn lỗi, đề nghị kiểm tra ổ đĩa và khôi phục từ bản sao lưu.`,
};
