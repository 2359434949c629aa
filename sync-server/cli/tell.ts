/** Messages for the person at the terminal, on stderr: data alone goes to stdout. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * An error in words. Our own errors carry a message for staff; anything else is a defect of ours, and its stack helps
 * whoever mends it.
 */
export function tellError(error: unknown): void {
  const { code, message } = wordsOf(error);
  tell(code === UNEXPECTED ? message : `Lỗi: ${message}`);
  if (code === UNEXPECTED) tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** The same for a program that asked for `--json`: one object on a line. */
export function errorJson(error: unknown): string {
  return `${JSON.stringify({ error: wordsOf(error) })}\n`;
}

function wordsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof Error && hasCode(error)) return { code: error.code, message: error.message };
  if (isOfSystem(error)) return { code: 'system', message: systemText(error) };
  return { code: UNEXPECTED, message: UNEXPECTED_WORDS };
}

const UNEXPECTED = 'unexpected';
const UNEXPECTED_WORDS =
  'Lỗi không lường trước của chương trình. Không có gì bị ghi dở. Đề nghị gửi nội dung dưới đây cho người quản trị:';

function hasCode(error: Error): error is Error & { readonly code: string } {
  return 'code' in error && typeof error.code === 'string' && /^[a-z]/.test(error.code);
}

/** What the operating system refused: a path nobody may read or write is the clerk's business, not a defect. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException & { readonly path: string } {
  return error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';
}

function systemText({ code, path }: NodeJS.ErrnoException & { readonly path: string }): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `Không có tệp hoặc thư mục “${path}”. Đề nghị kiểm tra lại đường dẫn.`;
    case 'EISDIR':
      return `“${path}” là thư mục, không phải tệp. Đề nghị chỉ đúng tệp.`;
    case 'EEXIST':
      return `“${path}” đã có và không phải thư mục. Đề nghị chọn nơi khác.`;
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `Ổ đĩa không còn đủ chỗ để ghi “${path}”. Đề nghị giải phóng dung lượng rồi chạy lại.`;
    default:
      return `Không đọc hoặc không ghi được “${path}” (${code ?? 'lỗi không rõ'}). Đề nghị kiểm tra quyền truy cập.`;
  }
}
