import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../sync-server/cli/start.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real process: what a clerk types, and what comes back. */
export function cli(args: readonly string[], options: { input?: string; cwd?: string } = {}): Promise<Ended> {
  return endOf(start(args, options), options.input);
}

export function start(
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  });
}

/** Under a shell that limits the process first, as a full disk would. */
export function cliUnder(limit: string, args: readonly string[]): Promise<Ended> {
  const command = `${limit}; exec "$@"`;
  return endOf(spawn('bash', ['-c', command, 'bash', process.execPath, MAIN, ...args]));
}

/** As an account that the rights of a file bind: an administrator gives up the right to pass over them. */
export function startWithoutPrivileges(args: readonly string[]): ChildProcess {
  if (process.getuid?.() !== 0) return start(args);
  return spawn('setpriv', ['--bounding-set=-all', '--inh-caps=-all', process.execPath, MAIN, ...args]);
}

export function endOf(child: ChildProcess, input = ''): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'so-lop-cli-'));
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Every file below a folder with a fingerprint of its bytes: equal lists, nothing was written. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
