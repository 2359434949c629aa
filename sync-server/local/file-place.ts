import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/**
 * What a path leads to, links followed: equal texts are one file, by whatever names. A file that is not there yet is known by
 * its folder and its name.
 */
export function filePlace(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found !== undefined) return `${found.dev}:${found.ino}`;
  return realFile(path);
}

/** The file that a path leads to, links followed, whether it is there or not: a drive may come back later. */
export function realFile(path: string, linksLeft = LINKS_MAX): string {
  try {
    return realpathSync(path);
  } catch {
    const target = linksLeft > 0 ? targetOf(path) : null;
    if (target !== null) return realFile(resolve(dirname(path), target), linksLeft - 1);
    return resolve(folderOf(path), basename(path));
  }
}

/** As many as Linux follows. */
const LINKS_MAX = 40;

function targetOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
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
