import { basename } from 'node:path';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { DamagedFile, TooLarge } from './package/input-limits.ts';
import { OfficePackage } from './package/office-package.ts';
import { isBinaryWorkbook, workbookPartName } from './sheet/workbook-part.ts';

/**
 * Opens the bytes of a workbook and hands it to `read`; whatever is no workbook that can be read ends with a message that
 * says what it seems to be and what to do.
 */
export async function openFile<Read>(
  bytes: Buffer,
  path: string,
  read: (file: OfficePackage) => Read,
): Promise<Read> {
  const name = basename(path);
  if (bytes.length === 0) throw notAWorkbook(name, 'tệp trống, không có nội dung', CHOOSE);
  if (bytes.subarray(0, 4).equals(OLE)) throw oldOrLocked(bytes, name);
  if (!bytes.subarray(0, 4).equals(ZIP)) throw notAWorkbook(name, 'tệp không có định dạng .xlsx', CHOOSE);
  try {
    const file = await OfficePackage.open(bytes);
    refuseOtherFormats(file, name);
    return read(file);
  } catch (error) {
    throw inWords(error, path);
  }
}

/** What is wrong with the file, for staff; errors that have their words, or say nothing of the file, stay as they are. */
export function inWords(error: unknown, path: string): unknown {
  const name = basename(path);
  if (error instanceof TooLarge)
    return notAWorkbook(name, `${error.message} vượt mức hệ thống đọc được`, TOO_LARGE, error);
  if (error instanceof DamagedFile) return notAWorkbook(name, 'tệp bị hỏng hoặc không đầy đủ', CHOOSE, error);
  return error;
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** The stream of an encrypted workbook within its container. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const CHOOSE = 'Đề nghị chọn đúng tệp, hoặc mở bằng Excel rồi lưu lại dạng .xlsx.';
const TOO_LARGE = 'Đề nghị xóa dòng, cột hoặc nội dung thừa bằng Excel rồi lưu lại.';

/** Both are containers of the same kind; only the encrypted one holds a stream of that name. */
function oldOrLocked(bytes: Buffer, name: string): WorkbookError {
  return bytes.includes(ENCRYPTED)
    ? notAWorkbook(
        name,
        'tệp có mật khẩu mở',
        'Đề nghị mở bằng Excel, vào Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu lại.',
      )
    : notAWorkbook(
        name,
        'tệp .xls kiểu cũ hoặc tệp có mật khẩu',
        'Đề nghị mở bằng Excel rồi lưu lại dạng .xlsx (Tệp › Lưu dưới dạng › Sổ làm việc Excel), không đặt mật khẩu mở.',
      );
}

function refuseOtherFormats(file: OfficePackage, name: string): void {
  if (file.has('mimetype'))
    throw notAWorkbook(
      name,
      'tệp OpenDocument (.ods)',
      'Đề nghị mở bằng LibreOffice rồi lưu lại dạng Excel 2007-365 (.xlsx).',
    );
  if (!file.has('[Content_Types].xml')) throw notAWorkbook(name, 'tệp nén không chứa tab nào', CHOOSE);
  if (isBinaryWorkbook(file))
    throw notAWorkbook(name, 'tệp .xlsb (dạng nhị phân)', 'Đề nghị mở bằng Excel rồi lưu lại dạng .xlsx.');
  const type = file.contentTypeOf(workbookPartName(file)) ?? '';
  if (!type.includes('sheet') && !type.includes('template'))
    throw notAWorkbook(name, 'tệp Office nhưng không phải bảng tính', CHOOSE);
}

function notAWorkbook(name: string, why: string, todo: string, cause?: unknown): WorkbookError {
  return new WorkbookError(
    'not-a-workbook',
    `Không đọc được “${name}” như một bảng tính .xlsx: ${why}. Tệp được giữ nguyên. ${todo}`,
    cause === undefined ? undefined : { cause },
  );
}
