import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { systemWords } from '../local/system-words.ts';
import { linesOfMessage, printJson, tell } from './terminal.ts';

/**
 * An error in words. Our own errors carry a message for staff; anything else is a defect of ours, whose stack helps
 * whoever mends it and nobody at the terminal: it goes to a file.
 */
export function tellError(error: unknown): void {
  const { code, message } = wordsOf(error);
  if (code !== UNEXPECTED) return tell(linesOfMessage(`Lỗi: ${message}`));
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const file = savedTo(details);
  tell(`${message} ${file === null ? details : `Đề nghị gửi tệp “${file}” cho người cài đặt.`}`.split('\n'));
}

/** Null: there is no place to write either. */
function savedTo(details: string): string | null {
  const file = join(tmpdir(), `so-lop-loi-${process.pid}-${Date.now()}.txt`);
  try {
    // An error may quote a cell: for nobody else's eyes.
    writeFileSync(file, `${details}\n`, { flag: 'wx', mode: 0o600 });
    return file;
  } catch {
    return null;
  }
}

/** The same for a program that asked for `--json`: one object on a line. */
export function printError(error: unknown): void {
  printJson({ error: wordsOf(error) });
}

function wordsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof Error && hasCode(error)) return { code: error.code, message: error.message };
  if (isOfSystem(error)) return { code: 'system', message: systemText(error) };
  return { code: UNEXPECTED, message: UNEXPECTED_WORDS };
}

const UNEXPECTED = 'unexpected';
const UNEXPECTED_WORDS = 'Lỗi không lường trước của hệ thống. Không có gì bị ghi dở.';

function hasCode(error: Error): error is Error & { readonly code: string } {
  return 'code' in error && typeof error.code === 'string' && /^[a-z]/.test(error.code);
}

/** What the operating system refused: a path nobody may read or write is the clerk's business, not a defect. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException & { readonly path: string } {
  return error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';
}

function systemText({ code, path }: NodeJS.ErrnoException & { readonly path: string }): string {
  const name = nameOfFile(path);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `Không có tệp hoặc thư mục “${name}”. Đề nghị kiểm tra lại đường dẫn.`;
    case 'EISDIR':
      return `“${name}” là thư mục, không phải tệp. Đề nghị chỉ đúng tệp.`;
    case 'EEXIST':
      return `“${name}” đã có và không phải thư mục. Đề nghị chọn nơi khác.`;
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `Ổ đĩa không còn đủ chỗ để ghi “${name}”. Đề nghị giải phóng dung lượng rồi chạy lại.`;
    default:
      return `Không đọc hoặc không ghi được “${name}” (${systemWords(code)}). Đề nghị kiểm tra quyền truy cập.`;
  }
}

/** Where the files of an office lie is nobody's business who reads a message; a file half written is called as it will be. */
function nameOfFile(path: string): string {
  const name = basename(path);
  return /^\.(.+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1] ?? name;
}
