/**
 * The one table within a `.zip`: Google Forms hands its `.csv` out so. What else a zip may be is said by its parts, as
 * an `.xlsx` or an `.ods` is a zip too.
 */
import { unzipSync } from 'fflate';
import { ResponsesFileError } from './responses-file-error.ts';

export type Zipped =
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'table'; readonly name: string; readonly content: Buffer };

/** Throws `ResponsesFileError` where it holds no table, or several. */
export function zipped(content: Buffer, name: string, bytesMax: number): Zipped {
  const entries = entriesOf(content, name);
  const names = entries.map((entry) => entry.name);
  if (names.some((entry) => /^xl[/\\]/i.test(entry) || entry === '[Content_Types].xml'))
    return { kind: 'xlsx' };
  const other = OTHER_FORMATS.find(({ isOne }) => names.some(isOne));
  if (other !== undefined) throw otherFormat(name, other.what, other.todo);
  const tables = entries.filter((entry) => /\.(?:csv|tsv|xlsx)$/i.test(entry.name));
  const [table] = tables;
  if (table === undefined || tables.length > 1)
    throw notOneTable(name, tables.length === 0 ? names : tables.map((entry) => entry.name));
  if (table.size > bytesMax) {
    throw new ResponsesFileError(
      'too-large',
      `Tệp “${table.name}” trong “${name}” quá lớn (${Math.ceil(table.size / 1024 / 1024)} MB). ` +
        'Đề nghị kiểm tra đây có phải bảng phản hồi của biểu mẫu không.',
    );
  }
  const bytes = unzip(content, name, (entry) => entry === table.name)[table.name] ?? new Uint8Array();
  return { kind: 'table', name: table.name, content: Buffer.from(bytes) };
}

/** True where a zip ends as a zip does: one that is still being copied does not. */
export function isWholeZip(content: Buffer): boolean {
  return content.lastIndexOf(END_OF_DIRECTORY) >= 0;
}

export function isZip(content: Buffer): boolean {
  return content.subarray(0, 4).equals(FIRST_ENTRY) || content.subarray(0, 4).equals(END_OF_DIRECTORY);
}

const FIRST_ENTRY = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

interface Entry {
  readonly name: string;
  readonly size: number;
}

function entriesOf(content: Buffer, name: string): Entry[] {
  const entries: Entry[] = [];
  unzip(content, name, (entry, size) => {
    const isOfSystem =
      entry.endsWith('/') || entry.startsWith('__MACOSX/') || /(?:^|\/)(?:\.|~\$)/.test(entry);
    if (!isOfSystem) entries.push({ name: entry, size });
    return false;
  });
  return entries;
}

function unzip(content: Buffer, name: string, isWanted: (entry: string, size: number) => boolean) {
  try {
    return unzipSync(content, { filter: (entry) => isWanted(entry.name, entry.originalSize) });
  } catch (error) {
    throw new ResponsesFileError(
      'cut-short',
      `Tệp nén “${name}” không đọc được: tệp chưa chép xong, bị cắt ngang hoặc có mật khẩu. ` +
        'Đề nghị tải hoặc chép lại; nếu vẫn vậy, giải nén bằng tay rồi để tệp .csv vào thư mục.',
      { cause: error },
    );
  }
}

function notOneTable(name: string, entries: readonly string[]): ResponsesFileError {
  const shown = entries.slice(0, SHOWN_MAX).map((entry) => `“${entry}”`);
  const held =
    entries.length === 0 ? 'trống' : `chứa ${shown.join(', ')}${entries.length > SHOWN_MAX ? ', …' : ''}`;
  return new ResponsesFileError(
    'other-format',
    `Tệp nén “${name}” ${held}: cần đúng một bảng .csv (hoặc .xlsx) bên trong. ` +
      'Đề nghị giải nén rồi chỉ để bảng phản hồi đúng vào thư mục.',
  );
}

const SHOWN_MAX = 10;

const AS_XLSX = 'Đề nghị mở bằng phần mềm đó rồi lưu hoặc xuất thành .xlsx (hoặc CSV UTF-8).';

const OTHER_FORMATS: readonly {
  readonly isOne: (entry: string) => boolean;
  readonly what: string;
  readonly todo: string;
}[] = [
  { isOne: (entry) => /^Index(?:\.zip$|\/)/.test(entry), what: 'tệp của Apple Numbers', todo: AS_XLSX },
  {
    isOne: (entry) => entry === 'mimetype' || entry === 'META-INF/manifest.xml',
    what: 'tệp OpenDocument (.ods)',
    todo: AS_XLSX,
  },
  {
    isOne: (entry) => entry.startsWith('word/'),
    what: 'tệp Word',
    todo: 'Cần bảng phản hồi tải từ Google Biểu mẫu.',
  },
];

export function otherFormat(name: string, what: string, todo: string): ResponsesFileError {
  return new ResponsesFileError(
    'other-format',
    `Tệp “${name}” là ${what}, hệ thống không đọc được: cần .csv, .xlsx hoặc .csv.zip của Google Biểu mẫu. ${todo}`,
  );
}
