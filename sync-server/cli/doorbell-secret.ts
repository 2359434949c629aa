import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './exit-code.ts';

/** Beside the journals of spreadsheets, in the folder in which the service works. Deleted, every spreadsheet is set up anew. */
const FILE = '.so-lop/chuong.bi-mat';
const BYTES = 32;

/** The secret from which the keys of all doorbells follow; made at the first start, for the service's account alone. */
export function doorbellSecret(file = FILE): Buffer {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(BYTES).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length !== BYTES) throw new UsageError(damaged(file));
  return secret;
}

function damaged(file: string): string {
  return `Tệp “${file}” (khóa báo tin của các bảng tính) bị hỏng. Đề nghị xóa tệp này, khởi động lại, rồi chạy “Sổ Lớp › Thiết lập” trong từng bảng tính.`;
}
