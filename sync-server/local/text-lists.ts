/**
 * P43: a list of a commune is a workbook. One that somebody saved as text has lost what tells a date from a text and a phone number
 * from a number, so nobody is read from it; but it is no export of the Form either, and in the place of one it would hide the newest.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type ListFileOptions, readListFile } from '#shared/responses/list-file.ts';
import { textTablesIn } from './export-folder.ts';
import { ResponsesFileError } from './responses-file-error.ts';
import { readSheets } from './responses-file.ts';
import type { Waiting } from './still-file.ts';

/** Names of the `.csv` files of a folder that are lists of one unit; by name. */
export async function textListsIn(
  folder: string,
  options: ListFileOptions & { readonly waiting?: Waiting | undefined },
): Promise<readonly string[]> {
  const lists: string[] = [];
  for (const name of textTablesIn(folder))
    if (await isTextList(join(folder, name), name, options)) lists.push(name);
  return lists;
}

/** Whether a file is text and a list of one unit. What cannot be read is none: whoever needs the file says what is wrong with it. */
async function isTextList(
  path: string,
  name: string,
  options: ListFileOptions & { readonly waiting?: Waiting | undefined },
): Promise<boolean> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size > BYTES_MAX) return false;
  try {
    const { sheets } = await readSheets(path, options.waiting);
    return readListFile(name, sheets, options) !== null;
  } catch (error) {
    if (error instanceof ResponsesFileError) return false;
    throw error;
  }
}

/** The list of a hundred people takes 20 kB; a larger file is an export, and is not read twice. */
const BYTES_MAX = 256 * 1024;

export function textListText(name: string): string {
  return (
    `Tệp “${name}” là danh sách của một đơn vị nhưng lưu dạng .csv, nên chưa tính ai. ` +
    'Danh sách phải là bảng tính .xlsx (mẫu của hệ thống, hoặc bảng có dòng “Đơn vị: …” và các cột Họ và tên, Chức vụ). ' +
    'Đề nghị mở bằng Excel rồi lưu thành .xlsx, hoặc xin đơn vị tệp gốc.'
  );
}
