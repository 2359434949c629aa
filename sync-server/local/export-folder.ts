/**
 * The folder into which a clerk drops exports of the Form. Files of ours to read, files that are no business of anybody
 * (temporary, hidden), and files that somebody may well mean to be read and that cannot be: those are named, so that
 * nobody takes an older export for the newest.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ResponsesFileError } from './responses-file-error.ts';

export interface ExportFolder {
  /** The newest export; null: there is none. */
  readonly newest: string | null;
  /** What the clerk should know of the other files. */
  readonly notices: readonly string[];
}

/**
 * Throws `ResponsesFileError` where a table that cannot be read is newer than every export, or there is no other.
 *
 * @param others names of files that are known to be something else.
 */
export function newestExport(folder: string, others: ReadonlySet<string> = new Set()): ExportFolder {
  const files = readdirSync(folder)
    .filter((name) => !TEMPORARY.test(name) && !others.has(name))
    .map((name) => ({
      name,
      path: join(folder, name),
      stat: statSync(join(folder, name), { throwIfNoEntry: false }),
    }))
    .filter(({ stat }) => stat?.isFile() === true)
    .map(({ name, path, stat }) => ({ name, path, at: stat?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at || (a.path < b.path ? -1 : 1));
  const exports = files.filter(({ name }) => READABLE.test(name));
  const [newest] = exports;
  const tables = files.flatMap((file) => {
    const format = OTHER_TABLES.find(({ pattern }) => pattern.test(file.name));
    return format === undefined ? [] : [{ ...file, todo: format.todo }];
  });
  const newer = tables.find(({ at }) => newest === undefined || at > newest.at);
  if (newer !== undefined) throw unreadable(newer, newest?.name ?? null, basename(folder));
  const unread = files.filter(({ name }) => !READABLE.test(name)).map(({ name }) => `“${name}”`);
  const count =
    exports.length > 1 ? ` (mới nhất trong ${exports.length} tệp của thư mục ${basename(folder)}/)` : '';
  return {
    newest: newest?.path ?? null,
    notices: [
      ...(newest === undefined ? [] : [`Đọc phản hồi từ ${newest.path}${count}.`]),
      ...(unread.length === 0 ? [] : [passedOver(unread, basename(folder))]),
    ],
  };
}

/** Workbooks of the folder, any of which may be a list that a commune sent; by name. */
export function workbooksIn(folder: string): readonly string[] {
  return filesIn(folder, WORKBOOK);
}

/** Tables of the folder saved as text; by name. */
export function textTablesIn(folder: string): readonly string[] {
  return filesIn(folder, TEXT_TABLE);
}

function filesIn(folder: string, kind: RegExp): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && kind.test(entry.name) && !TEMPORARY.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Folders in this folder in which a file of a kind that is read lies; by name. */
export function foldersWithExports(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !TEMPORARY.test(entry.name))
    .map(({ name }) => name)
    .filter((name) =>
      readdirSync(join(folder, name)).some((file) => READABLE.test(file) && !TEMPORARY.test(file)),
    )
    .sort();
}

const WORKBOOK = /\.xlsx$/i;
const TEXT_TABLE = /\.csv$/i;
const READABLE = /\.(?:csv|xlsx|zip)$/i;

/** Hidden, half-downloaded, locks and backups of other programs. */
const TEMPORARY =
  /^(?:\.|~|thumbs\.db$|desktop\.ini$|icon\r$)|(?:~|\.(?:tmp|temp|part|partial|crdownload|download|opdownload|swp|lock|bak|lnk))$/i;

const RESAVE = 'mở bằng Excel hoặc phần mềm đã tạo ra nó rồi lưu thành .xlsx hoặc “CSV UTF-8”';

const OTHER_TABLES: readonly { readonly pattern: RegExp; readonly todo: string }[] = [
  { pattern: /\.(?:xls|xlsb|xlsm|xlt|xltx|et)$/i, todo: RESAVE },
  { pattern: /\.(?:ods|fods|sxc|numbers)$/i, todo: RESAVE },
  { pattern: /\.(?:tsv|tab)$/i, todo: RESAVE },
  { pattern: /\.(?:rar|7z|gz|tgz|tar)$/i, todo: 'giải nén rồi để tệp .csv hoặc .xlsx bên trong vào thư mục' },
  {
    pattern: /\.(?:gsheet|html?|mhtml|xml|json|url)$/i,
    todo: 'tải bảng phản hồi từ Google Biểu mẫu (Câu trả lời › Tải xuống .csv) hoặc từ Google Trang tính (Tệp › Tải xuống › .xlsx)',
  },
];

function unreadable(
  file: { readonly name: string; readonly todo: string },
  newest: string | null,
  folder: string,
): ResponsesFileError {
  const beside =
    newest === null
      ? `Thư mục ${folder}/ không có tệp phản hồi nào đọc được`
      : `Không đọc tệp cũ hơn “${newest}” thay cho nó`;
  return new ResponsesFileError(
    'other-format',
    `Tệp mới nhất “${file.name}” trong thư mục ${folder}/ thuộc loại hệ thống không đọc được. ${beside}; chưa ghi gì. ` +
      `Đề nghị ${file.todo}; nếu tệp này không phải bảng phản hồi, chuyển nó ra khỏi thư mục.`,
  );
}

function passedOver(names: readonly string[], folder: string): string {
  const shown = names.slice(0, SHOWN_MAX).join(', ');
  const more = names.length > SHOWN_MAX ? ` và ${names.length - SHOWN_MAX} tệp khác` : '';
  return `Không đọc ${shown}${more} trong thư mục ${folder}/: chỉ đọc được .csv, .xlsx và .csv.zip của Google Biểu mẫu.`;
}

const SHOWN_MAX = 5;
