import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realFile } from './file-place.ts';

/** Another program has the file open; writing now would be overwritten by its next save, or would overwrite it. */
export interface OpenElsewhere {
  readonly program: 'Microsoft Excel' | 'LibreOffice';
  /** Who opened it, where the lock file says so. */
  readonly by: string | null;
  readonly lockFile: string;
}

/**
 * Both programs put a small file beside the one they opened, and take it away when they close it: beside the file itself, or
 * beside the link by which it was opened.
 */
export function openElsewhere(file: string): OpenElsewhere | null {
  return lockBeside(file) ?? lockBeside(realFile(file));
}

function lockBeside(file: string): OpenElsewhere | null {
  const folder = dirname(file);
  const excel = join(folder, `~$${basename(file)}`);
  if (existsSync(excel))
    return { program: 'Microsoft Excel', by: excelOwner(excel), lockFile: basename(excel) };
  const libre = join(folder, `.~lock.${basename(file)}#`);
  if (existsSync(libre)) return { program: 'LibreOffice', by: libreOwner(libre), lockFile: basename(libre) };
  return null;
}

/** One byte with the length, then the name. */
function excelOwner(path: string): string | null {
  const bytes = readLock(path);
  const length = bytes?.[0] ?? 0;
  return tidy(bytes?.subarray(1, 1 + length).toString('latin1') ?? '');
}

/** `Name,user,host,time,profile;` */
function libreOwner(path: string): string | null {
  return tidy(readLock(path)?.toString('utf8').split(',')[0] ?? '');
}

function readLock(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function tidy(name: string): string | null {
  const printable = name.replace(/[^\p{L}\p{N} ._@-]/gu, '').trim();
  return printable === '' ? null : printable.slice(0, 60);
}
