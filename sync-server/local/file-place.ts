import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/**
 * What a path leads to, links followed: equal texts are one file, by whatever names. A file that is not there yet is known by
 * its folder and its name.
 */
export function filePlace(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found !== undefined) return `${found.dev}:${found.ino}`;
  return resolve(folderOf(path), basename(path));
}

/** Whether a path leads into this folder or one below it, links followed. */
export function isWithin(path: string, folder: string): boolean {
  const inside = realOr(folder);
  const target = realOr(path, () => resolve(folderOf(path), basename(path)));
  for (let one = dirname(target); ; one = dirname(one)) {
    if (one === inside) return true;
    if (dirname(one) === one) return false;
  }
}

function folderOf(path: string): string {
  return realOr(dirname(resolve(path)));
}

function realOr(path: string, other: () => string = () => resolve(path)): string {
  try {
    return realpathSync(path);
  } catch {
    return other();
  }
}
