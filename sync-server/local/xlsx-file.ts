import { systemWords } from './system-words.ts';
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { writeWhole } from './write-whole.ts';
import { LIMITS } from './package/input-limits.ts';
import { openElsewhere } from './xlsx-lock.ts';

/** A file as it was when read: enough to notice that somebody saved it since. */
export interface FileState {
  readonly bytes: Buffer;
  readonly size: number;
  readonly modifiedMs: number;
  readonly hash: string;
}

/** Null where there is no file yet. */
export async function readState(path: string): Promise<FileState | null> {
  try {
    const found = await stat(path);
    refuseUnreadable(path, found);
    const { size, mtimeMs } = found;
    const bytes = await readFile(path);
    return { bytes, size, modifiedMs: mtimeMs, hash: hashOf(bytes) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return refuseEmptyLink(path);
    if (error instanceof WorkbookError) throw error;
    throw fileError(error, path, 'đọc');
  }
}

/** Written to, the link would become a workbook of its own, and the file that it means comes back with its drive. */
async function refuseEmptyLink(path: string): Promise<null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  throw new WorkbookError(
    'not-found',
    `“${basename(path)}” là liên kết tới một tệp không có. Chưa ghi gì. Đề nghị kiểm tra ổ đĩa hoặc thư mục chia sẻ chứa tệp ấy đã được kết nối, hoặc bỏ liên kết để lập bảng tính mới.`,
  );
}

/** A tag of what the file holds. */
export function tagOf(state: FileState | null): string {
  return state?.hash ?? 'no file';
}

export async function fileTag(path: string): Promise<string> {
  return tagOf(await readState(path));
}

/** A pipe or a device would be waited for, or never end; what is too large is refused before it is read. */
function refuseUnreadable(path: string, found: Stats): void {
  if (!found.isFile() && !found.isDirectory())
    throw new WorkbookError(
      'not-a-workbook',
      `“${basename(path)}” không phải tệp thường (đường ống hoặc thiết bị) nên không đọc. Đề nghị chỉ đúng tệp bảng tính .xlsx.`,
    );
  if (found.size > LIMITS.fileBytes)
    throw new WorkbookError(
      'not-a-workbook',
      `Tệp “${basename(path)}” quá lớn (${Math.ceil(found.size / 1024 / 1024)} MB; tối đa ${LIMITS.fileBytes / 1024 / 1024} MB). ` +
        'Tệp được giữ nguyên. Đề nghị xóa hình ảnh và nội dung thừa bằng Excel rồi lưu lại, hoặc chọn đúng tệp.',
    );
}

/**
 * Replaces the file by one renaming, after the new bytes are on the disk: whoever looks sees the old file or the new one.
 * Refuses where somebody has it open, or saved it since it was read.
 */
export async function replaceFile(path: string, before: FileState | null, bytes: Uint8Array): Promise<void> {
  refuseIfOpen(path);
  await refuseIfChanged(path, before);
  try {
    await writeWhole(path, bytes);
  } catch (error) {
    throw fileError(error, path, 'ghi');
  }
}

export function refuseIfOpen(path: string): void {
  const elsewhere = openElsewhere(path);
  if (elsewhere === null) return;
  const by = elsewhere.by === null ? '' : ` (người mở: ${elsewhere.by})`;
  throw new WorkbookError(
    'open-elsewhere',
    `Tệp “${basename(path)}” đang được mở trong ${elsewhere.program}${by} nên chưa ghi gì. ` +
      `Đề nghị lưu và đóng tệp rồi chạy lại; nếu không ai đang mở, đề nghị xóa tệp “${elsewhere.lockFile}” nằm cùng thư mục.`,
  );
}

async function refuseIfChanged(path: string, before: FileState | null): Promise<void> {
  const now = await readState(path);
  if (now === null && before === null) return;
  if (now !== null && before !== null && now.size === before.size && now.hash === before.hash) return;
  throw new WorkbookError(
    'changed-meanwhile',
    `Tệp “${basename(path)}” vừa được người khác sửa sau khi hệ thống đọc nên chưa ghi gì. Đề nghị chạy lại.`,
  );
}

/** What went wrong with the file, for the person who runs the command. */
function fileError(error: unknown, path: string, act: 'đọc' | 'ghi'): WorkbookError {
  const name = basename(path);
  const because = { cause: error };
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new WorkbookError(
        'no-space',
        `Ổ đĩa không còn đủ chỗ để ghi tệp “${name}”; tệp cũ vẫn còn nguyên. Đề nghị giải phóng dung lượng rồi chạy lại.`,
        because,
      );
    case 'EBUSY':
    case 'ETXTBSY':
      return new WorkbookError(
        'open-elsewhere',
        `Tệp “${name}” đang được chương trình khác sử dụng nên chưa ${act} được. Đề nghị đóng tệp rồi chạy lại.`,
        because,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new WorkbookError(
        'not-found',
        `Không có thư mục “${basename(dirname(path))}” để ${act} tệp “${name}”. Đề nghị kiểm tra lại đường dẫn.`,
        because,
      );
    case 'EISDIR':
      return new WorkbookError(
        'not-a-workbook',
        `“${name}” là thư mục, không phải tệp bảng tính .xlsx. Đề nghị chỉ đúng tệp.`,
        because,
      );
    default:
      return new WorkbookError(
        'no-access',
        `Không ${act} được tệp “${name}” (${systemWords(codeOf(error))}). Đề nghị kiểm tra quyền truy cập tệp và thư mục.`,
        because,
      );
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
