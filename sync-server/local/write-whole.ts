import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file by one renaming, after all new bytes are on the disk: whoever looks, and whatever stops the machine, the
 * old file or the new one is there, whole. A link stays a link, and the new file keeps the old one's permissions; a file
 * that was not there is for whoever runs the program alone, because it holds names and phones.
 *
 * Not with `write-file-atomic`: it writes once and does not look how much was written, so on a full disk it renames half a
 * file over the good one (tried with version 8.0.0 on a disk of 60 kB).
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await sweepLeftovers(target, NOBODY_WRITES_MS);
  const mode = await stat(target).then(
    (found) => found.mode,
    () => undefined,
  );
  // Spreadsheet programs and file lists leave out names that begin with a dot.
  const temporary = join(
    dirname(target),
    `.${basename(target)}.${randomBytes(RANDOM_BYTES).toString('hex')}.tmp`,
  );
  try {
    await writeSynced(temporary, bytes, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw named(error, target);
  }
  await syncFolder(dirname(target));
}

/** An open file has lost its name: what fails while it is written would not say which one it was. */
function named(error: unknown, path: string): unknown {
  return error instanceof Error && 'syscall' in error && !('path' in error)
    ? Object.assign(error, { path })
    : error;
}

/**
 * The same for a file that must not be there yet: false where something is, and then it stays. What is empty holds nothing: a
 * write that was killed may have left it so.
 */
export async function writeNewWhole(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const found = await lstat(path);
    if (!found.isFile() || found.size > 0) return false;
  }
  await writeWhole(path, bytes);
  return true;
}

/**
 * Takes away what writes that were killed left beside the file: they hold all that it holds. Whoever does not hold the lock
 * under which the file is written leaves those alone that somebody else may be writing right now.
 *
 * @param ageMs how old they must be at least.
 */
export async function sweepLeftovers(path: string, ageMs = 0): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const start = `.${basename(target)}.`;
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(start) || !LEFTOVER.test(name.slice(start.length))) continue;
    const leftover = join(dirname(target), name);
    const found = await stat(leftover).catch(() => null);
    if (found === null || (ageMs > 0 && Date.now() - found.mtimeMs < ageMs)) continue;
    await rm(leftover, { force: true }).catch(() => {});
  }
}

/** The longest write takes seconds. */
const NOBODY_WRITES_MS = 3_600_000;
const RANDOM_BYTES = 6;
const LEFTOVER = new RegExp(`^[0-9a-f]{${RANDOM_BYTES * 2}}\\.tmp$`);

async function writeSynced(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(bytes);
    await file.sync();
    const { size } = await file.stat();
    if (size !== bytes.byteLength)
      throw new Error(`${size} of ${bytes.byteLength} bytes were written to ${path}`);
  } finally {
    await file.close();
  }
}

/** The new name is safe only once its folder is. Windows cannot open folders; there the rename is enough. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  try {
    await folder?.sync();
  } catch {
    // Some network drives refuse; the file itself is written.
  } finally {
    await folder?.close();
  }
}
